const EVERY_MS = 2_000;

/** Says now and then how far something is, how fast, and how long it will take. */
export class Progress {
  readonly #total: number;
  readonly #what: string;
  readonly #say: (text: string) => void;
  readonly #startMs = performance.now();
  #done = 0;
  #saidMs = this.#startMs;

  /** `what` is what there are so many of, in the plural. */
  constructor(total: number, what: string, say: (text: string) => void) {
    this.#total = total;
    this.#what = what;
    this.#say = say;
  }

  add(count = 1): void {
    this.#done += count;
    const now = performance.now();
    if (now - this.#saidMs < EVERY_MS) return;
    this.#saidMs = now;
    const perSecond = this.#done / ((now - this.#startMs) / 1000);
    // There may be more than were counted.
    const leftSeconds = Math.max(0, Math.ceil((this.#total - this.#done) / perSecond));
    this.#say(
      `${this.#done} of ${this.#total} ${this.#what}, ${Math.round(perSecond)} a second, ${leftSeconds} s left`,
    );
  }
}
