import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Log } from './context.ts';
import { abort, isClosed, writePart, type Outgoing, type Progress } from './outgoing.ts';
import type { ReadWatch } from './read-pace.ts';
import { respondRefusal } from './refusal.ts';
import { writeJoinedHead } from './joined-headers.ts';
import { partsOf } from './respond.ts';

/** What sending an answer needs. */
export interface Sending {
  readonly log: Log;
  /** Watches clients that read a long answer. */
  readonly readers?: ReadWatch | undefined;
}

// Node writes bytes and headers as two pieces (writev), but text and headers as one, which saves 6 to 8 % of the time
// of 1 kB from memory.
const TEXT_BYTES_MAX = 4096;
// A longer body is written in pieces, which shows how fast the client reads.
const WHOLE_BYTES_MAX = 64 * 1024;

/**
 * Sends an answer whose request has been read to its end. Nearly all answers are made by `respond` of bytes or text:
 * these are sent before the function returns, without making a Headers object or a stream. A longer body is written as
 * fast as its client reads it.
 */
export function send(outgoing: Outgoing, response: Response, sending: Sending): Promise<void> | undefined {
  const parts = partsOf(response);
  if (parts === undefined) return sendForeign(outgoing, response, sending);
  const { status, headers, body, joinedHeaders } = parts;
  // Both kinds of answers have the same methods, but no common type in TypeScript.
  const to = outgoing as ServerResponse;
  if (body instanceof Readable) {
    if (headers['content-type'] === 'text/event-stream') {
      to.writeHead(status, headers);
      sendEvents(to, body, sending);
      return undefined;
    }
    return sendStream(to, body, () => to.writeHead(status, headers), sending);
  }
  if (joinedHeaders === undefined || 'stream' in outgoing) to.writeHead(status, headers);
  else writeJoinedHead(to, status, headers, joinedHeaders);
  if (body !== undefined && body.length > WHOLE_BYTES_MAX) return sendBytes(to, Buffer.from(body), sending);
  if (Buffer.isBuffer(body) && body.byteLength <= TEXT_BYTES_MAX) {
    to.end(body.toString('latin1'), 'latin1');
  } else to.end(body);
  return undefined;
}

/**
 * Sends a stream of events as fast as its client reads. Thousands of these are silent most of the time, so each needs
 * as little memory as possible: waiting for the next part in a loop takes 3 kB more.
 */
function sendEvents(outgoing: ServerResponse, body: Readable, sending: Sending): void {
  if (isClosed(outgoing)) {
    body.destroy();
    return;
  }
  if (!('stream' in outgoing)) endWithClient(outgoing);
  const progress = watchReader(outgoing, sending);
  body.on('data', (part: Uint8Array) => {
    progress.written += part.byteLength;
    if (outgoing.write(part)) return;
    body.pause();
    outgoing.once('drain', () => body.resume());
  });
  body.once('end', () => outgoing.end());
  body.once('close', () => {
    if (!body.readableEnded && !isClosed(outgoing)) abort(outgoing);
  });
  outgoing.once('close', () => body.destroy());
}

/**
 * Ends an endless answer when its client closes its side. For other answers the connection stays half open, for
 * programs that close their side after the request; a client that has gone looks the same until something is written to
 * it.
 */
function endWithClient(outgoing: ServerResponse): void {
  const { socket } = outgoing;
  const end = (): void => void outgoing.destroy();
  socket?.once('end', end);
  outgoing.once('close', () => socket?.off('end', end));
}

/** Sends what a mounted application answered. */
async function sendForeign(outgoing: Outgoing, response: Response, sending: Sending): Promise<void> {
  const to = outgoing as ServerResponse;
  const headers = [...response.headers].flat();
  const writeHead = (): void => {
    // HTTP/1 allows only these characters in a reason phrase; HTTP/2 has no reason phrase (RFC 9113 section 8.3.2).
    const reason = response.statusText.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '');
    if (reason === '' || 'stream' in outgoing) to.writeHead(response.status, headers);
    else to.writeHead(response.status, reason, headers);
  };
  const { body } = response;
  if (body !== null) return sendStream(to, Readable.fromWeb(body), writeHead, sending);
  writeHead();
  to.end();
}

async function sendBytes(outgoing: ServerResponse, bytes: Uint8Array, sending: Sending): Promise<void> {
  const progress = watchReader(outgoing, sending);
  await writePart(outgoing, bytes, progress);
  outgoing.end();
}

/**
 * Reads a stream as fast as the client reads. The stream is destroyed when the connection ends, and a stream that fails
 * ends the connection.
 */
async function sendStream(
  outgoing: ServerResponse,
  body: Readable,
  writeHead: () => void,
  sending: Sending,
): Promise<void> {
  if (isClosed(outgoing)) {
    body.destroy();
    return;
  }
  outgoing.once('close', () => body.destroy());
  const progress = watchReader(outgoing, sending);
  try {
    for await (const part of body) {
      if (!outgoing.headersSent) writeHead();
      await writePart(outgoing, part as Uint8Array, progress);
    }
    if (!outgoing.headersSent) writeHead();
    outgoing.end();
  } catch (error) {
    if (isClosed(outgoing)) return;
    sending.log.warn({ err: error }, 'the answer was cut off');
    if (outgoing.headersSent) abort(outgoing);
    else await send(outgoing, respondRefusal(BROKEN), sending);
  }
}

const BROKEN = {
  status: 500,
  detail: 'Cannot send the answer: reading its content failed',
  hint: 'Try again.',
};

function watchReader(outgoing: Outgoing, { readers, log }: Sending): Progress {
  const progress = { written: 0 };
  readers?.watch(
    outgoing,
    () => progress.written,
    () => {
      log.info({ ip: outgoing.req.socket.remoteAddress }, 'the client read the answer too slowly');
      abort(outgoing);
    },
  );
  return progress;
}
