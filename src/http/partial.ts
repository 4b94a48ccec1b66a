import { randomBytes } from 'node:crypto';
import {
  checkDemandedState,
  isNotModified,
  isRangeFresh,
  validatorHeaders,
  type Validators,
} from './conditions.ts';
import type { FilePiece } from './file-stream.ts';
import { formatContentRange, parseRange, type ByteRange } from './range.ts';
import { respond, respondText, type ResponseBody, type ResponseHeaders } from './respond.ts';

/** Some content that can be served whole or in parts. `headers` has its content-type. */
export interface Content {
  readonly lengthBytes: number;
  readonly validators: Validators;
  readonly headers: ResponseHeaders;
  /** Makes the body of an answer: ranges of the content in this order, with text before, between and after them. */
  readonly read: (pieces: readonly FilePiece[]) => ResponseBody | Promise<ResponseBody>;
}

/**
 * The 304 for a client that already has this state of the content, or undefined when the content must be sent.
 * `headers` are those of the 200, without those that describe its body. Throws precondition_failed when the client
 * requires another state (If-Match, If-Unmodified-Since).
 */
export function respondUnchanged(
  request: Request,
  validators: Validators,
  headers: ResponseHeaders,
): Response | undefined {
  checkDemandedState(request, validators);
  if (!isNotModified(request, validators.etag, validators.lastModified)) return undefined;
  return respond(304, { ...headers, ...validatorHeaders(validators) });
}

/**
 * Answers with the content: the whole, the parts in the Range header as 206, or 416 when none of them exists (RFC 9110
 * section 14). Parts are only sent when If-Range names this state or is missing.
 */
export async function respondContent(request: Request, content: Content): Promise<Response> {
  const { lengthBytes } = content;
  const headers: ResponseHeaders = {
    ...content.headers,
    ...validatorHeaders(content.validators),
    'accept-ranges': 'bytes',
  };
  const ranges = wantedRanges(request, content);
  if (ranges === 'unsatisfiable') return respondUnsatisfiable(lengthBytes);
  if (ranges === undefined) {
    const body = await content.read([{ start: 0, end: lengthBytes }]);
    return respond(200, { ...headers, 'content-length': String(lengthBytes) }, body);
  }
  const [only] = ranges;
  if (ranges.length === 1 && only !== undefined) {
    const described = {
      ...headers,
      'content-range': formatContentRange(only, lengthBytes),
      'content-length': String(only.end - only.start),
    };
    return respond(206, described, await content.read([only]));
  }
  const boundary = randomBytes(18).toString('base64url');
  const pieces = multipart(ranges, headers['content-type'], lengthBytes, boundary);
  const described = {
    ...headers,
    'content-type': `multipart/byteranges; boundary=${boundary}`,
    'content-length': String(pieces.reduce((sum, piece) => sum + pieceLength(piece), 0)),
  };
  return respond(206, described, await content.read(pieces));
}

/** The `read` of content in memory. */
export function readBytes(bytes: Uint8Array): Content['read'] {
  return (pieces) => {
    const [first] = pieces;
    if (pieces.length === 1 && typeof first === 'object') return bytes.subarray(first.start, first.end);
    return Buffer.concat(
      pieces.map((piece) =>
        typeof piece === 'string' ? Buffer.from(piece) : bytes.subarray(piece.start, piece.end),
      ),
    );
  };
}

/** The Range header of a HEAD is ignored: RFC 9110 section 14.2 defines it only for GET. */
function wantedRanges(request: Request, { lengthBytes, validators }: Content): ReturnType<typeof parseRange> {
  const header = request.method === 'GET' ? request.headers.get('range') : null;
  return header === null || !isRangeFresh(request, validators) ? undefined : parseRange(header, lengthBytes);
}

function respondUnsatisfiable(lengthBytes: number): Response {
  return respondText(
    416,
    `error: Cannot send this range: the content has ${lengthBytes} bytes, counted from 0\n` +
      'hint: Send a Range that begins before the end, or leave the Range header out.\n',
    {
      'content-range': formatContentRange(undefined, lengthBytes),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
    },
  );
}

/** The ranges as multipart/byteranges, with the lines around them (RFC 9110 section 14.6). */
function multipart(
  ranges: readonly ByteRange[],
  type: string | undefined,
  lengthBytes: number,
  boundary: string,
): FilePiece[] {
  const typeLine = type === undefined ? '' : `Content-Type: ${type}\r\n`;
  const pieces = ranges.flatMap((range, index): FilePiece[] => [
    `${index === 0 ? '' : '\r\n'}--${boundary}\r\n${typeLine}` +
      `Content-Range: ${formatContentRange(range, lengthBytes)}\r\n\r\n`,
    range,
  ]);
  return [...pieces, `\r\n--${boundary}--\r\n`];
}

function pieceLength(piece: FilePiece): number {
  return typeof piece === 'string' ? Buffer.byteLength(piece) : piece.end - piece.start;
}
