import type { LimitState } from '../errors.ts';
import type { ResponseHeaders } from './respond.ts';

/** The headers for a limit and what is left of it (draft-ietf-httpapi-ratelimit-headers-11); none without a limit. */
export function rateLimitHeaders(limit: LimitState | undefined): ResponseHeaders {
  if (limit === undefined) return {};
  return { 'ratelimit-policy': formatRateLimitPolicy(limit), ratelimit: formatRateLimit(limit) };
}

/** Section 3: `"uploads";q=1000;w=60`. */
function formatRateLimitPolicy({ name, capacity, perSeconds }: LimitState): string {
  return `"${name}";q=${capacity};w=${perSeconds}`;
}

/** Section 4: `"uploads";r=59;t=12`. */
function formatRateLimit({ name, remaining, resetSeconds }: LimitState): string {
  return `"${name}";r=${remaining};t=${resetSeconds}`;
}
