import { AppError } from '../errors.ts';

const MIB = 1024 * 1024;
const BODY_BYTES_HELD_MAX = 512 * MIB;
const ANSWER_BYTES_HELD_MAX = 512 * MIB;
/** One address may use half of it: three bodies of 10 MiB, of which two are checked while the third arrives. */
const TURN_BYTES_MAX = 64 * MIB;

/**
 * The memory that requests or answers may use together. Each of them has a `MemoryShare`. One address may use as much
 * as stays free for the others: a single address half of it all, two a third each. So no client can use up all of it.
 */
export class MemoryBudget {
  #bytesMax: number;
  readonly #refusal: string;
  readonly #heldBy = new Map<string, number>();
  #bytesHeld = 0;

  /** `refusal` is the message of the error when no memory is left. */
  constructor(bytesMax: number, refusal: string) {
    this.#bytesMax = bytesMax;
    this.#refusal = refusal;
  }

  /** Sets the limit. Memory in use above it stays until it is released. */
  limitTo(bytesMax: number): void {
    this.#bytesMax = bytesMax;
  }

  /** How many bytes a single share can have when there is no other. */
  get bytesOfOneMax(): number {
    return Math.floor(this.#bytesMax / 2);
  }

  get bytesHeld(): number {
    return this.#bytesHeld;
  }

  get bytesFree(): number {
    return this.#bytesMax - this.#bytesHeld;
  }

  /** Whether a share of this address can get so many bytes more. */
  hasRoomFor(addressKey: string, bytes: number): boolean {
    return (this.#heldBy.get(addressKey) ?? 0) + bytes <= this.bytesFree - bytes;
  }

  /** Opens a share for an address. `addressKey` is the key that the address counts under. */
  openShare(addressKey: string): MemoryShare {
    let bytes = 0;
    let open = true;
    const add = (change: number): void => {
      if (!open) return;
      if (change > 0 && !this.hasRoomFor(addressKey, change)) throw this.#refuse();
      const held = (this.#heldBy.get(addressKey) ?? 0) + change;
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

/** The part of a budget that one request or answer uses. */
export interface MemoryShare {
  /** Uses more bytes, or releases them when negative. Throws unavailable when too few are left. */
  add(bytes: number): void;
  /** Releases everything; later calls have no effect. */
  release(): void;
}

/** The budget of the process for the bodies that are being received. */
export const bodyBudget = new MemoryBudget(
  BODY_BYTES_HELD_MAX,
  'Cannot accept the body now: the server is receiving too much at once',
);

/** The budget of the process for the answers that are being sent, and for requests that wait for earlier answers. */
export const answerBudget = new MemoryBudget(
  ANSWER_BYTES_HELD_MAX,
  'Cannot send the answer now: the server is sending too much at once',
);

/** What the large bodies that are read at the same time claim to have: see `BodyTurns`. */
export const turnBudget = new MemoryBudget(
  TURN_BYTES_MAX,
  'Cannot accept the body now: other large ones are being received',
);

/**
 * Sets the budgets for a process with this much memory: a quarter of it for bodies, at most 512 MiB, and an eighth for
 * answers, at most 512 MiB, and for large bodies at a time, at most 64 MiB.
 */
export function fitMemoryBudgets(memoryBytes: number): void {
  bodyBudget.limitTo(Math.min(BODY_BYTES_HELD_MAX, Math.floor(memoryBytes / 4)));
  answerBudget.limitTo(Math.min(ANSWER_BYTES_HELD_MAX, Math.floor(memoryBytes / 8)));
  turnBudget.limitTo(Math.min(TURN_BYTES_MAX, Math.floor(memoryBytes / 8)));
}
