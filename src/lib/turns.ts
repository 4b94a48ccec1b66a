/** Lets the work of each key be done one after the other, and that of different keys side by side. */
export class Turns {
  readonly #waitingMax: number;
  readonly #tooMany: () => Error;
  readonly #queues = new Map<string, { last: Promise<unknown>; count: number }>();

  /** `tooMany` makes what `take` rejects with when `waitingMax` of one key are under way. */
  constructor(waitingMax: number, tooMany: () => Error) {
    this.#waitingMax = waitingMax;
    this.#tooMany = tooMany;
  }

  /** Does the work when all that came before with the same key is done. Rejects with what it rejects with. */
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
