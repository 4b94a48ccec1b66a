import { Readable } from 'node:stream';
import { FastResponse } from 'srvx/node';
import { READ_CORS_HEADERS } from './cors.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export type ResponseHeaders = Readonly<Record<string, string>>;

/**
 * The body of an answer. A stream is for what does not fit in memory; the code that makes it sets the content-length.
 */
export type ResponseBody = string | Uint8Array | Readable;

/** The parts of an answer of this program. */
export interface ResponseParts {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ResponseHeaders;
  readonly body: ResponseBody | undefined;
  /** What the stream is made from, when that is in memory. */
  readonly source?: Source | undefined;
  /** How much of its stream waits in memory at most, where the code that writes it sees to that. */
  readonly heldBytes?: number | undefined;
  /** Set for an answer that everybody gets who asks the same: see `repeatable`. */
  readonly onRepeat?: (() => void) | undefined;
  /** Set for an answer that needs no changes and is sent many times: all headers but the length, as `joinHeaders` joins them. */
  readonly joinedHeaders?: string | undefined;
}

/** Something in memory from which a stream is made while it is sent. Several streams may share it. */
export interface Source {
  readonly of: object;
  readonly bytes: number;
}

const PIECES_BYTES_AHEAD = 64 * 1024;

// A property of the answer: a WeakMap with an entry for each answer took a fifth of all CPU time, in the garbage
// collector.
const PARTS = Symbol('parts');

interface Made {
  [PARTS]?: ResponseParts;
}

/**
 * The headers of every answer, unless it has its own. `finish` removes those of CORS when the request is not a read.
 */
const COMMON_HEADERS: ResponseHeaders = { ...READ_CORS_HEADERS, ...SECURITY_HEADERS };

/**
 * Makes an answer with its length and the common headers; `headers`, in lower case, override them. Don't change the
 * answer afterwards: what is sent may be made from its parts again.
 */
export function respond(status: number, headers: ResponseHeaders, body?: ResponseBody): Response {
  const all: Record<string, string> = { ...COMMON_HEADERS, ...headers };
  const length = lengthOf(body);
  if (length !== undefined) all['content-length'] = String(length);
  return respondParts({ status, headers: all, body });
}

/** Makes an answer of exactly these parts. */
export function respondParts(parts: ResponseParts): Response {
  const { status, headers, body } = parts;
  // srvx sends a Node stream directly, but the platform's types do not allow one.
  const init = (body ?? null) as ConstructorParameters<typeof Response>[0];
  const response = new FastResponse(init, { status, headers });
  (response as Made)[PARTS] = parts;
  return response;
}

/**
 * Marks an answer to GET: others who ask the same, without telling who they are, get it again until the state of the
 * application is another one (`HttpAppOptions.state`). It must not depend on the time, nor on a header that
 * `KnownAnswers` does not look at. `onRepeat` is called each time it is sent again.
 */
export function repeatable(response: Response, onRepeat: () => void = () => {}): Response {
  const parts = partsOf(response);
  return parts === undefined ? response : respondParts({ ...parts, onRepeat });
}

/** The parts of an answer that `respond` made; undefined for one of a mounted application. */
export function partsOf(response: Response): ResponseParts | undefined {
  return (response as Made)[PARTS];
}

/** Makes an answer of one or more lines of text for a terminal. Adds a missing newline at the end. */
export function respondText(status: number, text: string, headers: ResponseHeaders = {}): Response {
  const body = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return respond(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }, body);
}

/** Makes an answer of text that is generated piece by piece as it is read, because it may be long. */
export function respondPieces(
  status: number,
  headers: ResponseHeaders,
  pieces: AsyncIterable<string>,
  source?: Source,
): Response {
  const body = Readable.from(pieces, { objectMode: false, highWaterMark: PIECES_BYTES_AHEAD });
  return respondParts({ status, headers: { ...COMMON_HEADERS, ...headers }, body, source });
}

/** Makes an answer of a stream of unknown length. */
export function respondStream(
  status: number,
  headers: ResponseHeaders,
  body: Readable,
  heldBytes?: number,
): Response {
  return respondParts({ status, headers: { ...COMMON_HEADERS, ...headers }, body, heldBytes });
}

export function respondJson(status: number, value: unknown, headers: ResponseHeaders = {}): Response {
  return respond(status, { 'content-type': 'application/json', ...headers }, `${JSON.stringify(value)}\n`);
}

export function respondHtml(status: number, html: string, headers: ResponseHeaders = {}): Response {
  return respond(status, { 'content-type': 'text/html; charset=utf-8', ...headers }, html);
}

/** Redirects to `location`, a path or URL that the program made, never a client's text. */
export function redirect(status: 301 | 303 | 307 | 308, location: string): Response {
  return respondText(status, location, { location });
}

function lengthOf(body: ResponseBody | undefined): number | undefined {
  if (typeof body === 'string') return Buffer.byteLength(body);
  return body instanceof Uint8Array ? body.byteLength : undefined;
}
