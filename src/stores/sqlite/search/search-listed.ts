import type { Count, Cursor, ListInput, SortKey, TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import type { Facets } from '../../../catalogue/facets.ts';
import { findCommonest } from '../../../catalogue/find-commonest.ts';
import { createLabelFinder } from '../lists/labels.ts';
import { createRangeFinder, type IdRange } from '../lists/published-days.ts';
import { createCategoryLister } from './categories.ts';
import { createFacetCounter } from './facets.ts';
import { toMatch, wordTableOf } from './search-query.ts';
import { LISTED_KEYS, toSortOrder } from '../lists/sort-order.ts';
import type { Space } from '../lists/spaces.ts';
import { torrentConditions } from '../torrents/torrent-conditions.ts';
import type { Search } from '../writer/wire.ts';

/**
 * How many torrents are checked along an index, for a page that is not in the order of publication, before all matches
 * are sorted instead.
 */
const WALK_MAX = 2_000;

const WALKS: Readonly<Record<Exclude<SortKey, 'published'>, string>> = {
  name: 'listed_name',
  size: 'listed_size',
  files: 'listed_files',
  downloads: 'listed_downloads',
  seeders: 'listed_seeders',
};

/** The searches among public torrents. */
export interface ListedSearch extends Search {
  countFacets(filter: TorrentFilter): Facets;
  listCategories(limit: number): readonly string[];
}

/**
 * Prepares searches among public torrents. The word index returns matches in the order of publication, so a page in
 * that order can stop when it is full. For other orders, without words, the search first reads the index of that order,
 * which soon fills a page when many torrents match. When it does not, few torrents match, or they come late: then all
 * matches are sorted (a million in 150 ms).
 */
export function createListedSearch(connection: Connection, space: Space): ListedSearch {
  const labelWords = createLabelFinder(connection, space);
  const rangeOf = createRangeFinder(connection, space);

  function byPublication(input: ListInput): readonly Cursor[] {
    const { id, from, where, params } = sourceOf(input, beyond(rangeOf(input), input));
    const { terms } = toSortOrder(input, id, id);
    const sql = `SELECT ${id} AS value, ${id} AS id FROM ${from} WHERE ${where} ORDER BY ${terms} LIMIT ?`;
    return connection.prepare<unknown[], Cursor>(sql).all(...params, input.limit + 1);
  }

  /** Undefined when the page is not full after `WALK_MAX` torrents. */
  function byWalk(input: ListInput, sort: keyof typeof WALKS): readonly Cursor[] | undefined {
    const most = Math.max(WALK_MAX, input.limit + 1);
    const walk = toSortOrder(input, LISTED_KEYS[sort], 'l.id');
    const range = sort === 'size' ? sizeRange(input) : NOTHING;
    const { where, named } = torrentConditions(input);
    const rows = connection
      .prepare<unknown[], Cursor & { fits: number }>(
        `SELECT l.value, l.id, ${where} AS fits
        FROM (
          SELECT ${walk.key} AS value, l.id FROM ${space}listed AS l INDEXED BY ${space}${WALKS[sort]}
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
    // The plus prevents SQLite from reading the index of that column with a look-up for every row (3 s for a million).
    const sorted = toSortOrder(input, `+${LISTED_KEYS[input.sort]}`, 'l.id');
    const sql = `
      SELECT ${sorted.key} AS value, l.id FROM ${from}
      WHERE ${where} AND ${sorted.after} ORDER BY ${sorted.terms} LIMIT ?`;
    return connection.prepare<unknown[], Cursor>(sql).all(...params, ...sorted.params, input.limit + 1);
  }

  /**
   * The source of all torrents that match the filter and have an id in the range; `listed AS l` only when it is needed.
   */
  function sourceOf(filter: TorrentFilter, { min, max }: IdRange, needsKey = false) {
    const match = toMatch(filter, labelWords);
    const bounds = boundsOf(filter);
    const table = wordTableOf(filter, space);
    const id = match === undefined ? 'l.id' : 'w.rowid';
    const isJoined = needsKey || bounds !== NOTHING;
    const words = `${table} AS w${isJoined ? ` CROSS JOIN ${space}listed AS l ON l.id = w.rowid` : ''}`;
    return {
      id,
      from: match === undefined ? `${space}listed AS l` : words,
      // The driver binds numbers as floats, which FTS5 does not use as a bound: 26 ms for a million instead of 1 ms.
      where: `
        ${match === undefined ? 'TRUE' : `w.${table} MATCH ?`} AND ${bounds.where}
        AND ${id} >= CAST(? AS INTEGER) AND ${id} <= CAST(? AS INTEGER)`,
      params: [...(match === undefined ? [] : [match]), ...bounds.params, min, max],
    };
  }

  function newest(filter: TorrentFilter) {
    const {
      sizeMin: _min,
      sizeMax: _max,
      publishedFrom: _from,
      publishedBefore: _before,
      seedersMin: _seeders,
      ...indexed
    } = filter;
    const { id, from, where, params } = sourceOf(indexed, rangeOf(filter));
    return { sql: `SELECT ${id} AS id FROM ${from} WHERE ${where} ORDER BY ${id} DESC`, params };
  }

  function count(filter: TorrentFilter, max: number): Count {
    const { from, where, params } = sourceOf(filter, rangeOf(filter));
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?)`;
    const row = connection.prepare<unknown[], { count: number }>(sql).get(...params, max + 1);
    const found = row?.count ?? 0;
    return { count: Math.min(found, max), isMore: found > max };
  }

  return {
    list(input) {
      if (input.sort === 'published') return byPublication(input);
      const walked = input.terms === undefined ? byWalk(input, input.sort) : undefined;
      return walked ?? bySorting(input);
    },
    count,
    findCommonest: (words, filter) => findCommonest(words, filter, count),
    countFacets: createFacetCounter(connection, space, { newest, bounds: toBounds, count }),
    listCategories: createCategoryLister(connection, labelWords),
  };
}

/** The part of a range after the cursor. */
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

/** The conditions that the word index cannot check. The plus prevents the use of an index. */
function boundsOf({
  sizeMin,
  sizeMax,
  publishedFrom,
  publishedBefore,
  seedersMin,
}: TorrentFilter): Conditions {
  return conditions([
    ['+l.content_bytes >= ?', sizeMin],
    ['+l.content_bytes <= ?', sizeMax],
    ['+l.published_at >= ?', publishedFrom?.getTime()],
    ['+l.published_at < ?', publishedBefore?.getTime()],
    ['+l.seeders >= ?', seedersMin],
  ]);
}

function toBounds(filter: TorrentFilter) {
  const { where, params } = boundsOf(filter);
  return params.length === 0 ? undefined : { sql: where, params };
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
