import { z } from 'zod';
import type { Actor } from '../catalogue/actor.ts';
import { AppError } from '../errors.ts';
import type { Base } from '../http/context.ts';
import { toProblem } from '../http/problem.ts';
import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { BULK_MAX, changeMany, type BulkItem, type ChosenTorrent } from '../web/bulk.ts';
import { formatCursor } from '../web/cursor.ts';
import type { ListQuery } from '../web/list-query.ts';
import { checkEverything, MODERATOR_PARAMETERS, parseModeratorQuery } from '../web/moderator-query.ts';
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

/** A torrent alone, or with its ETag: then it is changed only as it was looked at. */
const CHOSEN = z.union([INFOHASH, jsonObject({ infohash: INFOHASH, ifMatch: z.string() })]);

/**
 * Infohashes, or a search: its parameters are those of `GET /torrents`, `state`, and `everything: true` where there is no
 * filter; `next` of the answer goes on with it as its `cursor`. What was changed since `seenAt` is not changed by it.
 */
const BULK = jsonObject({
  infohashes: z.array(CHOSEN).max(BULK_MAX).optional(),
  search: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  seenAt: z.iso.datetime({ offset: true }).optional(),
  change: CHANGE,
})
  .refine(({ infohashes, search }) => (infohashes === undefined) !== (search === undefined), {
    error: 'one with either infohashes or a search',
  })
  .refine(({ seenAt, search }) => seenAt === undefined || search !== undefined, {
    error: 'one with seenAt only beside a search; an infohash has ifMatch',
  });

/** Changing many torrents at once, for moderators. */
export function bulkRoutes({ catalogue, identity }: Pick<ApiDeps, 'catalogue' | 'identity'>): Route[] {
  return [
    route('POST', `${API_PREFIX}/torrents/bulk`, async (request, context) => {
      const { actor } = await identity.require(request, context, 'moderator');
      const { infohashes = [], search, seenAt, change } = await readJson(request, BULK);
      const found = search && searchOf(search, actor);
      const selection =
        found === undefined
          ? { chosen: infohashes.map(chosenOf) }
          : { search: found, seenAt: seenAt === undefined ? undefined : new Date(seenAt) };
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

function chosenOf(chosen: z.infer<typeof CHOSEN>): ChosenTorrent {
  if (typeof chosen === 'string') return { infohash: chosen, seen: undefined };
  // As it is in the header ETag, or without its quotation marks.
  return { infohash: chosen.infohash, seen: chosen.ifMatch.replaceAll('"', '') };
}

/** Throws malformed for a member that says nothing: were it left out, the search would find more than was meant. */
function searchOf(
  { everything, ...search }: Readonly<Record<string, string | number | boolean>>,
  actor: Actor,
): ListQuery {
  const query = new URLSearchParams(Object.entries(search).map(([name, value]) => [name, String(value)]));
  checkParameters(query, MODERATOR_PARAMETERS);
  const errors = Array.from(query)
    .filter(([, value]) => value.trim() === '')
    .map(([name]) => ({ rule: 'parameter', path: name, message: `"${name}" is empty` }));
  if (everything !== undefined && everything !== true) {
    errors.push({ rule: 'parameter', path: 'everything', message: '"everything" is not true' });
  }
  if (errors.length > 0) {
    const told = errors.map(({ message }) => message).join('; ');
    throw new AppError('malformed', `Cannot search: ${told}`, {
      hint: 'Give each member a value, or leave it out.',
      errors,
    });
  }
  checkEverything(query, everything === true);
  return parseModeratorQuery(query, BULK_MAX, actor);
}

function itemJson({ infohash, error }: BulkItem, base: Base): object {
  if (error === undefined) return { infohash, status: 200 };
  const problem = toProblem(error, base);
  return { infohash, status: problem.status, problem };
}
