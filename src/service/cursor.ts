import { z } from 'zod';
import { SORT_KEYS, type Cursor, type ListInput } from '../catalogue/store.ts';

type Order = Pick<ListInput, 'sort' | 'order'>;

const LENGTH_MAX = 2_000;

const CURSOR = z.tuple([
  z.enum(SORT_KEYS),
  z.enum(['asc', 'desc']),
  z.union([z.string(), z.int()]),
  z.int().nonnegative(),
]);

/** A cursor as it is written in addresses; only `parseCursor` reads it. */
export function formatCursor({ sort, order }: Order, { value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([sort, order, value, id])).toString('base64url');
}

/** Reads a cursor of a list in that order; undefined when it is none, or one of a list in another order. */
export function parseCursor({ sort, order }: Order, text: string): Cursor | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const parsed = CURSOR.safeParse(parseJson(Buffer.from(text, 'base64url').toString()));
  if (!parsed.success) return undefined;
  const [ofSort, ofOrder, value, id] = parsed.data;
  const isOfKey = (typeof value === 'string') === (sort === 'name');
  return ofSort === sort && ofOrder === order && isOfKey ? { value, id } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
