import { createColumn, type Column } from './column.ts';
import { mix } from './mix.ts';
import { wordAt } from './word-at.ts';

/** A swarm is named by 20 bytes: the v1 infohash, or the first 20 bytes of the v2 one (BEP 52). */
export const SWARM_HASH_BYTES = 20;
const HASH_WORDS = SWARM_HASH_BYTES / 4;

/** Finds the numbers of swarms by their hashes. Numbers are dense: those of removed swarms are given out again. */
export class HashTable {
  readonly #seed: number;
  /** The hashes by number. */
  readonly #hashes: Column;
  /** Open addressing: a number + 1, or 0. As large as it may become, because to enlarge it would take milliseconds. */
  readonly #slots: Int32Array;
  readonly #inUse: Column;
  readonly #free: number[] = [];
  #used = 0;
  readonly #wanted = new Int32Array(HASH_WORDS);

  /** `sizeMax` is how many hashes it has at most. */
  constructor(sizeMax: number, seed: number) {
    this.#seed = seed;
    this.#hashes = createColumn(sizeMax * HASH_WORDS);
    this.#inUse = createColumn(sizeMax);
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * sizeMax)));
  }

  get size(): number {
    return this.#used - this.#free.length;
  }

  /** How many numbers were given out at the same time at most: all numbers are below it. */
  get end(): number {
    return this.#used;
  }

  /** -1 for a hash that is not in the table. */
  find(hash: Uint8Array): number {
    this.#read(hash);
    const slot = this.#slotOfWanted();
    return (this.#slots[slot] as number) - 1;
  }

  /** Adds a hash that is not in the table, and returns its number. */
  add(hash: Uint8Array): number {
    const number = this.#free.pop() ?? this.#used++;
    this.#hashes.reserve((number + 1) * HASH_WORDS);
    this.#read(hash);
    this.#slots[this.#slotOfWanted()] = number + 1;
    this.#hashes.values.set(this.#wanted, number * HASH_WORDS);
    this.#inUse.reserve(number + 1);
    this.#inUse.values[number] = 1;
    return number;
  }

  remove(number: number): void {
    this.#wanted.set(this.#hashes.values.subarray(number * HASH_WORDS, (number + 1) * HASH_WORDS));
    let hole = this.#slotOfWanted();
    const last = this.#slots.length - 1;
    for (let slot = (hole + 1) & last; this.#slots[slot] !== 0; slot = (slot + 1) & last) {
      const wanted = this.#firstSlot((this.#slots[slot] as number) - 1);
      if (((slot - wanted) & last) < ((slot - hole) & last)) continue;
      this.#slots[hole] = this.#slots[slot] as number;
      hole = slot;
    }
    this.#slots[hole] = 0;
    this.#hashes.values.fill(0, number * HASH_WORDS, (number + 1) * HASH_WORDS);
    this.#inUse.values[number] = 0;
    this.#free.push(number);
  }

  /** Whether a number is in use now. */
  isUsed(number: number): boolean {
    return (this.#inUse.values[number] as number) === 1;
  }

  /** The 20 bytes of a swarm's hash. */
  hashOf(number: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(SWARM_HASH_BYTES);
    const view = new DataView(bytes.buffer);
    for (let word = 0; word < HASH_WORDS; word += 1)
      view.setInt32(word * 4, this.#hashes.values[number * HASH_WORDS + word] as number);
    return bytes;
  }

  /** The numbers that are in use now. */
  numbers(): readonly number[] {
    return Array.from({ length: this.#used }, (_, number) => number).filter((number) => this.isUsed(number));
  }

  #read(hash: Uint8Array): void {
    for (let word = 0; word < HASH_WORDS; word += 1) this.#wanted[word] = wordAt(hash, 4 * word);
  }

  /** The slot of the wanted hash, or the empty one where it belongs. */
  #slotOfWanted(): number {
    const last = this.#slots.length - 1;
    let slot = this.#spread(this.#wanted, 0) & last;
    for (let found = this.#slots[slot] as number; found !== 0; found = this.#slots[slot] as number) {
      if (this.#isWanted((found - 1) * HASH_WORDS)) return slot;
      slot = (slot + 1) & last;
    }
    return slot;
  }

  #isWanted(at: number): boolean {
    for (let word = 0; word < HASH_WORDS; word += 1)
      if (this.#hashes.values[at + word] !== this.#wanted[word]) return false;
    return true;
  }

  #firstSlot(number: number): number {
    return this.#spread(this.#hashes.values, number * HASH_WORDS) & (this.#slots.length - 1);
  }

  /** Over all words and seeded: anyone can choose infohashes whose beginnings are the same. */
  #spread(words: Int32Array, at: number): number {
    let hash = this.#seed;
    for (let word = 0; word < HASH_WORDS; word += 1) hash = mix(hash ^ (words[at + word] as number));
    return hash;
  }
}
