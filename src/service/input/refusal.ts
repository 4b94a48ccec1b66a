import type { z } from 'zod';
import { AppError, type ErrorItem } from '../../errors.ts';
import { ruleErrorOf } from './ruled.ts';

/** How many mistakes one refusal lists. */
const MISTAKES_MAX = 20;

/** All that is wrong with an input. */
export interface Mistakes {
  /** What cannot be done: `Cannot take this body`. */
  readonly cannot: string;
  /** What no schema finds, such as a name that comes twice. */
  readonly others: readonly ErrorItem[];
  readonly issues: readonly z.core.$ZodIssue[];
  /** The issues, each as one mistake or several. */
  readonly found: readonly ErrorItem[];
  /** The hint for these mistakes. */
  readonly hintFor: (errors: readonly ErrorItem[]) => string;
}

/** One error for all mistakes: as the rule of the domain says it when there is only one and it is of such a rule. */
export function refusalOf({ cannot, others, issues, found, hintFor }: Mistakes): AppError {
  const errors = [...others, ...found].slice(0, MISTAKES_MAX);
  const rules = issues.map(ruleErrorOf);
  const [rule] = rules;
  if (rule !== undefined && rules.length === 1 && others.length === 0) {
    const { code, message, hint } = rule;
    return new AppError(code, message, { errors, ...(hint !== undefined && { hint }) });
  }
  const isOfOneCode = others.length === 0 && rules.every((other) => other?.code === rule?.code);
  const code = isOfOneCode ? (rule?.code ?? 'malformed') : 'malformed';
  const all = errors.map(({ message }) => message.replace(/^Cannot /, 'cannot ')).join('; ');
  return new AppError(code, `${cannot}: ${all}`, { hint: hintFor(errors), errors });
}

/** The hint of each mistake, after the name of what it is for. */
export function namedHints(errors: readonly ErrorItem[]): string {
  return errors
    .filter(({ hint }) => hint !== undefined)
    .map(({ path, hint }) => (path === '' ? hint : `${path}: ${hint}`))
    .join(' ');
}
