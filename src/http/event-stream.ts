import { PassThrough } from 'node:stream';
import { respond } from './respond.ts';

/** Server-sent events to one client (HTML, "Server-sent events"). */
export interface EventStream {
  readonly response: Response;
  /** Sends one event. After a disconnect the client sends the last `id` in Last-Event-ID. */
  send(event: { readonly data: string; readonly id?: string; readonly name?: string }): void;
  /** Calls `listener` once when the client has gone or the stream was closed. */
  onClose(listener: () => void): void;
  close(): void;
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

export function openEventStream(): EventStream {
  const body = new PassThrough({ highWaterMark: BACKLOG_BYTES_MAX });
  const write = (text: string): void => {
    if (body.writableEnded || body.destroyed) return;
    body.write(text);
    if (body.writableLength + body.readableLength > BACKLOG_BYTES_MAX) body.destroy();
  };
  const heartbeat = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
  heartbeat.unref();
  const life = setTimeout(() => body.end(), LIFE_MS).unref();
  // A client that disconnects is not an error.
  body
    .on('error', () => {})
    .once('close', () => {
      clearInterval(heartbeat);
      clearTimeout(life);
    });
  write(`retry: ${RETRY_MS}\n\n`);
  const headers = {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    // nginx would hold events back until a buffer is full.
    'x-accel-buffering': 'no',
  };
  return {
    response: respond(200, headers, body),
    send({ data, id, name }) {
      const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
      const head = `${id === undefined ? '' : `id: ${id}\n`}${name === undefined ? '' : `event: ${name}\n`}`;
      write(`${head}${lines.join('')}\n`);
    },
    onClose: (listener) => void body.once('close', listener),
    close: () => void body.end(),
  };
}
