import { pino } from 'pino';
import type { Log } from '../http/context.ts';
import { createRequestLineFormat, type RequestLevel, type AnsweredRequest } from '../http/request-line.ts';
import { LogOutput, openStandardError, type LogTarget } from './log-output.ts';
import { entryText, requestText } from './log-text.ts';
import type { LogLevel } from '../config/settings.ts';

/**
 * Makes a logger that writes one line for each event, by default to standard error: JSON, or text at a terminal. It
 * never throws and never waits for a reader; lines that cannot be written are dropped.
 */
export function createLog(level: LogLevel, target: LogTarget = openStandardError()): Log {
  const toTime = createTimeFormat();
  const lines = gatherLines(target);
  // Credentials never reach a log line: each call names what it logs, and none logs request headers.
  const log: Log = pino({ level, base: null, timestamp: () => `,"time":"${toTime(Date.now())}"` }, lines);
  return Object.assign(log, {
    request: (line: AnsweredRequest, at: number, level?: RequestLevel): void => lines.keep(line, at, level),
    flush: (): void => lines.flush(),
  });
}

const KEPT_MS = 100;
const KEPT_MAX = 500;

/**
 * Writes lines in order. Request lines are collected for a tenth of a second or until there are 500, and then formatted
 * and written together. Writing each by itself took an eighth of the time in which the core answers with 1 kB; together
 * they take about half of that.
 */
function gatherLines(target: LogTarget) {
  const output = new LogOutput(target, (dropped, why) => toEntry(droppedLine(dropped, why)));
  const toEntry = target.isTerminal ? entryText : (json: string): string => json;
  const toLine = target.isTerminal ? requestText : createJsonLine();
  let kept: {
    readonly line: AnsweredRequest;
    readonly at: number;
    readonly level: RequestLevel | undefined;
  }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const handOn = (): void => {
    if (kept.length === 0) return;
    clearTimeout(timer);
    // Not performance.timeOrigin, which is wrong after the clock was set.
    const origin = Date.now() - performance.now();
    let text = '';
    for (const { line, at, level } of kept) text += toLine(line, Math.round(origin + at), level);
    kept = [];
    output.write(Buffer.from(text));
  };
  return {
    flush(): void {
      handOn();
      output.flush();
    },
    write(line: string): void {
      handOn();
      output.write(Buffer.from(toEntry(line)));
    },
    /** `at` is by performance.now(): the wall clock is read once for each batch. */
    keep(line: AnsweredRequest, at: number, level: RequestLevel | undefined): void {
      if (kept.length === 0) timer = setTimeout(handOn, KEPT_MS).unref();
      kept.push({ line, at, level });
      if (kept.length === KEPT_MAX) handOn();
    },
  };
}

function createJsonLine(): (line: AnsweredRequest, time: number, level?: RequestLevel) => string {
  const toTime = createTimeFormat();
  const format = createRequestLineFormat();
  return (line, time, level) => format(line, toTime(time), level);
}

function droppedLine(dropped: number, why: string): string {
  const time = new Date().toISOString();
  return `${JSON.stringify({ level: 40, time, dropped, why, msg: 'log lines were dropped: they could not be written' })}\n`;
}

/** Makes a function that formats milliseconds since 1970 as ISO 8601 and caches the last result. */
function createTimeFormat(): (ms: number) => string {
  let last = Number.NaN;
  let text = '';
  return (ms) => {
    if (ms !== last) {
      last = ms;
      text = new Date(ms).toISOString();
    }
    return text;
  };
}
