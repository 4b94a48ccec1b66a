import { toVisible } from '../lib/unicode.ts';

/** One line of a log that may be shown. */
export interface LogLine {
  /** Where it stands in the file, from 1. */
  readonly number: number;
  /** The first byte behind it, its line end included. */
  readonly endBytes: number;
  /** The whole line, without the control codes that colour it. */
  readonly whole: string;
  /** `12:34` or `12:34:56`, where the line begins with it. */
  readonly time: string | undefined;
  /** Who said it, where it is something said. */
  readonly nick: string | undefined;
  /** What is left of the line. */
  readonly text: string;
}

export interface LogLines {
  readonly lines: readonly LogLine[];
  /** The first byte behind the last line that was looked at, shown or not. */
  readonly endBytes: number;
}

export interface ReadLinesOptions {
  /** Where `bytes` begin in the file, and the number of the first line in them. */
  readonly startBytes?: number;
  readonly firstNumber?: number;
  /** Whether what follows the last line end is a line too; it is not while somebody writes it. */
  readonly takesUnended: boolean;
}

const LINE_END = 0x0a;
// mIRC's colours with their numbers, and all controls but the tab: bold, underline, reset …
const CONTROLS = /\cC(?:\d{1,2}(?:,\d{1,2})?)?|\cD(?:[0-9a-f]{6})?|(?!\t)\p{Cc}/giu;
const LINE =
  /^(?:\[?(?:\d{4}-\d{2}-\d{2}[T ])?(\d{1,2}:\d{2}(?::\d{2})?)\]?[ \t]+)?(?:<[ @+%&~]?([^>\s]{1,64})>[ \t]?)?([^]*)$/;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/** The lines that may be shown: those that hold the mark `[off]` are left out, wherever in the line it stands. */
export function readLines(
  bytes: Uint8Array,
  { startBytes = 0, firstNumber = 1, takesUnended }: ReadLinesOptions,
): LogLines {
  const lines: LogLine[] = [];
  let number = firstNumber;
  let at = 0;
  while (at < bytes.byteLength) {
    const found = bytes.indexOf(LINE_END, at);
    if (found === -1 && !takesUnended) break;
    const end = found === -1 ? bytes.byteLength : found + 1;
    const whole = decode(bytes.subarray(at, end))
      .replace(/\r?\n$/, '')
      .replaceAll(CONTROLS, '');
    if (!isOff(whole)) lines.push(toLine(whole, number, startBytes + end));
    number++;
    at = end;
  }
  return { lines, endBytes: startBytes + at };
}

const OFF = /\[off\]/i;

/** Whether a speaker asked to be left out of the log, also with characters in the mark that nothing is shown of. */
function isOff(line: string): boolean {
  return OFF.test(line) || (/[^\0-\x7f]/.test(line) && OFF.test(toVisible(line)));
}

function toLine(whole: string, number: number, endBytes: number): LogLine {
  const [, time, nick, text = ''] = LINE.exec(whole) ?? [];
  return { number, endBytes, whole, time, nick, text };
}

/** UTF-8, and what is none as the Latin-1 of the clients of old: one log holds both. */
function decode(line: Uint8Array): string {
  try {
    return utf8.decode(line);
  } catch {
    return windows1252.decode(line);
  }
}
