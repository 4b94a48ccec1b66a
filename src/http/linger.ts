import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Pace, type PaceLimits } from './body-pace.ts';
import { writePart } from './outgoing.ts';

// How often the discarded bytes are counted. A sender that is silent for four counts in a row has stopped.
const LOOK_MS = 500;
const SILENT_LOOKS_MAX = 4;

// An answer without a length is collected up to this size, so that it can be sent with one.
const GATHERED_BYTES_MAX = 64 * 1024;

/**
 * Answers a request whose body was not read to its end, and closes the connection in stages (RFC 9112 section 9.6): the
 * whole answer is sent, then what the client still sends is discarded as long as it is fast enough for a body, and only
 * then the connection ends. If the connection ended at once, the client would get a reset while it is sending, and lose
 * the answer.
 */
export async function lingerAndEnd(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: Response,
  pace: PaceLimits,
): Promise<void> {
  const body = await gather(response.body);
  if (outgoing.destroyed) return;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  outgoing.setHeader('connection', 'close');
  if (body.rest === undefined && response.body !== null) {
    outgoing.setHeader('content-length', body.head.byteLength);
  }
  outgoing.writeHead(response.status);
  if (body.head.byteLength > 0) outgoing.write(body.head);
  else outgoing.flushHeaders();
  if (body.rest !== undefined) await writeAll(outgoing, body.rest);
  await drain(incoming, pace);
  outgoing.end();
}

type Chunks = AsyncIterator<Uint8Array>;

/** The first bytes of a body, and the rest of the stream when the body is longer. */
async function gather(
  stream: ReadableStream<Uint8Array> | null,
): Promise<{ readonly head: Buffer; readonly rest: Chunks | undefined }> {
  if (stream === null) return { head: Buffer.alloc(0), rest: undefined };
  const chunks: Uint8Array[] = [];
  let length = 0;
  const rest = stream[Symbol.asyncIterator]();
  while (length < GATHERED_BYTES_MAX) {
    const next = await rest.next();
    if (next.done === true) return { head: Buffer.concat(chunks), rest: undefined };
    chunks.push(next.value);
    length += next.value.byteLength;
  }
  return { head: Buffer.concat(chunks), rest };
}

async function writeAll(outgoing: ServerResponse, chunks: Chunks): Promise<void> {
  const progress = { written: 0 };
  for (;;) {
    const next = await chunks.next();
    if (next.done === true) return;
    if (outgoing.destroyed) {
      await chunks.return?.();
      return;
    }
    await writePart(outgoing, next.value, progress);
  }
}

function drain(incoming: IncomingMessage, pace: PaceLimits): Promise<void> {
  if (incoming.complete || incoming.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = discard(incoming, pace, () => {
      incoming.off('end', stop).off('close', stop);
      resolve();
    });
    incoming.on('end', stop).on('close', stop);
    incoming.resume();
  });
}

/** Sends a last answer over a connection whose request could not be parsed, and ends it in the same stages. */
export function endAndDiscard(socket: Socket, answer: string, pace: PaceLimits): void {
  // What follows is not a request, so the parser must not get it.
  socket.removeAllListeners('data');
  const stop = discard(socket, pace, () => socket.destroy());
  socket.on('end', stop).on('close', stop);
  socket.end(answer);
  socket.resume();
}

/**
 * Discards what a stream receives until its sender stops or is too slow. Calls `onStop` once. Returns the function that
 * stops it early.
 */
function discard(stream: IncomingMessage | Socket, limits: PaceLimits, onStop: () => void): () => void {
  const pace = new Pace(limits);
  let lookedAt = performance.now();
  let [length, lengthBefore, silentLooks] = [0, 0, 0];
  const look = (): void => {
    const now = performance.now();
    silentLooks = length === lengthBefore ? silentLooks + 1 : 0;
    lengthBefore = length;
    if (pace.isTooSlow(now - lookedAt, true, length) || silentLooks === SILENT_LOOKS_MAX) stop();
    lookedAt = now;
  };
  const timer = setInterval(look, LOOK_MS);
  const onData = (chunk: Uint8Array): void => {
    length += chunk.byteLength;
  };
  let stopped = false;
  const stop = (): void => {
    if (stopped) return;
    stopped = true;
    clearInterval(timer);
    stream.off('data', onData);
    onStop();
  };
  stream.on('data', onData);
  stream.on('error', () => {});
  return stop;
}
