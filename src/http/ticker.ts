/** Checks entries at intervals, with one timer for all of them, which runs only while there are any. */
export class Ticker<Entry> {
  readonly #tickMs: number;
  readonly #look: (entry: Entry, ms: number) => boolean;
  readonly #entries = new Set<Entry>();
  #timer: NodeJS.Timeout | undefined;
  #tickedAt = 0;

  /** `look` gets an entry and the milliseconds since the last check. It returns whether to keep checking that entry. */
  constructor(tickMs: number, look: (entry: Entry, ms: number) => boolean) {
    this.#tickMs = tickMs;
    this.#look = look;
  }

  add(entry: Entry): void {
    if (this.#timer === undefined) {
      this.#tickedAt = performance.now();
      this.#timer = setInterval(() => this.#tick(), this.#tickMs).unref();
    }
    this.#entries.add(entry);
  }

  #tick(): void {
    const now = performance.now();
    const ms = now - this.#tickedAt;
    this.#tickedAt = now;
    for (const entry of this.#entries) if (!this.#look(entry, ms)) this.#entries.delete(entry);
    if (this.#entries.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
