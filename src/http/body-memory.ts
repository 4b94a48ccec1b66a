import type { Socket } from 'node:net';
import type { ServerRequest } from 'srvx';
import { addressKey } from '../lib/address-key.ts';
import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { bodyTurns, LARGE_BODY_BYTES_MIN } from './body-turns.ts';
import { bodyBudget, type MemoryShare } from './memory-budget.ts';

// A handler continues when its client has gone. No handler runs longer than this after that.
const ANSWER_MS_MAX = 30_000;
const CAPACITY_BYTES_MIN = 4096;

/**
 * Reads a request's body, and counts its memory in a share of the process's budget. Bytes are counted as they arrive,
 * not by a Content-Length, because empty claims could use up the budget.
 *
 * The share is released when reading fails. Otherwise the handler still has the bytes, so the share is kept until the
 * answer was sent. A client that goes away earlier does not stop the handler, and nothing reports its end: the share is
 * then kept for 30 s, which is also the most that any share is kept after reading. Without a server, nothing reports
 * the answer, so the share ends with reading.
 *
 * Rejects with the error of `read`. Its share throws too_large for a body that could never have that much memory, and
 * unavailable when bodies already use too much.
 */
export async function readWithShare<T>(
  request: Request,
  read: (share: MemoryShare) => Promise<T>,
): Promise<T> {
  const incoming = (request as ServerRequest).runtime?.node?.req;
  const key = addressKey(incoming?.socket?.remoteAddress);
  const leave = await enterTurn(request, key, incoming?.socket);
  const share = boundedShare(bodyBudget.openShare(key), leave);
  const outgoing = (request as ServerRequest).runtime?.node?.res;
  try {
    const result = await read(share);
    if (outgoing === undefined) share.release();
    else {
      const timer = setTimeout(() => share.release(), ANSWER_MS_MAX).unref();
      outgoing.once('close', () => {
        if (!outgoing.headersSent) return;
        clearTimeout(timer);
        share.release();
      });
    }
    return result;
  } catch (error) {
    share.release();
    throw error;
  }
}

/** Waits for the turn of a large body, or of one without a length. Resolves to the function that ends it, if there is one. */
async function enterTurn(
  request: Request,
  key: string,
  socket: Socket | undefined,
): Promise<(() => void) | undefined> {
  // A connection that is silent for too long is closed.
  const stayOpen = (): void => {
    if (socket?.timeout) socket.setTimeout(socket.timeout);
  };
  const claimed = Number(request.headers.get('content-length') ?? LARGE_BODY_BYTES_MIN);
  return claimed >= LARGE_BODY_BYTES_MIN ? bodyTurns.enter(key, claimed, stayOpen) : undefined;
}

/**
 * A share that throws too_large when waiting cannot help, because even a single body may not have that much. `onRelease` is
 * called when it is released.
 */
function boundedShare(share: MemoryShare, onRelease: (() => void) | undefined): MemoryShare {
  let held = 0;
  return {
    add(bytes) {
      const bytesMax = bodyBudget.bytesOfOneMax;
      if (bytes > 0 && held + bytes > bytesMax) {
        const message = `Cannot accept this body: this server allows ${formatBytes(bytesMax)} of memory for one request`;
        throw new AppError('too_large', message, { hint: 'Send a smaller body.' });
      }
      share.add(bytes);
      held += bytes;
    },
    release() {
      share.release();
      onRelease?.();
    },
  };
}

/**
 * Collects bytes in one growing buffer: keeping chunks of one byte each would take hundreds of bytes for each. Its
 * memory is at most twice the received bytes, and is counted in a share. What comes in one chunk of the expected length is
 * not copied.
 */
export class GrowingBytes {
  readonly #share: MemoryShare;
  readonly #bytesExpected: number;
  #bytes = new Uint8Array();
  #length = 0;
  /** All that was appended, while that is one chunk, whose buffer is not ours. */
  #whole: Uint8Array | undefined;

  /** `bytesExpected` may be any number; when it is right, the final copy is not needed. */
  constructor(share: MemoryShare, bytesExpected: number) {
    this.#share = share;
    this.#bytesExpected = bytesExpected;
  }

  get length(): number {
    return this.#length;
  }

  /** Throws unavailable when bodies already use too much memory. The chunk must not be changed afterwards. */
  append(chunk: Uint8Array): void {
    const length = this.#length + chunk.byteLength;
    if (this.#length === 0 && length === this.#bytesExpected && isTight(chunk)) {
      this.#share.add(length);
      this.#whole = new Uint8Array(chunk.buffer, chunk.byteOffset, length);
    } else {
      const whole = this.#whole;
      this.#whole = undefined;
      if (length > this.#bytes.byteLength) this.#resize(this.#capacityFor(length), whole?.byteLength);
      if (whole !== undefined) this.#bytes.set(whole);
      this.#bytes.set(chunk, this.#length);
    }
    this.#length = length;
  }

  /** Returns what was appended, in a buffer of exactly that size or in that of the only chunk, and becomes empty. */
  take(): Uint8Array {
    if (this.#whole === undefined && this.#bytes.byteLength > this.#length) this.#resize(this.#length);
    const bytes = this.#whole ?? this.#bytes;
    this.#forget();
    return bytes;
  }

  /** Drops everything. */
  discard(): void {
    this.#share.add(-(this.#whole ?? this.#bytes).byteLength);
    this.#forget();
  }

  #forget(): void {
    this.#bytes = new Uint8Array();
    this.#whole = undefined;
    this.#length = 0;
  }

  #capacityFor(length: number): number {
    const expected = this.#bytesExpected;
    if (length <= expected && expected <= 2 * length) return expected;
    const roomy = Math.max(length, this.#bytes.byteLength * 2, CAPACITY_BYTES_MIN);
    return length <= expected ? Math.min(roomy, expected) : roomy;
  }

  #resize(capacity: number, counted = this.#bytes.byteLength): void {
    this.#share.add(capacity - counted);
    this.#bytes = new Uint8Array(this.#bytes.buffer.transfer(capacity));
  }
}

/** Whether keeping the chunk keeps little more than its bytes. */
function isTight({ buffer, byteLength }: Uint8Array): boolean {
  return buffer.byteLength <= 2 * byteLength;
}
