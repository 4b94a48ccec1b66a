import { Readable } from 'node:stream';
import { respondStream } from './respond.ts';
import { Ticker } from './ticker.ts';

/** One event for clients. After a disconnect they send the last `id` in Last-Event-ID. */
export interface ServerSentEvent {
  readonly data: string;
  readonly id?: string;
  readonly name?: string;
}

/** Server-sent events to one client (HTML, "Server-sent events"). */
export interface EventStream {
  readonly response: Response;
  send(event: ServerSentEvent): void;
  /** Sends what `toEventFrame` made. Streams that send the same bytes share their memory. */
  sendFrame(frame: Uint8Array): void;
  /** How many bytes the client has not been sent yet. */
  readonly waitingBytes: number;
  /** Calls `listener` once when the client has gone or the stream was closed. */
  onClose(listener: () => void): void;
  close(): void;
  /** Ends the connection at once, although the client has not read everything. */
  drop(): void;
}

/** Shorter than the silence after which the server or a proxy ends a connection. */
const HEARTBEAT_MS = 15_000;
const RETRY_MS = 3000;
/**
 * After this the stream ends. The client reconnects by itself and is authenticated again, as its token may have been
 * revoked.
 */
const LIFE_MS = 10 * 60_000;
/** When a slow client has more than this waiting, its stream ends. It reconnects by itself. */
const BACKLOG_BYTES_MAX = 1024 * 1024;

const TICK_MS = 1000;
const START = Buffer.from(`retry: ${RETRY_MS}\n\n`);
const HEARTBEAT = Buffer.from(':\n\n');

interface Living {
  readonly body: Readable;
  silentMs: number;
  ageMs: number;
  isEnded: boolean;
}

/** All streams: two timers for each of 10,000 would cost more than what they send. */
const living = new Ticker<Living>(TICK_MS, (stream, ms) => {
  if (!isOpen(stream)) return false;
  stream.ageMs += ms;
  stream.silentMs += ms;
  if (stream.ageMs >= LIFE_MS) end(stream);
  else if (stream.silentMs >= HEARTBEAT_MS) write(stream, HEARTBEAT);
  return true;
});

/** Opens a stream. `heldBytes` is how much waits for the client at most, where the code that sends sees to that. */
export function openEventStream(heldBytes?: number): EventStream {
  const body = new Readable({ read() {}, highWaterMark: 0 });
  const stream: Living = { body, silentMs: 0, ageMs: 0, isEnded: false };
  // A client that disconnects is not an error.
  body.on('error', () => {});
  living.add(stream);
  write(stream, START);
  const headers = {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would hold events back until a buffer is full.
    'x-accel-buffering': 'no',
  };
  return {
    response: respondStream(200, headers, body, heldBytes),
    send: (event) => write(stream, toEventFrame(event)),
    sendFrame: (frame) => write(stream, frame),
    get waitingBytes() {
      return body.readableLength;
    },
    onClose: (listener) => void body.once('close', listener),
    close: () => end(stream),
    drop: () => void body.destroy(),
  };
}

/** The bytes of an event as they are sent. */
export function toEventFrame({ data, id, name }: ServerSentEvent): Uint8Array {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  const head = `${id === undefined ? '' : `id: ${id}\n`}${name === undefined ? '' : `event: ${name}\n`}`;
  return Buffer.from(`${head}${lines.join('')}\n`);
}

function write(stream: Living, bytes: Uint8Array): void {
  if (!isOpen(stream)) return;
  const { body } = stream;
  stream.silentMs = 0;
  body.push(bytes);
  if (body.readableLength > BACKLOG_BYTES_MAX) body.destroy();
}

function end(stream: Living): void {
  if (isOpen(stream)) stream.body.push(null);
  stream.isEnded = true;
}

function isOpen({ body, isEnded }: Living): boolean {
  return !isEnded && !body.destroyed;
}
