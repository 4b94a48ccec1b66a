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
 * Recent use, in memory. `who` is a short key that a stranger cannot choose freely: `token 3`, or `addressKey(ip)`.
 * `take` and `peek` return undefined for a policy that does not exist: then there is no limit.
 */
export interface Limits {
  /** Takes `cost` units if they are available, else nothing. */
  take(policy: string, who: string, cost?: number): Allowance | undefined;
  /**
   * Takes `cost` units even if they are not available, or gives them back when negative. Call it when the real cost of
   * a reservation is known. A bucket is never less than empty or more than full.
   */
  settle(policy: string, who: string, cost: number): void;
  /** What `take` would return, without taking anything. */
  peek(policy: string, who: string, cost?: number): Allowance | undefined;
  /** Gives back what `take` took. */
  giveBack(policy: string, who: string, cost?: number): void;
  /** How many entries there are, for all policies together. */
  readonly size: number;
}

/** How many entries each policy keeps, of about 100 bytes each. */
const ENTRIES_MAX = 100_000;

export function createLimits(
  policies: readonly LimitPolicy[],
  now: () => Date,
  entriesMax: number = ENTRIES_MAX,
): Limits {
  const buckets = new Map(policies.map((policy) => [policy.name, new Buckets(policy, entriesMax)]));
  return {
    take: (policy, who, cost = 1) => buckets.get(policy)?.take(who, cost, now().getTime()),
    settle: (policy, who, cost) => buckets.get(policy)?.settle(who, cost, now().getTime()),
    peek: (policy, who, cost = 1) => buckets.get(policy)?.peek(who, cost, now().getTime()),
    giveBack: (policy, who, cost = 1) => buckets.get(policy)?.giveBack(who, cost),
    get size() {
      return [...buckets.values()].reduce((sum, { size }) => sum + size, 0);
    },
  };
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
  readonly #policy: LimitPolicy;
  readonly #entriesMax: number;
  readonly #msPerUnit: number;
  readonly #fullAt = new Map<string, number>();

  constructor(policy: LimitPolicy, entriesMax: number) {
    this.#policy = policy;
    this.#entriesMax = entriesMax;
    this.#msPerUnit = (policy.perSeconds * 1000) / policy.capacity;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  peek(who: string, cost: number, nowMs: number): Allowance {
    const missingMs = this.#missingMs(who, nowMs);
    const waitMs = this.#waitMs(missingMs, cost);
    return this.#allowance(missingMs, waitMs);
  }

  take(who: string, cost: number, nowMs: number): Allowance {
    const missingMs = this.#missingMs(who, nowMs);
    const waitMs = this.#waitMs(missingMs, cost);
    if (waitMs > 0) return this.#allowance(missingMs, waitMs);
    const leftMs = missingMs + cost * this.#msPerUnit;
    this.#keep(who, nowMs + leftMs, nowMs);
    return this.#allowance(leftMs, 0);
  }

  giveBack(who: string, cost: number): void {
    const fullAt = this.#fullAt.get(who);
    if (fullAt !== undefined) this.#fullAt.set(who, fullAt - cost * this.#msPerUnit);
  }

  settle(who: string, cost: number, nowMs: number): void {
    const leftMs = this.#missingMs(who, nowMs) + cost * this.#msPerUnit;
    const emptyMs = this.#policy.perSeconds * 1000;
    if (leftMs > 0) this.#keep(who, nowMs + Math.min(leftMs, emptyMs), nowMs);
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
    return Math.min(Math.max(fullAt - nowMs, 0), this.#policy.perSeconds * 1000);
  }

  #waitMs(missingMs: number, cost: number): number {
    const waitMs = missingMs + cost * this.#msPerUnit - this.#policy.perSeconds * 1000;
    // A rounding error: 60,000 / 7 * 7 is not always 60,000 when it is added up.
    return waitMs < 0.001 ? 0 : waitMs;
  }

  #allowance(missingMs: number, waitMs: number): Allowance {
    const { name, capacity, perSeconds } = this.#policy;
    const remaining = Math.max(0, Math.floor(capacity - missingMs / this.#msPerUnit + 0.001));
    const retryAfterSeconds = Math.ceil(waitMs / 1000);
    const resetSeconds = waitMs > 0 ? retryAfterSeconds : Math.ceil(missingMs / 1000);
    return { name, capacity, perSeconds, allowed: waitMs === 0, remaining, resetSeconds, retryAfterSeconds };
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
