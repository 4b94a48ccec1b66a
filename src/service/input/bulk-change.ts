import { z } from 'zod';
import type { Actor } from '../../catalogue/actor.ts';
import { BULK_MAX, type ChosenTorrent } from '../../catalogue/change-many.ts';
import { EDITABLE_STATES, toTorrentEdit } from '../../catalogue/edit.ts';
import type { ListQuery } from '../../catalogue/typed-filter.ts';
import { AppError } from '../../errors.ts';
import {
  checkEverything,
  MODERATOR_MEMBERS,
  MODERATOR_QUERY,
  parseModeratorQuery,
} from '../moderator-query.ts';
import { CATEGORY, DESTINATION, STATE_REASON, TAG } from './edits.ts';
import { jsonObject } from './json-object.ts';
import { REASON, REMOVAL_STATUS } from './removals.ts';
import { ruled, ruledTogether } from './ruled.ts';
import { INFOHASH } from './text-values.ts';
import { readQuery } from './texts.ts';

const STATE = jsonObject({
  action: z.literal('state'),
  state: z.enum(EDITABLE_STATES),
  reason: STATE_REASON.optional(),
});

/** What becomes of each torrent. */
export const BULK_CHANGE = z.discriminatedUnion('action', [
  ruledTogether(STATE, ['reason', 'state'], ({ state, reason }) =>
    toTorrentEdit({ state, stateReason: reason }),
  ),
  jsonObject({
    action: z.literal('remove'),
    reason: REASON.optional(),
    status: REMOVAL_STATUS.optional(),
  }),
  jsonObject({ action: z.literal('restore') }),
  jsonObject({ action: z.literal('category'), category: CATEGORY.nullable() }),
  jsonObject({ action: z.enum(['addTag', 'removeTag']), tag: TAG }),
  jsonObject({ action: z.literal('move'), collection: DESTINATION }),
]);

const PARAMETER = z.union([z.string(), z.number(), z.boolean()]).optional();

const EVERYWHERE = { scope: undefined };

const PARAMETERS = jsonObject({
  ...Object.fromEntries(Object.keys(MODERATOR_MEMBERS).map((name) => [name, PARAMETER])),
  everything: z.literal(true).optional(),
});

type Search = Readonly<Record<string, string | number | boolean | undefined>>;

// Rules of their own, so that what is wrong by one of them does not hide what is wrong by another.
const SEARCH = [checkFilled, checkList, checkOrder, checkState, checkWhole].reduce(ruled, PARAMETERS);

/** A torrent alone, or with its ETag: then it is changed only as it was looked at. */
const CHOSEN = z.union([INFOHASH, jsonObject({ infohash: INFOHASH, ifMatch: z.string() })]);

/**
 * Infohashes, or a search: its parameters are those of `GET /torrents`, `state`, and `everything: true` where there is no
 * filter; `next` of the answer goes on with it as its `cursor`. What was changed since `seenAt` is not changed by it.
 */
export const BULK = jsonObject({
  infohashes: z.array(CHOSEN).max(BULK_MAX).optional(),
  search: SEARCH.optional(),
  seenAt: z.iso.datetime({ offset: true, error: 'a time as in 2030-01-31T12:00:00Z' }).optional(),
  change: BULK_CHANGE,
})
  .refine(({ infohashes, search }) => (infohashes === undefined) !== (search === undefined), {
    error: 'an object with either infohashes or a search',
    when: isObject,
  })
  .refine(({ seenAt, search }) => seenAt === undefined || search !== undefined, {
    error: 'an object with seenAt only beside a search; use ifMatch beside an infohash',
    when: isObject,
  });

/** So that what is asked of the whole is asked also when a member is wrong. */
function isObject({ value }: { readonly value: unknown }): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A torrent that is named in JSON. */
export function chosenOf(chosen: z.output<typeof CHOSEN>): ChosenTorrent {
  if (typeof chosen === 'string') return { infohash: chosen, seen: undefined };
  // As it is in the header ETag, or without its quotation marks.
  return { infohash: chosen.infohash, seen: chosen.ifMatch.replaceAll('"', '') };
}

/** A member that says nothing is refused: were it left out, the search would find more than was meant. */
function checkFilled(search: Search): void {
  const names = Object.keys(search).filter((name) => isBlank(search[name]));
  const [first, ...others] = names.map((path) => ({
    rule: 'parameter',
    path,
    message: `${path} is empty`,
    hint: 'Write some text, or leave it out.',
  }));
  if (first === undefined) return;
  const { message, hint } = first;
  throw new AppError('malformed', message, { hint, errors: [first, ...others] });
}

/** Which list a cursor belongs to depends on who asks. */
function checkList({ state: _state, sort: _sort, ...search }: Search): void {
  readQuery(MODERATOR_QUERY, queryOf(search), 'list torrents');
}

function checkOrder({ sort }: Search): void {
  searchOf({ sort }, EVERYWHERE);
}

function checkState({ state }: Search): void {
  searchOf({ state }, EVERYWHERE);
}

/** Asked where all filters are valid: only then it is known whether there is one. */
function checkWhole({ everything, limit: _l, sort: _s, order: _o, cursor: _c, ...filters }: Search): void {
  const query = queryOf(filters);
  const isBlankOne = Object.values(filters).some(isBlank);
  if (isBlankOne || !MODERATOR_QUERY.safeParse(Object.fromEntries(query)).success) return;
  checkEverything(query, everything === true);
}

function isBlank(value: Search[string]): boolean {
  return value !== undefined && String(value).trim() === '';
}

/** The list that a search in JSON asks for. Throws malformed, and forbidden like `toModeratorQuery`. */
export function searchOf(search: Search, actor: Pick<Actor, 'scope'>): ListQuery {
  return parseModeratorQuery(queryOf(search), BULK_MAX, actor);
}

function queryOf({ everything: _everything, ...search }: Search): URLSearchParams {
  const given = Object.entries(search).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
}
