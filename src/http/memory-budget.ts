import { AppError } from '../errors.ts';

const MIB = 1024 * 1024;
const BODY_BYTES_HELD_MAX = 512 * MIB;
const ANSWER_BYTES_HELD_MAX = 512 * MIB;

/**
 * How much memory things of one kind may take together. What one of them takes is a `MemoryShare`. One address may hold
 * as much as is free for the others: alone half of it all, two a third each. So nobody can fill it for everybody.
 */
export class MemoryBudget {
  #bytesMax: number;
  readonly #refusal: string;
  readonly #heldBy = new Map<string, number>();
  #bytesHeld = 0;

  /** `refusal` is what is said where there is no room left. */
  constructor(bytesMax: number, refusal: string) {
    this.#bytesMax = bytesMax;
    this.#refusal = refusal;
  }

  /** From now on this is the most; what is held above it is kept until it is given back. */
  limitTo(bytesMax: number): void {
    this.#bytesMax = bytesMax;
  }

  /** What one of them can have where there is no other. */
  get bytesOfOneMax(): number {
    return Math.floor(this.#bytesMax / 2);
  }

  get bytesHeld(): number {
    return this.#bytesHeld;
  }

  get bytesFree(): number {
    return this.#bytesMax - this.#bytesHeld;
  }

  /** `addressKey` is what an address counts as. */
  openShare(addressKey: string): MemoryShare {
    let bytes = 0;
    let open = true;
    const add = (change: number): void => {
      if (!open) return;
      const held = (this.#heldBy.get(addressKey) ?? 0) + change;
      if (change > 0 && held > this.bytesFree - change) throw this.#refuse();
      bytes += change;
      this.#bytesHeld += change;
      if (held === 0) this.#heldBy.delete(addressKey);
      else this.#heldBy.set(addressKey, held);
    };
    const release = (): void => {
      add(-bytes);
      open = false;
    };
    return { add, release };
  }

  #refuse(): AppError {
    return new AppError('unavailable', this.#refusal, { hint: 'Try again in a few seconds.' });
  }
}

/** What one request or answer takes of a budget. */
export interface MemoryShare {
  /** Takes so many bytes more, or gives them back when negative. Throws unavailable when that many are not left. */
  add(bytes: number): void;
  /** Gives everything back; nothing counts after that. */
  release(): void;
}

/** The budget of the process for the bodies that are being received. */
export const bodyBudget = new MemoryBudget(
  BODY_BYTES_HELD_MAX,
  'Cannot take the body now: too much is being sent at once',
);

/** The budget of the process for the answers that are being sent, and for the requests that wait for their turn. */
export const answerBudget = new MemoryBudget(
  ANSWER_BYTES_HELD_MAX,
  'Cannot send the answer now: too much is being sent at once',
);

/**
 * Fits both budgets to a process that may use so much memory: a quarter of it for bodies, and an eighth for answers, but
 * no more than 512 MiB each.
 */
export function fitMemoryBudgets(memoryBytes: number): void {
  bodyBudget.limitTo(Math.min(BODY_BYTES_HELD_MAX, Math.floor(memoryBytes / 4)));
  answerBudget.limitTo(Math.min(ANSWER_BYTES_HELD_MAX, Math.floor(memoryBytes / 8)));
}
