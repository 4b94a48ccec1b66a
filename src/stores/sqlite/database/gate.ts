import { AppError } from '../../../errors.ts';
import { translateError } from './translate-error.ts';

/** Lets calls in until it is shut, and knows when the last one has left. */
export class Gate {
  readonly #inside = new Set<Promise<unknown>>();
  readonly #onError: (error: unknown) => void;
  #isOpen = true;

  /** `onError` learns of all that goes wrong inside. */
  constructor(onError: (error: unknown) => void = () => {}) {
    this.#onError = onError;
  }

  /** Does the work. Rejects with unavailable when shut, and with the driver's errors translated. */
  async pass<T>(work: () => T | Promise<T>): Promise<T> {
    if (!this.#isOpen) throw new AppError('unavailable', 'Cannot use the store: it is closed');
    const visit = run(work);
    this.#inside.add(visit);
    try {
      return await visit;
    } catch (error) {
      this.#onError(error);
      throw error;
    } finally {
      this.#inside.delete(visit);
    }
  }

  /** Lets nobody in any more; resolves when all have left. */
  async shut(): Promise<void> {
    this.#isOpen = false;
    await Promise.allSettled(this.#inside);
  }
}

async function run<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateError(error);
  }
}
