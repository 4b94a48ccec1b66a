import { Readable } from 'node:stream';
import { FastResponse } from 'srvx/node';
import { acceptedCodings, type Coding } from './accept-encoding.ts';
import {
  COMPRESS_BYTES_MIN,
  COMPRESS_FOR_GOOD_BYTES_MIN,
  createCompressor,
  gzipped,
  isCompressible,
} from './compress.ts';
import { corsHeaders, isRead, withoutReadCors } from './cors.ts';
import { partsOf, respondParts, type ResponseParts } from './respond.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { formatServerTiming, wantsServerTiming } from './server-timing.ts';
import { varyBy } from './vary.ts';

const CACHE_BYTES_MAX = 16 * 1024 * 1024;

/** Turns an answer into the form in which it is sent. `startMs` is when the request came, by performance.now(). */
export type Finish = (request: Request, response: Response, startMs: number) => Response | Promise<Response>;

/**
 * Makes the function that every answer passes through last, with any status and from any handler: it adds security
 * headers, CORS headers, compression and Server-Timing, and removes the body for HEAD.
 */
export function createFinish(): Finish {
  const compress = createCompressor(CACHE_BYTES_MAX);

  const compressedOwn = async (request: Request, made: WholeParts, startMs: number): Promise<Response> => {
    const appMs = performance.now() - startMs;
    const isForGood = neverChanges(made);
    const coding = codingFor(request, isForGood);
    const parts =
      coding === undefined
        ? withVary(made)
        : compressed(made, coding, await compress(made.body, coding, isForGood));
    return withOwnHeaders(request, parts, startMs, appMs);
  };

  const finishOwn = (
    request: Request,
    made: ResponseParts,
    startMs: number,
  ): Response | Promise<Response> => {
    if (made.status === 304) return withOwnHeaders(request, asFirstSent(request, made), startMs);
    if (mayCompress(made)) return compressedOwn(request, made, startMs);
    return withOwnHeaders(request, isGenerated(made) ? generated(request, made) : made, startMs);
  };

  return (request, response, startMs) => {
    const parts = partsOf(response);
    if (parts === undefined) return finishForeign(request, response);
    return isFinished(request, parts) ? response : finishOwn(request, parts, startMs);
  };
}

/** Whether the answer needs no changes, like a download or one that was sent before: a fast path. */
function isFinished(request: Request, parts: ResponseParts): boolean {
  if (parts.joinedHeaders !== undefined) return true;
  return (
    request.method === 'GET' &&
    parts.status !== 304 &&
    !mayCompress(parts) &&
    !isGenerated(parts) &&
    !wantsServerTiming(request)
  );
}

/** With the headers for all, and without a body for HEAD. `appMs` is how long the handler took; all until now unless given. */
function withOwnHeaders(
  request: Request,
  parts: ResponseParts,
  startMs: number,
  appMs = performance.now() - startMs,
): Response {
  const headers = isRead(request)
    ? { ...parts.headers }
    : { ...corsHeaders(request), ...withoutReadCors(parts.headers) };
  if (wantsServerTiming(request)) {
    const totalMs = performance.now() - startMs;
    headers['server-timing'] = formatServerTiming({ app: appMs, send: totalMs - appMs });
  }
  const body = request.method === 'HEAD' ? dropped(parts.body) : parts.body;
  return respondParts({ status: parts.status, headers, body });
}

type WholeParts = ResponseParts & { readonly body: string | Uint8Array };

/** Whether the body is compressible text that is complete in memory. */
function mayCompress(parts: ResponseParts): parts is WholeParts {
  const { body } = parts;
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return false;
  const bytesMin = neverChanges(parts) ? COMPRESS_FOR_GOOD_BYTES_MIN : COMPRESS_BYTES_MIN;
  return body.length >= bytesMin && isText(parts);
}

function neverChanges({ headers }: ResponseParts): boolean {
  return /\bimmutable\b/.test(headers['cache-control'] ?? '');
}

type GeneratedParts = ResponseParts & { readonly body: Readable };

/** Whether the body is text that is generated as it is read, of unknown length. */
function isGenerated(parts: ResponseParts): parts is GeneratedParts {
  return parts.body instanceof Readable && parts.headers['content-length'] === undefined && isText(parts);
}

/**
 * Whether the body is text that may be compressed. Answers with `no-store` are not: such an answer may have a secret
 * next to text that the client chose, and its compressed length would reveal the secret (BREACH).
 */
function isText({ status, headers }: ResponseParts): boolean {
  if (status === 206 || headers['content-encoding'] !== undefined) return false;
  if (!isCompressible(headers['content-type'] ?? '')) return false;
  return !/no-store|no-transform/.test(headers['cache-control'] ?? '');
}

/** Only with gzip: the state of the other codings takes megabytes for as long as the client reads. */
function generated(request: Request, parts: GeneratedParts): ResponseParts {
  const varied = withVary(parts);
  if (!acceptedCodings(request.headers.get('accept-encoding')).includes('gzip')) return varied;
  const headers = { ...varied.headers, 'content-encoding': 'gzip' };
  return { ...varied, headers, body: gzipped(parts.body) };
}

/** Content that never changes is worth brotli's time: a style sheet of 15 kB has 3.5 kB with it, 4.5 kB with zstd. */
function codingFor(request: Request, isForGood: boolean): Coding | undefined {
  const codings = acceptedCodings(request.headers.get('accept-encoding'));
  return isForGood && codings.includes('br') ? 'br' : codings[0];
}

function withVary<Parts extends ResponseParts>(parts: Parts): Parts {
  return { ...parts, headers: { ...parts.headers, vary: varyBy(parts.headers['vary'], 'accept-encoding') } };
}

function compressed(parts: WholeParts, coding: Coding, body: Uint8Array): ResponseParts {
  const { 'accept-ranges': _, etag, ...kept } = withVary(parts).headers;
  const headers = {
    ...kept,
    // The bytes differ but mean the same; the strong tag belongs to the uncompressed bytes (RFC 9110 section 8.8.1).
    ...(etag === undefined ? {} : { etag: weak(etag) }),
    'content-encoding': coding,
    'content-length': String(body.byteLength),
  };
  return { ...parts, headers, body };
}

/** A 304 with the ETag and Vary of the answer that the client has in its cache (RFC 9110 section 15.4.5). */
function asFirstSent(request: Request, parts: ResponseParts): ResponseParts {
  const { etag, vary } = parts.headers;
  const wasCompressed =
    etag !== undefined && (request.headers.get('if-none-match') ?? '').includes(weak(etag));
  if (!wasCompressed && vary === undefined) return parts;
  const { headers } = withVary(parts);
  return { ...parts, headers: wasCompressed ? { ...headers, etag: weak(etag) } : headers };
}

function weak(etag: string): string {
  return etag.startsWith('W/') ? etag : `W/${etag}`;
}

function dropped(body: ResponseParts['body']): undefined {
  if (body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)) body.destroy();
}

/**
 * Adds missing security headers to an answer of a mounted application; its own headers win. CORS and compression are up
 * to that application.
 */
function finishForeign(request: Request, response: Response): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!headers.has(name)) headers.set(name, value);
  }
  if (request.method === 'HEAD') void response.body?.cancel();
  const body = request.method === 'HEAD' ? null : response.body;
  // A new Response, because those of fetch() and Response.redirect() cannot be changed.
  return new FastResponse(body, { status: response.status, statusText: response.statusText, headers });
}
