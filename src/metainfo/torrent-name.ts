import { DOTS, EMPTY, FileName, LONG, SLASH, TOO_LONG } from './file-name.ts';
import { checkSingleName, reportOddities } from './paths.ts';
import type { Reading } from './reading.ts';
import { quoteSpelling } from './twins.ts';

const SLASH_BYTE = 0x2f;
const whole = new FileName();
const part = new FileName();

/**
 * Checks `name` or `name.utf-8` of a torrent as the name of a file or folder, but accepts slashes between ordinary
 * names: clients drop them, replace them or make folders of them, which all stays inside the download folder. `twin` is
 * the entry of the name in UTF-8, as in `checkSingleName`.
 */
export function checkTorrentName(reading: Reading, entry: number, path: string, twin = -1): void {
  const { document, findings } = reading;
  const start = document.contentStartOf(entry);
  const end = document.contentEndOf(entry);
  const offset = document.startOf(entry);
  if (twin >= 0 && document.equals(entry, twin)) return;
  if (start === end) {
    findings.add('name.missing', () => ({ path, offset, message: `${path} is empty, expected a name` }));
    return;
  }
  whole.read(document.bytes, start, end);
  if ((whole.flags & SLASH) === 0 || (whole.flags & TOO_LONG) !== 0) {
    checkSingleName(reading, entry, path, twin);
    return;
  }
  const flags = partFlags(document.bytes, start, end);
  if ((flags & (DOTS | EMPTY)) !== 0 || startsWithDrive(document.bytes, start)) {
    checkSingleName(reading, entry, path, twin);
    return;
  }
  findings.add('name.slash', () => ({
    path,
    offset,
    message: `${path} is ${quoteSpelling(document, entry, twin)}, expected a name without a slash`,
  }));
  reportOddities(reading, flags | (whole.flags & LONG), entry, () => path, twin);
}

/** The combined flags of all names between the slashes. */
function partFlags(bytes: Uint8Array, start: number, end: number): number {
  let flags = 0;
  for (let from = start; from <= end;) {
    const slash = bytes.indexOf(SLASH_BYTE, from);
    const to = slash < 0 || slash > end ? end : slash;
    part.read(bytes, from, to);
    flags |= part.flags;
    from = to + 1;
  }
  return flags;
}

/** Whether a name starts as `C:/` does: an absolute path on Windows. */
function startsWithDrive(bytes: Uint8Array, start: number): boolean {
  const letter = (bytes[start] as number) | 0x20;
  return letter >= 0x61 && letter <= 0x7a && bytes[start + 1] === 0x3a && bytes[start + 2] === SLASH_BYTE;
}
