import { isClosed, type Outgoing } from './outgoing.ts';
import { Ticker } from './ticker.ts';

export interface ReadLimits {
  /** How fast a client must read its answer, in each window of `windowMs` in which bytes wait for it. */
  readonly bytesPerSecondMin: number;
  readonly windowMs: number;
}

export const READ_PACE: ReadLimits = { bytesPerSecondMin: 500, windowMs: 60_000 };

/**
 * Detects a client that reads its answer too slowly. It is measured window by window: by the average of the whole
 * answer, the megabytes that the kernel buffers at first would allow a client to read nothing for hours. Only the time
 * counts in which bytes wait, as a quiet stream of events is not the client's fault.
 */
export class ReadPace {
  readonly #limits: ReadLimits;
  #waitedMs = 0;
  #bytesBefore = 0;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /**
   * Reports that `ms` have passed, whether bytes wait, and how many bytes the client has read in total. Returns true
   * for a client that is too slow.
   */
  isTooSlow(ms: number, waiting: boolean, bytes: number): boolean {
    const { bytesPerSecondMin, windowMs } = this.#limits;
    this.#waitedMs += ms;
    const isOver = this.#waitedMs >= windowMs;
    if (waiting && !isOver) return false;
    const isSlow = waiting && bytes - this.#bytesBefore < (bytesPerSecondMin * this.#waitedMs) / 1000;
    this.#waitedMs = 0;
    this.#bytesBefore = bytes;
    return isSlow;
  }
}

/** An answer that is being sent. */
interface Reading {
  readonly outgoing: Outgoing;
  readonly pace: ReadPace;
  /** How many bytes of its body have been written, read by the client or not. */
  readonly written: () => number;
  readonly onTooSlow: () => void;
}

/** Watches all clients of a server that read long answers. */
export class ReadWatch {
  readonly #limits: ReadLimits;
  readonly #ticker: Ticker<Reading>;

  constructor(limits: ReadLimits, tickMs: number) {
    this.#limits = limits;
    this.#ticker = new Ticker(tickMs, isStillRead);
  }

  /** Calls `onTooSlow` when the answer is read too slowly; at most once, and never after its end. */
  watch(outgoing: Outgoing, written: () => number, onTooSlow: () => void): void {
    this.#ticker.add({ outgoing, pace: new ReadPace(this.#limits), written, onTooSlow });
  }
}

function isStillRead({ outgoing, pace, written, onTooSlow }: Reading, ms: number): boolean {
  if (isClosed(outgoing) || outgoing.writableFinished) return false;
  const waiting = outgoing.writableLength;
  if (!pace.isTooSlow(ms, waiting > 0, written() - waiting)) return true;
  onTooSlow();
  return false;
}
