import { counted } from '../lib/counted.ts';
import { AppError, type LimitState } from '../errors.ts';

/** A token bucket: `capacity` units at once, refilled evenly by `capacity` every `perSeconds`. */
export interface LimitPolicy {
  readonly name: string;
  readonly capacity: number;
  readonly perSeconds: number;
}

/** The answer of a limit to one request. */
export interface Allowance extends LimitState {
  readonly allowed: boolean;
}

/**
 * Recent use. `who` is a short key that a stranger cannot choose freely: `token 3`, or `addressKey(ip)`. `take` and `peek`
 * resolve to undefined for a policy that does not exist: then there is no limit. None of them rejects.
 */
export interface Limits {
  /** The policy of that name; undefined where there is no limit. */
  policyOf(policy: string): LimitPolicy | undefined;
  /** Takes `cost` units if they are available, else nothing. */
  take(policy: string, who: string, cost?: number): Promise<Allowance | undefined>;
  /**
   * Takes `cost` units even if they are not available, or gives them back when negative. Call it when the real cost of
   * a reservation is known. A bucket is never less than empty or more than full.
   */
  settle(policy: string, who: string, cost: number): Promise<void>;
  /** What `take` would resolve to, without taking anything. */
  peek(policy: string, who: string, cost?: number): Promise<Allowance | undefined>;
}

/** Limits in the memory of this process. */
export interface LocalLimits extends Limits {
  /** How many entries there are, for all policies together. */
  readonly size: number;
}

/** How many entries each policy keeps, of about 100 bytes each. */
const ENTRIES_MAX = 100_000;

/** Makes limits that this process keeps by itself. */
export function createLocalLimits(
  policies: readonly LimitPolicy[],
  now: () => Date,
  entriesMax: number = ENTRIES_MAX,
): LocalLimits {
  const buckets = new Map(policies.map((policy) => [policy.name, new Buckets(policy, entriesMax)]));
  return {
    policyOf: (policy) => buckets.get(policy)?.policy,
    take: async (policy, who, cost = 1) => buckets.get(policy)?.take(who, cost, now().getTime()),
    settle: async (policy, who, cost) => buckets.get(policy)?.settle(who, cost, now().getTime()),
    peek: async (policy, who, cost = 1) => buckets.get(policy)?.peek(who, cost, now().getTime()),
    get size() {
      return [...buckets.values()].reduce((sum, { size }) => sum + size, 0);
    },
  };
}

/** How many milliseconds until an empty bucket of that policy is full again, and until one unit is. */
export function timesOf({ capacity, perSeconds }: LimitPolicy): { emptyMs: number; msPerUnit: number } {
  const emptyMs = perSeconds * 1000;
  return { emptyMs, msPerUnit: emptyMs / capacity };
}

/** What a limit answers when its bucket is full again in `missingMs`, and the request may be made in `waitMs`. */
export function allowanceOf(policy: LimitPolicy, missingMs: number, waitMs: number): Allowance {
  const { name, capacity, perSeconds } = policy;
  const { msPerUnit } = timesOf(policy);
  const remaining = Math.max(0, Math.floor(capacity - missingMs / msPerUnit + 0.001));
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const resetSeconds = waitMs > 0 ? retryAfterSeconds : Math.ceil(missingMs / 1000);
  return { name, capacity, perSeconds, allowed: waitMs === 0, remaining, resetSeconds, retryAfterSeconds };
}

/** Throws rate_limited when the limit is reached. */
export function checkAllowed(allowance: Allowance | undefined): void {
  if (allowance === undefined || allowance.allowed) return;
  const { name, capacity, perSeconds, retryAfterSeconds } = allowance;
  throw new AppError('rate_limited', `Cannot do this now: the limit "${name}" is reached`, {
    hint: `Try again in ${counted(retryAfterSeconds, 'second')}: the limit is ${capacity} in ${counted(perSeconds, 'second')}.`,
    limit: allowance,
  });
}

/** The buckets of one policy. Each is a single number: the time, in ms, when it will be full again. */
class Buckets {
  readonly policy: LimitPolicy;
  readonly #entriesMax: number;
  readonly #emptyMs: number;
  readonly #msPerUnit: number;
  readonly #fullAt = new Map<string, number>();

  constructor(policy: LimitPolicy, entriesMax: number) {
    this.policy = policy;
    this.#entriesMax = entriesMax;
    const { emptyMs, msPerUnit } = timesOf(policy);
    this.#emptyMs = emptyMs;
    this.#msPerUnit = msPerUnit;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  peek(who: string, cost: number, nowMs: number): Allowance {
    const missingMs = this.#missingMs(who, nowMs);
    const waitMs = this.#waitMs(missingMs, cost);
    return allowanceOf(this.policy, missingMs, waitMs);
  }

  take(who: string, cost: number, nowMs: number): Allowance {
    const missingMs = this.#missingMs(who, nowMs);
    const waitMs = this.#waitMs(missingMs, cost);
    if (waitMs > 0) return allowanceOf(this.policy, missingMs, waitMs);
    const leftMs = missingMs + cost * this.#msPerUnit;
    this.#keep(who, nowMs + leftMs, nowMs);
    return allowanceOf(this.policy, leftMs, 0);
  }

  settle(who: string, cost: number, nowMs: number): void {
    const leftMs = this.#missingMs(who, nowMs) + cost * this.#msPerUnit;
    if (leftMs > 0) this.#keep(who, nowMs + Math.min(leftMs, this.#emptyMs), nowMs);
    else this.#fullAt.delete(who);
  }

  #keep(who: string, fullAt: number, nowMs: number): void {
    if (!this.#fullAt.has(who)) this.#makeRoom(nowMs);
    this.#fullAt.set(who, fullAt);
  }

  /**
   * How long until the bucket is full. Never longer than filling an empty one takes, also when the clock was set back.
   */
  #missingMs(who: string, nowMs: number): number {
    const fullAt = this.#fullAt.get(who) ?? nowMs;
    return Math.min(Math.max(fullAt - nowMs, 0), this.#emptyMs);
  }

  #waitMs(missingMs: number, cost: number): number {
    const waitMs = missingMs + cost * this.#msPerUnit - this.#emptyMs;
    // A rounding error: 60,000 / 7 * 7 is not always 60,000 when it is added up.
    return waitMs < 0.001 ? 0 : waitMs;
  }

  /**
   * Removes buckets that are full again, as they limit nothing. When more than half of the table is left, the fuller
   * half goes too. A client that floods the table with new keys, one use each, then loses those keys and not the
   * exhausted bucket that it wants to get rid of. In a table of only exhausted buckets, those that would recover first
   * are removed early.
   */
  #makeRoom(nowMs: number): void {
    if (this.#fullAt.size < this.#entriesMax) return;
    // All at once: removing the oldest entry of a Map again and again took 80 µs for each, at 100,000 entries.
    const times = Float64Array.from(this.#fullAt.values()).sort();
    const median = times[Math.floor(times.length / 2)] ?? nowMs;
    const due = Math.max(nowMs, median);
    for (const [who, fullAt] of this.#fullAt) if (fullAt <= due) this.#fullAt.delete(who);
  }
}
