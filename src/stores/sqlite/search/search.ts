import { availableParallelism } from 'node:os';
import type { StoreObserver, ThreadState } from '../../../catalogue/inspection.ts';
import { AppError } from '../../../errors.ts';
import { ThreadPool, type ThreadReports } from '../../../lib/thread-pool.ts';
import { threadUrl, type StoreLog } from '../database/thread.ts';
import type { Searches, SearchName, SearchRequest } from '../writer/wire.ts';

export interface SearcherOptions {
  readonly file: string;
  /** The identity of the file that it may read. */
  readonly identity: string;
  readonly log: StoreLog | undefined;
  readonly reports?: ThreadReports | undefined;
  /** How long one search may take, in milliseconds. */
  readonly limitMs: number;
  /** The module that a thread runs. */
  readonly thread?: URL;
  /** How many bytes of memory the process may use. */
  readonly memoryBytes?: number | undefined;
  readonly observer?: Pick<StoreObserver, 'searched' | 'around'> | undefined;
}

const CACHE_BYTES_MAX = 48 * 1024 * 1024;

/** How many searches may wait, and how long. */
const WAITING_MAX = 256;
const WAIT_MAX_MS = 10_000;

/** What a thread keeps in memory takes longer to make than its searches. */
const IDLE_MS = 10 * 60_000;

/** At least two, so that a slow search does not delay others. Each thread has its own page cache. */
const THREADS_MAX = Math.min(4, Math.max(2, availableParallelism()));

/** Runs searches in threads. A search that takes too long is given up. */
export class Searcher {
  readonly #pool: ThreadPool<SearchRequest | 'close'>;
  readonly #observer: SearcherOptions['observer'];

  constructor(options: SearcherOptions) {
    const {
      file,
      identity,
      log,
      reports,
      limitMs,
      memoryBytes,
      thread: url = threadUrl('search-thread', import.meta.url),
    } = options;
    this.#observer = options.observer;
    this.#pool = new ThreadPool({
      url,
      name: 'search',
      workerData: { file, identity, cacheBytes: cacheBytesFor(memoryBytes) },
      threadsMax: THREADS_MAX,
      limitMs,
      waitMaxMs: WAIT_MAX_MS,
      waitingMax: WAITING_MAX,
      idleMs: IDLE_MS,
      busy,
      tooLong,
      isLimitOfRequest: true,
      log,
      reports,
    });
  }

  /** `failed`: all threads that may exist are still busy with searches that were given up. */
  get state(): ThreadState {
    return this.#pool.state;
  }

  /** How many searches have not been answered yet. */
  get waitingCount(): number {
    return this.#pool.waitingCount;
  }

  /** Runs a search. Rejects with unavailable when it takes or waits too long. */
  async run<Name extends SearchName>(
    search: Name,
    args: Parameters<Searches[Name]>,
  ): Promise<ReturnType<Searches[Name]>> {
    const start = performance.now();
    let outcome: 'done' | 'refused' = 'refused';
    try {
      const around = this.#observer?.around;
      const work = () => this.#pool.run({ search, args } as SearchRequest);
      const found = await (around === undefined ? work() : around('search', search, work));
      outcome = 'done';
      return found as ReturnType<Searches[Name]>;
    } finally {
      this.#observer?.searched(outcome, (performance.now() - start) / 1000);
    }
  }

  /** Ends the threads. Call it when no search is running. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}

/**
 * Sets and buckets are read once, and then only some thousand rows for each search: with 96 MB of pages searches among a million
 * torrents take as long, with 32 MB those that are sorted take longer. Each thread has its own cache.
 */
function cacheBytesFor(memoryBytes = Infinity): number {
  return Math.min(CACHE_BYTES_MAX, Math.floor(memoryBytes / 32));
}

function busy(): AppError {
  return new AppError('unavailable', 'Cannot search now: too many searches are running', {
    hint: 'Try again in a few seconds.',
  });
}

function tooLong(limitMs: number): AppError {
  return new AppError('unavailable', `Cannot finish the search: it took more than ${limitMs} ms`, {
    hint: 'Use more or longer words, or fewer filters.',
  });
}
