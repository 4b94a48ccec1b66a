import { decodeUtf8, decodeUtf8Lossy } from '../bencode/bytes.ts';
import { isStreamSafe, normalize } from '../lib/unicode.ts';
import type { RuleId } from './rules.ts';

/** What is odd about one name of a path, as bits; 0 for a name that is safe everywhere. */
export const EMPTY = 1;
export const DOTS = 2;
export const SLASH = 4;
export const NUL = 8;
const BACKSLASH = 16;
const CONTROL = 32;
const BIDI = 64;
const WINDOWS_CHARACTER = 128;
const WINDOWS_RESERVED = 256;
const WINDOWS_ENDING = 512;
export const LONG = 1024;
const INVALID_UTF8 = 2048;
export const TOO_LONG = 4096;
const MARKS = 8192;
/** The flags for which a torrent is refused. */
export const UNSAFE = EMPTY | DOTS | SLASH | NUL | TOO_LONG;
/** Not oddities, but found in the same pass. */
const CAPITAL = 16384;
const NOT_ASCII = 32768;

/** The rule of each flag, and what the message says after the quoted name. */
const flagRules: readonly (readonly [flag: number, rule: RuleId, clause: string])[] = [
  [EMPTY, 'path.empty', 'is an empty name'],
  [DOTS, 'path.dots', 'leads to another folder, expected a name'],
  [SLASH, 'path.slash', 'contains a slash, expected the name of one file or folder'],
  [NUL, 'path.nul', 'contains a NUL byte'],
  [TOO_LONG, 'path.too-long', 'is longer than 4096 bytes'],
  [BACKSLASH, 'path.backslash', 'contains a backslash'],
  [CONTROL, 'path.control-character', 'contains a control character'],
  [BIDI, 'path.bidi-character', 'contains a character that changes the writing direction'],
  [WINDOWS_CHARACTER, 'path.windows-character', 'contains a character that Windows does not allow'],
  [WINDOWS_RESERVED, 'path.windows-reserved', 'is a name that Windows reserves'],
  [WINDOWS_ENDING, 'path.windows-ending', 'ends in a dot or a space'],
  [MARKS, 'path.combining-marks', 'has more than 30 combining marks in a row'],
  [LONG, 'path.long', 'is longer than 255 bytes'],
  [INVALID_UTF8, 'path.invalid-utf8', 'is not UTF-8'],
];

/** The longest name on most file systems, and the longest path on Linux (PATH_MAX). */
const nameBytesMax = 255;
const pathBytesMax = 4096;

/** For each byte value, the flag that it sets by itself. */
const byteFlags = new Uint16Array(256);
for (let byte = 0; byte < 0x20; byte++) byteFlags[byte] = CONTROL;
for (let byte = 0x41; byte <= 0x5a; byte++) byteFlags[byte] = CAPITAL;
for (let byte = 0x80; byte <= 0xff; byte++) byteFlags[byte] = NOT_ASCII;
byteFlags[0x7f] = CONTROL;
byteFlags[0] = NUL;
byteFlags[0x2f] = SLASH;
byteFlags[0x5c] = BACKSLASH;
for (const mark of '<>:"|?*') byteFlags[mark.charCodeAt(0)] = WINDOWS_CHARACTER;

/** Control characters beyond ASCII, and the Unicode line breaks. */
const controlPattern = /[\u0080-\u009f\u2028\u2029]/;
const bidiPattern = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const reservedPattern = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:[.:]|$)/i;

/**
 * Examines one name in a single pass: what is odd about it, and its folded form, in which case and the encoding of
 * accents do not count.
 */
export class FileName {
  flags = 0;
  /** Whether it is ASCII with capitals. */
  hasCapitals = false;
  /** Whether it is UTF-8. */
  isText = true;
  /** The folded name when it is text and not ASCII; ASCII is folded byte by byte. */
  foldedText: string | undefined;

  read(bytes: Uint8Array, start: number, end: number): void {
    let flags = 0;
    for (let at = start; at < end; at++) flags |= byteFlags[bytes[at] as number] as number;
    this.isText = true;
    this.foldedText = undefined;
    const isAscii = (flags & NOT_ASCII) === 0;
    this.hasCapitals = isAscii && (flags & CAPITAL) !== 0;
    if (!isAscii) flags |= this.#readText(bytes.subarray(start, end));
    this.flags = (flags & ~(CAPITAL | NOT_ASCII)) | endingFlags(bytes, start, end);
  }

  #readText(bytes: Uint8Array): number {
    const strict = decodeUtf8(bytes);
    const text = strict ?? decodeUtf8Lossy(bytes);
    this.isText = strict !== undefined;
    // The lower case of a capital sigma depends on its position, but file systems know only one.
    if (this.isText)
      this.foldedText = normalize(text.slice(0, pathBytesMax), 'NFC').toLowerCase().replaceAll('ς', 'σ');
    return (
      (strict === undefined ? INVALID_UTF8 : 0) |
      (controlPattern.test(text) ? CONTROL : 0) |
      (bidiPattern.test(text) ? BIDI : 0) |
      (isStreamSafe(text) ? 0 : MARKS)
    );
  }
}

function endingFlags(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length === 0) return EMPTY;
  const last = bytes[end - 1] as number;
  let flags = length > pathBytesMax ? TOO_LONG : length > nameBytesMax ? LONG : 0;
  if (last === 0x2e || last === 0x20) {
    const dots = last === 0x2e && length <= 2 && bytes[start] === 0x2e;
    flags |= dots ? DOTS : WINDOWS_ENDING;
  }
  // The reserved names start with c, p, a, n or l in either case: few names need a closer look.
  const first = (bytes[start] as number) | 0x20;
  if (first === 0x63 || first === 0x70 || first === 0x61 || first === 0x6e || first === 0x6c) {
    const second = (bytes[start + 1] as number) | 0x20;
    const third = (bytes[start + 2] as number) | 0x20;
    if (length >= 3 && reservedStarts.has((first << 16) | (second << 8) | third)) {
      const head = decodeUtf8Lossy(bytes.subarray(start, Math.min(end, start + 16)));
      if (reservedPattern.test(head)) flags |= WINDOWS_RESERVED;
    }
  }
  return flags;
}

const reservedStarts = new Set(
  ['con', 'prn', 'aux', 'nul', 'com', 'lpt'].map(
    (name) => (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
  ),
);

/** Calls `report` for each rule that a name with these flags breaks. */
export function reportFlags(flags: number, report: (rule: RuleId, clause: string) => void): void {
  for (const [flag, rule, clause] of flagRules) {
    if ((flags & flag) !== 0) report(rule, clause);
  }
}
