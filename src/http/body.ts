import { Readable } from 'node:stream';
import type { ServerRequest } from 'srvx';
import { AppError } from '../errors.ts';
import { GrowingBytes, readWithShare } from './body-memory.ts';
import { digestCheckOf } from './digest.ts';
import { formatBytes } from '../lib/byte-text.ts';
import { bodyBudget, type MemoryShare } from './memory-budget.ts';

/** The request's body as a Node stream: inside a server the connection's own stream, else made from the fetch body. */
export function bodyStream(request: Request): Readable {
  const incoming = (request as ServerRequest).runtime?.node?.req;
  if (incoming instanceof Readable) {
    // The stream of a request without a body has ended before this code could listen to it.
    return incoming.readableEnded && !incoming.readableDidRead ? Readable.from([]) : incoming;
  }
  return request.body === null ? Readable.from([]) : Readable.fromWeb(request.body);
}

/**
 * Refuses by the headers alone, before a byte of the body is read: an encoded body (unsupported), a part of something
 * larger (malformed), a length over the limit (too_large, with `smaller` as the hint).
 */
export function checkBodyHeaders(request: Request, bytesMax: number, smaller?: string): void {
  const coding = request.headers.get('content-encoding');
  if (coding !== null && !isIdentity(coding)) {
    throw new AppError('unsupported', `Cannot accept a body with Content-Encoding: ${coding}`, {
      hint: 'Send the file as it is.',
    });
  }
  // RFC 9110 section 14.5: a part that is mistaken for the whole would replace it.
  if (request.headers.has('content-range')) {
    throw new AppError('malformed', 'Cannot accept a part of a body: this request has a Content-Range', {
      hint: 'Send the whole file in one request, without Content-Range.',
    });
  }
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) {
    throw tooLarge(bytesMax, smaller);
  }
}

/** Whether a Content-Encoding header means no coding. */
export function isIdentity(coding: string): boolean {
  return /^\s*(?:identity\s*)?$/i.test(coding);
}

/**
 * Reads the whole body. The limit is enforced while the stream is read, because a chunked body has no length and a
 * Content-Length is only a claim. Rejects with too_large, unsupported, unavailable when bodies already use too much
 * memory, or malformed: for a part of something, for a body that ends early, and for one that does not match its
 * Content-Digest or Repr-Digest. `smaller` is the hint of too_large.
 */
export async function readBody(request: Request, allowedMax: number, smaller?: string): Promise<Uint8Array> {
  const bytesMax = Math.min(allowedMax, bodyBudget.bytesOfOneMax);
  checkBodyHeaders(request, bytesMax, smaller);
  const digests = digestCheckOf(request);
  return readWithShare(request, async (share) => {
    const bytesExpected = Number(request.headers.get('content-length') ?? bytesMax);
    const body = await readAll(bodyStream(request), { bytesExpected, bytesMax, smaller, share });
    digests?.update(body);
    digests?.verify();
    return body;
  });
}

interface Reading {
  readonly bytesExpected: number;
  readonly bytesMax: number;
  readonly smaller: string | undefined;
  readonly share: MemoryShare;
}

/** Collects a stream. Rejects with too_large, unavailable, or malformed when it breaks. */
async function readAll(stream: Readable, reading: Reading): Promise<Uint8Array> {
  const { bytesExpected, bytesMax, smaller, share } = reading;
  const bytes = new GrowingBytes(share, bytesExpected);
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      stream.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken).pause();
    };
    const fail = (error: unknown): void => {
      stop();
      reject(error);
    };
    const onData = (chunk: Uint8Array): void => {
      try {
        if (bytes.length + chunk.byteLength > bytesMax) throw tooLarge(bytesMax, smaller);
        bytes.append(chunk);
      } catch (error) {
        fail(error);
      }
    };
    const onEnd = (): void => {
      stop();
      resolve(bytes.take());
    };
    const onBroken = (cause?: Error): void => fail(cutOff(cause));
    stream.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken);
    if (stream.destroyed) onBroken();
  });
}

export function cutOff(cause?: unknown): AppError {
  return new AppError('malformed', 'Cannot read the body: it was cut off', {
    hint: 'Send it again, with its exact length as the Content-Length.',
    cause,
  });
}

/** A file or body of more than `bytesMax` bytes; `smaller` says how to make it smaller. */
export function tooLarge(bytesMax: number, smaller = 'Send a smaller body.'): AppError {
  return new AppError('too_large', `Cannot accept more than ${formatBytes(bytesMax)}`, { hint: smaller });
}
