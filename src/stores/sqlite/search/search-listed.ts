import type { Count, Cursor, ListInput, SortKey, TorrentFilter } from '../../../catalogue/store.ts';
import type { Connection } from '../database/connection.ts';
import { createLabelFinder } from '../lists/labels.ts';
import { createRangeFinder, type IdRange } from '../lists/published-days.ts';
import { toMatch } from './search-query.ts';
import { LISTED_KEYS, toSortOrder } from '../lists/sort-order.ts';
import { torrentConditions } from '../torrents/torrent-conditions.ts';
import type { Search } from '../writer/wire.ts';

/** How many torrents a page in another order than that of publication looks at before all that match are sorted. */
const WALK_MAX = 2_000;

const WALKS: Readonly<Record<Exclude<SortKey, 'published'>, string>> = {
  name: 'listed_name',
  size: 'listed_size',
  files: 'listed_files',
};

/**
 * Prepares the searches among public torrents. Words and labels come in the order of publication, so that a page in that
 * order ends when it is full. In any other order, without words, a walk along its index comes first, which soon fills a
 * page when many torrents match. When it does not, few match, or they come late: then all that match are sorted (a
 * million in 150 ms).
 */
export function createListedSearch(connection: Connection): Search {
  const labelWord = createLabelFinder(connection);
  const rangeOf = createRangeFinder(connection);

  function byPublication(input: ListInput): readonly Cursor[] {
    const { id, from, where, params } = sourceOf(input, beyond(rangeOf(input), input));
    const { terms } = toSortOrder(input, id, id);
    const sql = `SELECT ${id} AS value, ${id} AS id FROM ${from} WHERE ${where} ORDER BY ${terms} LIMIT ?`;
    return connection.prepare<unknown[], Cursor>(sql).all(...params, input.limit + 1);
  }

  /** Undefined when the page is not full after the most that a walk may look at. */
  function byWalk(input: ListInput, sort: keyof typeof WALKS): readonly Cursor[] | undefined {
    const most = Math.max(WALK_MAX, input.limit + 1);
    const walk = toSortOrder(input, LISTED_KEYS[sort], 'l.id');
    const range = sort === 'size' ? sizeRange(input) : NOTHING;
    const { where, named } = torrentConditions(input);
    const rows = connection
      .prepare<unknown[], Cursor & { fits: number }>(
        `SELECT l.value, l.id, ${where} AS fits
        FROM (
          SELECT ${walk.key} AS value, l.id FROM listed AS l INDEXED BY ${WALKS[sort]}
          WHERE ${walk.after} AND ${range.where} ORDER BY ${walk.terms} LIMIT ?
        ) AS l CROSS JOIN torrents AS t ON t.id = l.id
        ORDER BY ${toSortOrder(input, 'l.value', 'l.id').terms}`,
      )
      .iterate(...walk.params, ...range.params, most, named);
    const found: Cursor[] = [];
    let count = 0;
    for (const { value, id, fits } of rows) {
      count++;
      if (fits === 1) found.push({ value, id });
      if (found.length > input.limit) return found;
    }
    return count < most ? found : undefined;
  }

  function bySorting(input: ListInput): readonly Cursor[] {
    const { from, where, params } = sourceOf(input, rangeOf(input), true);
    // The plus keeps SQLite from a walk along the index of that column with a look-up for every row (3 s in a million).
    const sorted = toSortOrder(input, `+${LISTED_KEYS[input.sort]}`, 'l.id');
    const sql = `
      SELECT ${sorted.key} AS value, l.id FROM ${from}
      WHERE ${where} AND ${sorted.after} ORDER BY ${sorted.terms} LIMIT ?`;
    return connection.prepare<unknown[], Cursor>(sql).all(...params, ...sorted.params, input.limit + 1);
  }

  /** All that the filter lets through, of those with an id in the range; `listed AS l` only where it is needed. */
  function sourceOf(filter: TorrentFilter, { min, max }: IdRange, needsKey = false) {
    const match = toMatch(filter, labelWord);
    const bounds = boundsOf(filter);
    const id = match === undefined ? 'l.id' : 'w.rowid';
    const isJoined = needsKey || bounds !== NOTHING;
    const words = `torrent_words AS w${isJoined ? ' CROSS JOIN listed AS l ON l.id = w.rowid' : ''}`;
    return {
      id,
      from: match === undefined ? 'listed AS l' : words,
      // The driver binds numbers as floating ones, which FTS5 takes for no bound: 26 ms in a million, against 1.
      where: `
        ${match === undefined ? 'TRUE' : 'w.torrent_words MATCH ?'} AND ${bounds.where}
        AND ${id} >= CAST(? AS INTEGER) AND ${id} <= CAST(? AS INTEGER)`,
      params: [...(match === undefined ? [] : [match]), ...bounds.params, min, max],
    };
  }

  return {
    list(input) {
      if (input.sort === 'published') return byPublication(input);
      const walked = input.terms === undefined ? byWalk(input, input.sort) : undefined;
      return walked ?? bySorting(input);
    },
    count(filter, max): Count {
      const { from, where, params } = sourceOf(filter, rangeOf(filter));
      const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?)`;
      const row = connection.prepare<unknown[], { count: number }>(sql).get(...params, max + 1);
      const count = row?.count ?? 0;
      return { count: Math.min(count, max), isMore: count > max };
    },
  };
}

/** The part of a range that is still to come. */
function beyond({ min, max }: IdRange, { order, after }: ListInput): IdRange {
  if (after === undefined) return { min, max };
  return order === 'asc'
    ? { min: Math.max(min, after.id + 1), max }
    : { min, max: Math.min(max, after.id - 1) };
}

interface Conditions {
  readonly where: string;
  readonly params: readonly number[];
}

const NOTHING: Conditions = { where: 'TRUE', params: [] };

/** What neither words nor labels tell. The plus: no index is to be used for it. */
function boundsOf({ sizeMin, sizeMax, publishedFrom, publishedBefore }: TorrentFilter): Conditions {
  return conditions([
    ['+l.content_bytes >= ?', sizeMin],
    ['+l.content_bytes <= ?', sizeMax],
    ['+l.published_at >= ?', publishedFrom?.getTime()],
    ['+l.published_at < ?', publishedBefore?.getTime()],
  ]);
}

/** Where a walk by size starts and ends. */
function sizeRange({ sizeMin, sizeMax }: TorrentFilter): Conditions {
  return conditions([
    ['l.content_bytes >= ?', sizeMin],
    ['l.content_bytes <= ?', sizeMax],
  ]);
}

function conditions(bounds: readonly (readonly [sql: string, bound: number | undefined])[]): Conditions {
  const given = bounds.flatMap(([sql, bound]) => (bound === undefined ? [] : [{ sql, bound }]));
  if (given.length === 0) return NOTHING;
  return { where: given.map(({ sql }) => sql).join(' AND '), params: given.map(({ bound }) => bound) };
}
