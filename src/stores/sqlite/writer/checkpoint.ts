import { AppError } from '../../../errors.ts';
import { formatBytes } from '../../../lib/byte-text.ts';
import type { Connection } from '../database/connection.ts';

/** The write-ahead log, in bytes of pages. */
export interface LogState {
  /** From its beginning to the last commit. */
  readonly bytes: number;
  /** What of it is not in the database yet. The next change after nothing is left starts the log anew. */
  readonly leftBytes: number;
}

interface Row {
  readonly log: number;
  readonly checkpointed: number;
}

export interface Checkpointer {
  /** Moves as much of the log into the database as no reader and no other checkpoint is in the way of. */
  move(): LogState;
  /** Looks without moving anything, which takes 12 µs. */
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
  return { move: () => stateOf(passive.get()), look: () => stateOf(none.get()) };
}

/** Changes are refused while the log has this size and something reads what was before its end. */
export const LOG_BYTES_MAX = 2 * 1024 * 1024 * 1024;

/**
 * Why no change may be made with a log as it was after the last one; undefined when one may. A reader that keeps the log
 * from starting anew must not fill the disk.
 */
export function refusalIfFull(last: LogState, { move }: Pick<Checkpointer, 'move'>): AppError | undefined {
  if (last.bytes < LOG_BYTES_MAX) return undefined;
  const { bytes, leftBytes } = move();
  if (leftBytes === 0) return undefined;
  const message = `Cannot save the change: another program has read the database for so long that its write-ahead log has ${formatBytes(bytes)}`;
  return new AppError('unavailable', message, { hint: 'Tell the operator of this server.' });
}
