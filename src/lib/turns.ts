/** A queue for each key: work of the same key runs one after the other, work of different keys at the same time. */
export class Turns {
  readonly #waitingMax: number;
  readonly #tooMany: () => Error;
  readonly #queues = new Map<string, { last: Promise<unknown>; count: number }>();

  /** `tooMany` makes the error of `take` when `waitingMax` pieces of work of one key are running or waiting. */
  constructor(waitingMax: number, tooMany: () => Error) {
    this.#waitingMax = waitingMax;
    this.#tooMany = tooMany;
  }

  /**
   * Runs the work when all earlier work of the same key has ended. Rejects with the work's own error, or with
   * `tooMany`.
   */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(key) ?? { last: Promise.resolve(), count: 0 };
    if (queue.count >= this.#waitingMax) throw this.#tooMany();
    queue.count++;
    this.#queues.set(key, queue);
    const turn = queue.last.then(work);
    queue.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      queue.count--;
      if (queue.count === 0) this.#queues.delete(key);
    }
  }
}
