import type { Cursor, ListInput, SortKey } from '../../../catalogue/torrent-list.ts';
import type { Space } from './spaces.ts';

/** The sort order of a list as SQL: an expression for the key, and the id for equal keys. */
export interface SortOrder {
  /** The expression for a cursor's `value`. */
  readonly key: string;
  /** The terms after ORDER BY. */
  readonly terms: string;
  /** The condition for rows after the cursor, with its parameters; `TRUE` without a cursor. */
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
  downloads: 'l.download_count',
  seeders: 'l.seeders',
};

/**
 * The clause by which a statement reads the rows of `listed` in an order. The index is named, so that the planner does not
 * choose to sort because of its statistics. The order of publication is that of the table itself.
 */
export function indexedBy(sort: SortKey, space: Space): string {
  return sort === 'published' ? '' : `INDEXED BY ${space}listed_${sort}`;
}

/** The cursor of the page's last torrent, when `found` has more than the page. */
export function nextCursor(found: readonly Cursor[], limit: number): Cursor | undefined {
  const last = found[limit - 1];
  return found.length > limit && last !== undefined ? { value: last.value, id: last.id } : undefined;
}
