import { parse } from 'content-disposition';
import { MIMEType } from 'node:util';

const LINE_END = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
// The parser takes no longer one.
const HEAD_BYTES_MAX = 16 * 1024;
const FILE_TYPE_LINE = 'Content-Type: application/octet-stream';
const EMPTY = Buffer.alloc(0);

/** A multipart/form-data body on its way to the parser, in pieces of any size. */
export interface UnnamedFiles {
  /** The next bytes for the parser: fewer while the head of a part is not complete. Empty when there are none yet. */
  push(chunk: Uint8Array): Buffer;
  /** What is left at the end of the body. */
  rest(): Buffer;
}

/**
 * Lets the parser take a part for a file that has a type and no file name, as some clients send (RFC 7578 section 4.2: the
 * name is optional). busboy knows a file by its name, or by the type application/octet-stream alone: so a part of any
 * type but text/plain gets that type, unless its name is one of `fieldNames`, the text fields of the form.
 * `contentType` is that of the body.
 */
export function unnamedFiles(contentType: string, fieldNames: readonly string[]): UnnamedFiles {
  const delimiter = Buffer.from(`\r\n--${boundaryOf(contentType)}`);
  // The first delimiter may be the first line.
  let pending: Buffer = LINE_END;
  let isInHead = false;

  /** Cuts off the beginning of what is pending. */
  const take = (length: number): Buffer => {
    const taken = pending.subarray(0, length);
    pending = pending.subarray(length);
    return taken;
  };

  /** The next bytes that are settled; undefined when more have to come first. */
  const next = (): Buffer | undefined => {
    const start = pending.indexOf(delimiter);
    if (!isInHead && start >= 0) {
      isInHead = true;
      return take(start + delimiter.length);
    }
    // No further than the delimiter: a body of nothing but delimiters is then searched once, not once for each.
    const end = isInHead ? pending.subarray(0, start < 0 ? undefined : start).indexOf(HEAD_END) : -1;
    if (end >= 0) {
      isInHead = false;
      return relabelled(take(end + HEAD_END.length), fieldNames);
    }
    if (isInHead && start < 0 && pending.length <= HEAD_BYTES_MAX) return undefined;
    isInHead = false;
    // The last bytes may begin a delimiter.
    const settled = start < 0 ? pending.length - delimiter.length + 1 : start;
    return settled > 0 ? take(settled) : undefined;
  };

  return {
    push(chunk) {
      pending = Buffer.concat([pending, chunk]);
      const pieces: Buffer[] = [];
      for (let piece = next(); piece !== undefined; piece = next()) pieces.push(piece);
      return pieces.length === 1 ? (pieces[0] ?? EMPTY) : Buffer.concat(pieces);
    },
    rest: () => take(pending.length),
  };
}

function boundaryOf(contentType: string): string {
  const boundary = new MIMEType(contentType).params.get('boundary');
  if (boundary === null) throw new Error('its Content-Type has no boundary');
  return boundary;
}

/** The head of a part, with the type of a file where the part is one by its type alone. */
function relabelled(head: Buffer, fieldNames: readonly string[]): Buffer {
  const text = head.toString('latin1');
  // Anything else after a delimiter is ignored by the parser: what comes after the last, for one.
  if (!text.startsWith('\r\n')) return head;
  const lines = text.split(/\r\n(?![ \t])/);
  const typeLine = lineOf(lines, 'content-type:');
  const [, type] = /^\s*([^\s;/]+\/[^\s;/]+)/.exec(valueOf(typeLine)) ?? [];
  if (type === undefined || type.toLowerCase() === 'text/plain') return head;
  const { name } = parse(valueOf(lineOf(lines, 'content-disposition:'))).parameters;
  if (name !== undefined && fieldNames.includes(name)) return head;
  return Buffer.from(text.replace(`\r\n${typeLine}`, `\r\n${FILE_TYPE_LINE}`), 'latin1');
}

/** The first line that begins so, in letters of any case, with those that it is folded into. */
function lineOf(lines: readonly string[], beginning: string): string {
  return lines.find((line) => line.toLowerCase().startsWith(beginning)) ?? '';
}

function valueOf(line: string): string {
  return line.slice(line.indexOf(':') + 1).replaceAll('\r\n', '');
}
