import { hash } from 'node:crypto';
import { z } from 'zod';
import { SORT_KEYS, type Cursor, type ListInput } from '../catalogue/torrent-list.ts';
import type { ListQuery } from '../catalogue/typed-filter.ts';

type Order = Pick<ListInput, 'sort' | 'order'>;

/** A list, as far as a cursor depends on it: its order, and all that narrows it down. */
export type CursorList = Order & Partial<ListQuery> & { readonly before?: Cursor | undefined };

const LENGTH_MAX = 2_000;
const MARK_LENGTH = 8;

const CURSOR = z.tuple([
  z.enum(SORT_KEYS),
  z.enum(['asc', 'desc']),
  z.union([z.string(), z.int()]),
  z.int().nonnegative(),
  z.string().length(MARK_LENGTH),
]);

/** A cursor as it is written in addresses; only `parseCursor` reads it. */
export function formatCursor(list: CursorList, { value, id }: Cursor): string {
  const { sort, order } = list;
  return Buffer.from(JSON.stringify([sort, order, value, id, markOf(list)])).toString('base64url');
}

/** Reads a cursor of that list; undefined when it is not one, or belongs to another list or order. */
export function parseCursor(list: CursorList, text: string): Cursor | undefined {
  const read = readCursor(list, text);
  return read?.mark === markOf(list) ? read.cursor : undefined;
}

/** Whether a text is a cursor of a list in that order, whatever narrows it down. */
export function isCursorIn(order: Order, text: string): boolean {
  return readCursor(order, text) !== undefined;
}

function readCursor(
  { sort, order }: Order,
  text: string,
): { readonly cursor: Cursor; readonly mark: string } | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const parsed = CURSOR.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) return undefined;
  const [ofSort, ofOrder, value, id, mark] = parsed.data;
  const isOfKey = (typeof value === 'string') === (sort === 'name');
  return ofSort === sort && ofOrder === order && isOfKey ? { cursor: { value, id }, mark } : undefined;
}

/** What tells the cursors of one list from those of others: a cursor of another list would leave torrents out. */
function markOf(list: CursorList): string {
  const { sort: _sort, order: _order, limit: _limit, after: _after, before: _before, ...filter } = list;
  const narrowing = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return hash('sha256', JSON.stringify(narrowing), 'base64url').slice(0, MARK_LENGTH);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
