import type { Cursor, ListInput, SortKey } from '../../../catalogue/store.ts';

/** What a list is sorted by, as SQL: an expression for the key, and the id for those that tie. */
export interface SortOrder {
  /** What a cursor's `value` is. */
  readonly key: string;
  /** Follows ORDER BY. */
  readonly terms: string;
  /** What comes after the cursor, with its parameters; `TRUE` without one. */
  readonly after: string;
  readonly params: readonly (string | number)[];
}

/** The order of a list over rows with these expressions for the key and the id. */
export function toSortOrder({ sort, order, after }: Order, key: string, id: string): SortOrder {
  const direction = order === 'asc' ? 'ASC' : 'DESC';
  const comparison = order === 'asc' ? '>' : '<';
  if (sort === 'published') {
    return {
      key: id,
      terms: `${id} ${direction}`,
      after: after === undefined ? 'TRUE' : `${id} ${comparison} ?`,
      params: after === undefined ? [] : [after.id],
    };
  }
  return {
    key,
    terms: `${key} ${direction}, ${id} ${direction}`,
    after: after === undefined ? 'TRUE' : `(${key}, ${id}) ${comparison} (?, ?)`,
    params: after === undefined ? [] : [after.value, after.id],
  };
}

type Order = Pick<ListInput, 'sort' | 'order' | 'after'>;

/** The columns of `listed` by which its rows are sorted. */
export const LISTED_KEYS: Readonly<Record<SortKey, string>> = {
  published: 'l.id',
  name: 'l.sort_name',
  size: 'l.content_bytes',
  files: 'l.file_count',
};

/** The last of the page that is shown, when `found` holds more than that. */
export function nextCursor(found: readonly Cursor[], limit: number): Cursor | undefined {
  const last = found[limit - 1];
  return found.length > limit && last !== undefined ? { value: last.value, id: last.id } : undefined;
}
