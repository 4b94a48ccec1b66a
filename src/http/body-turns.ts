import { turnBudget, type MemoryBudget, type MemoryShare } from './memory-budget.ts';

/** Smaller bodies never wait. */
export const LARGE_BODY_BYTES_MIN = 1024 * 1024;
/** Shorter than the time for which a connection may be silent. */
const WAIT_MS_MAX = 20_000;

interface Waiting {
  readonly addressKey: string;
  readonly bytes: number;
  readonly start: (share: MemoryShare) => void;
}

/**
 * Reads large bodies a few at a time, so that many at once take the memory of a few. Those that wait stay with their clients:
 * nothing reads their connections. A length is only a claim, so a turn is waited for at most `waitMs`: after that the body is
 * read all the same, and the budget for what arrives decides.
 */
export class BodyTurns {
  readonly #budget: MemoryBudget;
  readonly #waitMs: number;
  readonly #waiting = new Set<Waiting>();

  constructor(budget: MemoryBudget, waitMs = WAIT_MS_MAX) {
    this.#budget = budget;
    this.#waitMs = waitMs;
  }

  /** Waits for the turn of a body that claims to have so many bytes. Resolves to the function that ends the turn. */
  async enter(addressKey: string, bytesClaimed: number): Promise<() => void> {
    // A larger one has its turn when it is alone.
    const bytes = Math.min(bytesClaimed, this.#budget.bytesOfOneMax);
    const share = this.#start(addressKey, bytes) ?? (await this.#wait(addressKey, bytes));
    return () => {
      share?.release();
      this.#next();
    };
  }

  #start(addressKey: string, bytes: number): MemoryShare | undefined {
    if (!this.#budget.hasRoomFor(addressKey, bytes)) return undefined;
    const share = this.#budget.openShare(addressKey);
    share.add(bytes);
    return share;
  }

  #wait(addressKey: string, bytes: number): Promise<MemoryShare | undefined> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        addressKey,
        bytes,
        start(share) {
          clearTimeout(timer);
          resolve(share);
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        resolve(undefined);
      }, this.#waitMs);
      this.#waiting.add(waiting);
    });
  }

  /** In the order of their coming, but for addresses that have their part already. */
  #next(): void {
    for (const waiting of this.#waiting) {
      const share = this.#start(waiting.addressKey, waiting.bytes);
      if (share === undefined) continue;
      this.#waiting.delete(waiting);
      waiting.start(share);
    }
  }
}

/** The turns of the process. */
export const bodyTurns = new BodyTurns(turnBudget);
