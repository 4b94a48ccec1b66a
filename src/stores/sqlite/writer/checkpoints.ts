import { AppError } from '../../../errors.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { ThreadPool } from '../../../lib/thread-pool.ts';
import { threadUrl, type StoreLog } from '../database/thread.ts';
import type { LogState } from './checkpoint.ts';

const MIB = 1024 * 1024;

/**
 * How large the log becomes before it is moved into the database while changes go on. A larger one has more changes of the
 * same pages, which are moved once; it takes room, and a start after a crash reads it.
 */
export const LOG_BYTES_MOVED = 64 * MIB;

/** So much is moved between two commits, which takes a few milliseconds. */
const LAST_BYTES = 2 * MIB;

/** How long no change came when the rest is moved. */
const QUIET_MS = 1_000;

const MOVE_LIMIT_MS = 120_000;

/** The data with which the thread starts. */
export interface CheckpointThreadData {
  readonly file: string;
  /** The identity of the file that it may write to. */
  readonly identity: string;
}

export interface CheckpointOptions extends CheckpointThreadData {
  readonly log: StoreLog | undefined;
  /** Moves the rest of the log between two commits. Rejects when the writer has ended. */
  readonly moveRest: () => Promise<LogState>;
}

/**
 * Decides when the write-ahead log is moved into the database: when it is large, and when no changes come. A thread moves
 * it beside the commits, again until little is left; the writer moves that between two commits, because a log starts anew
 * only when all of it was moved. A reader that began before is in the way of both, so the log grows as long as it reads.
 */
export class Checkpoints {
  readonly #options: CheckpointOptions;
  readonly #pool: ThreadPool<'move'>;
  /** From this size on the log is moved. */
  #startBytes = LOG_BYTES_MOVED;
  #quiet: NodeJS.Timeout | undefined;
  #moving: Promise<void> | undefined;
  #closing = false;

  constructor(options: CheckpointOptions) {
    const { file, identity, log } = options;
    const workerData: CheckpointThreadData = { file, identity };
    const gone = () =>
      new AppError('unavailable', 'Cannot move the write-ahead log: its thread ended or is busy');
    this.#options = options;
    this.#pool = new ThreadPool({
      url: threadUrl('checkpoint-thread', import.meta.url),
      name: 'checkpoint',
      workerData,
      threadsMax: 1,
      limitMs: MOVE_LIMIT_MS,
      waitMaxMs: MOVE_LIMIT_MS,
      waitingMax: 1,
      busy: gone,
      tooLong: gone,
      log,
    });
  }

  /** Takes note of the log after a commit. */
  note({ bytes, leftBytes }: LogState): void {
    if (this.#closing) return;
    if (bytes >= this.#startBytes) this.#move(leftBytes);
    clearTimeout(this.#quiet);
    if (leftBytes > 0) this.#quiet = setTimeout(() => this.#move(leftBytes), QUIET_MS).unref();
  }

  /** Ends the thread when what it moves is moved. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#quiet);
    await this.#moving;
    await this.#pool.close();
  }

  #move(leftBytes: number): void {
    if (this.#closing) return;
    this.#moving ??= this.#moveAll(leftBytes).finally(() => {
      this.#moving = undefined;
    });
  }

  async #moveAll(leftBytes: number): Promise<void> {
    try {
      await this.#moveMost(leftBytes);
      this.#judge(await this.#options.moveRest());
    } catch (error) {
      // Nothing is lost: what was acknowledged is in the log. It is tried again when the log has grown.
      this.#startBytes += LOG_BYTES_MOVED;
      this.#options.log?.warn({ err: error }, 'Moving the write-ahead log into the database failed');
    }
  }

  /** Goes on while each time at most half of it is left. */
  async #moveMost(leftBytes: number): Promise<void> {
    if (leftBytes <= LAST_BYTES || this.#closing) return;
    const state = (await this.#pool.run('move')) as LogState;
    if (state.leftBytes <= leftBytes / 2) await this.#moveMost(state.leftBytes);
  }

  #judge({ bytes, leftBytes }: LogState): void {
    if (leftBytes === 0) {
      this.#startBytes = LOG_BYTES_MOVED;
      return;
    }
    if (bytes < this.#startBytes) return;
    this.#startBytes = bytes + LOG_BYTES_MOVED;
    this.#options.log?.warn(
      { logBytes: bytes },
      `A program that reads the database keeps its write-ahead log from starting anew: it has ${formatBytes(bytes)}`,
    );
  }
}
