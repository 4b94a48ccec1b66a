import { Worker, type Transferable } from 'node:worker_threads';
import { fromWire, type WireError } from './wire-error.ts';

/** What a thread of a pool posts: `ready` once, then an answer to each request. */
export type ThreadMessage = 'ready' | { readonly value: unknown } | { readonly error: WireError };

export interface ThreadPoolOptions {
  /** The module that a thread runs. It gets requests, and `close` when it should end by itself. */
  readonly url: URL;
  readonly name: string;
  readonly workerData?: unknown;
  /** How many threads work at once. */
  readonly threadsMax: number;
  /** How long a request may take after a thread starts it, in milliseconds. */
  readonly limitMs: number;
  /** How long a request may wait for a thread, in milliseconds. */
  readonly waitMaxMs: number;
  /** How many requests may wait for a thread. */
  readonly waitingMax: number;
  /** How long a thread may be idle before it is ended and its memory freed, in milliseconds. */
  readonly idleMs?: number;
  /** How long a thread may go on that should end before it is named, in milliseconds. */
  readonly endLimitMs?: number;
  /** Makes the error of a request for which there is no place, that waited too long, or whose thread ended. */
  readonly busy: () => Error;
  /** Makes the error of a request that took too long. */
  readonly tooLong: (limitMs: number) => Error;
  /** Whether a request may take too long by what it asks for, so that its thread is not to blame. */
  readonly isLimitOfRequest?: boolean;
  readonly log?: PoolLog | undefined;
  readonly reports?: ThreadReports | undefined;
}

/** Hears of threads that do not do what they should. Each call names the thread by what it is for. */
export interface ThreadReports {
  /** It ended by itself, or was given up: another one starts with the next request. */
  failed(thread: string, why: string): void;
  /** It was given up and does not end. */
  hangs(thread: string, why: string): void;
  /** After a failure: it answers again, or has ended at last. */
  works(thread: string): void;
}

export interface PoolLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const IDLE_MS = 30_000;

/** V8 gives the young generation of a thread up to 96 MiB and keeps it. With this limit, checks take no longer. */
const YOUNG_MIB_MAX = 24;

/** How long native code may go on in a thread that was given up before it is named. */
const END_LIMIT_MS = 10_000;

/** A thread takes about 50 ms to start, and many times that on a busy machine. */
const START_LIMIT_MS = 20_000;

interface Job<Request> {
  readonly request: Request;
  readonly transfer: readonly Transferable[];
  readonly since: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

interface Thread<Request> {
  readonly worker: Worker;
  readonly ended: Promise<void>;
  isReady: boolean;
  job: Job<Request> | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Threads that each work on one request at a time, started when they are needed. A thread that takes too long is
 * terminated and its request rejected. A thread that is idle for a while is ended. Terminating a thread in the middle
 * of native code takes as long as that code (measured with SQLite, whose driver cannot interrupt a statement), so a
 * thread that was given up may use a processor for a while. One such thread may exist beside those that work; with
 * more, no new thread starts.
 */
export class ThreadPool<Request> {
  readonly #options: ThreadPoolOptions;
  readonly #waiting: Job<Request>[] = [];
  readonly #threads = new Set<Thread<Request>>();
  /** Threads that were terminated or asked to end, and have not ended yet. */
  readonly #ending = new Set<Thread<Request>>();
  #hasFailed = false;
  /** How many threads should have ended and go on. */
  #hangingCount = 0;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  /** `failed`: no thread runs, and none can be started. */
  get state(): 'asleep' | 'running' | 'failed' {
    if (this.#threads.size > 0) return 'running';
    return this.#mayStart ? 'asleep' : 'failed';
  }

  /** How many requests have not been answered yet. */
  get waitingCount(): number {
    return this.#waiting.length + [...this.#threads].filter(({ job }) => job !== undefined).length;
  }

  /**
   * Runs a request in a thread. What is in `transfer` is detached from the caller. Rejects with `busy` or `tooLong` of
   * the options, or with the error that the thread reports.
   */
  run(request: Request, transfer: readonly Transferable[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= this.#options.waitingMax) throw this.#options.busy();
      this.#waiting.push({ request, transfer, since: performance.now(), resolve, reject });
      this.#next();
    });
  }

  /** Ends the threads. Call it when no request is running. */
  async close(): Promise<void> {
    for (const thread of this.#threads) this.#end(thread);
    await Promise.all([...this.#ending].map(({ ended }) => ended));
  }

  get #mayStart(): boolean {
    const { threadsMax } = this.#options;
    return this.#threads.size < threadsMax && this.#threads.size + this.#ending.size <= threadsMax;
  }

  #next(): void {
    for (;;) {
      const thread = this.#idleThread();
      const job = thread === undefined ? this.#hopeless() : this.#waiting.shift();
      if (job === undefined) return;
      if (thread === undefined || performance.now() - job.since > this.#options.waitMaxMs) {
        job.reject(this.#options.busy());
      } else {
        this.#begin(thread, job);
      }
    }
  }

  /** Takes a waiting request that no thread will ever run; undefined while a thread exists. */
  #hopeless(): Job<Request> | undefined {
    return this.#threads.size === 0 ? this.#waiting.shift() : undefined;
  }

  #idleThread(): Thread<Request> | undefined {
    if (this.#waiting.length === 0) return undefined;
    for (const thread of this.#threads) if (thread.job === undefined) return thread;
    return this.#mayStart ? this.#start() : undefined;
  }

  #end(thread: Thread<Request>): void {
    clearTimeout(thread.timer);
    this.#threads.delete(thread);
    this.#ending.add(thread);
    thread.worker.postMessage('close');
    this.#expectEnd(thread);
  }

  #begin(thread: Thread<Request>, job: Job<Request>): void {
    thread.job = job;
    this.#setTimer(thread);
    thread.worker.postMessage(job.request, job.transfer);
  }

  /** Starting a thread has its own limit, as its time is not the request's fault. */
  #setTimer(thread: Thread<Request>): void {
    clearTimeout(thread.timer);
    const limitMs = thread.isReady ? this.#options.limitMs : START_LIMIT_MS;
    thread.timer = setTimeout(() => this.#giveUp(thread), limitMs);
  }

  #start(): Thread<Request> {
    const { url, name, workerData, log } = this.#options;
    const worker = new Worker(url, {
      name,
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB_MAX },
    });
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    const thread: Thread<Request> = { worker, ended, isReady: false, job: undefined, timer: undefined };
    worker.on('message', (message: ThreadMessage) => this.#hear(thread, message));
    worker.on('error', (error) => log?.error({ err: error }, `A thread failed: ${name}`));
    worker.once('exit', () => {
      if (this.#threads.delete(thread)) this.#report('failed', 'it ended unexpectedly');
      this.#ending.delete(thread);
      this.#finish(thread)?.reject(this.#options.busy());
      this.#next();
      resolve();
    });
    this.#threads.add(thread);
    return thread;
  }

  #hear(thread: Thread<Request>, message: ThreadMessage): void {
    if (!this.#threads.has(thread)) return;
    if (message === 'ready') {
      thread.isReady = true;
      if (thread.job !== undefined) this.#setTimer(thread);
      return;
    }
    const job = this.#finish(thread);
    if ('error' in message) job?.reject(fromWire(message.error));
    else job?.resolve(message.value);
    if (this.#hasFailed) this.#reportWork();
    this.#next();
    if (thread.job === undefined) {
      thread.timer = setTimeout(() => this.#end(thread), this.#options.idleMs ?? IDLE_MS).unref();
    }
  }

  #giveUp(thread: Thread<Request>): void {
    const { name, limitMs, log, tooLong, busy, isLimitOfRequest = false } = this.#options;
    this.#threads.delete(thread);
    this.#ending.add(thread);
    const job = this.#finish(thread);
    log?.warn({ thread: name, limitMs }, 'A thread took too long and was given up');
    if (!thread.isReady) this.#report('failed', `it did not start within ${START_LIMIT_MS / 1000} seconds`);
    else if (!isLimitOfRequest) this.#report('failed', `it did not answer within ${limitMs / 1000} seconds`);
    void thread.worker.terminate();
    this.#expectEnd(thread);
    job?.reject(thread.isReady ? tooLong(limitMs) : busy());
    this.#next();
  }

  /** Names a thread that should end and goes on, until it ends. */
  #expectEnd({ worker, ended }: Thread<Request>): void {
    const late = setTimeout(() => {
      this.#hangingCount += 1;
      this.#report('hangs', 'it was told to end and goes on');
      void worker.terminate();
      void ended.then(() => {
        this.#hangingCount -= 1;
        this.#reportWork();
      });
    }, this.#options.endLimitMs ?? END_LIMIT_MS).unref();
    void ended.then(() => clearTimeout(late));
  }

  #report(what: 'failed' | 'hangs', why: string): void {
    this.#hasFailed = true;
    this.#options.reports?.[what](this.#options.name, why);
  }

  #reportWork(): void {
    if (this.#hangingCount > 0) return;
    this.#hasFailed = false;
    this.#options.reports?.works(this.#options.name);
  }

  #finish(thread: Thread<Request>): Job<Request> | undefined {
    clearTimeout(thread.timer);
    const { job } = thread;
    thread.job = undefined;
    return job;
  }
}
