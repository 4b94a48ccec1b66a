import { AppError } from '../errors.ts';
import { parseDuration } from '../lib/duration.ts';
import { isNamedLike } from './latest.ts';
import { toLine } from './plain-text.ts';
import type { Torrent } from './torrent.ts';

/**
 * What a collection keeps of the public torrents directly in it whose names are like `match`: the newest `keep`, and those
 * that are younger than `maxAge`. A torrent for which neither is true goes. At least one of the two is given.
 */
export interface RetentionRule {
  /** A pattern, by `isNamedLike`; undefined for all. */
  readonly match?: string | undefined;
  readonly keep?: number | 'all' | undefined;
  /** A time that `parseDuration` reads, such as `90d`. */
  readonly maxAge?: string | undefined;
}

/** Of several rules the first one counts that a torrent's name is like. */
export type RetentionRules = readonly RetentionRule[];

export const RETENTION_RULES_MAX = 10;
/** Each removal looks all of them up again. */
const KEEP_MAX = 1000;
const MATCH_LENGTH_MAX = 200;

/** Checks rules and returns them with their patterns normalised. Throws malformed, with what is wrong and how to fix it. */
export function checkRetention(rules: RetentionRules): RetentionRules {
  if (rules.length === 0) throw wrong('there is no rule', 'Add a rule, or use none at all (null).');
  if (rules.length > RETENTION_RULES_MAX)
    throw wrong(`there are ${rules.length} rules`, `Use at most ${RETENTION_RULES_MAX}.`);
  return rules.map(checkRule);
}

function checkRule({ match, keep, maxAge }: RetentionRule): RetentionRule {
  if (keep === undefined && maxAge === undefined) {
    throw wrong('a rule does not say what it keeps', 'Give keep, maxAge or both.');
  }
  if (keep === 0) {
    throw wrong('keep 0 would empty the collection', 'Keep at least 1, or delete the torrents themselves.');
  }
  const isCount =
    keep === undefined || keep === 'all' || (Number.isInteger(keep) && keep > 0 && keep <= KEEP_MAX);
  if (!isCount) throw wrong(`it cannot keep ${keep}`, `Keep 1 to ${KEEP_MAX}, or all.`);
  if (keep === 'all' && maxAge !== undefined) {
    throw wrong('a rule that keeps all has no maxAge', 'Leave one of the two out.');
  }
  if (maxAge !== undefined && parseDuration(maxAge) === undefined) {
    throw wrong(
      `"${maxAge.slice(0, 20)}" is not a time`,
      'Write hours, days or weeks, as in 12h, 90d or 4w.',
    );
  }
  return {
    ...(match !== undefined && { match: checkPattern(match) }),
    ...(keep !== undefined && { keep }),
    ...(maxAge !== undefined && { maxAge }),
  };
}

/** A longer one takes longer for each name, and a form and the audit log have each rule in a line. */
function checkPattern(match: string): string {
  const pattern = toLine(match, 'pattern', MATCH_LENGTH_MAX);
  if (pattern !== undefined) return pattern;
  throw wrong('a pattern is empty', 'Write one as in *-nightly-*, or leave it out.');
}

function wrong(why: string, hint: string): AppError {
  return new AppError('malformed', `Cannot use these retention rules: ${why}`, { hint });
}

/** The rule that counts for a torrent; undefined when none is about it. */
export function ruleFor(rules: RetentionRules, torrent: Torrent): RetentionRule | undefined {
  return rules.find(({ match }) => match === undefined || isNamedLike(match, torrent));
}

/** The time until which a rule keeps a torrent for its age, in milliseconds since 1970; 0 for a rule without an age. */
export function keptUntilMs({ maxAge }: RetentionRule, { publishedAt }: Torrent): number {
  return maxAge === undefined ? 0 : publishedAt.getTime() + (parseDuration(maxAge) ?? Infinity);
}

/** What a rule keeps, as a part of a sentence: `the newest 7 named *-nightly-*`. */
export function describeRule({ match, keep, maxAge }: RetentionRule): string {
  const named = match === undefined ? '' : ` named ${match}`;
  if (keep === 'all') return `all${named}`;
  const newest = keep === undefined ? [] : [`the newest ${keep}`];
  const young = maxAge === undefined ? [] : [`those younger than ${maxAge}`];
  return `${[...newest, ...young].join(' and ')}${named}`;
}

/** A rule in one line, as `parseRule` reads it: `keep 7 90d *-nightly-*`. */
export function formatRule({ match, keep, maxAge }: RetentionRule): string {
  return [keep === undefined ? undefined : `keep ${keep}`, maxAge, match]
    .filter((part) => part !== undefined)
    .join(' ');
}

/** The rule in a line: what it keeps, and after that the pattern. It may be one that `checkRetention` refuses. */
export function parseRule(line: string): RetentionRule {
  const words = line.split(' ').filter((word) => word !== '');
  const hasCount = words[0] === 'keep' && /^(?:all|\d{1,9})$/.test(words[1] ?? '');
  const [, count] = hasCount ? words.splice(0, 2) : [];
  const [maxAge] = /^\d{1,9}[a-z]$/.test(words[0] ?? '') ? words.splice(0, 1) : [];
  return {
    ...(words.length > 0 && { match: words.join(' ') }),
    ...(count !== undefined && { keep: count === 'all' ? count : Number(count) }),
    ...(maxAge !== undefined && { maxAge }),
  };
}
