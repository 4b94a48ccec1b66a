import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import { Ticker } from './ticker.ts';

export interface PaceLimits {
  /** How fast a body must come at least, on average and after `graceMs`. */
  readonly bytesPerSecondMin: number;
  readonly graceMs: number;
  /** How long a body may take altogether. */
  readonly totalMs: number;
}

export const BODY_PACE: PaceLimits = { bytesPerSecondMin: 500, graceMs: 20_000, totalMs: 300_000 };

/**
 * Whether a body is sent too slowly to be waited for: a byte every ten seconds holds a connection for ever and is never
 * silent (slowhttptest -B). Only time counts in which somebody wanted more: a server that is busy is not the client's
 * fault.
 */
export class Pace {
  readonly #limits: PaceLimits;
  #waitedMs = 0;
  #totalMs = 0;

  constructor(limits: PaceLimits) {
    this.#limits = limits;
  }

  /** Tells of `ms` gone by, in which somebody wanted more or not, and `bytes` received in all; true: too slow. */
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

/** Watches the bodies that are under way on a server. */
export class BodyWatch {
  readonly #limits: PaceLimits;
  readonly #ticker: Ticker<Watched>;

  constructor(limits: PaceLimits, tickMs: number) {
    this.#limits = limits;
    this.#ticker = new Ticker(tickMs, isStillSent);
  }

  /** Calls `onTooSlow` when the request's body is; at most once, and never after its end. */
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
