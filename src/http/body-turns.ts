import { turnBudget, type MemoryBudget, type MemoryShare } from './memory-budget.ts';

/** Smaller bodies never wait. */
export const LARGE_BODY_BYTES_MIN = 1024 * 1024;
/** Shorter than the time for which a connection may be silent. */
const STALLED_MS = 20_000;
const WAIT_MS_MAX = 120_000;

interface Waiting {
  readonly addressKey: string;
  readonly bytes: number;
  readonly start: (share: MemoryShare) => void;
  /** Waits on, since others go on. */
  readonly goOn: () => void;
}

/**
 * Reads large bodies a few at a time, so that many at once take the memory of a few. Those that wait stay with their clients:
 * nothing reads their connections. A length is only a claim, so they wait while others end their turns and at most two minutes:
 * after that the body is read all the same, and the budget for what arrives decides.
 */
export class BodyTurns {
  readonly #budget: MemoryBudget;
  readonly #stalledMs: number;
  readonly #waiting = new Set<Waiting>();

  constructor(budget: MemoryBudget, stalledMs = STALLED_MS) {
    this.#budget = budget;
    this.#stalledMs = stalledMs;
  }

  /**
   * Waits for the turn of a body that claims to have so many bytes. Calls `onWait` whenever another had its turn. Resolves to
   * the function that ends the turn.
   */
  async enter(addressKey: string, bytesClaimed: number, onWait = () => {}): Promise<() => void> {
    // A larger one has its turn when it is alone.
    const bytes = Math.min(bytesClaimed, this.#budget.bytesOfOneMax);
    const share = this.#start(addressKey, bytes) ?? (await this.#wait(addressKey, bytes, onWait));
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

  #wait(addressKey: string, bytes: number, onWait: () => void): Promise<MemoryShare | undefined> {
    const since = performance.now();
    return new Promise((resolve) => {
      const waiting: Waiting = {
        addressKey,
        bytes,
        start(share) {
          clearTimeout(timer);
          resolve(share);
        },
        goOn() {
          if (performance.now() - since > WAIT_MS_MAX) return;
          timer.refresh();
          onWait();
        },
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        resolve(undefined);
      }, this.#stalledMs);
      this.#waiting.add(waiting);
    });
  }

  /** In the order of their coming, but for addresses that have their part already. */
  #next(): void {
    for (const waiting of this.#waiting) {
      const share = this.#start(waiting.addressKey, waiting.bytes);
      if (share === undefined) {
        waiting.goOn();
        continue;
      }
      this.#waiting.delete(waiting);
      waiting.start(share);
    }
  }
}

/** The turns of the process. */
export const bodyTurns = new BodyTurns(turnBudget);
