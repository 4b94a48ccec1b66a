import { availableParallelism } from 'node:os';
import type { ThreadState } from '../../../catalogue/inspection.ts';
import { AppError } from '../../../errors.ts';
import { ThreadPool } from '../../../lib/thread-pool.ts';
import { threadUrl, type StoreLog } from '../database/thread.ts';
import type { Search, SearchName, SearchRequest } from '../writer/wire.ts';

export interface SearcherOptions {
  readonly file: string;
  /** Of the file that it may read. */
  readonly identity: string;
  readonly log: StoreLog | undefined;
  /** How long one search may take. */
  readonly limitMs: number;
  /** The code of a thread. */
  readonly thread?: URL;
  /** How much memory the process may use. */
  readonly memoryBytes?: number | undefined;
}

const CACHE_BYTES_MAX = 96 * 1024 * 1024;

/** How many searches may wait for their turn, and how long. */
const WAITING_MAX = 256;
const WAIT_MAX_MS = 10_000;

/** Two at least, so that one slow search holds up no other; each keeps pages of its own in memory. */
const THREADS_MAX = Math.min(4, Math.max(2, availableParallelism()));

/** Runs searches in threads of their own; one that takes too long is given up. */
export class Searcher {
  readonly #pool: ThreadPool<SearchRequest | 'close'>;

  constructor(options: SearcherOptions) {
    const {
      file,
      identity,
      log,
      limitMs,
      memoryBytes,
      thread: url = threadUrl('search-thread', import.meta.url),
    } = options;
    this.#pool = new ThreadPool({
      url,
      name: 'search',
      workerData: { file, identity, cacheBytes: cacheBytesFor(memoryBytes) },
      threadsMax: THREADS_MAX,
      limitMs,
      waitMaxMs: WAIT_MAX_MS,
      waitingMax: WAITING_MAX,
      busy,
      tooLong,
      log,
    });
  }

  /** Failed: all threads that may be alive still work at searches that were given up. */
  get state(): ThreadState {
    return this.#pool.state;
  }

  /** How many searches have not been answered yet. */
  get waitingCount(): number {
    return this.#pool.waitingCount;
  }

  /** Has the search done. Rejects with unavailable when it takes or waits too long. */
  run<Name extends SearchName>(
    search: Name,
    args: Parameters<Search[Name]>,
  ): Promise<ReturnType<Search[Name]>> {
    const request = { search, args } as SearchRequest;
    return this.#pool.run(request) as Promise<ReturnType<Search[Name]>>;
  }

  /** Ends the threads; to be called when no search is under way. */
  close(): Promise<void> {
    return this.#pool.close();
  }
}

/**
 * What is sorted by anything but time is looked up all over `listed`, which has 75 bytes a torrent: 80 MB for a million, of
 * which the driver's 16 MB would read every page again and again. Each thread has its own.
 */
function cacheBytesFor(memoryBytes = Infinity): number {
  return Math.min(CACHE_BYTES_MAX, Math.floor(memoryBytes / 32));
}

function busy(): AppError {
  return new AppError('unavailable', 'Cannot search now: too many searches are under way', {
    hint: 'Try again in a few seconds.',
  });
}

function tooLong(limitMs: number): AppError {
  return new AppError('unavailable', `Cannot finish the search: it took more than ${limitMs} ms`, {
    hint: 'Use more or longer words, or fewer bounds.',
  });
}
