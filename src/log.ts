import { destination, pino } from 'pino';
import type { LogLevel } from './settings.ts';
import type { Log } from './http/context.ts';
import { formatRequestLine, type RequestLine } from './http/request-line.ts';

/** Where lines go to, as bytes of UTF-8: one or more whole lines at a time. */
export interface LogStream {
  write(lines: Uint8Array): unknown;
  /** Writes what it holds before it returns. */
  flushSync?(): void;
}

/** A logger that writes one line of JSON an event, to standard error unless told otherwise. */
export function createLog(level: LogLevel, stream: LogStream = openStandardError()): Log {
  const now = createClock();
  const lines = gatherLines(stream);
  // Credentials never reach a log line: only what is named at the call is logged, and no request headers are.
  const log: Log = pino({ level, base: null, timestamp: () => `,"time":"${now()}"` }, lines);
  return Object.assign(log, {
    request: (line: RequestLine): void => lines.keep(line, now()),
    flush(): void {
      if (lines.handOn()) stream.flushSync?.();
    },
  });
}

function openStandardError(): LogStream {
  // With this mode it takes bytes, which its type does not say.
  return destination({ dest: 2, sync: false, contentMode: 'buffer' }) as unknown as LogStream;
}

const KEPT_MS = 100;
const KEPT_MAX = 500;

/**
 * Hands lines on in their order. Those of requests are kept as they are for a tenth of a second or until there are 500,
 * and then written together: each by itself they took an eighth of the time that the core takes for 1 kB, and so they take
 * a twentieth.
 */
function gatherLines(stream: LogStream) {
  let kept: { readonly line: RequestLine; readonly time: string }[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** Says whether there was anything. */
  const handOn = (): boolean => {
    if (kept.length === 0) return false;
    clearTimeout(timer);
    let text = '';
    for (const { line, time } of kept) text += formatRequestLine(line, time);
    kept = [];
    // They are ASCII, for which this is the fastest way.
    stream.write(Buffer.from(text, 'latin1'));
    return true;
  };
  return {
    handOn,
    write(line: string): void {
      handOn();
      stream.write(Buffer.from(line));
    },
    keep(line: RequestLine, time: string): void {
      if (kept.length === 0) timer = setTimeout(handOn, KEPT_MS).unref();
      kept.push({ line, time });
      if (kept.length === KEPT_MAX) handOn();
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
