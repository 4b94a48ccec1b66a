import type { Opened } from '../http/open-inside.ts';
import { readLines, type LogLines } from './lines.ts';

/** How many lines a page shows, or a follower gets at once. */
export const LINES_MAX = 1000;
/** How many bytes are read for that: enough for 1000 lines of IRC. A longer line is skipped. */
export const CHUNK_BYTES_MAX = 192 * 1024;

/**
 * Which lines of a log: the first ones that begin at or after a byte, or the last ones that end at or before a byte.
 */
export type Wanted = { readonly from: number } | { readonly before: number };

/** Some lines of a log, and how to get those before and after them; undefined when there are none. */
export interface LogWindow extends LogLines {
  readonly earlier: Wanted | undefined;
  readonly later: Wanted | undefined;
}

export const NO_LINES: LogWindow = {
  lines: [],
  startBytes: 0,
  endBytes: 0,
  earlier: undefined,
  later: undefined,
};

type Readable = Pick<Opened, 'file' | 'lengthBytes'>;

/** Reads some lines of an open log. `takesUnended` says whether the text after the last line end is a line too. */
export async function readWindow(
  opened: Readable,
  wanted: Wanted,
  takesUnended: boolean,
): Promise<LogWindow> {
  const found = await ('from' in wanted
    ? readFrom(opened, wanted.from, takesUnended)
    : readBefore(opened, wanted.before, takesUnended));
  const { startBytes, endBytes } = found;
  const isLast = !('from' in wanted) && wanted.before >= opened.lengthBytes;
  return {
    ...found,
    earlier: startBytes > 0 ? { before: startBytes } : undefined,
    later: endBytes < opened.lengthBytes && !isLast ? { from: endBytes } : undefined,
  };
}

/**
 * A client may send any offset. A line that begins before it is left out, because the mark that hides it may be there.
 * The rest of a line that is too long to show is skipped next.
 */
export async function readFrom(
  opened: Readable,
  startBytes: number,
  takesUnended: boolean,
): Promise<LogLines> {
  const end = Math.min(opened.lengthBytes, startBytes + CHUNK_BYTES_MAX);
  const { bytes, from } = await readWholeLines(opened, startBytes, end);
  const isEnd = takesUnended && end === opened.lengthBytes;
  const found = readLines(bytes, { startBytes: from, takesUnended: isEnd, linesMax: LINES_MAX });
  const isStuck = found.endBytes <= startBytes && end - startBytes === CHUNK_BYTES_MAX;
  return isStuck ? { lines: [], startBytes, endBytes: end } : found;
}

async function readBefore(opened: Readable, before: number, takesUnended: boolean): Promise<LogLines> {
  const end = Math.min(opened.lengthBytes, before);
  const start = Math.max(0, end - CHUNK_BYTES_MAX);
  const { bytes, from } = await readWholeLines(opened, start, end);
  const isEnd = takesUnended && end === opened.lengthBytes;
  const found = readLines(bytes, {
    startBytes: from,
    takesUnended: isEnd,
    linesMax: LINES_MAX,
    keep: 'last',
  });
  const isStuck = found.startBytes >= end && start < end;
  return isStuck ? { lines: [], startBytes: start, endBytes: end } : found;
}

/** Reads the bytes between both, starting at the first line that begins there. */
async function readWholeLines(
  { file }: Readable,
  startBytes: number,
  endBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly from: number }> {
  const start = Math.max(0, startBytes - 1);
  const bytes = Buffer.allocUnsafe(Math.max(0, endBytes - start));
  let length = 0;
  while (length < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, length, bytes.byteLength - length, start + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  const read = bytes.subarray(0, length);
  if (startBytes === 0) return { bytes: read, from: 0 };
  const border = read.indexOf(0x0a) + 1;
  if (border === 0) return { bytes: read.subarray(length), from: startBytes };
  return { bytes: read.subarray(border), from: start + border };
}
