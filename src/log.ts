import { destination, pino } from 'pino';
import type { LogLevel } from './settings.ts';
import type { Log } from './http/context.ts';
import { formatRequestLine, type RequestLine } from './http/request-line.ts';

/** Where lines go to, as bytes of UTF-8: one or more whole lines at a time. */
export interface LogStream {
  write(lines: Uint8Array): unknown;
}

/** A logger that writes one line of JSON an event, to standard error unless told otherwise. */
export function createLog(level: LogLevel, stream: LogStream = openStandardError()): Log {
  const now = createClock();
  const lines = gatherLines(stream);
  // Credentials never reach a log line: only what is named at the call is logged, and no request headers are.
  const log: Log = pino({ level, base: null, timestamp: () => `,"time":"${now()}"` }, lines);
  const request = (line: RequestLine): void => lines.writeSoon(formatRequestLine(line, now()));
  return Object.assign(log, { request });
}

/**
 * Lines are kept for a tenth of a second or until they fill a pipe of Linux: a write for each cost a tenth of all CPU
 * time under load, one for 4 KiB a twentieth. As bytes, since text that is kept is measured anew with each addition.
 */
function openStandardError(): LogStream {
  const options = { dest: 2, minLength: 60_000, maxWrite: 65_536, periodicFlush: 100, sync: false } as const;
  // With this mode it takes bytes, which its type does not say.
  return destination({ ...options, contentMode: 'buffer' }) as unknown as LogStream;
}

/** Hands lines on in their order, those of `writeSoon` together at the end of the turn in which they came. */
function gatherLines(stream: LogStream) {
  let gathered = '';
  const handOn = (): void => {
    if (gathered === '') return;
    const lines = Buffer.from(gathered);
    gathered = '';
    stream.write(lines);
  };
  return {
    write(line: string): void {
      gathered += line;
      handOn();
    },
    writeSoon(line: string): void {
      if (gathered === '') setImmediate(handOn);
      gathered += line;
    },
  };
}

/** Makes the function that tells the time as ISO 8601. It is written anew when the millisecond has changed. */
function createClock(): () => string {
  let ms = Number.NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== ms) {
      ms = now;
      text = new Date(now).toISOString();
    }
    return text;
  };
}
