import type { Refusal } from './refusal.ts';
import { isHost } from './forwarded.ts';
import { percentEncoded } from './target.ts';

interface ParseError extends Error {
  readonly code?: string;
  readonly reason?: string;
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

/** The refusal for a request that Node's parser rejected, or that did not arrive in time. */
export function refusalOf(error: ParseError, scheme: 'http' | 'https'): Refusal {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
    case 'HPE_TOO_MANY_HEADERS':
      return {
        status: 431,
        detail: 'Cannot read the request: its address and headers are too long',
        hint: 'Send fewer and shorter headers: at most 16 KiB in total with the address.',
      };
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return {
        status: 413,
        detail: 'Cannot read the body: its chunk extensions are too long',
        hint: 'Send chunks without extensions.',
      };
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return {
        status: 408,
        detail: 'Cannot read the request: it did not arrive in time',
        hint: 'Send it again, faster.',
      };
    case 'HPE_INVALID_URL':
      return refuseRawAddress(error, scheme) ?? unreadable(error);
    case 'HPE_INVALID_METHOD':
      return isRequestLine(error) ? UNKNOWN_METHOD : unreadable(error);
    default:
      return unreadable(error);
  }
}

const UNKNOWN_METHOD: Refusal = {
  status: 501,
  detail: 'Cannot handle the request: HTTP does not have this method',
  hint: 'Write the method in capitals.',
};

/** Whether it is a valid request except for its method; a TLS handshake that was sent to the wrong port is not. */
function isRequestLine(error: ParseError): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100} [\x21-\x7e]+ HTTP\/1\.[01]\r\n/.test(linesOf(error));
}

/**
 * The request that was being parsed, from its first line to the end of the packet, with one character for each byte.
 */
function linesOf({ rawPacket, bytesParsed = 0 }: ParseError): string {
  if (rawPacket === undefined) return '';
  // Valid requests may come before it in the same packet.
  const start = rawPacket.lastIndexOf('\n', bytesParsed) + 1;
  return rawPacket.subarray(start, start + 8192).toString('latin1');
}

/** curl sends letters of an address that are not ASCII as raw bytes. */
function refuseRawAddress(error: ParseError, scheme: string): Refusal | undefined {
  const lines = linesOf(error);
  const [, method = '', raw = ''] = /^([A-Z]{1,20}) (\/\S*) HTTP\/1\.[01]\r\n/.exec(lines) ?? [];
  const [, host = ''] = /\r\nhost:[ \t]{0,4}([\w.:[\]-]{1,255})/i.exec(lines) ?? [];
  const encoded = percentEncoded(raw);
  if (encoded === undefined || encoded === raw) return undefined;
  return {
    status: 400,
    detail: 'Cannot read the address: it has characters that are not allowed in an address',
    hint: `Percent-encode these characters: ${curlFor(method)} '${isHost(host) ? `${scheme}://${host}` : ''}${encoded}'${method === 'GET' ? FOR_SEARCHES : ''}`,
  };
}

const FOR_SEARCHES =
  ". curl encodes the words of a search by itself: curl -G --data-urlencode 'q=WORDS' ADDRESS";

/** The beginning of a curl line that sends such a request. */
function curlFor(method: string): string {
  if (method === 'GET') return 'curl';
  if (method === 'PUT') return 'curl -T FILE';
  return method === 'POST' ? 'curl --data-binary @FILE' : `curl -X ${method}`;
}

function unreadable({ reason }: ParseError): Refusal {
  const why = reason === undefined || !/^[\x20-\x7e]{1,100}$/.test(reason) ? '' : ` (${reason})`;
  return {
    status: 400,
    detail: `Cannot read the request${why}`,
    hint: 'Send a request of HTTP/1.1 as in RFC 9112.',
  };
}
