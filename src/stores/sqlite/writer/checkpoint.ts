import { AppError } from '../../../errors.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import type { Connection } from '../database/connection.ts';
import { isDiskError, translateError } from '../database/translate-error.ts';

/** The write-ahead log, in bytes of pages. */
export interface LogState {
  /** From its beginning to the last commit. */
  readonly bytes: number;
  /** What of it is not in the database yet. The next change after nothing is left restarts the log. */
  readonly leftBytes: number;
}

interface Row {
  readonly log: number;
  readonly checkpointed: number;
}

export interface Checkpointer {
  /** Copies as much of the log into the database as readers and other checkpoints allow. */
  run(): LogState;
  /** Reads the state without a checkpoint, which takes 12 µs. */
  look(): LogState;
}

/** Prepares the checkpoints of a connection. Call them outside of transactions. */
export function createCheckpointer(connection: Connection): Checkpointer {
  const pageBytes = Number(connection.pragma('page_size', { simple: true }));
  const passive = connection.prepare<[], Row>('PRAGMA wal_checkpoint(PASSIVE)');
  const none = connection.prepare<[], Row>('PRAGMA wal_checkpoint(NOOP)');
  const stateOf = ({ log, checkpointed }: Row = { log: 0, checkpointed: 0 }): LogState => {
    const frames = Math.max(0, log);
    return { bytes: frames * pageBytes, leftBytes: (frames - Math.max(0, checkpointed)) * pageBytes };
  };
  return { run: () => stateOf(passive.get()), look: () => stateOf(none.get()) };
}

/** Changes are refused while the log has this size and something reads what was before its end. */
export const LOG_BYTES_MAX = 2 * 1024 * 1024 * 1024;

/**
 * Why no change may be made with a log as it was after the last one; undefined when one may. A reader that keeps the log
 * from restarting must not fill the disk.
 */
export function refusalIfFull(last: LogState, { run }: Pick<Checkpointer, 'run'>): AppError | undefined {
  if (last.bytes < LOG_BYTES_MAX) return undefined;
  const { bytes, leftBytes } = run();
  if (leftBytes === 0) return undefined;
  const message = `Cannot save the change: another program has read the database for so long that its write-ahead log has ${formatBytes(bytes)}`;
  return new AppError('unavailable', message, { hint: 'Tell the operator of this server.' });
}

/** The log before and after each group of changes. None of it throws, so that no answer of a group is lost. */
export interface LogGuard {
  /** Why the next group must not be committed; undefined when it may. */
  refusal(): unknown;
  /** The log as it is now, or as it was when that cannot be told. */
  look(): LogState | undefined;
}

/** Guards the log of a connection, which `forget` gives up after an error of the disk. */
export function createLogGuard({ run, look }: Checkpointer, forget: () => void): LogGuard {
  let last: LogState | undefined;
  const noteError = (error: unknown): unknown => {
    if (isDiskError(error)) forget();
    return translateError(error);
  };
  return {
    refusal() {
      try {
        return last && refusalIfFull(last, { run });
      } catch (error) {
        return noteError(error);
      }
    },
    look() {
      try {
        last = look();
      } catch (error) {
        noteError(error);
      }
      return last;
    },
  };
}
