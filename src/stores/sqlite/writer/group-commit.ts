import type { Connection } from '../database/connection.ts';
import { isDiskError } from '../database/translate-error.ts';

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown };

interface Committed {
  /** One for each piece of work, in the same order. */
  readonly outcomes: readonly Outcome[];
  /** The error that rolled back the whole transaction; undefined when it was committed. */
  readonly failure?: unknown;
  /** How long the COMMIT took, in milliseconds; undefined when it was not reached. */
  readonly commitMs?: number;
}

export interface GroupCommitParts {
  /** Called once before each commit, for work that is cheaper to do once for all. */
  readonly finish: () => void;
  /** Called after each rollback, of one piece of work or of all. */
  readonly onRollback: () => void;
}

export type GroupCommit = (work: readonly (() => unknown)[]) => Committed;

/**
 * Prepares a group commit: many pieces of work with one fsync. Each piece has a savepoint, so that one that throws
 * rolls back only its own changes. When the transaction itself fails, every piece has failed. A single piece needs no
 * savepoint, and one with many thousands of changes must not have one: SQLite goes through the pages that it keeps for
 * the savepoint at the end of many statements (measured: hours instead of seconds).
 */
export function createGroupCommit(
  connection: Connection,
  { finish, onRollback }: GroupCommitParts,
): GroupCommit {
  const begin = connection.prepare('BEGIN IMMEDIATE');
  const commit = connection.prepare('COMMIT');
  const rollback = connection.prepare('ROLLBACK');
  const save = connection.prepare('SAVEPOINT operation');
  const release = connection.prepare('RELEASE operation');
  const rollbackTo = connection.prepare('ROLLBACK TO operation');

  function runAlone(work: () => unknown): Outcome {
    save.run();
    try {
      const value = work();
      release.run();
      return { ok: true, value };
    } catch (error) {
      // On some errors SQLite itself rolls back the transaction (SQLITE_FULL, SQLITE_IOERR, SQLITE_NOMEM).
      if (!connection.inTransaction || isDiskError(error)) throw error;
      rollbackTo.run();
      release.run();
      onRollback();
      return { ok: false, error };
    }
  }

  return (work) => {
    const [only, ...others] = work;
    try {
      begin.run();
      const outcomes: readonly Outcome[] =
        only !== undefined && others.length === 0 ? [{ ok: true, value: only() }] : work.map(runAlone);
      finish();
      const start = performance.now();
      commit.run();
      return { outcomes, commitMs: performance.now() - start };
    } catch (failure) {
      if (connection.inTransaction) rollback.run();
      onRollback();
      return { outcomes: work.map(() => ({ ok: false, error: failure })), failure };
    }
  };
}
