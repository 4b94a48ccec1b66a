import { STATUS_CODES } from 'node:http';
import { respondText } from './respond.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

/** The refusal of a request that is not valid HTTP, answered as text before the application is called. */
export interface Refusal {
  readonly status: number;
  readonly detail: string;
  readonly hint: string;
}

export function respondRefusal(refusal: Refusal): Response {
  return respondText(refusal.status, refusalText(refusal), { 'cache-control': 'no-store' });
}

/** The whole answer as bytes, for a connection whose request could not even be parsed; it ends the connection. */
export function rawRefusal(refusal: Refusal, now: Date): string {
  const body = refusalText(refusal);
  const headers = {
    date: now.toUTCString(),
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`;
}

function refusalText({ detail, hint }: Refusal): string {
  return `error: ${detail}\nhint: ${hint}\n`;
}
