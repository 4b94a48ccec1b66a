import { setImmediate } from 'node:timers/promises';

/**
 * Lets long tasks run in slices, only one slice of all tasks in each turn of the event loop. 80 tasks at once then
 * delay everything else no longer than one task does.
 */
export class Slices {
  #last: Promise<void> = Promise.resolve();

  /** Resolves in a turn of the event loop in which no other call resolves. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
