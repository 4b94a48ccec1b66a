import { setImmediate } from 'node:timers/promises';

/**
 * Lets long pieces of work go on in slices, of all of them one in each turn of the event loop: 80 of them at once then
 * keep everything else waiting no longer than one does.
 */
export class Slices {
  #last: Promise<void> = Promise.resolve();

  /** Resolves in a turn of the event loop in which it resolves for nobody else. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => setImmediate());
    return this.#last;
  }
}
