import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { Ticker } from './ticker.ts';

export interface PaceLimits {
  /** How fast a body must arrive at least, on average and after `graceMs`. */
  readonly bytesPerSecondMin: number;
  readonly graceMs: number;
  /** How long a body may take in total. */
  readonly totalMs: number;
}

export const BODY_PACE: PaceLimits = { bytesPerSecondMin: 500, graceMs: 20_000, totalMs: 300_000 };

/**
 * Detects a body that is sent too slowly: one byte every ten seconds keeps a connection for ever without being silent
 * (slowhttptest -B). Only the time counts in which the server was waiting for more bytes, as a busy server is not the
 * client's fault.
 */
export class Pace {
  readonly #limits: PaceLimits;
  #waitedMs = 0;
  #totalMs = 0;

  constructor(limits: PaceLimits) {
    this.#limits = limits;
  }

  /**
   * Reports that `ms` have passed, whether the server wanted more bytes, and how many `bytes` have arrived in total.
   * Returns true for a body that is too slow.
   */
  isTooSlow(ms: number, wanted: boolean, bytes: number): boolean {
    const { bytesPerSecondMin, graceMs, totalMs } = this.#limits;
    this.#totalMs += ms;
    if (wanted) this.#waitedMs += ms;
    if (this.#totalMs > totalMs) return true;
    return this.#waitedMs > graceMs && bytes < (bytesPerSecondMin * (this.#waitedMs - graceMs)) / 1000;
  }
}

interface Watched {
  readonly incoming: IncomingMessage | Http2ServerRequest;
  readonly pace: Pace;
  readonly bytesBefore: number;
  readonly onTooSlow: () => void;
}

/** Watches all bodies that a server is receiving. */
export class BodyWatch {
  readonly #limits: PaceLimits;
  readonly #ticker: Ticker<Watched>;

  constructor(limits: PaceLimits, tickMs: number) {
    this.#limits = limits;
    this.#ticker = new Ticker(tickMs, isStillSent);
  }

  /** Calls `onTooSlow` when the request's body is too slow: at most once, and never after its end. */
  watch(incoming: IncomingMessage | Http2ServerRequest, onTooSlow: () => void): void {
    const bytesBefore = incoming.socket.bytesRead;
    this.#ticker.add({ incoming, pace: new Pace(this.#limits), bytesBefore, onTooSlow });
  }
}

function isStillSent({ incoming, pace, bytesBefore, onTooSlow }: Watched, ms: number): boolean {
  if (incoming.complete || incoming.destroyed) return false;
  const wanted = incoming.readableFlowing === true || incoming.listenerCount('readable') > 0;
  if (!pace.isTooSlow(ms, wanted, incoming.socket.bytesRead - bytesBefore)) return true;
  onTooSlow();
  return false;
}
