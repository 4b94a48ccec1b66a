import type { z } from 'zod';
import { AppError, type ErrorItem } from '../errors.ts';
import { readBody } from '../http/body.ts';
import { bodyMistakes, duplicateMistakes } from './body-mistakes.ts';
import { ruleErrorOf } from './ruled.ts';

const JSON_BYTES_MAX = 256 * 1024;
const MISTAKES_TOLD_MAX = 20;

/**
 * The body of a request, read as JSON and checked by a schema. Rejects with unsupported for another type: what a form
 * of another site can send without asking must not be taken for JSON (OWASP ASVS 5.0, 3.5.2); with malformed, naming
 * every member that is wrong or comes twice and the way to fix it; with the error of a `ruled` schema where that is all;
 * and like `readBody`.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';');
  if (!/^application\/(?:[\w.+-]+\+)?json$/i.test(type.trim())) {
    throw new AppError('unsupported', `Cannot take a body of the type "${type.trim()}": it is not JSON`, {
      hint: 'Send it with Content-Type: application/json',
    });
  }
  const text = decode(await readBody(request, JSON_BYTES_MAX));
  const body = parse(text);
  const duplicates = duplicateMistakes(text, MISTAKES_TOLD_MAX);
  const parsed = schema.safeParse(body);
  if (parsed.success && duplicates.length === 0) return parsed.data;
  throw refusal(duplicates, parsed.error?.issues ?? [], body);
}

/** One error for all mistakes: as the rule of the domain says it when there is only one and it is of such a rule. */
function refusal(
  duplicates: readonly ErrorItem[],
  issues: readonly z.core.$ZodIssue[],
  body: unknown,
): AppError {
  const errors = [...duplicates, ...bodyMistakes(issues, body)].slice(0, MISTAKES_TOLD_MAX);
  const rules = issues.map(ruleErrorOf);
  const [rule] = rules;
  if (rule !== undefined && rules.length === 1 && duplicates.length === 0) {
    const { code, message, hint } = rule;
    return new AppError(code, message, { errors, ...(hint !== undefined && { hint }) });
  }
  const isOfOneCode = duplicates.length === 0 && rules.every((other) => other?.code === rule?.code);
  const code = isOfOneCode ? (rule?.code ?? 'malformed') : 'malformed';
  const told = errors.map(({ message }) => message.replace(/^Cannot /, 'cannot ')).join('; ');
  return new AppError(code, `Cannot take this body: ${told}`, { hint: hintOf(errors), errors });
}

function hintOf(errors: readonly ErrorItem[]): string {
  return errors
    .filter(({ hint }) => hint !== undefined)
    .map(({ path, hint }) => (errors.length === 1 || path === '' ? hint : `${path}: ${hint}`))
    .join(' ');
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw notJson(cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(cause);
  }
}

function notJson(cause: unknown): AppError {
  return new AppError('malformed', 'Cannot read the body: it is not JSON in UTF-8', {
    hint: 'Send one object, with its names and texts in double quotes and no comma after the last.',
    cause,
  });
}
