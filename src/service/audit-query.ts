import type { AuditEntry, AuditFilter } from '../events/audit.ts';
import { idIn } from './id-query.ts';

/**
 * Which lines of the audit a query asks for: `action` (its beginning), `object`, `token` (an id), and `before` or, for
 * the oldest first, `after` (the id that the page before ended with). Throws malformed.
 */
export function auditFilterOf(query: URLSearchParams, limit: number): AuditFilter {
  return {
    limit,
    before: idIn(query, 'before'),
    after: idIn(query, 'after'),
    tokenId: idIn(query, 'token'),
    action: query.get('action') || undefined,
    object: query.get('object') || undefined,
  };
}

/** A line of the audit as JSON: what there was not before, or is not any more, is null. */
export function auditJson({ id, at, actor, action, object, before, after }: AuditEntry): object {
  const { tokenId, name, via, ip } = actor;
  return {
    id,
    at: at.toISOString(),
    by: { tokenId: tokenId ?? null, name, via, ip: ip ?? null },
    action,
    object,
    before: before ?? null,
    after: after ?? null,
  };
}
