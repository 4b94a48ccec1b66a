/** Often enough to be seen moving, and too seldom to cost anything. */
const EVERY_MS = 200;

/** Shows on a terminal how far something is, how fast, and how long it will take. */
export class Progress {
  readonly #total: number;
  readonly #what: string;
  readonly #show: (text: string) => void;
  readonly #startMs = performance.now();
  #done = 0;
  #shownMs = this.#startMs;

  /** `what` is what there are so many of, in the plural; `show` writes the last line of a terminal. */
  constructor(total: number, what: string, show: (text: string) => void) {
    this.#total = total;
    this.#what = what;
    this.#show = show;
  }

  add(count = 1): void {
    this.#done += count;
    const now = performance.now();
    if (now - this.#shownMs < EVERY_MS) return;
    this.#shownMs = now;
    const perSecond = this.#done / ((now - this.#startMs) / 1000);
    // There may be more than were counted.
    const leftSeconds = Math.max(0, Math.ceil((this.#total - this.#done) / perSecond));
    this.#show(
      `${this.#done} of ${this.#total} ${this.#what}, ${Math.round(perSecond)} a second, ${leftSeconds} s left`,
    );
  }
}
