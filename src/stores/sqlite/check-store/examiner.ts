import { setImmediate } from 'node:timers/promises';
import type { Signal } from '../../../events/signal.ts';
import type { Connection } from '../database/connection.ts';
import { isDamage, sqliteCode } from '../database/translate-error.ts';
import { REPAIR_HINT, RESTORE_HINT, type Flaw, type StoreProblem } from './flaws.ts';

/** Examines some rows, in one transaction with what repairs them. It may be called twice, and then begins at the same place. */
export type Batch = () => {
  readonly flaws: readonly Flaw[];
  /** How many rows were looked at, for the progress. */
  readonly examined: number;
};

/** What a batch gives, and where the next one begins; undefined at the end. */
export type Look<Position> = (from: Position) => ReturnType<Batch> & { readonly next: Position | undefined };

/** Batches that follow each other. */
export function* inBatches<Position>(first: Position, look: Look<Position>): Iterable<Batch> {
  const state: { next: Position | undefined } = { next: first };
  while (state.next !== undefined) {
    const from = state.next;
    yield () => {
      const result = look(from);
      state.next = result.next;
      return result;
    };
  }
}

/** The position after these rows; undefined when they are fewer than were asked for, so that they are the last. */
export function after<Row, Position>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => Position,
): Position | undefined {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? undefined : positionOf(last);
}

/** Shows how far one part is. */
export interface PartProgress {
  add(count: number): void;
}

export interface ExaminerParts {
  readonly connection: Connection;
  readonly isRepair: boolean;
  readonly report: (problem: StoreProblem) => void;
  /** That of `createWordWriter`; called before each commit of a repair. */
  readonly writeWords: () => void;
  /** Sent after each rollback. */
  readonly rolledBack: Pick<Signal, 'send'>;
}

/** Reports what is wrong, and repairs it where that is asked for. */
export interface Examiner {
  readonly connection: Connection;
  readonly isRepair: boolean;
  /**
   * Runs batches, each reading one state of the store. A batch with something to repair is run again in a transaction that
   * writes, because a server may have changed it meanwhile, and all of it is repaired in that. So a kill leaves nothing half-done,
   * and what was repaired before stays.
   */
  run(batches: Iterable<Batch>, progress: PartProgress): Promise<void>;
  /** Calls `look` in a transaction that reads one state of the store. */
  read<Result>(look: () => Result): Result;
  /** Repairs and reports what was found before. */
  settle(flaws: readonly Flaw[]): Promise<void>;
  /** Reports it as `settle` would, without repairing it. */
  report(flaw: Flaw, outcome: StoreProblem['outcome']): void;
  /** Runs a part. Damage that ends it is reported, and the other parts go on. */
  guard(title: string, part: () => void | Promise<void>): Promise<void>;
}

export function createExaminer({
  connection,
  isRepair,
  report,
  writeWords,
  rolledBack,
}: ExaminerParts): Examiner {
  const begin = connection.prepare('BEGIN');
  const rollback = connection.prepare('ROLLBACK');
  const read = <Result>(look: () => Result): Result => {
    begin.run();
    try {
      return look();
    } finally {
      // Not a commit, which SQLite refuses after it has met a damaged page.
      if (connection.inTransaction) rollback.run();
    }
  };
  const write = connection.transaction((examine: () => readonly Flaw[]) => {
    const settled = examine().map((flaw) => ({ flaw, isRepaired: repair(flaw) }));
    writeWords();
    return settled;
  });
  // In a savepoint, because the transaction has others.
  const fixAlone = connection.transaction((fix: NonNullable<Flaw['fix']>) => fix() !== false);

  const repair = ({ fix }: Flaw): boolean => {
    if (fix === undefined) return false;
    try {
      return fixAlone(fix);
    } catch (error) {
      rolledBack.send();
      // Another row is in the way, which is reported by itself.
      if (sqliteCode(error)?.startsWith('SQLITE_CONSTRAINT') === true) return false;
      throw error;
    }
  };

  const tell: Examiner['report'] = ({ kind, place, message, fix, hint }, outcome) => {
    const todo = outcome === 'found' && fix !== undefined ? REPAIR_HINT : hint;
    report({ kind, place, message, outcome, hint: outcome === 'repaired' ? undefined : todo });
  };

  const repairAll = (examine: () => readonly Flaw[]): void => {
    try {
      const settled = write.immediate(examine);
      for (const { flaw, isRepaired } of settled) tell(flaw, isRepaired ? 'repaired' : 'left');
    } catch (error) {
      rolledBack.send();
      throw error;
    }
  };

  return {
    connection,
    isRepair,
    read,
    report: tell,
    async run(batches, progress) {
      for (const batch of batches) {
        const { flaws, examined } = read(batch);
        if (isRepair && flaws.some(({ fix }) => fix !== undefined)) repairAll(() => batch().flaws);
        else for (const flaw of flaws) tell(flaw, isRepair ? 'left' : 'found');
        progress.add(examined);
        // Here the process writes what was reported, and hears signals.
        await setImmediate();
      }
    },
    async settle(flaws) {
      if (isRepair) repairAll(() => flaws);
      else for (const flaw of flaws) tell(flaw, 'found');
      await setImmediate();
    },
    async guard(title, part) {
      try {
        await part();
      } catch (error) {
        // A repair has made an index that was missing before the parts that name it.
        const isWithoutIndex = messageOf(error).startsWith('no such index');
        if (!isDamage(sqliteCode(error)) && !isWithoutIndex) throw error;
        const message = `The check of the ${title} ended early: ${messageOf(error)}.`;
        const [kind, hint] = isWithoutIndex
          ? (['schema', REPAIR_HINT] as const)
          : (['page', RESTORE_HINT] as const);
        tell({ kind, place: title, message, hint }, isRepair ? 'left' : 'found');
      }
    },
  };
}

/** The driver's message for damage. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
