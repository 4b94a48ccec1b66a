import { z } from 'zod';
import { LOGIN_LIMIT } from './guess-guard.ts';
import type { LimitPolicy } from './limits.ts';

type Rate = Pick<LimitPolicy, 'capacity' | 'perSeconds'>;

/** How often one person may do something. */
export interface LimitSettings {
  readonly limitUploads: Rate | 'off';
  /** Of milliseconds that checking files takes. */
  readonly limitChecks: Rate | 'off';
  readonly limitSearches: Rate | 'off';
  /** Of wrong tokens. */
  readonly limitLogins: Rate | 'off';
  readonly limitReports: Rate | 'off';
}

/** The name of the limit on how long checks of files may take, in milliseconds. */
export const CHECK_LIMIT = 'check-milliseconds';

const COUNT_MAX = 1_000_000;
const SECONDS_MAX = 86_400;

function rate(standard: Rate) {
  return z.string({ error: 'expected a rate such as 60/60, or off' }).transform(parseRate).default(standard);
}

/** The part of the configuration's schema that is about how often something may be done. */
export const LIMIT_SCHEMA = {
  limitUploads: rate({ capacity: 1000, perSeconds: 60 }),
  limitChecks: rate({ capacity: 20_000, perSeconds: 60 }),
  limitSearches: rate({ capacity: 300, perSeconds: 60 }),
  limitLogins: rate({ capacity: 20, perSeconds: 60 }),
  limitReports: rate({ capacity: 5, perSeconds: 3600 }),
};

type Documented = {
  readonly key: keyof LimitSettings;
  readonly value: string;
  readonly about: string;
};

/** The same as people meet it. */
export const LIMIT_SETTINGS: readonly Documented[] = [
  {
    key: 'limitUploads',
    value: 'count/seconds',
    about: 'how much one token, or one address without one, may upload, or off (default: 1000/60)',
  },
  {
    key: 'limitChecks',
    value: 'ms/seconds',
    about: 'how many milliseconds the checks of their files may take (default: 20000/60)',
  },
  { key: 'limitSearches', value: 'count/seconds', about: 'the same of searches (default: 300/60)' },
  {
    key: 'limitLogins',
    value: 'count/seconds',
    about: 'the same of wrong tokens from one address (default: 20/60)',
  },
  {
    key: 'limitReports',
    value: 'count/seconds',
    about: 'the same of reports to moderators (default: 5/3600)',
  },
];

/** The policies of the limits that are on. */
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
