/**
 * Lets pages of all origins read what is public. Never with credentials: the star makes browsers leave out cookies and
 * Basic credentials. Every answer to GET and HEAD has it, with or without an Origin, because caches keep one answer for
 * all.
 */
export const READ_CORS_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'accept-ranges, content-disposition, content-range, etag, link, repr-digest, retry-after',
};

const PREFLIGHT_HEADERS: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers':
    'if-match, if-modified-since, if-none-match, if-range, if-unmodified-since, prefer, range',
  'access-control-max-age': '86400',
};

const NONE: Readonly<Record<string, string>> = {};

/** Whether the request only reads. */
export function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The headers that let a page of another origin make this request: only for reading. */
export function corsHeaders(request: Request): Readonly<Record<string, string>> {
  if (isRead(request)) return READ_CORS_HEADERS;
  return isPreflightOfRead(request) ? PREFLIGHT_HEADERS : NONE;
}

/** The headers without those of CORS that `respond` adds to every answer. */
export function withoutReadCors(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !Object.hasOwn(READ_CORS_HEADERS, name)),
  );
}

function isPreflightOfRead(request: Request): boolean {
  if (request.method !== 'OPTIONS' || !request.headers.has('origin')) return false;
  const method = request.headers.get('access-control-request-method');
  return method === 'GET' || method === 'HEAD';
}
