import type { AuditNote, AuditActor } from './audit.ts';

/** Changes in the order in which they are applied, with their records for the audit log. */
export interface Steps<Change> {
  readonly changes: readonly Change[];
  readonly notes: readonly AuditNote[];
}

/** What was decided. All changes are applied in one transaction, or none. */
export interface Plan<Change, Result> extends Steps<Change> {
  /** What the caller gets once the changes are durable. */
  readonly result: Result;
}

export const NO_STEPS: Steps<never> = { changes: [], notes: [] };

/** A plan that changes nothing. */
export function unchanged<Result>(result: Result): Plan<never, Result> {
  return { result, ...NO_STEPS };
}

/** Steps one after the other. */
export function inOrder<Change>(...steps: readonly Steps<Change>[]): Steps<Change> {
  return {
    changes: steps.flatMap(({ changes }) => changes),
    notes: steps.flatMap(({ notes }) => notes),
  };
}

/** Applies a plan with its audit records and returns its result. It decides nothing. */
export type Apply<Change> = <Result>(plan: Plan<Change, Result>, actor: AuditActor, now: Date) => Result;

/** Adds one record to the audit log. */
export type WriteNote = (note: AuditNote, actor: AuditActor, now: Date) => void;

/** Makes a function that applies plans by `write` and `writeNote`, in the transaction that is open. */
export function createApply<Change>(
  write: (change: Change, now: Date) => void,
  writeNote: WriteNote,
): Apply<Change> {
  return ({ result, changes, notes }, actor, now) => {
    for (const change of changes) write(change, now);
    for (const note of notes) writeNote(note, actor, now);
    return result;
  };
}
