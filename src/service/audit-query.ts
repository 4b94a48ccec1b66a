import { z } from 'zod';
import { AUDIT_ACTIONS, VIAS, type AuditEntry, type AuditFilter } from '../events/audit.ts';
import { TIME, WHOLE } from './answer-values.ts';
import type { Json } from './endpoint.ts';
import { COUNT, filled } from './input/text-values.ts';

/**
 * What a query asks of the audit log: `action` (its beginning), `object`, `token` (an id), and `before` or, for the oldest
 * first, `after` (the id that the page before ended with).
 */
export const AUDIT_QUERY = z.object({
  action: filled(z.string()),
  object: filled(z.string()),
  token: filled(COUNT),
  before: filled(COUNT),
  after: filled(COUNT),
});

/** Which lines of the audit log these are, `limit` at most. */
export function auditFilterOf(
  { token: tokenId, ...asked }: z.output<typeof AUDIT_QUERY>,
  limit: number,
): AuditFilter {
  return { ...asked, tokenId, limit };
}

const FACTS = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

/** A line of the audit log: what there was not before, or is not any more, is null. */
export const AUDIT_ENTRY = z.strictObject({
  id: WHOLE,
  at: TIME,
  by: z.strictObject({
    tokenId: WHOLE.nullable(),
    name: z.string(),
    via: z.enum(VIAS),
    ip: z.string().nullable(),
  }),
  action: z.enum(AUDIT_ACTIONS),
  object: z.string(),
  before: FACTS.nullable(),
  after: FACTS.nullable(),
});

export function auditJson({
  id,
  at,
  actor,
  action,
  object,
  before,
  after,
}: AuditEntry): Json<typeof AUDIT_ENTRY> {
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
