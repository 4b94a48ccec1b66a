import type { ServerRequest } from 'srvx';
import { addressKey } from '../lib/address-key.ts';
import { AppError } from '../errors.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { bodyBudget, type MemoryShare } from './memory-budget.ts';

// A client that went away ends nothing: longer than any handler works on after that.
const ANSWER_MS_MAX = 30_000;
const CAPACITY_BYTES_MIN = 4096;

/**
 * Reads a request's body, with a share of the process's budget for what it is kept in. Bytes are counted as they
 * come, and not by a Content-Length: or empty claims would use the budget up.
 *
 * The share is given back at once when reading fails. Else the handler has the bytes by then, so it is kept until the
 * answer was sent. A client that goes away sooner doesn't stop the handler, and nothing tells when that is through:
 * then the share is kept for 30 s, which is also the most that any share is kept after reading. Without a server,
 * where nobody tells of the answer, it ends with reading.
 * Rejects with what `read` rejects with; its share throws too_large where one body can never have that much.
 */
export async function readWithShare<T>(
  request: Request,
  read: (share: MemoryShare) => Promise<T>,
): Promise<T> {
  const incoming = (request as ServerRequest).runtime?.node?.req;
  const share = boundedShare(bodyBudget.openShare(addressKey(incoming?.socket?.remoteAddress)));
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

/** A share that says so when no wait would help: more than there is for one body where there is no other. */
function boundedShare(share: MemoryShare): MemoryShare {
  let held = 0;
  return {
    add(bytes) {
      const bytesMax = bodyBudget.bytesOfOneMax;
      if (bytes > 0 && held + bytes > bytesMax) {
        const message = `Cannot take this body: this server has memory for ${formatBytes(bytesMax)} of one request`;
        throw new AppError('too_large', message, { hint: 'Send less at once.' });
      }
      share.add(bytes);
      held += bytes;
    },
    release: share.release,
  };
}

/**
 * Bytes that come in chunks, in one buffer that grows: a chunk of one byte that was kept would take hundreds. Its
 * memory is at most twice the bytes that came, and is counted in a share.
 */
export class GrowingBytes {
  readonly #share: MemoryShare;
  readonly #bytesExpected: number;
  #bytes = new Uint8Array();
  #length = 0;

  /** `bytesExpected`, when it turns out true, spares the last copy; it may be any number. */
  constructor(share: MemoryShare, bytesExpected: number) {
    this.#share = share;
    this.#bytesExpected = bytesExpected;
  }

  get length(): number {
    return this.#length;
  }

  /** Throws unavailable when bodies take too much memory already. */
  append(chunk: Uint8Array): void {
    const length = this.#length + chunk.byteLength;
    if (length > this.#bytes.byteLength) this.#resize(this.#capacityFor(length));
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
  }

  /** What was appended, in a buffer of exactly that size; this is empty then. */
  take(): Uint8Array {
    if (this.#bytes.byteLength > this.#length) this.#resize(this.#length);
    const bytes = this.#bytes;
    this.#bytes = new Uint8Array();
    this.#length = 0;
    return bytes;
  }

  /** Lets go of everything. */
  discard(): void {
    this.#resize(0);
    this.#length = 0;
  }

  #capacityFor(length: number): number {
    const roomy = Math.max(length, this.#bytes.byteLength * 2, CAPACITY_BYTES_MIN);
    return length <= this.#bytesExpected ? Math.min(roomy, this.#bytesExpected) : roomy;
  }

  #resize(capacity: number): void {
    this.#share.add(capacity - this.#bytes.byteLength);
    this.#bytes = new Uint8Array(this.#bytes.buffer.transfer(capacity));
  }
}
