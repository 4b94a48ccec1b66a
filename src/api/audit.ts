import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { auditFilterOf, auditJson } from '../service/audit-query.ts';
import { route } from '../service/routes.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';

const PAGE_SIZE = 200;

/** The record of all changes, for admins: the newest first. */
export function auditRoutes({ audit, identity }: ApiDeps): Route[] {
  return [
    route('GET', `${API_PREFIX}/audit`, async (request, context) => {
      await identity.require(request, context, 'admin');
      checkParameters(context.target.query, ['action', 'object', 'token', 'before', 'after']);
      const entries = await audit.list(auditFilterOf(context.target.query, PAGE_SIZE));
      const next = entries.length < PAGE_SIZE ? null : (entries.at(-1)?.id ?? null);
      return respondJson(200, { items: entries.map(auditJson), next }, PRIVATE);
    }),
  ];
}
