import { z } from 'zod';
import type { Base } from '../http/context.ts';
import { toProblem } from '../http/problem.ts';
import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { BULK_MAX, changeMany, type BulkItem } from '../web/bulk.ts';
import { formatCursor } from '../web/cursor.ts';
import { MODERATOR_PARAMETERS, parseModeratorQuery } from '../web/moderator-query.ts';
import { route } from '../web/routes.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';
import { INFOHASH } from './infohash.ts';
import { readJson } from './json-body.ts';
import { jsonObject } from './json-object.ts';
import { checkParameters } from './parameters.ts';
import { API_PREFIX } from './prefix.ts';

const REASON = z.string().optional();

const CHANGE = z.discriminatedUnion('action', [
  jsonObject({
    action: z.literal('state'),
    state: z.enum(['public', 'unlisted', 'hidden']),
    reason: REASON,
  }),
  jsonObject({
    action: z.literal('remove'),
    reason: REASON,
    status: z.literal([410, 451]).optional(),
  }),
  jsonObject({ action: z.literal('restore') }),
  jsonObject({ action: z.literal('category'), category: z.string().nullable() }),
  jsonObject({ action: z.enum(['addTag', 'removeTag']), tag: z.string() }),
  jsonObject({ action: z.literal('move'), collection: z.string() }),
]);

/**
 * Infohashes, or a search: its parameters are those of `GET /torrents`, and `state`; `next` of the answer goes on with it
 * as its `cursor`.
 */
const BULK = jsonObject({
  infohashes: z.array(INFOHASH).max(BULK_MAX).optional(),
  search: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  change: CHANGE,
}).refine(({ infohashes, search }) => (infohashes === undefined) !== (search === undefined), {
  error: 'one with either infohashes or a search',
});

/** Changing many torrents at once, for moderators. */
export function bulkRoutes({ catalogue, identity }: Pick<ApiDeps, 'catalogue' | 'identity'>): Route[] {
  return [
    route('POST', `${API_PREFIX}/torrents/bulk`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'moderator');
      const { infohashes = [], search, change } = await readJson(request, BULK);
      const found = search && parseModeratorQuery(queryOf(search), BULK_MAX, actor);
      const selection = found === undefined ? { infohashes } : { search: found };
      const { items, next, remaining } = await changeMany(catalogue, selection, change, actor);
      const body = {
        results: items.map((item) => itemJson(item, context.base)),
        next: found === undefined || next === undefined ? null : formatCursor(found, next),
        remaining: remaining.count,
        isMore: remaining.isMore,
      };
      return respondJson(200, body, PRIVATE);
    }),
  ];
}

function queryOf(search: Readonly<Record<string, string | number | boolean>>): URLSearchParams {
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]));
  checkParameters(query, MODERATOR_PARAMETERS);
  return query;
}

function itemJson({ infohash, error }: BulkItem, base: Base): object {
  if (error === undefined) return { infohash, status: 200 };
  const problem = toProblem(error, base);
  return { infohash, status: problem.status, problem };
}
