import { AppError } from '../errors.ts';
import type { Opened } from '../http/open-inside.ts';
import type { Archive } from './archive.ts';
import type { Day } from './day.ts';
import { readLines, type LogLines } from './lines.ts';

/** A log of more than this is shown from its end. */
const SHOWN_BYTES_MAX = 8 * 1024 * 1024;

export interface DayLog extends LogLines {
  /** Whether the beginning is left out. */
  readonly isCut: boolean;
}

/** What may be shown of a day; a day without a log is empty while it `isToday`. Rejects with not_found for others. */
export async function readDay(archive: Archive, day: Day, isToday: boolean): Promise<DayLog> {
  const opened = await archive.openDay(day);
  if (opened === undefined) {
    if (isToday) return { lines: [], endBytes: 0, isCut: false };
    throw new AppError('not_found', 'Cannot find a log of that day');
  }
  try {
    const startBytes = Math.max(0, opened.lengthBytes - SHOWN_BYTES_MAX);
    const log = await readLinesFrom(opened, startBytes, opened.lengthBytes, !isToday);
    return { ...log, isCut: startBytes > 0 };
  } finally {
    await opened.file.close();
  }
}

/**
 * The lines that begin at `startBytes` or behind it. What begins before is left out, since the mark that hides a line
 * may stand there: a client names any byte it likes.
 */
export async function readLinesFrom(
  { file }: Pick<Opened, 'file'>,
  startBytes: number,
  endBytes: number,
  takesUnended: boolean,
): Promise<LogLines> {
  const from = Math.max(0, startBytes - 1);
  const bytes = Buffer.allocUnsafe(Math.max(0, endBytes - from));
  let length = 0;
  while (length < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, length, bytes.byteLength - length, from + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  const read = bytes.subarray(0, length);
  if (startBytes === 0) return readLines(read, { takesUnended });
  const border = read.indexOf(0x0a) + 1;
  if (border === 0) return { lines: [], endBytes: startBytes };
  return readLines(read.subarray(border), { startBytes: from + border, takesUnended });
}
