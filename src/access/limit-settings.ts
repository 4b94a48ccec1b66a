import { z } from 'zod';
import { setting } from '../lib/setting.ts';
import { LOGIN_LIMIT } from './guess-guard.ts';
import type { LimitPolicy } from './limits.ts';

/** How often something may be done. */
export type Rate = Pick<LimitPolicy, 'capacity' | 'perSeconds'>;

/** How often one client may do something. */
export interface LimitSettings {
  readonly limitUploads: Rate | 'off';
  /** In milliseconds that checking files takes. */
  readonly limitChecks: Rate | 'off';
  readonly limitSearches: Rate | 'off';
  /** For wrong tokens. */
  readonly limitLogins: Rate | 'off';
  readonly limitReports: Rate | 'off';
}

/** The name of the limit on how long checks of files may take, in milliseconds. */
export const CHECK_LIMIT = 'check-milliseconds';

const COUNT_MAX = 1_000_000;
const SECONDS_MAX = 86_400;

const WRONG_RATE = 'expected a rate such as 60/60, or off';

/** A setting for such a rate, with its default. */
export function rate(standard: Rate, about: string, value = 'count/seconds') {
  return setting(z.string({ error: WRONG_RATE }).transform(parseRate).default(standard), {
    value,
    about: `${about}, or off`,
    write: (limit) => (limit === 'off' ? limit : `${limit.capacity}/${limit.perSeconds}`),
  });
}

/** The part of the configuration's schema for these limits. */
export const LIMIT_SCHEMA = {
  limitUploads: rate(
    { capacity: 1000, perSeconds: 60 },
    'how many files one token, or one address without a token, may upload in that many seconds',
  ),
  limitChecks: rate(
    { capacity: 20_000, perSeconds: 60 },
    'how many milliseconds the check of files of one token or address may last in that many seconds',
    'ms/seconds',
  ),
  limitSearches: rate(
    { capacity: 300, perSeconds: 60 },
    'how many searches one token, or one address without a token, may make in that many seconds',
  ),
  limitLogins: rate(
    { capacity: 20, perSeconds: 60 },
    'how many wrong tokens one address may send in that many seconds',
  ),
  limitReports: rate(
    { capacity: 5, perSeconds: 3600 },
    'how many reports to moderators one token or address may send in that many seconds',
  ),
};

/** The policies of the limits that are not off. */
export function limitPolicies(settings: LimitSettings): readonly LimitPolicy[] {
  const { limitUploads, limitChecks, limitSearches, limitLogins, limitReports } = settings;
  const rates = {
    uploads: limitUploads,
    [CHECK_LIMIT]: limitChecks,
    searches: limitSearches,
    [LOGIN_LIMIT]: limitLogins,
    reports: limitReports,
  };
  return Object.entries(rates).flatMap(([name, of]) => (of === 'off' ? [] : [{ name, ...of }]));
}

function parseRate(text: string, context: z.RefinementCtx): Rate | 'off' {
  if (text.trim() === 'off') return 'off';
  const [, count, seconds] = /^\s*(\d{1,7})\s*\/\s*(\d{1,5})\s*$/.exec(text) ?? [];
  const [capacity, perSeconds] = [Number(count), Number(seconds)];
  if (isWithin(capacity, COUNT_MAX) && isWithin(perSeconds, SECONDS_MAX)) return { capacity, perSeconds };
  context.addIssue({
    code: 'custom',
    message: `expected off, or a count up to ${COUNT_MAX} and seconds up to ${SECONDS_MAX} such as 60/60`,
  });
  return z.NEVER;
}

function isWithin(value: number, max: number): boolean {
  return value >= 1 && value <= max;
}
