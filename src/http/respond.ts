import { Readable } from 'node:stream';
import { FastResponse } from 'srvx/node';
import { READ_CORS_HEADERS } from './cors.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export type ResponseHeaders = Readonly<Record<string, string>>;

/** What an answer may hold. A stream is for what doesn't fit in memory; its maker says its content-length. */
export type ResponseBody = string | Uint8Array | Readable;

/** What an answer of this program is made of. */
export interface ResponseParts {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ResponseHeaders;
  readonly body: ResponseBody | undefined;
  /** What a stream is made from. */
  readonly source?: Source | undefined;
}

/** A thing in memory that a stream is made from while it is sent; other streams may be made from the same. */
export interface Source {
  readonly of: object;
  readonly bytes: number;
}

const PIECES_BYTES_AHEAD = 64 * 1024;

// On the answer itself: a WeakMap with an entry for each answer cost a fifth of all CPU time, in the garbage collector.
const PARTS = Symbol('parts');

interface Made {
  [PARTS]?: ResponseParts;
}

/** What every answer says unless it says otherwise itself. `finish` takes back what only a reader is told. */
const COMMON_HEADERS: ResponseHeaders = { ...READ_CORS_HEADERS, ...SECURITY_HEADERS };

/**
 * An answer with its length and the headers that all have; `headers` in lower case win over them. It is not to be
 * changed afterwards: what is sent may be made anew of the same parts.
 */
export function respond(status: number, headers: ResponseHeaders, body?: ResponseBody): Response {
  const all: Record<string, string> = { ...COMMON_HEADERS, ...headers };
  const length = lengthOf(body);
  if (length !== undefined) all['content-length'] = String(length);
  return respondParts({ status, headers: all, body });
}

/** An answer of exactly these parts. */
export function respondParts(parts: ResponseParts): Response {
  const { status, headers, body } = parts;
  // srvx sends a Node stream as it is; the platform's types don't know that.
  const init = (body ?? null) as ConstructorParameters<typeof Response>[0];
  const response = new FastResponse(init, { status, headers });
  (response as Made)[PARTS] = parts;
  return response;
}

/** What the answer was made of, when `respond` made it; undefined for one of a mounted application. */
export function partsOf(response: Response): ResponseParts | undefined {
  return (response as Made)[PARTS];
}

/** One or more lines of text for people at a terminal. The last line is ended when it isn't. */
export function respondText(status: number, text: string, headers: ResponseHeaders = {}): Response {
  const body = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return respond(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }, body);
}

/** Text that is made piece by piece as it is read, because it may be long. */
export function respondPieces(
  status: number,
  headers: ResponseHeaders,
  pieces: AsyncIterable<string>,
  source?: Source,
): Response {
  const body = Readable.from(pieces, { objectMode: false, highWaterMark: PIECES_BYTES_AHEAD });
  return respondParts({ status, headers: { ...COMMON_HEADERS, ...headers }, body, source });
}

export function respondJson(status: number, value: unknown, headers: ResponseHeaders = {}): Response {
  return respond(status, { 'content-type': 'application/json', ...headers }, `${JSON.stringify(value)}\n`);
}

export function respondHtml(status: number, html: string, headers: ResponseHeaders = {}): Response {
  return respond(status, { 'content-type': 'text/html; charset=utf-8', ...headers }, html);
}

/** Leads to `location`, a path or URL that the program made: never a client's text. */
export function redirect(status: 301 | 303 | 308, location: string): Response {
  return respondText(status, location, { location });
}

function lengthOf(body: ResponseBody | undefined): number | undefined {
  if (typeof body === 'string') return Buffer.byteLength(body);
  return body instanceof Uint8Array ? body.byteLength : undefined;
}
