import { Worker } from 'node:worker_threads';
import type { ThreadState } from '../catalogue/inspection.ts';
import { AppError } from '../errors.ts';
import { threadUrl, type StoreLog } from './thread.ts';
import { fromWire, type Search, type SearchAnswer, type SearchName, type SearchRequest } from './wire.ts';

export interface SearcherOptions {
  readonly file: string;
  readonly log: StoreLog | undefined;
  /** How long one search may take, and how long it may wait for its turn. */
  readonly limitMs: number;
  /** The code of the thread. */
  readonly thread?: URL;
}

interface Job {
  readonly request: SearchRequest;
  readonly since: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** How many searches may wait for their turn. */
const WAITING_MAX = 256;

/**
 * How many threads may be alive. Terminating one in the middle of a statement takes as long as the statement
 * (measured; the driver cannot interrupt), so one that overran still holds a processor for a while.
 */
const THREADS_MAX = 2;

/** Runs searches one after the other in a thread that is given up when one takes too long. */
export class Searcher {
  readonly #options: SearcherOptions;
  readonly #alive = new Map<Worker, Promise<void>>();
  readonly #waiting: Job[] = [];
  #current: Job | undefined;
  #thread: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SearcherOptions) {
    this.#options = options;
  }

  /** Failed: no thread can be started, since all that may be alive still work at searches that were given up. */
  get state(): ThreadState {
    if (this.#thread !== undefined) return 'running';
    return this.#alive.size >= THREADS_MAX ? 'failed' : 'asleep';
  }

  /** How many searches have not been answered yet. */
  get waitingCount(): number {
    return this.#waiting.length + (this.#current === undefined ? 0 : 1);
  }

  /** Has the search done. Rejects with unavailable when it takes or waits too long. */
  run<Name extends SearchName>(
    search: Name,
    args: Parameters<Search[Name]>,
  ): Promise<ReturnType<Search[Name]>> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#waiting.length >= WAITING_MAX) throw busy();
      const request = { search, args } as SearchRequest;
      this.#waiting.push({ request, since: performance.now(), resolve, reject });
      this.#next();
    }) as Promise<ReturnType<Search[Name]>>;
  }

  /** Ends the threads; to be called when no search is under way. */
  async close(): Promise<void> {
    this.#thread?.postMessage('close');
    await Promise.all(this.#alive.values());
  }

  #next(): void {
    while (this.#current === undefined) {
      const job = this.#waiting.shift();
      if (job === undefined) return;
      const isLate = performance.now() - job.since > this.#options.limitMs;
      if (isLate || (this.#thread === undefined && this.#alive.size >= THREADS_MAX)) {
        job.reject(busy());
        continue;
      }
      this.#thread ??= this.#start();
      this.#current = job;
      this.#timer = setTimeout(() => this.#giveUp(), this.#options.limitMs);
      this.#thread.postMessage(job.request);
    }
  }

  #start(): Worker {
    const { file, log, thread: url = threadUrl('search-thread') } = this.#options;
    const thread = new Worker(url, { name: 'search', workerData: { file } });
    thread.on('message', (answer: SearchAnswer) => {
      if (thread === this.#thread) this.#settle(answer);
    });
    thread.on('error', (error) => log?.error({ err: error }, 'The search thread failed'));
    const ended = new Promise<void>((resolve) => {
      thread.once('exit', () => {
        this.#alive.delete(thread);
        if (thread === this.#thread) this.#mourn();
        resolve();
      });
    });
    this.#alive.set(thread, ended);
    return thread;
  }

  #settle(answer: SearchAnswer): void {
    const job = this.#finish();
    if ('error' in answer) job?.reject(fromWire(answer.error));
    else job?.resolve(answer.value);
    this.#next();
  }

  #giveUp(): void {
    const thread = this.#thread;
    this.#thread = undefined;
    const job = this.#finish();
    const { limitMs, log } = this.#options;
    log?.warn({ ...job?.request, limitMs }, 'A search took too long and was given up');
    void thread?.terminate();
    job?.reject(
      new AppError('unavailable', `Cannot finish the search: it took more than ${limitMs} ms`, {
        hint: 'Use more or longer words, or fewer bounds.',
      }),
    );
    this.#next();
  }

  #mourn(): void {
    this.#thread = undefined;
    this.#finish()?.reject(busy());
    this.#next();
  }

  #finish(): Job | undefined {
    clearTimeout(this.#timer);
    const job = this.#current;
    this.#current = undefined;
    return job;
  }
}

function busy(): AppError {
  return new AppError('unavailable', 'Cannot search now: too much is being searched for', {
    hint: 'Try again in a few seconds.',
  });
}
