import type { Opened } from '../http/open-inside.ts';
import { readLines, type LogLines } from './lines.ts';

/** What is shown at once, of one page or to one follower. */
export const LINES_MAX = 1000;
/** What is read for it: 1000 lines as they are said on IRC, with room. A longer line is passed over. */
export const CHUNK_BYTES_MAX = 192 * 1024;

/** Which lines of a log: the first that begin at a byte or behind it, or the last that end before one or at it. */
export type Wanted = { readonly from: number } | { readonly before: number };

/** Some lines of a log, and how to ask for those before and behind them; undefined when there are none. */
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

/** Reads some lines of an open log. Whether what follows the last line end is one too, `takesUnended` says. */
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
 * A client names any byte: what begins before it is left out, since the mark that hides a line may be there. Of a line
 * that is too long to be shown the end is passed over next.
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

/** The bytes between both, from the first line on that begins there. */
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
