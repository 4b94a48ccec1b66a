import type { IdRange } from '../lists/published-days.ts';

const COMMA = 44;
const ZERO = 48;

/** A set of ids up to a largest one, with a bit for each: 125 kB for a million. */
export class IdSet {
  readonly #bits: Uint32Array;
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
    this.#bits = new Uint32Array((max >>> 5) + 1);
  }

  /** The set of ids in a text of numbers with commas between them, as `group_concat` gives it. */
  static parse(text: Uint8Array | null, max: number): IdSet {
    const set = new IdSet(max);
    forEachId(text, (id) => {
      set.add(id);
    });
    return set;
  }

  static of(ids: readonly number[], max: number): IdSet {
    const set = new IdSet(max);
    for (const id of ids) set.add(id);
    return set;
  }

  /** The same up to another largest id. */
  copy(max: number): IdSet {
    const set = new IdSet(max);
    set.#bits.set(this.#bits.subarray(0, set.#bits.length));
    set.#bits[max >>> 5]! &= -1 >>> (31 - (max & 31));
    return set;
  }

  /** How much memory it uses. */
  get byteLength(): number {
    return this.#bits.byteLength;
  }

  add(id: number): void {
    if (id <= this.#max) this.#bits[id >>> 5]! |= 1 << (id & 31);
  }

  delete(id: number): void {
    if (id <= this.#max) this.#bits[id >>> 5]! &= ~(1 << (id & 31));
  }

  /** What both sets have, which have the same largest id. */
  and(other: IdSet): IdSet {
    const set = new IdSet(this.#max);
    const [bits, others] = [this.#bits, other.#bits];
    for (let index = 0; index < bits.length; index++) set.#bits[index] = bits[index]! & others[index]!;
    return set;
  }

  /** What this set has and the other one has not, which has the same largest id. */
  without(other: IdSet): IdSet {
    const set = new IdSet(this.#max);
    const [bits, others] = [this.#bits, other.#bits];
    for (let index = 0; index < bits.length; index++) set.#bits[index] = bits[index]! & ~others[index]!;
    return set;
  }

  /** What the set has in a range. */
  within({ min, max }: IdRange): IdSet {
    if (min <= 0 && max >= this.#max) return this;
    const set = new IdSet(this.#max);
    const last = Math.min(max, this.#max);
    if (min > last) return set;
    const [first, end] = [Math.max(min, 0) >>> 5, last >>> 5];
    set.#bits.set(this.#bits.subarray(first, end + 1), first);
    set.#bits[first]! &= -1 << (Math.max(min, 0) & 31);
    set.#bits[end]! &= -1 >>> (31 - (last & 31));
    return set;
  }

  /** How many ids there are. */
  count(): number {
    let count = 0;
    for (const bits of this.#bits) count += countBits(bits);
    return count;
  }

  /** Calls for each id, in ascending order. */
  forEach(call: (id: number) => void): void {
    for (let index = 0; index < this.#bits.length; index++) {
      let bits = this.#bits[index]!;
      while (bits !== 0) {
        call(index * 32 + 31 - Math.clz32(bits & -bits));
        bits &= bits - 1;
      }
    }
  }

  /** The first ids in ascending or descending order, at most so many. */
  take(limit: number, order: 'asc' | 'desc' = 'asc'): number[] {
    const ids: number[] = [];
    const length = this.#bits.length;
    for (let step = 0; step < length && ids.length < limit; step++) {
      const index = order === 'asc' ? step : length - 1 - step;
      let bits = this.#bits[index]!;
      while (bits !== 0 && ids.length < limit) {
        const bit = order === 'asc' ? 31 - Math.clz32(bits & -bits) : 31 - Math.clz32(bits);
        ids.push(index * 32 + bit);
        bits &= ~(1 << bit);
      }
    }
    return ids;
  }

  /** A byte for each id from 0 to the largest one: 1 for those in the set. */
  toMap(): Buffer {
    const map = Buffer.alloc(this.#max + 1);
    this.forEach((id) => {
      map[id] = 1;
    });
    return map;
  }
}

/** Calls for each number of a text of numbers with commas between them. */
export function forEachId(text: Uint8Array | null, call: (id: number) => void): void {
  if (text === null) return;
  let id = 0;
  for (let index = 0; index < text.length; index++) {
    const byte = text[index]!;
    if (byte === COMMA) {
      call(id);
      id = 0;
    } else {
      id = id * 10 + byte - ZERO;
    }
  }
  call(id);
}

/** Counts the bits of two, four and eight places at once. */
function countBits(word: number): number {
  const twos = word - ((word >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
