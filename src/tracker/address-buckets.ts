import { mix } from '../swarm/mix.ts';
import { wordAt } from '../swarm/word-at.ts';

/** How often an address may ask: so many times at once, and so many in that many seconds. */
export interface AddressRate {
  readonly capacity: number;
  readonly perSeconds: number;
}

/** How many addresses are remembered: 1.5 MB. */
const ENTRIES = 2 ** 17;
const WAYS = 4;

/**
 * Token buckets of addresses, by the whole address of IPv4 and by the /64 of IPv6, in a table whose size never changes. An
 * address has few places in the table, which are not known to others; where all of them are taken, the one that has used the
 * least is forgotten.
 */
export class AddressBuckets {
  readonly #rate: AddressRate;
  readonly #seed: number;
  /** 32 bits of a hash of the address. */
  readonly #marks = new Int32Array(ENTRIES);
  /** When a bucket is full again, in ms; also before now. */
  readonly #fullAt = new Float64Array(ENTRIES);

  /** `seed` are 32 random bits. */
  constructor(rate: AddressRate, seed: number) {
    this.#rate = rate;
    this.#seed = seed;
  }

  /** Takes one from the bucket of an address of 4 or 16 bytes. Returns false when it is empty. */
  take(address: Uint8Array, nowMs: number): boolean {
    const { capacity, perSeconds } = this.#rate;
    const emptyMs = perSeconds * 1000;
    const costMs = emptyMs / capacity;
    const place = this.#placeOf(address);
    const missingMs = Math.min(emptyMs, Math.max(0, (this.#fullAt[place] as number) - nowMs));
    if (missingMs + costMs > emptyMs) return false;
    this.#fullAt[place] = nowMs + missingMs + costMs;
    return true;
  }

  #placeOf(address: Uint8Array): number {
    const words = address.length === 4 ? 1 : 2;
    let hash = this.#seed;
    for (let word = 0; word < words; word += 1) hash = mix(hash ^ wordAt(address, 4 * word));
    const mark = mix(hash ^ address.length);
    const first = (hash >>> 0) % (ENTRIES / WAYS);
    let chosen = first * WAYS;
    for (let way = 0; way < WAYS; way += 1) {
      const place = first * WAYS + way;
      if (this.#marks[place] === mark) return place;
      if ((this.#fullAt[place] as number) < (this.#fullAt[chosen] as number)) chosen = place;
    }
    this.#marks[chosen] = mark;
    this.#fullAt[chosen] = 0;
    return chosen;
  }
}
