import type { Socket } from 'node:net';

/** A request of more bytes is no announce as clients send it. */
const REQUEST_BYTES_MAX = 4_096;
/** How long a client may take to send the first request of a connection, and until its next one. */
const FIRST_MS = 10_000;
const NEXT_MS = 20_000;

/** A whole request without a body, whose headers say nothing that changes how it is answered, except `Connection`. */
const PLAIN =
  /^GET (\/(?:announce|scrape)[!-~]*) HTTP\/1\.1\r\n((?:(?:Accept|Accept-Encoding|Connection|Host|User-Agent):[ -~]*\r\n)+)\r\n$/;
const HOST = /(?:^|\n)Host:/g;
const CONNECTION = /(?:^|\n)Connection:([ -~]*)/g;

/** What a client asks for with such a request. */
export interface PlainRequest {
  readonly target: string;
  readonly closes: boolean;
}

/** Reads a request. Undefined for all but the simplest ones. */
export function parsePlainRequest(text: string): PlainRequest | undefined {
  const [, target, headers] = PLAIN.exec(text) ?? [];
  if (target === undefined || headers === undefined) return undefined;
  const connection = [...headers.matchAll(CONNECTION)].map(([, value = '']) => value.trim().toLowerCase());
  const isKnown = connection.length === 0 || ['close', 'keep-alive'].includes(connection.join());
  if (!isKnown || [...headers.matchAll(HOST)].length !== 1) return undefined;
  return { target, closes: connection[0] === 'close' };
}

export interface PlainOptions {
  /** Answers a request with a body that has a character for each byte; undefined to have `others` answer it. */
  readonly answer: (target: string, socket: Socket) => string | Promise<string> | undefined;
  /** Takes the connection for good, with what was sent and not answered. */
  readonly others: (socket: Socket) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Answers the plainest requests of a connection: nearly all that clients send to a tracker. Whatever else comes, `others` takes
 * the connection. A server for all of HTTP spends most of its time on what such requests do not have.
 */
export function answerPlainRequests(socket: Socket, { answer, others, onError }: PlainOptions): void {
  const handOver = (bytes: Buffer): void => {
    socket.off('data', take).off('end', leave).off('timeout', stop).off('error', ignore);
    socket.setTimeout(0);
    socket.pause();
    socket.unshift(bytes);
    others(socket);
    socket.resume();
  };
  const finish = (body: string, closes: boolean): void => {
    if (socket.destroyed) return;
    const head = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nCache-Control: no-store\r\nDate: ${httpDate()}\r\n`;
    const length = `Connection: ${closes ? 'close' : 'keep-alive'}\r\nContent-Length: ${body.length}\r\n\r\n`;
    const text = head + length + body;
    if (closes) socket.end(text, 'latin1');
    // A client that does not read its answers gets no more of them.
    else if (!socket.write(text, 'latin1')) socket.pause().once('drain', () => socket.resume());
  };
  const take = (bytes: Buffer): void => {
    const asked = bytes.length > REQUEST_BYTES_MAX ? undefined : parsePlainRequest(bytes.toString('latin1'));
    let body: string | Promise<string> | undefined;
    try {
      body = asked && answer(asked.target, socket);
    } catch (error) {
      onError(error);
      return stop();
    }
    if (asked === undefined || body === undefined) return handOver(bytes);
    socket.setTimeout(NEXT_MS);
    if (typeof body === 'string') return finish(body, asked.closes);
    // What comes before the answer is read after it.
    socket.pause();
    body.then(
      (text) => {
        socket.resume();
        // It pauses again where the client does not read.
        finish(text, asked.closes);
      },
      (error: unknown) => {
        onError(error);
        stop();
      },
    );
  };
  const leave = (): void => void socket.end();
  const stop = (): void => void socket.destroy();

  socket.setNoDelay(true);
  socket.setTimeout(FIRST_MS);
  socket.on('data', take).on('end', leave).on('timeout', stop).on('error', ignore);
}

/** A client that is gone. */
function ignore(): void {}

let date = '';
let dateSecond = 0;

/** The time as HTTP has it, made once a second. */
function httpDate(): string {
  const second = Math.floor(Date.now() / 1000);
  if (second !== dateSecond) {
    dateSecond = second;
    date = new Date(second * 1000).toUTCString();
  }
  return date;
}
