import { AppError, type LimitState } from '../errors.ts';

/** `capacity` at once, and then `capacity` every `perSeconds`, evenly: a token bucket. */
export interface LimitPolicy {
  readonly name: string;
  readonly capacity: number;
  readonly perSeconds: number;
}

/** What a limit says to somebody. */
export interface Allowance extends LimitState {
  readonly allowed: boolean;
}

/**
 * How much everybody has done lately, in memory. `who` is a short key that a stranger can't choose freely: `token 3`,
 * or `addressKey(ip)`. `take` and `peek` give undefined for a policy that there is none of: then nothing is limited.
 */
export interface Limits {
  /** Takes `cost` units if they are there, else nothing. */
  take(policy: string, who: string, cost?: number): Allowance | undefined;
  /**
   * Takes `cost` units though they may not be there, or gives them back when negative: what a reserve was settled at. A
   * bucket is never less than empty, nor more than full.
   */
  settle(policy: string, who: string, cost: number): void;
  /** What `take` would say, without taking anything. */
  peek(policy: string, who: string, cost?: number): Allowance | undefined;
  /** Undoes what `take` took. */
  giveBack(policy: string, who: string, cost?: number): void;
  /** How many entries are kept, of all policies together. */
  readonly size: number;
}

/** How many are kept of each policy; some 100 bytes each. */
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

/** Throws rate_limited when the limit was reached. */
export function checkAllowed(allowance: Allowance | undefined): void {
  if (allowance === undefined || allowance.allowed) return;
  const { name, capacity, perSeconds, retryAfterSeconds } = allowance;
  throw new AppError('rate_limited', `Cannot take this now: the limit "${name}" is reached`, {
    hint: `Try again in ${retryAfterSeconds} seconds: ${capacity} in ${perSeconds} seconds is the most.`,
    limit: allowance,
  });
}

/** The buckets of one policy. Each is a single number: the time, in ms, at which it will be full again. */
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

  /** How long until the bucket is full; never longer than a whole one takes, also when the clock was set back. */
  #missingMs(who: string, nowMs: number): number {
    const fullAt = this.#fullAt.get(who) ?? nowMs;
    return Math.min(Math.max(fullAt - nowMs, 0), this.#policy.perSeconds * 1000);
  }

  #waitMs(missingMs: number, cost: number): number {
    const waitMs = missingMs + cost * this.#msPerUnit - this.#policy.perSeconds * 1000;
    // 60,000 / 7 * 7 is not 60,000 in every order of adding it up.
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
   * A bucket that is full again says nothing, and goes. When more than half of the table still stands then, its fuller
   * half goes too: whoever floods it with new keys, one use each, loses these and not the exhausted one that they would
   * be rid of; and of a table of nothing but exhausted ones, those that recover first are let off early.
   */
  #makeRoom(nowMs: number): void {
    if (this.#fullAt.size < this.#entriesMax) return;
    // All at once: a Map that loses its oldest entry time and again took 80 µs for each, at 100,000 entries.
    const times = Float64Array.from(this.#fullAt.values()).sort();
    const median = times[Math.floor(times.length / 2)] ?? nowMs;
    const due = Math.max(nowMs, median);
    for (const [who, fullAt] of this.#fullAt) if (fullAt <= due) this.#fullAt.delete(who);
  }
}
