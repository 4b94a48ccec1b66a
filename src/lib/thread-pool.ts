import { Worker, type Transferable } from 'node:worker_threads';
import { fromWire, type WireError } from './wire-error.ts';

/** What a thread of a pool posts: once that it is ready, then an answer to each request. */
export type ThreadMessage = 'ready' | { readonly value: unknown } | { readonly error: WireError };

export interface ThreadPoolOptions {
  /** The code of a thread. It gets requests, and `close` when it is to end by itself. */
  readonly url: URL;
  readonly name: string;
  readonly workerData?: unknown;
  /** How many threads work at once. */
  readonly threadsMax: number;
  /** How long a request may take once a thread has it. */
  readonly limitMs: number;
  /** How long a request may wait for a thread. */
  readonly waitMaxMs: number;
  /** How many requests may wait for a thread. */
  readonly waitingMax: number;
  /** How long a thread may have nothing to do before it is ended, and its memory given back. */
  readonly idleMs?: number;
  /** What a request is rejected with when it cannot be taken, waited too long, or its thread ended. */
  readonly busy: () => Error;
  /** What a request is rejected with that took too long. */
  readonly tooLong: (limitMs: number) => Error;
  readonly log?: PoolLog | undefined;
}

export interface PoolLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const IDLE_MS = 30_000;

/** V8 gives a thread's young generation up to 96 MiB and keeps it; with this much, checks take as long. */
const YOUNG_MIB_MAX = 24;

/** A thread needs some 50 ms to start, on a busy machine many times that. */
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
 * Threads that do one request each at a time, started when they are needed. One that takes too long is terminated, and
 * its request rejected. One that has nothing to do for a while is ended. Terminating a thread in the middle of native code takes as long as that code (measured with
 * SQLite, whose driver cannot interrupt a statement), so a thread that was given up may hold a processor for a while:
 * one such thread may be alive beside those that work, and no new ones are started while there are more.
 */
export class ThreadPool<Request> {
  readonly #options: ThreadPoolOptions;
  readonly #waiting: Job<Request>[] = [];
  readonly #threads = new Set<Thread<Request>>();
  /** Threads that were given up or told to end, and have not ended yet. */
  readonly #ending = new Set<Thread<Request>>();

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  /** `failed`: no thread works, and none can be started. */
  get state(): 'asleep' | 'running' | 'failed' {
    if (this.#threads.size > 0) return 'running';
    return this.#mayStart ? 'asleep' : 'failed';
  }

  /** How many requests have not been answered yet. */
  get waitingCount(): number {
    return this.#waiting.length + [...this.#threads].filter(({ job }) => job !== undefined).length;
  }

  /** Has a request done; what is in `transfer` is detached from the caller. Rejects as the options say. */
  run(request: Request, transfer: readonly Transferable[] = []): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length >= this.#options.waitingMax) throw this.#options.busy();
      this.#waiting.push({ request, transfer, since: performance.now(), resolve, reject });
      this.#next();
    });
  }

  /** Ends the threads; to be called when no request is under way. */
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

  /** A request that no thread will ever take; undefined while one works that may. */
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
  }

  #begin(thread: Thread<Request>, job: Job<Request>): void {
    thread.job = job;
    this.#setTimer(thread);
    thread.worker.postMessage(job.request, job.transfer);
  }

  /** Starting is not the request's fault: it has a limit of its own. */
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
      this.#threads.delete(thread);
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
    this.#next();
    if (thread.job === undefined) {
      thread.timer = setTimeout(() => this.#end(thread), this.#options.idleMs ?? IDLE_MS).unref();
    }
  }

  #giveUp(thread: Thread<Request>): void {
    const { name, limitMs, log, tooLong, busy } = this.#options;
    this.#threads.delete(thread);
    this.#ending.add(thread);
    const job = this.#finish(thread);
    log?.warn({ thread: name, limitMs }, 'A thread took too long and was given up');
    void thread.worker.terminate();
    job?.reject(thread.isReady ? tooLong(limitMs) : busy());
    this.#next();
  }

  #finish(thread: Thread<Request>): Job<Request> | undefined {
    clearTimeout(thread.timer);
    const { job } = thread;
    thread.job = undefined;
    return job;
  }
}
