import { parse } from 'content-disposition';
import { MIMEType } from 'node:util';

const LINE_END = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
// The parser does not accept a longer one.
const HEAD_BYTES_MAX = 16 * 1024;
const FILE_TYPE_LINE = 'Content-Type: application/octet-stream';

/** Changes a multipart/form-data body, in pieces of any size, before the parser reads it. */
export interface UnnamedFiles {
  /**
   * Returns the next bytes for the parser, in as few pieces as they can be without copying: fewer bytes while the head of a
   * part is incomplete, and none when there are none yet.
   */
  push(chunk: Buffer): readonly Buffer[];
  /** Returns what is left at the end of the body. */
  rest(): Buffer;
}

/**
 * Makes the parser treat a part with a type and without a file name as a file, as some clients send it (RFC 7578
 * section 4.2: the name is optional). busboy recognises a file by its name or by the type application/octet-stream. So
 * a part of any type except text/plain gets that type, unless its name is one of `fieldNames`, the text fields of the
 * form. `contentType` is that of the body.
 */
export function unnamedFiles(contentType: string, fieldNames: readonly string[]): UnnamedFiles {
  const delimiter = Buffer.from(`\r\n--${boundaryOf(contentType)}`);
  // The first delimiter may be on the first line.
  const first = delimiter.subarray(LINE_END.length);
  let pending: Buffer = LINE_END;
  let isInHead = false;

  /** Removes the beginning of what is pending. */
  const take = (length: number): Buffer => {
    const taken = pending.subarray(0, length);
    pending = pending.subarray(length);
    return taken;
  };

  /** The next bytes that can be passed on; undefined when more must arrive first. */
  const next = (): Buffer | undefined => {
    const start = pending.indexOf(delimiter);
    // A delimiter right behind another ends a head without a line.
    if (start === 0 || (!isInHead && start > 0)) {
      isInHead = true;
      return take(start + delimiter.length);
    }
    // Not beyond the delimiter, so that a body of only delimiters is searched once, not once for each.
    const end = isInHead ? pending.subarray(0, start < 0 ? undefined : start).indexOf(HEAD_END) : -1;
    if (end >= 0) {
      isInHead = false;
      return relabelled(take(end + HEAD_END.length), fieldNames);
    }
    if (isInHead && start < 0 && pending.length <= HEAD_BYTES_MAX) return undefined;
    isInHead = false;
    // The last bytes may be the beginning of a delimiter.
    const settled = start < 0 ? pending.length - delimiter.length + 1 : start;
    return settled > 0 ? take(settled) : undefined;
  };

  return {
    push(chunk) {
      const pieces: Buffer[] = [];
      if (pending === LINE_END && chunk.subarray(0, first.length).equals(first)) {
        pieces.push(LINE_END, chunk.subarray(0, first.length));
        pending = chunk.subarray(first.length);
        isInHead = true;
      } else pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      for (let piece = next(); piece !== undefined; piece = next()) append(pieces, piece);
      return pieces;
    },
    rest: () => take(pending.length),
  };
}

/** Adds a piece to the last one, when it is what follows that in the same buffer. */
function append(pieces: Buffer[], piece: Buffer): void {
  const last = pieces.at(-1);
  if (last?.buffer === piece.buffer && last.byteOffset + last.length === piece.byteOffset)
    pieces[pieces.length - 1] = Buffer.from(piece.buffer, last.byteOffset, last.length + piece.length);
  else pieces.push(piece);
}

function boundaryOf(contentType: string): string {
  const boundary = new MIMEType(contentType).params.get('boundary');
  if (boundary === null) throw new Error('its Content-Type has no boundary');
  return boundary;
}

/** The head of a part, with the type of a file when only its type makes it a file. */
function relabelled(head: Buffer, fieldNames: readonly string[]): Buffer {
  const text = head.toString('latin1');
  // The parser ignores anything else after a delimiter, such as what follows the last one.
  if (!text.startsWith('\r\n')) return head;
  const lines = text.split(/\r\n(?![ \t])/);
  const typeLine = lineOf(lines, 'content-type:');
  const [, type] = /^\s*([^\s;/]+\/[^\s;/]+)/.exec(valueOf(typeLine)) ?? [];
  if (type === undefined || type.toLowerCase() === 'text/plain') return head;
  const { name } = parse(valueOf(lineOf(lines, 'content-disposition:'))).parameters;
  if ((name !== undefined && fieldNames.includes(name)) || typeLine === FILE_TYPE_LINE) return head;
  return Buffer.from(text.replace(`\r\n${typeLine}`, `\r\n${FILE_TYPE_LINE}`), 'latin1');
}

/** The first line that starts with `beginning` in any case, with its continuation lines. */
function lineOf(lines: readonly string[], beginning: string): string {
  return lines.find((line) => line.toLowerCase().startsWith(beginning)) ?? '';
}

function valueOf(line: string): string {
  return line.slice(line.indexOf(':') + 1).replaceAll('\r\n', '');
}
