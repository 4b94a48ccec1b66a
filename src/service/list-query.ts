import { z } from 'zod';
import { toCollection, trimSlashes } from '../catalogue/names.ts';
import { SORT_KEYS, type Cursor, type ListInput, type SortKey } from '../catalogue/store.ts';
import type { ListQuery } from '../catalogue/typed-filter.ts';
import { AppError } from '../errors.ts';
import { normalize } from '../lib/unicode.ts';
import { parseByteSize } from './byte-size.ts';
import { formatCursor, parseCursor } from './cursor.ts';

const LIMIT_MAX = 1000;

const FIRST: Readonly<Record<SortKey, ListInput['order']>> = {
  published: 'desc',
  name: 'asc',
  size: 'desc',
  files: 'desc',
};

const SIZE = z.string().transform(parseByteSize).pipe(z.number());

const DATE = z
  .string()
  // The plus of an offset is a space in an address that was put together by hand.
  .transform((text) => text.replace(/ (?=[0-9]{2}:[0-9]{2}$)/, '+'))
  .pipe(z.union([z.iso.date(), z.iso.datetime({ offset: true })]))
  .transform((text) => new Date(text));

const TEXT = z.string().transform((text) => normalize(text, 'NFC').trim());

const SCHEMA = z.object({
  q: z.string().optional(),
  collection: z
    .string()
    .transform((text) => toCollection(trimSlashes(text)))
    .optional(),
  below: z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] }).optional(),
  category: TEXT.optional(),
  tag: TEXT.optional(),
  version: z.enum(['v1', 'v2', 'hybrid']).optional(),
  sizeMin: SIZE.optional(),
  sizeMax: SIZE.optional(),
  publishedFrom: DATE.optional(),
  publishedBefore: DATE.optional(),
  sort: z.enum(SORT_KEYS).default('published'),
  order: z.enum(['asc', 'desc']).optional(),
  limit: z
    .string()
    .regex(/^[0-9]{1,4}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(LIMIT_MAX))
    .optional(),
  cursor: z.string().optional(),
});

type Parameter = keyof typeof SCHEMA.shape;

/** The names of all parameters that a list knows. */
export const LIST_PARAMETERS: readonly string[] = Object.keys(SCHEMA.shape);

/** What each parameter takes, as the hint for a wrong one. */
const HINTS: Readonly<Partial<Record<Parameter, string>>> = {
  below: 'Write true or false.',
  version: 'Write v1, v2 or hybrid.',
  sizeMin: 'Write bytes, or a unit as in 700M or 4GiB.',
  sizeMax: 'Write bytes, or a unit as in 700M or 4GiB.',
  publishedFrom: 'Write a date as in 2026-01-31, or a time as in 2026-01-31T12:00:00Z.',
  publishedBefore: 'Write a date as in 2026-01-31, or a time as in 2026-01-31T12:00:00Z.',
  sort: `Write ${SORT_KEYS.slice(0, -1).join(', ')} or ${SORT_KEYS.at(-1)}.`,
  order: 'Write asc or desc.',
  limit: `Ask for 1 to ${LIMIT_MAX}, and go on from there with the cursor.`,
};

/** The order that people want first of a list by that key; what a list has when none is asked for. */
export function firstOrder(sort: SortKey): ListInput['order'] {
  return FIRST[sort];
}

/** Whether the list has to be searched for: all but a walk through everything or one collection. */
export function isSearch(list: ListQuery): boolean {
  const { query, below, category, tag, version, sizeMin, sizeMax, publishedFrom, publishedBefore } = list;
  const filters = [query, category, tag, version, sizeMin, sizeMax, publishedFrom, publishedBefore];
  return below === true || filters.some((filter) => filter !== undefined);
}

/**
 * Reads `q`, `collection`, `below`, `category`, `tag`, `version`, `sizeMin`, `sizeMax`, `publishedFrom`,
 * `publishedBefore`, `sort`, `order`, `limit` and `cursor`; an empty one, as forms send it, is like none. `collection` is
 * that collection alone, with `below` all in it; `limit` is `limitDefault` unless it is given. Throws malformed, naming
 * each parameter that is wrong, and its hint.
 */
export function parseListQuery(query: URLSearchParams, limitDefault: number): ListQuery {
  const given = Object.fromEntries(Array.from(query).filter(([, value]) => value.trim() !== ''));
  const parsed = SCHEMA.safeParse(given);
  if (!parsed.success) throw wrong(given, parsed.error.issues);
  const { q, cursor, sort, order = firstOrder(sort), limit = limitDefault, ...filter } = parsed.data;
  return { ...filter, query: q, sort, order, limit, after: afterCursor({ sort, order }, cursor) };
}

/** The query that asks for the next page of the same list. */
export function nextQuery(
  query: URLSearchParams,
  order: Pick<ListInput, 'sort' | 'order'>,
  next: Cursor,
): URLSearchParams {
  const following = new URLSearchParams(query);
  following.set('cursor', formatCursor(order, next));
  return following;
}

function afterCursor(order: Pick<ListInput, 'sort' | 'order'>, text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const cursor = parseCursor(order, text);
  if (cursor !== undefined) return cursor;
  throw new AppError('malformed', `Cannot go on from the cursor "${text.slice(0, 80)}"`, {
    hint: 'Take it from the answer before, with the same sort and order, or leave it out to start anew.',
  });
}

function wrong(given: Readonly<Record<string, string>>, issues: readonly z.core.$ZodIssue[]): AppError {
  const names = [...new Set(issues.map(({ path }) => String(path[0])))];
  const errors = names.map((name) => ({
    rule: 'parameter',
    path: name,
    message: `${name} cannot be "${given[name]?.slice(0, 80)}"`,
  }));
  const hints = names.map((name) => `${name}: ${HINTS[name as Parameter] ?? 'Leave it out.'}`);
  return new AppError(
    'malformed',
    `Cannot list torrents: ${errors.map(({ message }) => message).join('; ')}`,
    {
      hint: hints.join(' '),
      errors,
    },
  );
}
