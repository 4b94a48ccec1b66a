import type { AuditFacts, AuditNote, Doer } from '../audit.ts';
import type { Connection } from './connection.ts';

/** Writes one line; to be called in the transaction that makes the change which the note describes. */
export type AuditWriter = (note: AuditNote, doer: Doer, now: Date) => void;

/** Prepares the writing of the audit, whose lines are only ever added. */
export function createAuditWriter(connection: Connection): AuditWriter {
  const insert = connection.prepare(`
    INSERT INTO audit (at, token_id, name, via, ip, action, object, before, after)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return ({ action, object, before, after }, { tokenId, name, via, ip }, now) => {
    const facts = [toJson(before), toJson(after)];
    insert.run(now.getTime(), tokenId ?? null, name, via, ip ?? null, action, object, ...facts);
  };
}

function toJson(facts: AuditFacts | undefined): string | null {
  return facts === undefined ? null : JSON.stringify(facts);
}
