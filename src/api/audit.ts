import { auditFilterOf, auditJson } from '../service/audit-query.ts';
import { endpointRoutes, type DeclaredRoute } from '../service/endpoint-routes.ts';
import { LIST_AUDIT } from '../service/endpoints/moderation.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';

const PAGE_SIZE = 200;

/** The audit log, for admins: the newest first. */
export function auditRoutes(deps: ApiDeps): DeclaredRoute[] {
  const answer = endpointRoutes(deps);
  return [
    answer(LIST_AUDIT, async ({ query, reply }) => {
      const entries = await deps.audit.list(auditFilterOf(query, PAGE_SIZE));
      const next = entries.length < PAGE_SIZE ? null : (entries.at(-1)?.id ?? null);
      return reply(200, { items: entries.map(auditJson), next }, PRIVATE);
    }),
  ];
}
