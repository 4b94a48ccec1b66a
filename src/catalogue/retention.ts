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

/** Of several rules, the first whose pattern matches a torrent's name counts. */
export type RetentionRules = readonly RetentionRule[];

/** A collection that has rules of its own about what it keeps. */
export interface RuledCollection {
  readonly collection: string;
  readonly rules: RetentionRules;
}

/** What was found to be due directly in a collection, by ids, and the torrents that show it, because they stay. */
export interface RetentionBatch {
  readonly collection: string;
  readonly dueIds: readonly number[];
  /** The newest of each rule, and one that stays in any case. */
  readonly keptIds: readonly number[];
}

export const CANNOT_USE = 'Cannot use these retention rules: ';
export const RETENTION_RULES_MAX = 10;
/** Each removal looks all of them up again. */
const KEEP_MAX = 1000;
const MATCH_LENGTH_MAX = 200;

/** Checks rules and returns them with their patterns normalised. Throws malformed, with what is wrong and how to fix it. */
export function checkRetention(rules: RetentionRules): RetentionRules {
  checkRuleCount(rules);
  return rules.map(checkRule);
}

/** Throws malformed for no rules, and for too many. */
export function checkRuleCount({ length }: { readonly length: number }): void {
  if (length === 0) throw wrongRules('there is no rule', 'Add a rule, or use none at all (null).');
  if (length > RETENTION_RULES_MAX)
    throw wrongRules(`there are ${length} rules`, `Use at most ${RETENTION_RULES_MAX}.`);
}

/** Checks one rule and returns it with its pattern normalised. Throws malformed. */
export function checkRule(rule: RetentionRule): RetentionRule {
  const { match, keep, maxAge } = rule;
  checkKeeps(rule);
  if (keep !== undefined) checkKeep(keep);
  if (maxAge !== undefined) checkMaxAge(maxAge);
  return {
    ...(match !== undefined && { match: checkPattern(match) }),
    ...(keep !== undefined && { keep }),
    ...(maxAge !== undefined && { maxAge }),
  };
}

/** Throws malformed for a rule that keeps nothing, or all and more. */
export function checkKeeps({ keep, maxAge }: RetentionRule): void {
  if (keep === undefined && maxAge === undefined) {
    throw wrongRules('a rule does not say what it keeps', 'Give keep, maxAge or both.');
  }
  if (keep === 'all' && maxAge !== undefined) {
    throw wrongRules('a rule that keeps all has no use for a time', 'Leave one of the two out.');
  }
}

/** Throws malformed for a number of torrents that no rule keeps. */
export function checkKeep(keep: number | 'all'): void {
  if (keep === 0) {
    throw wrongRules(
      'keep 0 would empty the collection',
      'Keep at least 1, or delete the torrents themselves.',
    );
  }
  if (keep === 'all' || (Number.isInteger(keep) && keep > 0 && keep <= KEEP_MAX)) return;
  throw wrongRules(`it cannot keep ${keep}`, `Keep 1 to ${KEEP_MAX}, or all.`);
}

/** Throws malformed for what is not a time. */
export function checkMaxAge(maxAge: string): void {
  if (parseDuration(maxAge) !== undefined) return;
  throw wrongRules(
    `"${maxAge.slice(0, 20)}" is not a time`,
    'Write hours, days or weeks, as in 12h, 90d or 4w.',
  );
}

/**
 * Returns a pattern normalised. Throws malformed: a longer one takes longer for each name, and a form and the audit log have
 * each rule in a line.
 */
export function checkPattern(match: string): string {
  const pattern = toLine(match, 'pattern', MATCH_LENGTH_MAX);
  if (pattern !== undefined) return pattern;
  throw wrongRules('a pattern is empty', 'Write one as in *-nightly-*, or leave it out.');
}

/** The error for rules that cannot be used. */
export function wrongRules(why: string, hint: string): AppError {
  return new AppError('malformed', `${CANNOT_USE}${why}`, { hint });
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
