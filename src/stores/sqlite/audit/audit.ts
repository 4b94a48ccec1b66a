import type { AuditFacts } from '../../../events/audit.ts';
import type { WriteNote } from '../../../events/plan.ts';
import type { Connection } from '../database/connection.ts';

/** Prepares the writing of the audit log. Records are only added, never changed. */
export function createAuditWriter(connection: Connection): WriteNote {
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
