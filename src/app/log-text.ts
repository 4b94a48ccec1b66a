import type { AnsweredRequest } from '../http/request-line.ts';

const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR' };

/** Formats a request as a line for a terminal. `time` is milliseconds since 1970. */
export function requestText({ method, target, status, ms, ip = '' }: AnsweredRequest, time: number): string {
  const text = harmless(`${method} ${target}  ${ip}`).trimEnd();
  return `${clock(time)} ${status} ${`${ms} ms`.padStart(9)}  ${text}\n`;
}

/** Formats a log line, given as the JSON that pino writes, for a terminal. */
export function entryText(json: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(json) as Record<string, unknown>;
  const facts = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
  const label = (LEVELS[Number(level)] ?? String(level)).padEnd(5);
  const head = `${clock(Date.parse(String(time)))} ${label} ${String(msg)}${facts.join('')}`;
  return `${[head, ...errorLines(err)].map(harmless).join('\n')}\n`;
}

function errorLines(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return [];
  const text = 'stack' in error ? error.stack : JSON.stringify(error);
  return String(text)
    .split('\n')
    .map((line) => `  ${line.trim()}`);
}

/** The local time of day: a person at the terminal knows the date. */
function clock(time: number): string {
  return new Date(time).toTimeString().slice(0, 8);
}

/** Escapes control characters and direction marks, because a terminal would obey those of a request. */
function harmless(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}
