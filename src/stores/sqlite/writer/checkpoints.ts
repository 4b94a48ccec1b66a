import { AppError } from '../../../errors.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import { ThreadPool, type ThreadReports } from '../../../lib/thread-pool.ts';
import { threadUrl, type StoreLog } from '../database/thread.ts';
import type { LogState } from './checkpoint.ts';

const MIB = 1024 * 1024;

/**
 * How large the log becomes before a checkpoint while changes go on. A larger one has more changes of the same pages, which
 * a checkpoint writes once; it takes disk space, and a start after a crash reads it.
 */
export const CHECKPOINT_BYTES = 64 * MIB;

/** The writer checkpoints so much between two commits, which takes a few milliseconds. */
const LAST_BYTES = 2 * MIB;

/** How long no change came when the rest is checkpointed. */
const QUIET_MS = 1_000;

const CHECKPOINT_LIMIT_MS = 120_000;

/** The data with which the thread starts. */
export interface CheckpointThreadData {
  readonly file: string;
  /** The identity of the file that it may write to. */
  readonly identity: string;
}

export interface CheckpointOptions extends CheckpointThreadData {
  readonly log: StoreLog | undefined;
  readonly reports?: ThreadReports | undefined;
  /** Checkpoints the rest of the log between two commits. Rejects when the writer has ended. */
  readonly checkpointRest: () => Promise<LogState>;
}

/**
 * Decides when the write-ahead log is checkpointed: when it is large, and when no changes come. A thread does it during
 * commits, again until little is left; the writer does the rest between two commits, because a log restarts only when all
 * of it was checkpointed. A reader that began before blocks both, so the log grows as long as it reads.
 */
export class Checkpoints {
  readonly #options: CheckpointOptions;
  readonly #pool: ThreadPool<'checkpoint'>;
  /** From this size on the log is checkpointed. */
  #startBytes = CHECKPOINT_BYTES;
  #quiet: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #closing = false;

  constructor(options: CheckpointOptions) {
    const { file, identity, log, reports } = options;
    const workerData: CheckpointThreadData = { file, identity };
    const failed = () =>
      new AppError('unavailable', 'Cannot checkpoint the write-ahead log: its thread ended or is busy');
    this.#options = options;
    this.#pool = new ThreadPool({
      url: threadUrl('checkpoint-thread', import.meta.url),
      name: 'checkpoint',
      workerData,
      threadsMax: 1,
      limitMs: CHECKPOINT_LIMIT_MS,
      waitMaxMs: CHECKPOINT_LIMIT_MS,
      waitingMax: 1,
      busy: failed,
      tooLong: failed,
      log,
      reports,
    });
  }

  /** Takes note of the log after a commit. */
  note({ bytes, leftBytes }: LogState): void {
    if (this.#closing) return;
    if (bytes >= this.#startBytes) this.#start(leftBytes);
    clearTimeout(this.#quiet);
    if (leftBytes > 0) this.#quiet = setTimeout(() => this.#start(leftBytes), QUIET_MS).unref();
  }

  /** Ends the thread after a checkpoint that is running. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#quiet);
    await this.#running;
    await this.#pool.close();
  }

  #start(leftBytes: number): void {
    if (this.#closing) return;
    this.#running ??= this.#run(leftBytes).finally(() => {
      this.#running = undefined;
    });
  }

  async #run(leftBytes: number): Promise<void> {
    try {
      await this.#runInThread(leftBytes);
      this.#setStart(await this.#options.checkpointRest());
    } catch (error) {
      // Nothing is lost: what was acknowledged is in the log. It is tried again when the log has grown.
      this.#startBytes += CHECKPOINT_BYTES;
      this.#options.log?.warn({ err: error }, 'A checkpoint of the write-ahead log failed');
    }
  }

  /** Goes on while each time at most half of it is left. */
  async #runInThread(leftBytes: number): Promise<void> {
    if (leftBytes <= LAST_BYTES || this.#closing) return;
    const state = (await this.#pool.run('checkpoint')) as LogState;
    if (state.leftBytes <= leftBytes / 2) await this.#runInThread(state.leftBytes);
  }

  /** Sets when the next checkpoint is due, and warns of a reader that blocks the log. */
  #setStart({ bytes, leftBytes }: LogState): void {
    if (leftBytes === 0) {
      this.#startBytes = CHECKPOINT_BYTES;
      return;
    }
    if (bytes < this.#startBytes) return;
    this.#startBytes = bytes + CHECKPOINT_BYTES;
    this.#options.log?.warn(
      { logBytes: bytes },
      `A program that reads the database keeps its write-ahead log from restarting: it has ${formatBytes(bytes)}`,
    );
  }
}
