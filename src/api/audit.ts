import type { AuditStore } from '../events/audit.ts';
import { auditFilterOf, auditJson } from '../service/audit-query.ts';
import type { DeclaredRoute, EndpointRoute } from '../service/endpoint-routes.ts';
import { LIST_AUDIT } from '../service/endpoints/moderation.ts';
import { PRIVATE } from './private.ts';

const PAGE_SIZE = 200;

/** The audit log, for admins: the newest first. */
export function auditRoutes(answer: EndpointRoute, audit: AuditStore): DeclaredRoute[] {
  return [
    answer(LIST_AUDIT, async ({ query, reply }) => {
      const entries = await audit.list(auditFilterOf(query, PAGE_SIZE));
      const next = entries.length < PAGE_SIZE ? null : (entries.at(-1)?.id ?? null);
      return reply(200, { items: entries.map(auditJson), next }, PRIVATE);
    }),
  ];
}
