import { AppError } from '../errors.ts';
import { likelyName } from '../lib/likely-name.ts';
import {
  CANNOT_USE,
  checkRule,
  checkRuleCount,
  wrongRules,
  type RetentionRule,
  type RetentionRules,
} from './retention.ts';

const WORD_LENGTH_MAX = 20;
const EXAMPLE = 'Write what it keeps first, as in keep 7, 90d or keep 7 90d, and after that a pattern.';

/** A rule in one line, as `parseRules` reads it: `keep 7 90d *-nightly-*`. */
export function formatRule({ match, keep, maxAge }: RetentionRule): string {
  return [keep === undefined ? undefined : `keep ${keep}`, maxAge, match]
    .filter((part) => part !== undefined)
    .join(' ');
}

/**
 * Reads rules, each in a line of its own; blank lines are none. Throws malformed, naming each wrong one by its number and what
 * a line is called: `rule 2`.
 */
export function parseRules(lines: readonly string[], called: 'line' | 'rule'): RetentionRules {
  const written = lines
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  checkRuleCount(written);
  const mistakes: AppError[] = [];
  const rules = written.flatMap(({ line, number }) => {
    try {
      return [checkRule(parseRule(line))];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      mistakes.push(wrongRules(`${called} ${number}: ${reasonIn(error, CANNOT_USE)}`, error.hint ?? EXAMPLE));
      return [];
    }
  });
  const [first, ...others] = mistakes;
  if (first === undefined) return rules;
  const hints = new Set(mistakes.map(({ hint = '' }) => hint));
  throw wrongRules(
    [first, ...others].map((mistake) => reasonIn(mistake, CANNOT_USE)).join('; '),
    [...hints].join(' '),
  );
}

/** What is wrong, as a part of a sentence: the message of an error without its beginning `cannot`. */
export function reasonIn({ message }: AppError, cannot: string): string {
  return message.startsWith(cannot) ? message.slice(cannot.length) : message.replace(/^Cannot /, 'cannot ');
}

/** The rule in a line: what it keeps, and after that the pattern. It may be one that `checkRule` refuses. */
function parseRule(line: string): RetentionRule {
  const words = line.split(/\s+/).filter((word) => word !== '');
  const [first = '', second] = words;
  if (first === 'keep' && !/^(?:all|\d{1,9})$/.test(second ?? '')) {
    throw wrongRules(
      second === undefined ? 'keep has no number' : `${quoted(second)} is not a number to keep`,
      'Write keep with a number, or keep all.',
    );
  }
  const [, count] = first === 'keep' ? words.splice(0, 2) : [];
  const [maxAge] = /^\d{1,9}[a-z]$/.test(words[0] ?? '') ? words.splice(0, 1) : [];
  if (count === undefined && maxAge === undefined) {
    const isMeant = likelyName(first.slice(0, WORD_LENGTH_MAX), ['keep'], 1) !== undefined;
    throw wrongRules(
      `${quoted(first)} is neither keep nor a time such as 90d`,
      isMeant ? 'Did you mean keep?' : EXAMPLE,
    );
  }
  return {
    ...(words.length > 0 && { match: words.join(' ') }),
    ...(count !== undefined && { keep: count === 'all' ? count : Number(count) }),
    ...(maxAge !== undefined && { maxAge }),
  };
}

function quoted(word: string): string {
  return `"${word.slice(0, WORD_LENGTH_MAX)}"`;
}
