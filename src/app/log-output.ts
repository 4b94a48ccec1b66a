import { constants, fstatSync, openSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { isatty } from 'node:tty';

/** Where log lines are written. */
export interface LogTarget {
  /**
   * Writes what it can without waiting and returns the number of bytes. Throws the system's error: EAGAIN when it would
   * have to wait.
   */
  write(bytes: Uint8Array): number;
  /** Whether the target is a terminal, where a person reads. */
  readonly isTerminal: boolean;
}

/** Makes the line that says how many lines were dropped, and why. */
export type DescribeDropped = (count: number, why: string) => string;

interface Entry {
  readonly bytes: Uint8Array;
  /** How many dropped lines this entry reports; undefined for a log line. */
  readonly reports?: number;
}

/** How many bytes may wait for a slow reader; beyond this, lines are dropped. */
const QUEUE_BYTES_MAX = 1024 * 1024;
/**
 * When a full pipe is tried again: soon for a reader that is only slow, then less and less often for one that stalls.
 */
const RETRY_MS_MIN = 1;
const RETRY_MS_MAX = 100;
/** How long the process waits for a reader when it ends. */
const FLUSH_MS = 1000;
const NEWLINE = 10;

/**
 * Writes lines in order and never waits for their reader. When a disk is full, a terminal is closed or a reader stalls,
 * lines are dropped and counted. The count is reported as soon as the target accepts lines again.
 */
export class LogOutput {
  readonly #target: LogTarget;
  readonly #describeDropped: DescribeDropped;
  readonly #queue: Entry[] = [];
  #queuedBytes = 0;
  #dropped = 0;
  #why = '';
  /** Whether the last line was written only in part. */
  #isTorn = false;
  #retryMs = RETRY_MS_MIN;
  #retry: NodeJS.Timeout | undefined;

  constructor(target: LogTarget, describeDropped: DescribeDropped) {
    this.#target = target;
    this.#describeDropped = describeDropped;
  }

  /** Queues one or more whole lines. */
  write(lines: Uint8Array): void {
    if (this.#queuedBytes > 0 && this.#queuedBytes + lines.length > QUEUE_BYTES_MAX) {
      this.#drop(lines, 'its reader is too slow');
      return;
    }
    this.#reportDropped();
    this.#push({ bytes: lines });
    if (this.#retry === undefined) this.#drain();
  }

  /** Writes all queued lines before it returns. Drops what the reader has not accepted within a second. */
  flush(): void {
    const end = performance.now() + FLUSH_MS;
    while (!this.#drain() && performance.now() < end) pause(RETRY_MS_MIN);
    if (this.#queue.length > 0) this.#dropAll('its reader is too slow');
    clearTimeout(this.#retry);
    this.#retry = undefined;
  }

  /** Writes what it can. Returns whether the queue is empty. */
  #drain(): boolean {
    try {
      for (let entry = this.#next(); entry !== undefined; entry = this.#next()) {
        const written = this.#target.write(entry.bytes);
        this.#retryMs = RETRY_MS_MIN;
        this.#advance(entry, written);
      }
      return true;
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') this.#tryLater();
      else this.#dropAll(codeOf(error));
      return this.#queue.length === 0;
    }
  }

  #next(): Entry | undefined {
    this.#reportDropped();
    return this.#queue[0];
  }

  #advance(entry: Entry, written: number): void {
    this.#queuedBytes -= written;
    this.#isTorn = entry.bytes[written - 1] !== NEWLINE;
    if (written < entry.bytes.length) {
      this.#queue[0] = { ...entry, bytes: entry.bytes.subarray(written) };
      return;
    }
    this.#queue.shift();
    this.#dropped -= entry.reports ?? 0;
  }

  #push(entry: Entry): void {
    this.#queue.push(entry);
    this.#queuedBytes += entry.bytes.length;
  }

  /** Queues the report where the dropped lines would have been: after the lines that came before them. */
  #reportDropped(): void {
    if (this.#dropped === 0 || this.#queue.length > 0) return;
    const line = this.#describeDropped(this.#dropped, this.#why);
    this.#push({ bytes: Buffer.from(this.#isTorn ? `\n${line}` : line), reports: this.#dropped });
  }

  #drop(lines: Uint8Array, why: string): void {
    for (const byte of lines) if (byte === NEWLINE) this.#dropped += 1;
    this.#why = why;
  }

  #dropAll(why: string): void {
    for (const { bytes, reports } of this.#queue.splice(0)) {
      if (reports === undefined) this.#drop(bytes, why);
    }
    this.#queuedBytes = 0;
  }

  #tryLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#drain();
    }, this.#retryMs).unref();
    this.#retryMs = Math.min(2 * this.#retryMs, RETRY_MS_MAX);
  }
}

const STANDARD_ERROR = 2;

/** Standard error as a target that never waits, where the system can do that. */
export function openStandardError(): LogTarget {
  const isTerminal = isatty(STANDARD_ERROR);
  const fd = isTerminal ? reopenTerminal() : STANDARD_ERROR;
  if (!isTerminal) stopWaiting();
  return { isTerminal, write: (bytes) => writeSync(fd, bytes) };
}

/** A separate descriptor for the same terminal: O_NONBLOCK on the shared one would affect other programs there. */
function reopenTerminal(): number {
  try {
    const { O_WRONLY, O_NONBLOCK, O_NOCTTY } = constants;
    return openSync(`/dev/fd/${STANDARD_ERROR}`, O_WRONLY | O_NONBLOCK | O_NOCTTY);
  } catch {
    // The terminal of another user, as after su.
    return STANDARD_ERROR;
  }
}

/**
 * Wraps standard error. Kept for the life of the process, because it closes the descriptor when it is
 * garbage-collected.
 */
let wrapper: Socket | undefined;

/** Node has no call that sets O_NONBLOCK, but it sets it on a pipe or socket that it wraps. */
function stopWaiting(): void {
  const kind = fstatSync(STANDARD_ERROR);
  if (wrapper !== undefined || (!kind.isFIFO() && !kind.isSocket())) return;
  try {
    wrapper = new Socket({ fd: STANDARD_ERROR, readable: false, writable: true });
  } catch {
    // A kind of socket that Node does not support, such as a datagram socket: writing to it waits.
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
