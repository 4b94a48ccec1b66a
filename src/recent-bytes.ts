/**
 * The bytes that were asked for last. What the key is made of has to hold a digest of the content: then an entry is
 * never stale, and nobody has to tell when something changes.
 */
export class RecentBytes {
  readonly #entries = new Map<string, Uint8Array>();
  readonly #bytesMax: number;
  #bytes = 0;

  /** `bytesMax` bounds all entries together; none takes more than an eighth of it. */
  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  get(key: string): Uint8Array | undefined {
    const bytes = this.#entries.get(key);
    if (bytes === undefined) return undefined;
    // A Map keeps the order of insertion: what was used last goes to its end.
    this.#entries.delete(key);
    this.#entries.set(key, bytes);
    return bytes;
  }

  add(key: string, bytes: Uint8Array): void {
    if (bytes.byteLength > this.#bytesMax / 8 || this.#entries.has(key)) return;
    this.#entries.set(key, bytes);
    this.#bytes += bytes.byteLength;
    for (const [oldest, dropped] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#entries.delete(oldest);
      this.#bytes -= dropped.byteLength;
    }
  }
}
