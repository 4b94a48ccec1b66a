import { toVisible } from '../lib/unicode.ts';
import { parseLine, type ParsedLine } from './line-format.ts';

/** One line of a log that may be shown. */
export interface LogLine extends ParsedLine {
  /** The offset of its first byte in the file. It identifies the line, because lines are only appended. */
  readonly startBytes: number;
  /** The offset after the line and its line end. */
  readonly endBytes: number;
  /** The whole line, without control codes for colours. */
  readonly whole: string;
}

export interface LogLines {
  readonly lines: readonly LogLine[];
  /** The offset of the first line that was read, and the offset after the last one, shown or not. */
  readonly startBytes: number;
  readonly endBytes: number;
}

export interface ReadLinesOptions {
  /** The offset of `bytes` in the file. */
  readonly startBytes?: number;
  /** Whether the text after the last line end is a line too. It is not while a program is still writing it. */
  readonly takesUnended: boolean;
  /** At most so many lines, from the `first` on or up to the `last`. */
  readonly linesMax?: number;
  readonly keep?: 'first' | 'last';
}

const LINE_END = 0x0a;
// mIRC's colours with their numbers, and all control characters except tab: bold, underline, reset …
const CONTROLS = /\cC(?:\d{1,2}(?:,\d{1,2})?)?|\cD(?:[0-9a-f]{6})?|(?!\t)\p{Cc}/giu;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const lossyUtf8 = new TextDecoder('utf-8');
const windows1252 = new TextDecoder('windows-1252');
// Beside what toVisible leaves out: controls, marks of annotations, and the empty pattern of Braille.
const UNSHOWN = /[\p{Cc}\p{Cf}\u2800]/gu;

/** Reads the lines that may be shown. Lines with the mark `[off]` anywhere in them are left out. */
export function readLines(
  bytes: Uint8Array,
  { startBytes = 0, takesUnended, linesMax = Number.POSITIVE_INFINITY, keep = 'first' }: ReadLinesOptions,
): LogLines {
  const ends =
    keep === 'first' ? firstEnds(bytes, linesMax, takesUnended) : lastEnds(bytes, linesMax, takesUnended);
  const lines: LogLine[] = [];
  for (let index = 1; index < ends.length; index++) {
    const [start = 0, end = 0] = [ends[index - 1], ends[index]];
    const line = bytes.subarray(start, end);
    const whole = decode(line)
      .replace(/\r?\n$/, '')
      .replaceAll(CONTROLS, '');
    if (isOff(whole, line)) continue;
    lines.push({ startBytes: startBytes + start, endBytes: startBytes + end, whole, ...parseLine(whole) });
  }
  return { lines, startBytes: startBytes + (ends[0] ?? 0), endBytes: startBytes + (ends.at(-1) ?? 0) };
}

/** The offset of the first line, and the end of each line. */
function firstEnds(bytes: Uint8Array, linesMax: number, takesUnended: boolean): number[] {
  const ends = [0];
  for (let at = 0; at < bytes.byteLength && ends.length <= linesMax;) {
    const found = bytes.indexOf(LINE_END, at);
    if (found === -1 && !takesUnended) break;
    at = found === -1 ? bytes.byteLength : found + 1;
    ends.push(at);
  }
  return ends;
}

/** The same for the last lines, searched from the end. */
function lastEnds(bytes: Uint8Array, linesMax: number, takesUnended: boolean): number[] {
  const end = takesUnended ? bytes.byteLength : bytes.lastIndexOf(LINE_END) + 1;
  const ends = [end];
  for (let at = end; at > 0 && ends.length <= linesMax;) {
    // Skips the line's own line end. A search from a negative index would begin at the end again.
    at = at < 2 ? 0 : bytes.lastIndexOf(LINE_END, at - 2) + 1;
    ends.push(at);
  }
  return ends.reverse();
}

const OFF = /\[off\]/i;

/**
 * Whether a speaker marked the line with `[off]`, also with invisible characters in the mark, and with bytes in the
 * line that are not UTF-8.
 */
function isOff(text: string, line: Uint8Array): boolean {
  if (OFF.test(text)) return true;
  if (!/[^\0-\x7f]/.test(text)) return false;
  return [text, lossyUtf8.decode(line)].some((it) => OFF.test(toVisible(it).replaceAll(UNSHOWN, '')));
}

/** Decodes UTF-8, or the Latin-1 of old clients when it is not valid UTF-8: one log may have both. */
function decode(line: Uint8Array): string {
  try {
    return utf8.decode(line);
  } catch {
    return windows1252.decode(line);
  }
}
