import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';

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

/** Watches the bodies that are under way on a server, with one timer for all of them. */
export class BodyWatch {
  readonly #limits: PaceLimits;
  readonly #tickMs: number;
  readonly #watched = new Set<Watched>();
  #timer: NodeJS.Timeout | undefined;
  #tickedAt = 0;

  constructor(limits: PaceLimits, tickMs: number) {
    this.#limits = limits;
    this.#tickMs = tickMs;
  }

  /** Calls `onTooSlow` when the request's body is; at most once, and never after its end. */
  watch(incoming: IncomingMessage | Http2ServerRequest, onTooSlow: () => void): void {
    if (this.#timer === undefined) {
      this.#tickedAt = performance.now();
      this.#timer = setInterval(() => this.#tick(), this.#tickMs).unref();
    }
    const bytesBefore = incoming.socket.bytesRead;
    this.#watched.add({ incoming, pace: new Pace(this.#limits), bytesBefore, onTooSlow });
  }

  #tick(): void {
    const now = performance.now();
    const ms = now - this.#tickedAt;
    this.#tickedAt = now;
    for (const entry of this.#watched) this.#check(entry, ms);
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #check(entry: Watched, ms: number): void {
    const { incoming, pace, bytesBefore, onTooSlow } = entry;
    if (incoming.complete || incoming.destroyed) {
      this.#watched.delete(entry);
      return;
    }
    const wanted = incoming.readableFlowing === true || incoming.listenerCount('readable') > 0;
    if (!pace.isTooSlow(ms, wanted, incoming.socket.bytesRead - bytesBefore)) return;
    this.#watched.delete(entry);
    onTooSlow();
  }
}
