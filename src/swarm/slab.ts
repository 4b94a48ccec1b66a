/** How much address space is reserved. Memory is only used as far as blocks are given out. */
const BYTES_MAX = 2 ** 30;
const GROWTH_BYTES = 2 ** 20;

/**
 * Memory for lists of records, in blocks whose sizes are powers of two. One array for millions of records needs a tenth of
 * the memory that objects need, and no garbage collector looks at it.
 */
export class Slab {
  /** All records, as 32-bit words. It grows in place, so that it can be kept. */
  readonly words: Int32Array<ArrayBuffer>;
  readonly #recordWords: number;
  readonly #buffer: ArrayBuffer;
  /** Freed blocks by their order. */
  readonly #free: number[][] = [];
  #usedWords = 0;

  constructor(recordWords: number) {
    this.#recordWords = recordWords;
    this.#buffer = new ArrayBuffer(GROWTH_BYTES, { maxByteLength: BYTES_MAX });
    this.words = new Int32Array(this.#buffer);
  }

  get bytes(): number {
    return this.#buffer.byteLength;
  }

  /** The first word of a block for 2 to the power of `order` records. Throws when the reserved memory is used up. */
  allocate(order: number): number {
    const freed = this.#free[order]?.pop();
    if (freed !== undefined) return freed;
    const start = this.#usedWords;
    this.#usedWords += this.#recordWords << order;
    const needed = this.#usedWords * 4;
    if (needed > this.#buffer.byteLength)
      this.#buffer.resize(Math.min(BYTES_MAX, Math.ceil(needed / GROWTH_BYTES) * GROWTH_BYTES));
    return start;
  }

  free(start: number, order: number): void {
    (this.#free[order] ??= []).push(start);
  }
}
