import { toVisible } from '../lib/unicode.ts';
import { parseLine, type ParsedLine } from './line-format.ts';

/** One line of a log that may be shown. */
export interface LogLine extends ParsedLine {
  /** Its first byte in the file, which names it: lines may come, but none goes. */
  readonly startBytes: number;
  /** The first byte behind it, its line end included. */
  readonly endBytes: number;
  /** The whole line, without the control codes that colour it. */
  readonly whole: string;
}

export interface LogLines {
  readonly lines: readonly LogLine[];
  /** The first byte of the first line that was looked at, and the one behind the last, shown or not. */
  readonly startBytes: number;
  readonly endBytes: number;
}

export interface ReadLinesOptions {
  /** Where `bytes` begin in the file. */
  readonly startBytes?: number;
  /** Whether what follows the last line end is a line too; it is not while a program writes it. */
  readonly takesUnended: boolean;
  /** At most so many, from the `first` or to the `last`. */
  readonly linesMax?: number;
  readonly keep?: 'first' | 'last';
}

const LINE_END = 0x0a;
// mIRC's colours with their numbers, and all controls but the tab: bold, underline, reset …
const CONTROLS = /\cC(?:\d{1,2}(?:,\d{1,2})?)?|\cD(?:[0-9a-f]{6})?|(?!\t)\p{Cc}/giu;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const lossyUtf8 = new TextDecoder('utf-8');
const windows1252 = new TextDecoder('windows-1252');
// Beside what toVisible leaves out: controls, marks of annotations, and the empty pattern of Braille.
const UNSHOWN = /[\p{Cc}\p{Cf}\u2800]/gu;

/** The lines that may be shown: those with the mark `[off]` are left out, wherever in the line it is. */
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

/** Where the first line begins, and where each ends. */
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

/** The same of the last lines, found from behind. */
function lastEnds(bytes: Uint8Array, linesMax: number, takesUnended: boolean): number[] {
  const end = takesUnended ? bytes.byteLength : bytes.lastIndexOf(LINE_END) + 1;
  const ends = [end];
  for (let at = end; at > 0 && ends.length <= linesMax;) {
    // Not the line end that is the line's own. Behind index -1 a search would begin at the end again.
    at = at < 2 ? 0 : bytes.lastIndexOf(LINE_END, at - 2) + 1;
    ends.push(at);
  }
  return ends.reverse();
}

const OFF = /\[off\]/i;

/**
 * Whether a speaker asked to be left out of the log, also with characters in the mark that are not shown, and with bytes in
 * the line that are not UTF-8.
 */
function isOff(text: string, line: Uint8Array): boolean {
  if (OFF.test(text)) return true;
  if (!/[^\0-\x7f]/.test(text)) return false;
  return [text, lossyUtf8.decode(line)].some((it) => OFF.test(toVisible(it).replaceAll(UNSHOWN, '')));
}

/** UTF-8, and what is not valid as the Latin-1 of old clients: one log has both. */
function decode(line: Uint8Array): string {
  try {
    return utf8.decode(line);
  } catch {
    return windows1252.decode(line);
  }
}
