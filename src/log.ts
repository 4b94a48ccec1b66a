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
    request: (line: RequestLine): void => lines.writeSoon(formatRequestLine(line, now())),
    flush(): void {
      if (lines.handOn()) stream.flushSync?.();
    },
  });
}

function openStandardError(): LogStream {
  // With this mode it takes bytes, which its type does not say.
  return destination({ dest: 2, sync: false, contentMode: 'buffer' }) as unknown as LogStream;
}

const BLOCK_BYTES = 65_536;
const KEPT_MS = 100;

/**
 * Hands lines on in their order, those of `writeSoon` after a tenth of a second or when they fill a pipe of Linux: a
 * write for each cost a tenth of all CPU time under load. They are written into a block one by one: as text, which is
 * flattened in the end, they cost twice as much.
 */
function gatherLines(stream: LogStream) {
  let block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
  let usedBytes = 0;
  let timer: NodeJS.Timeout | undefined;
  const handOn = (): boolean => {
    if (usedBytes === 0) return false;
    clearTimeout(timer);
    stream.write(block.subarray(0, usedBytes));
    block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
    usedBytes = 0;
    return true;
  };
  const write = (line: string): void => {
    handOn();
    stream.write(Buffer.from(line));
  };
  return {
    /** Says whether there was anything. */
    handOn,
    write,
    /** The line has no character beyond ASCII. */
    writeSoon(line: string): void {
      if (line.length > BLOCK_BYTES) {
        write(line);
        return;
      }
      if (line.length > BLOCK_BYTES - usedBytes) handOn();
      if (usedBytes === 0) timer = setTimeout(handOn, KEPT_MS).unref();
      usedBytes += block.write(line, usedBytes, 'latin1');
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
