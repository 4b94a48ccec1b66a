import { AppError } from '../../../errors.ts';
import { translateError } from './translate-error.ts';

/** Runs calls until it is closed, and waits for running ones at the close. */
export class OpenCalls {
  readonly #running = new Set<Promise<unknown>>();
  readonly #onError: (error: unknown) => void;
  #isOpen = true;

  /** `onError` gets every error of a call. */
  constructor(onError: (error: unknown) => void = () => {}) {
    this.#onError = onError;
  }

  /** Runs the call. Rejects with unavailable once closed, and with the driver's errors translated. */
  async run<T>(work: () => T | Promise<T>): Promise<T> {
    if (!this.#isOpen) throw new AppError('unavailable', 'Cannot use the store: it is closed');
    try {
      const result = work();
      // Most are answered at once, and have nothing that a close could wait for.
      return result instanceof Promise ? await this.#untilEnded(result) : result;
    } catch (error) {
      const translated = translateError(error);
      this.#onError(translated);
      throw translated;
    }
  }

  async #untilEnded<T>(call: Promise<T>): Promise<T> {
    this.#running.add(call);
    try {
      return await call;
    } finally {
      this.#running.delete(call);
    }
  }

  /** Refuses further calls. Resolves when the running ones have ended. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await Promise.allSettled(this.#running);
  }
}
