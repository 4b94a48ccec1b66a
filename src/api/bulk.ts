import { z } from 'zod';
import type { Actor } from '../catalogue/actor.ts';
import { toTorrentEdit } from '../catalogue/edit.ts';
import { trimSlashes } from '../catalogue/names.ts';
import { toReason } from '../catalogue/removal.ts';
import { TORRENT_STATES } from '../catalogue/torrent.ts';
import type { Base } from '../http/context.ts';
import { toProblem } from '../http/problem.ts';
import { respondJson } from '../http/respond.ts';
import type { Route } from '../http/router.ts';
import { BULK_MAX, changeMany, type BulkItem, type ChosenTorrent } from '../catalogue/change-many.ts';
import { formatCursor } from '../service/cursor.ts';
import type { ListQuery } from '../catalogue/typed-filter.ts';
import { checkEverything, MODERATOR_PARAMETERS, parseModeratorQuery } from '../service/moderator-query.ts';
import { route } from '../service/routes.ts';
import { PRIVATE, type ApiDeps } from './deps.ts';
import { INFOHASH } from './infohash.ts';
import { readJson } from './json-body.ts';
import { jsonObject } from './json-object.ts';
import { API_PREFIX } from './prefix.ts';
import { ruled, ruledTogether } from './ruled.ts';

const STATE = jsonObject({
  action: z.literal('state'),
  state: z.enum(['public', 'unlisted', 'hidden']),
  reason: z.string().optional(),
});

const CHANGE = z.discriminatedUnion('action', [
  ruledTogether(STATE, ['reason', 'state'], ({ state, reason }) =>
    toTorrentEdit({ state, stateReason: reason }),
  ),
  jsonObject({
    action: z.literal('remove'),
    reason: ruled(z.string(), (text) => toReason(text)).optional(),
    status: z.literal([410, 451]).optional(),
  }),
  jsonObject({ action: z.literal('restore') }),
  jsonObject({
    action: z.literal('category'),
    category: ruled(z.string(), (category) => toTorrentEdit({ category })).nullable(),
  }),
  jsonObject({
    action: z.enum(['addTag', 'removeTag']),
    tag: ruled(z.string(), (tag) => toTorrentEdit({ addTags: [tag] })),
  }),
  jsonObject({ action: z.literal('move'), collection: ruled(z.string(), (collection) => toTorrentEdit({ collection: trimSlashes(collection) })) }),
]);

// Were a member left out that says nothing, the search would find more than was meant.
const PARAMETER = z
  .union([z.string(), z.number(), z.boolean()])
  .refine((value) => String(value).trim() !== '', { error: 'a text with something in it' })
  .optional();

const EVERYWHERE = { scope: undefined };

const PARAMETERS = jsonObject({
  ...Object.fromEntries(MODERATOR_PARAMETERS.map((name) => [name, PARAMETER])),
  everything: z.literal(true).optional(),
});

type Search = Readonly<Record<string, string | number | boolean | undefined>>;

// The state by a rule of its own: what is wrong with it hides nothing of the others.
const SEARCH = ruled(ruled(PARAMETERS, checkSearch), ({ state }: Search) => searchOf({ state }, EVERYWHERE));

/** A torrent alone, or with its ETag: then it is changed only as it was looked at. */
const CHOSEN = z.union([INFOHASH, jsonObject({ infohash: INFOHASH, ifMatch: z.string() })]);

/**
 * Infohashes, or a search: its parameters are those of `GET /torrents`, `state`, and `everything: true` where there is no
 * filter; `next` of the answer goes on with it as its `cursor`. What was changed since `seenAt` is not changed by it.
 */
const BULK = jsonObject({
  infohashes: z.array(CHOSEN).max(BULK_MAX).optional(),
  search: SEARCH.optional(),
  seenAt: z.iso.datetime({ offset: true, error: 'a time as in 2030-01-31T12:00:00Z' }).optional(),
  change: CHANGE,
})
  .refine(({ infohashes, search }) => (infohashes === undefined) !== (search === undefined), {
    error: 'one with either infohashes or a search',
    when: isObject,
  })
  .refine(({ seenAt, search }) => seenAt === undefined || search !== undefined, {
    error: 'one with seenAt only beside a search; an infohash has ifMatch',
    when: isObject,
  });

/** So that what is asked of the whole is asked also when a member is wrong. */
function isObject({ value }: { readonly value: unknown }): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

function checkSearch({ state, everything, ...search }: Search): void {
  searchOf(search, EVERYWHERE);
  const isState = state === undefined || TORRENT_STATES.some((known) => known === state);
  if (isState) checkEverything(queryOf({ ...search, state }), everything === true);
}

function searchOf(search: Search, actor: Pick<Actor, 'scope'>): ListQuery {
  return parseModeratorQuery(queryOf(search), BULK_MAX, actor);
}

function queryOf({ everything: _everything, ...search }: Search): URLSearchParams {
  const given = Object.entries(search).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}

function itemJson({ infohash, error }: BulkItem, base: Base): object {
  if (error === undefined) return { infohash, status: 200 };
  const problem = toProblem(error, base);
  return { infohash, status: problem.status, problem };
}
