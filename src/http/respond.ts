import { FastResponse } from 'srvx/node';
import { SECURITY_HEADERS } from './security-headers.ts';

export type ResponseHeaders = Readonly<Record<string, string>>;

const made = new WeakSet<Response>();

/** An answer with its length and the security headers; `headers` in lower case win over them. */
export function respond(status: number, headers: ResponseHeaders, body?: string | Uint8Array): Response {
  const all: Record<string, string> = { ...SECURITY_HEADERS, ...headers };
  if (body !== undefined) {
    all['content-length'] = String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength);
  }
  const response = new FastResponse(body ?? null, { status, headers: all });
  made.add(response);
  return response;
}

/** One or more lines of text for people at a terminal. The last line is ended when it isn't. */
export function respondText(status: number, text: string, headers: ResponseHeaders = {}): Response {
  const body = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return respond(status, { 'content-type': 'text/plain; charset=utf-8', ...headers }, body);
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

/** The answer to HEAD: what GET would say, without the body (RFC 9110 section 9.3.2). */
export function withoutBody(response: Response): Response {
  const headers = Object.fromEntries(response.headers);
  void response.body?.cancel();
  const bare = new FastResponse(null, { status: response.status, headers });
  made.add(bare);
  return bare;
}

/** Adds the security headers to an answer that a mounted application made; its own headers win. */
export function secure(response: Response): Response {
  if (made.has(response)) return response;
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  return response;
}
