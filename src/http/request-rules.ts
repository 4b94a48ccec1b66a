import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { Refusal } from './refusal.ts';

/**
 * Finds what is wrong with the framing of a request that Node's parser accepted; undefined when it is valid. A proxy in
 * front could read each of these differently (RFC 9112 sections 3.2, 6.1 and 11.2: request smuggling), so the
 * connection ends after the answer.
 */
export function findFault(incoming: IncomingMessage): Refusal | undefined {
  if (incoming.httpVersionMajor !== 1) {
    return fault(505, 'Cannot use this version of HTTP', 'Use HTTP/1.1.');
  }
  const hosts = countHosts(incoming.rawHeaders);
  if (hosts > 1) return fault(400, 'Cannot read the request: it has two Host headers', 'Send only one.');
  if (hosts === 0 && incoming.httpVersionMinor > 0) {
    return fault(400, 'Cannot read the request: it has no Host header', 'Send one, as HTTP/1.1 requires.');
  }
  return findCodingFault(incoming) ?? findTargetFault(incoming);
}

/**
 * The same for HTTP/2, whose library checks everything else: a Host that names another host than `:authority` (RFC 9113
 * section 8.3.1). One program would use the one, the next program the other.
 */
export function findHttp2Fault({ headers }: Http2ServerRequest): Refusal | undefined {
  const { host, ':authority': authority } = headers;
  if (host === undefined || authority === undefined) return undefined;
  if (normalAuthority(host) === normalAuthority(authority)) return undefined;
  return fault(
    400,
    'Cannot read the request: its Host header names another host than its :authority',
    'Send the same host in both, or no Host header.',
  );
}

function normalAuthority(authority: string): string {
  return authority.toLowerCase().replace(/:443$/, '');
}

function countHosts(rawHeaders: readonly string[]): number {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count++;
  }
  return count;
}

function findCodingFault({ headers, httpVersionMinor }: IncomingMessage): Refusal | undefined {
  const coding = headers['transfer-encoding'];
  if (coding === undefined) return undefined;
  if (httpVersionMinor === 0) {
    return fault(
      400,
      'Cannot accept a Transfer-Encoding with HTTP/1.0',
      'Use HTTP/1.1, or a Content-Length.',
    );
  }
  if (coding.trim().toLowerCase() === 'chunked') return undefined;
  return fault(
    400,
    'Cannot read the body: its Transfer-Encoding is not chunked',
    'Send the body with Transfer-Encoding: chunked.',
  );
}

function findTargetFault({ url = '', headers, method }: IncomingMessage): Refusal | undefined {
  if (url.startsWith('/') || (url === '*' && method === 'OPTIONS')) return undefined;
  const [, authority] = /^https?:\/\/([^/?#]+)/i.exec(url) ?? [];
  if (authority === undefined) {
    return fault(400, 'Cannot read the address of the request', 'Send a path that starts with a slash.');
  }
  if (headers.host === undefined || authority.toLowerCase() === headers.host.toLowerCase()) return undefined;
  return fault(
    400,
    'Cannot read the request: its address names another host than its Host header',
    'Send the same host in both.',
  );
}

function fault(status: number, detail: string, hint: string): Refusal {
  return { status, detail, hint };
}
