/**
 * Opens what anybody may read to the pages of all origins, such as programs that run in one. Never with
 * credentials: the star makes browsers leave cookies and Basic credentials out. In every answer to GET and HEAD,
 * whether or not there is an Origin: caches keep one for all.
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

/** Whether the request reads, and changes nothing. */
export function isRead({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** What a browser must be told so that a page of another origin may do this: for reading, and for nothing else. */
export function corsHeaders(request: Request): Readonly<Record<string, string>> {
  if (isRead(request)) return READ_CORS_HEADERS;
  return isPreflightOfRead(request) ? PREFLIGHT_HEADERS : NONE;
}

/** The same headers without the leave to be read that every answer is made with. */
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
