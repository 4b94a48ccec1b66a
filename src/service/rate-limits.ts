import { addressKey } from '../lib/address-key.ts';
import { CHECK_LIMIT } from '../access/limit-settings.ts';
import { checkAllowed, type Allowance, type Limits } from '../access/limits.ts';
import { reaches } from '../access/token.ts';
import { freeOfCharge, type Payer } from '../catalogue/checker.ts';
import { AppError, type LimitState } from '../errors.ts';
import type { Context } from '../http/context.ts';
import { rateLimitHeaders } from '../http/rate-limit.ts';
import type { Route } from '../http/router.ts';
import { withHeaders } from '../http/with-headers.ts';
import type { Visitor } from './visitor.ts';

/** What is counted of visitors, each by a limit of its own. */
export type Counted = 'uploads' | 'searches' | 'reports';

/** Counts what visitors do, and says how much is left. */
export interface RateLimits {
  /**
   * Takes `cost` units, one unless given. Rejects with rate_limited when the visitor has done too much of it. Counted by token,
   * or by address for those without one; no address is exempt, since behind a proxy that names no client every visitor
   * has the address of this machine. Moderators and admins may publish and search without limit: they may remove and
   * change everything anyway, and imports of many torrents are theirs. Reports are counted for everyone.
   */
  take(what: Counted, request: Request, visitor: Visitor, cost?: number): Promise<void>;
  /**
   * Takes for `count` uploads in one request, the first of which was taken with the request itself. Rejects with
   * too_large when that is more than the limit can ever allow, and with rate_limited when it can be sent again later.
   */
  takeSeveral(what: Counted, request: Request, visitor: Visitor, count: number): Promise<void>;
  /** How much of it one visitor may do in which time; undefined for no limit. */
  rateOf(what: Counted): Pick<LimitState, 'capacity' | 'perSeconds'> | undefined;
  /** Who the checks of the visitor's files are counted for; moderators and admins as in `take`. */
  payer(visitor: Visitor): Payer;
  /** The same routes, with headers in their answers that say how much is left of a limit. */
  addHeaders(routes: readonly Route[]): Route[];
}

export function createRateLimits(limits: Limits): RateLimits {
  const taken = new WeakMap<Request, Allowance>();
  const isFree = (what: Counted, visitor: Visitor): boolean =>
    what !== 'reports' && reaches(visitor.role, 'moderator');
  return {
    async take(what, request, visitor, cost = 1) {
      if (isFree(what, visitor)) return;
      const allowance = await limits.take(what, keyOf(visitor), cost);
      checkAllowed(allowance);
      if (allowance !== undefined) taken.set(request, allowance);
    },
    async takeSeveral(what, request, visitor, count) {
      if (count <= 1 || isFree(what, visitor)) return;
      const key = keyOf(visitor);
      const allowance = await limits.take(what, key, count - 1);
      if (allowance === undefined) return;
      if (count > allowance.capacity) throw tooMany(count, allowance);
      // Sent again, it has to be paid in full: the first is not given back, or such requests would be free.
      if (!allowance.allowed) checkAllowed(await limits.peek(what, key, count));
      taken.set(request, allowance);
    },
    rateOf: (what) => limits.policyOf(what),
    payer(visitor) {
      const key = keyOf(visitor);
      if (reaches(visitor.role, 'moderator')) return freeOfCharge(key);
      return {
        key,
        async reserve(ms) {
          const capacity = limits.policyOf(CHECK_LIMIT)?.capacity ?? ms;
          const taken = Math.min(ms, capacity);
          checkAllowed(await limits.take(CHECK_LIMIT, key, taken));
          return taken;
        },
        settle: (ms) => limits.settle(CHECK_LIMIT, key, ms),
      };
    },
    addHeaders: (routes) =>
      routes.map(({ handler, ...route }) => ({
        ...route,
        handler(request: Request, context: Context<never>) {
          const addTo = (response: Response): Response => {
            const allowance = taken.get(request);
            return allowance === undefined ? response : withHeaders(response, rateLimitHeaders(allowance));
          };
          const response = handler(request, context);
          return response instanceof Promise ? response.then(addTo) : addTo(response);
        },
      })),
  };
}

function tooMany(count: number, { name, capacity, perSeconds }: Allowance): AppError {
  return new AppError(
    'too_large',
    `Cannot accept ${count} files at once: the limit "${name}" allows ${capacity} in ${perSeconds} seconds`,
    { hint: `Send at most ${capacity} file${capacity === 1 ? '' : 's'} at once.` },
  );
}

function keyOf({ actor }: Visitor): string {
  return actor.tokenId === undefined ? addressKey(actor.ip) : `token ${actor.tokenId}`;
}
