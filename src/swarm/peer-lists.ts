import { createColumn } from './column.ts';
import { mix } from './mix.ts';
import type { Endpoint } from './peer.ts';
import { PlaceIndex } from './place-index.ts';
import { Slab } from './slab.ts';
import { writeWord } from './word-at.ts';

/** Shorter lists are searched from their beginning, which is faster there than an index. */
const UNINDEXED_MAX = 32;

interface Indexes {
  readonly byAddress: PlaceIndex;
  readonly byIdentity: PlaceIndex;
}

/**
 * The peers of one address family, a list for each swarm. A list is a block of records, the seeders first: the words of
 * the address; the port, the minute of the last announce and the flags in one word; and the identity. Places of records
 * change when others are removed.
 */
export class PeerLists {
  readonly addressWords: number;
  /** What one household has: an IPv4 address, or a /64 of IPv6. */
  readonly #networkWords: number;
  readonly #recordWords: number;
  readonly #slab: Slab;
  readonly #words: Int32Array;
  readonly #seed: number;
  readonly #start;
  readonly #order;
  readonly #count;
  readonly #seeders;
  readonly #indexes = new Map<number, Indexes>();
  #entryCount = 0;

  constructor({ family, swarmsMax, seed }: { family: 4 | 6; swarmsMax: number; seed: number }) {
    this.addressWords = family === 4 ? 1 : 4;
    this.#networkWords = family === 4 ? 1 : 2;
    this.#recordWords = this.addressWords + 2;
    this.#slab = new Slab(this.#recordWords);
    this.#words = this.#slab.words;
    this.#seed = seed;
    this.#start = createColumn(swarmsMax);
    this.#order = createColumn(swarmsMax);
    this.#count = createColumn(swarmsMax);
    this.#seeders = createColumn(swarmsMax);
  }

  /** Makes room for so many swarms. */
  reserve(swarms: number): void {
    for (const column of [this.#start, this.#order, this.#count, this.#seeders]) column.reserve(swarms);
  }

  get bytes(): number {
    return this.#slab.bytes;
  }

  get entryCount(): number {
    return this.#entryCount;
  }

  countOf(swarm: number): number {
    return this.#count.values[swarm] as number;
  }

  seedersOf(swarm: number): number {
    return this.#seeders.values[swarm] as number;
  }

  /** The place of the peer at that endpoint; -1 when there is none. */
  find(swarm: number, { words, port }: Endpoint): number {
    const matches = (place: number): boolean =>
      this.portAt(swarm, place) === port && this.#begins(this.#at(swarm, place), words, this.addressWords);
    const indexes = this.#indexes.get(swarm);
    return indexes === undefined
      ? this.#search(swarm, matches)
      : indexes.byAddress.find(this.#hashOf(words, 0), matches);
  }

  /** How many peers of a list have that address, or the same /64 of IPv6, counted up to `max`. */
  countAddress(swarm: number, { words }: Endpoint, max: number): number {
    let count = 0;
    const counts = (place: number): boolean => {
      if (this.#begins(this.#at(swarm, place), words, this.#networkWords)) count += 1;
      return count >= max;
    };
    const indexes = this.#indexes.get(swarm);
    if (indexes === undefined) this.#search(swarm, counts);
    else indexes.byAddress.find(this.#hashOf(words, 0), counts);
    return count;
  }

  findIdentity(swarm: number, identity: number): number {
    const matches = (place: number): boolean => this.identityAt(swarm, place) === identity;
    const indexes = this.#indexes.get(swarm);
    return indexes === undefined
      ? this.#search(swarm, matches)
      : indexes.byIdentity.find(mix(identity ^ this.#seed), matches);
  }

  isSeeder(swarm: number, place: number): boolean {
    return place < this.seedersOf(swarm);
  }

  identityAt(swarm: number, place: number): number {
    return this.#words[this.#at(swarm, place) + this.addressWords + 1] as number;
  }

  portAt(swarm: number, place: number): number {
    return this.#noteAt(swarm, place) >>> 16;
  }

  flagsAt(swarm: number, place: number): number {
    return this.#noteAt(swarm, place) & 0xff;
  }

  /** The minute of its last announce, of which only the last 8 bits are kept. */
  minuteAt(swarm: number, place: number): number {
    return (this.#noteAt(swarm, place) >>> 8) & 0xff;
  }

  /** Notes the minute and the flags of a peer. */
  note(swarm: number, place: number, minute: number, flags: number): void {
    const at = this.#at(swarm, place) + this.addressWords;
    this.#words[at] = ((this.#words[at] as number) & 0xffff_0000) | ((minute & 0xff) << 8) | flags;
  }

  /** Adds a peer that is not in the list. Returns its place. */
  add(swarm: number, { words, port }: Endpoint, identity: number, isSeeder: boolean): number {
    const count = this.countOf(swarm);
    this.#makeRoom(swarm, count);
    const at = this.#at(swarm, count);
    this.#words.set(words, at);
    this.#words[at + this.addressWords] = port << 16;
    this.#words[at + this.addressWords + 1] = identity;
    this.#count.values[swarm] = count + 1;
    this.#entryCount += 1;
    const indexes = this.#indexes.get(swarm);
    if (indexes !== undefined) this.#enter(indexes, swarm, count);
    return isSeeder ? this.setSeeder(swarm, count, true) : count;
  }

  /** Gives a peer another endpoint. */
  moveTo(swarm: number, place: number, { words, port }: Endpoint): void {
    const at = this.#at(swarm, place);
    const byAddress = this.#indexes.get(swarm)?.byAddress;
    byAddress?.remove(this.#hashOf(this.#words, at), place);
    this.#words.set(words, at);
    byAddress?.add(this.#hashOf(this.#words, at), place);
    const note = at + this.addressWords;
    this.#words[note] = ((this.#words[note] as number) & 0xffff) | (port << 16);
  }

  /** Moves a peer to the seeders or away from them. Returns its new place. */
  setSeeder(swarm: number, place: number, isSeeder: boolean): number {
    if (this.isSeeder(swarm, place) === isSeeder) return place;
    const seeders = this.seedersOf(swarm);
    const border = isSeeder ? seeders : seeders - 1;
    this.#swap(swarm, place, border);
    this.#seeders.values[swarm] = isSeeder ? seeders + 1 : seeders - 1;
    return border;
  }

  remove(swarm: number, place: number): void {
    const leecher = this.setSeeder(swarm, place, false);
    const last = this.countOf(swarm) - 1;
    this.#swap(swarm, leecher, last);
    const indexes = this.#indexes.get(swarm);
    if (indexes !== undefined) this.#leave(indexes, swarm, last);
    this.#count.values[swarm] = last;
    this.#entryCount -= 1;
    if (last === 0) this.#release(swarm);
  }

  /** Removes all peers of a swarm. */
  clear(swarm: number): void {
    if (this.countOf(swarm) === 0) return;
    this.#entryCount -= this.countOf(swarm);
    this.#count.values[swarm] = 0;
    this.#seeders.values[swarm] = 0;
    this.#release(swarm);
  }

  /** Writes a peer as trackers send it: its address and port, big-endian. Returns where the next one begins. */
  write(swarm: number, place: number, out: Uint8Array, offset: number): number {
    const at = this.#at(swarm, place);
    for (let word = 0; word < this.addressWords; word += 1)
      writeWord(out, offset + 4 * word, this.#words[at + word] as number);
    const end = offset + 4 * this.addressWords;
    const port = this.portAt(swarm, place);
    out[end] = port >>> 8;
    out[end + 1] = port;
    return end + 2;
  }

  #at(swarm: number, place: number): number {
    return (this.#start.values[swarm] as number) + place * this.#recordWords;
  }

  #noteAt(swarm: number, place: number): number {
    return this.#words[this.#at(swarm, place) + this.addressWords] as number;
  }

  /** Whether the address of a record begins with so many of these words. */
  #begins(at: number, words: Int32Array, count: number): boolean {
    for (let word = 0; word < count; word += 1) if (this.#words[at + word] !== words[word]) return false;
    return true;
  }

  /** Seeded, so that clients cannot choose addresses that share a place in the index. Those of one network do: they are few. */
  #hashOf(words: Int32Array, at: number): number {
    let hash = this.#seed;
    for (let word = 0; word < this.#networkWords; word += 1) hash = mix(hash ^ (words[at + word] as number));
    return hash;
  }

  #search(swarm: number, matches: (place: number) => boolean): number {
    const count = this.countOf(swarm);
    for (let place = 0; place < count; place += 1) if (matches(place)) return place;
    return -1;
  }

  #swap(swarm: number, one: number, other: number): void {
    if (one === other) return;
    const indexes = this.#indexes.get(swarm);
    const [from, to] = [this.#at(swarm, one), this.#at(swarm, other)];
    if (indexes !== undefined) {
      this.#leave(indexes, swarm, one);
      this.#leave(indexes, swarm, other);
    }
    for (let word = 0; word < this.#recordWords; word += 1) {
      const kept = this.#words[from + word] as number;
      this.#words[from + word] = this.#words[to + word] as number;
      this.#words[to + word] = kept;
    }
    if (indexes !== undefined) {
      this.#enter(indexes, swarm, one);
      this.#enter(indexes, swarm, other);
    }
  }

  #makeRoom(swarm: number, count: number): void {
    const order = this.#order.values[swarm] as number;
    if (count === 0) {
      this.#start.values[swarm] = this.#slab.allocate(0);
      this.#order.values[swarm] = 0;
    } else if (count === 1 << order) {
      const from = this.#start.values[swarm] as number;
      const to = this.#slab.allocate(order + 1);
      this.#words.copyWithin(to, from, from + count * this.#recordWords);
      this.#slab.free(from, order);
      this.#start.values[swarm] = to;
      this.#order.values[swarm] = order + 1;
    }
    if (count === UNINDEXED_MAX && !this.#indexes.has(swarm)) this.#index(swarm);
  }

  #index(swarm: number): void {
    const indexes = { byAddress: new PlaceIndex(), byIdentity: new PlaceIndex() };
    this.#indexes.set(swarm, indexes);
    for (let place = 0; place < this.countOf(swarm); place += 1) this.#enter(indexes, swarm, place);
  }

  #enter({ byAddress, byIdentity }: Indexes, swarm: number, place: number): void {
    byAddress.add(this.#hashOf(this.#words, this.#at(swarm, place)), place);
    byIdentity.add(mix(this.identityAt(swarm, place) ^ this.#seed), place);
  }

  #leave({ byAddress, byIdentity }: Indexes, swarm: number, place: number): void {
    byAddress.remove(this.#hashOf(this.#words, this.#at(swarm, place)), place);
    byIdentity.remove(mix(this.identityAt(swarm, place) ^ this.#seed), place);
  }

  #release(swarm: number): void {
    this.#slab.free(this.#start.values[swarm] as number, this.#order.values[swarm] as number);
    this.#indexes.delete(swarm);
  }
}
