import { z } from 'zod';
import { toCollection, trimSlashes } from '../catalogue/names.ts';
import { SORT_KEYS, type Cursor, type ListInput, type SortKey } from '../catalogue/torrent-list.ts';
import type { ListQuery } from '../catalogue/typed-filter.ts';
import { AppError } from '../errors.ts';
import { normalize } from '../lib/unicode.ts';
import { formatCursor, isCursorIn, parseCursor, type CursorList } from './cursor.ts';
import { ruledTogether } from './input/ruled.ts';
import { choice, filled, parseTime, SIZE, textAs, textBy } from './input/text-values.ts';

const LIMIT_MAX = 1000;

const TAGS_MAX = 16;

const FIRST: Readonly<Record<SortKey, ListInput['order']>> = {
  published: 'desc',
  name: 'asc',
  size: 'desc',
  files: 'desc',
  downloads: 'desc',
  seeders: 'desc',
};

const DATE = textAs(
  // The plus of an offset is a space in an address that was put together by hand.
  (text) => parseTime(text.replace(/ (?=[0-9]{2}:[0-9]{2}$)/, '+')),
  'a date as in 2026-01-31, or a time as in 2026-01-31T12:00:00Z',
);

const LIMIT = textAs((text) => {
  const limit = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0;
  return limit >= 1 && limit <= LIMIT_MAX ? limit : undefined;
}, `Ask for 1 to ${LIMIT_MAX}, and continue with the cursor.`);

const SEEDERS = textAs(
  (text) => (/^[0-9]{1,9}$/.test(text) ? Number(text) : undefined),
  'a whole number, as in 1',
);

const TEXT = z.string().transform((text) => normalize(text, 'NFC').trim());

/**
 * Where `q` is searched for: in names, titles, categories, tags and collections, or in descriptions and the names of
 * files too.
 */
const SEARCHED = ['names', 'all'] as const;

/** What the query of a list may have; an empty one, as forms send it, is like none. */
export const LIST_MEMBERS = {
  q: filled(z.string()),
  in: filled(choice(SEARCHED)),
  collection: filled(textBy((text) => toCollection(trimSlashes(text)))),
  below: filled(z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'], error: 'true or false' })),
  category: filled(TEXT),
  tag: filled(TEXT),
  version: filled(choice(['v1', 'v2', 'hybrid'])),
  sizeMin: filled(SIZE),
  sizeMax: filled(SIZE),
  publishedFrom: filled(DATE),
  publishedBefore: filled(DATE),
  seedersMin: filled(SEEDERS),
  sort: filled(choice(SORT_KEYS)),
  order: filled(choice(['asc', 'desc'])),
  limit: filled(LIMIT),
  cursor: filled(z.string()),
};

/** The same for a list that is narrowed step by step: it may have several tags, each as a parameter of its own. */
export const NARROWED_LIST_MEMBERS = { ...LIST_MEMBERS, tag: z.array(TEXT).max(TAGS_MAX).optional() };

const { sort: _sort, order: _order, limit: _limit, cursor: _cursor, ...FILTERS } = NARROWED_LIST_MEMBERS;

/** What chooses torrents where all of them are answered at once, in an order that cannot be chosen. */
export const FILTER_MEMBERS = FILTERS;

type ListAsked = Omit<z.output<z.ZodObject<typeof LIST_MEMBERS>>, 'tag'> & {
  readonly tag?: string | readonly string[] | undefined;
};

/** The query of a list. */
export const LIST_QUERY = withCursorCheck(z.object(LIST_MEMBERS));

/** The same query, whose cursor has to be one of a list in its order. */
export function withCursorCheck<Schema extends z.ZodType<Pick<ListAsked, 'cursor' | 'sort' | 'order'>>>(
  schema: Schema,
): Schema {
  return ruledTogether(schema, ['cursor', 'sort', 'order'], ({ cursor, ...asked }) => {
    if (cursor !== undefined && !isCursorIn(orderOf(asked), cursor)) throw cannotContinue(cursor);
  });
}

/** The order that people want first of a list by that key; what a list has when none is asked for. */
export function firstOrder(sort: SortKey): ListInput['order'] {
  return FIRST[sort];
}

/**
 * Whether the list has to be searched for: all but a walk through everything, through one collection, or through all below
 * it in the order of publication, which an index answers as well.
 */
export function isSearch(list: ListQuery): boolean {
  const { query, below, sort, category, categories, tags, version, sizeMin, sizeMax } = list;
  const { publishedFrom, publishedBefore, seedersMin } = list;
  const filters = [
    query,
    category,
    categories,
    tags,
    version,
    sizeMin,
    sizeMax,
    publishedFrom,
    publishedBefore,
    seedersMin,
  ];
  return (below === true && sort !== 'published') || filters.some((filter) => filter !== undefined);
}

/**
 * The list that a query asks for. `collection` is that collection alone, with `below` all in it; `limit` is `limitDefault`
 * unless it is given. `more` says what else narrows it down, such as the collection in the address. Throws malformed for
 * a cursor of another list.
 */
export function toListQuery(
  { q, in: searched, cursor, sort, order, limit, tag, ...filter }: ListAsked,
  limitDefault: number,
  more: (list: ListQuery) => Partial<ListQuery> = () => ({}),
): ListQuery {
  const tags = [tag ?? []].flat().filter((text) => text !== '');
  const scope = searched === 'all' ? { everywhere: true } : {};
  const asked = {
    ...filter,
    ...(tags.length > 0 && { tags }),
    query: q,
    ...scope,
    ...orderOf({ sort, order }),
    limit: limit ?? limitDefault,
  };
  const list = { ...asked, ...more(asked) };
  return { ...list, after: afterCursor(list, cursor) };
}

/**
 * Where the list of a collection looks, `''` for that of all torrents: in it and below it, unless the query asks for what is
 * directly in it.
 */
export function placeOf(
  asked: Pick<ListQuery, 'collection' | 'below'>,
  collection: string,
): Pick<ListQuery, 'collection' | 'below'> {
  const within = collection === '' ? asked.collection : collection;
  return within === undefined ? {} : { collection: within, below: asked.below ?? true };
}

function orderOf({ sort = 'published', order = firstOrder(sort) }: Pick<ListAsked, 'sort' | 'order'>) {
  return { sort, order };
}

/** The query that asks for the next page of the same list. */
export function nextQuery(query: URLSearchParams, list: CursorList, next: Cursor): URLSearchParams {
  const following = new URLSearchParams(query);
  following.set('cursor', formatCursor(list, next));
  return following;
}

/** Reads the text of a cursor of that list. Throws malformed. */
export function afterCursor(list: CursorList, text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const cursor = parseCursor(list, text);
  if (cursor === undefined) throw cannotContinue(text);
  return cursor;
}

function cannotContinue(cursor: string): AppError {
  return new AppError('malformed', `Cannot continue from the cursor "${cursor.slice(0, 80)}"`, {
    hint: 'Use the cursor of the previous answer at the same address with the same sort, order and filters, or leave it out to start again.',
  });
}
