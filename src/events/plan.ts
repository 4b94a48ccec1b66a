import type { AuditNote, AuditActor } from './audit.ts';

/** Steps in the order in which they are carried out, with the lines that the audit log gets for them. */
export interface Steps<Change> {
  readonly changes: readonly Change[];
  readonly notes: readonly AuditNote[];
}

/** What was decided: all steps are carried out in one transaction, or none. */
export interface Plan<Change, Result> extends Steps<Change> {
  /** What the caller gets once they are durable. */
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

/** Carries a plan out with its lines in the audit log, and gives its result. It decides nothing. */
export type Apply<Change> = <Result>(plan: Plan<Change, Result>, actor: AuditActor, now: Date) => Result;

/** Adds one line to the audit log. */
export type WriteNote = (note: AuditNote, actor: AuditActor, now: Date) => void;

/** Carries plans out by these two, in the transaction that is open. */
export function createApply<Change>(write: (change: Change) => void, writeNote: WriteNote): Apply<Change> {
  return ({ result, changes, notes }, actor, now) => {
    for (const change of changes) write(change);
    for (const note of notes) writeNote(note, actor, now);
    return result;
  };
}
