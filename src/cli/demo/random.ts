/** Numbers that look random and are the same for the same seed on every machine. */
export class Random {
  #state: number;

  /** Both are whole numbers. Neighbouring indexes give unrelated numbers. */
  constructor(seed: number, index: number) {
    this.#state = (Math.imul(seed, 0x9e37_79b1) ^ Math.imul(index + 1, 0x85eb_ca6b)) >>> 0;
    // The first numbers of near states are near each other.
    for (let skipped = 0; skipped < 4; skipped += 1) this.#bits();
  }

  /** A number from 0 to below 1. */
  fraction(): number {
    return this.#bits() / 2 ** 32;
  }

  /** A whole number, both bounds included. */
  integer(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  /** Whether something happens that happens in this share of all cases. */
  chance(share: number): boolean {
    return this.fraction() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.integer(0, items.length - 1)] as Item;
  }

  /** One of the first items far more often than one of the last, as people choose. */
  pickSkewed<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.fraction() ** 2.5 * items.length)] as Item;
  }

  /** Each of the items with this chance, in their order. */
  some<Item>(items: readonly Item[], share: number): readonly Item[] {
    return items.filter(() => this.chance(share));
  }

  /** A size whose order of magnitude is spread evenly, both bounds in bytes. */
  size(from: number, to: number): number {
    return Math.round(from * (to / from) ** this.fraction());
  }

  /** So many bytes. */
  bytes(length: number): Uint8Array<ArrayBuffer> {
    const words = new Uint32Array(Math.ceil(length / 4));
    for (let index = 0; index < words.length; index += 1) words[index] = this.#bits();
    return new Uint8Array(words.buffer, 0, length);
  }

  /** 32 bits by the generator mulberry32 (public domain). */
  #bits(): number {
    this.#state = (this.#state + 0x6d2b_79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return (bits ^ (bits >>> 14)) >>> 0;
  }
}
