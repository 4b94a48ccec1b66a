import type { Facets } from '../../../catalogue/facets.ts';
import { findCommonest } from '../../../catalogue/find-commonest.ts';
import type { Count, Cursor, ListInput, TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { createStatements } from '../database/statements.ts';
import { createLabelFinder } from '../lists/labels.ts';
import { ANY_TIME, type IdRange } from '../lists/published-days.ts';
import { LISTED_KEYS, toSortOrder } from '../lists/sort-order.ts';
import type { Space } from '../lists/spaces.ts';
import type { Search } from '../writer/wire.ts';
import { createCategoryLister } from './categories.ts';
import { NOTHING } from './conditions.ts';
import { createFacetCounter } from './facets.ts';
import type { IdSet } from './id-set.ts';
import { createIdSets } from './id-sets.ts';
import { toTerm } from './search-query.ts';
import { createIndexScan } from './index-scan.ts';
import { createBuckets, type BucketSizes } from './buckets.ts';
import {
  boundedSource,
  checkedSource,
  createWantedReader,
  indexedSource,
  namedSource,
  wholeSource,
  withoutBoundsOf,
  type Source,
  type Wanted,
} from './wanted.ts';

export interface SearchLimits extends BucketSizes {
  /** Up to how many matches are sorted: each takes 0.3 µs. In an order that has buckets, fewer. */
  readonly sortedMax: number;
  readonly sortedWithBucketsMax: number;
  /** The same until the buckets of the order are made, where a scan of the index may have to pass all but the last ones. */
  readonly sortedBeforeBucketsMax: number;
  /** How many of the newest are looked at before sets are made. */
  readonly newestMax: number;
}

const LIMITS: SearchLimits = {
  sortedMax: 30_000,
  sortedWithBucketsMax: 3_000,
  newestMax: 4_000,
  sortedBeforeBucketsMax: 100_000,
  bucketSize: 1_024,
  bucketsAtOnceMax: 50_000,
};

/** The searches among public torrents. */
export interface ListedSearch extends Search {
  countFacets(filter: TorrentFilter): Facets;
  listCategories(limit: number): readonly string[];
}

/**
 * Prepares searches among public torrents. None of them looks at more rows than it must: few matches are sorted; of many, the
 * index of the order that is asked for is read, which soon fills a page when many torrents match. Whether one matches is
 * looked up in the word index for the first ones, then in a set of all matches. The word index itself gives the order of
 * publication.
 */
export function createListedSearch(
  connection: Connection,
  space: Space,
  limits: SearchLimits = LIMITS,
): ListedSearch {
  const { sortedMax, sortedWithBucketsMax, sortedBeforeBucketsMax, newestMax } = limits;
  const statement = createStatements(connection);
  const wantedOf = createWantedReader(connection, space);
  const sets = createIdSets(connection, space);
  const indexScan = createIndexScan(connection, space);
  const buckets = createBuckets(connection, space, limits);

  function byPublication(input: ListInput, wanted: Wanted): readonly Cursor[] {
    const beyond = { ...wanted, range: { ...wanted.range, ...afterCursor(wanted.range, input) } };
    const { id, from, where, params } = indexedSource(beyond, space);
    const { terms } = toSortOrder(input, id, id);
    const newest = `SELECT ${id} AS value, ${id} AS id FROM ${from} WHERE ${where} ORDER BY ${terms} LIMIT ?`;
    const most = input.limit + 1;
    const known = knownMatches(wanted);
    if (wanted.checks === NOTHING) {
      if (known !== undefined) return pageOf(known.within(beyond.range), input);
      const found = all(newest, [...params, most]);
      // Words that never meet take 40 ms to tell so, and their count and facets are asked for next.
      if (
        found.length < most &&
        input.after === undefined &&
        wanted.match !== undefined &&
        wanted.range === ANY_TIME
      )
        sets.keep(
          wholeSource(wanted, space),
          found.map(({ id: it }) => it),
        );
      return found;
    }
    const isFew = known !== undefined && known.count() <= sortedMax;
    if (!isFew && !hasSets(wanted)) {
      const found = all(
        `SELECT l.id AS value, l.id FROM (${newest}) AS n CROSS JOIN ${space}listed AS l ON l.id = n.id
        WHERE ${wanted.checks.where} ORDER BY ${toSortOrder(input, 'l.id', 'l.id').terms} LIMIT ?`,
        [...params, Math.max(newestMax, most), ...wanted.checks.params, most],
      );
      if (found.length === most) return found;
    }
    const few = fewOf(wanted, sortedMax);
    if (few !== undefined) return sorted(few, input);
    return pageOf(setOf(beyond), input);
  }

  function byKey(input: ListInput, wanted: Wanted): readonly Cursor[] {
    const rest = withoutBoundsOf(input.sort, wanted);
    const needsNothing = rest.match === undefined && rest.checks === NOTHING;
    if (needsNothing && rest.range === ANY_TIME) return indexScan.all(input, wanted);
    const fewMax = buckets.has(input.sort) ? sortedWithBucketsMax : sortedMax;
    const few = fewOf(wanted, fewMax);
    if (few !== undefined) return sorted(few, input);
    if (needsNothing) return indexScan.all(input, wanted);
    const first = hasSets(rest) ? undefined : indexScan.first(input, wanted);
    if (first !== undefined) return first;
    const set = setOf(rest);
    const size = set.count();
    if (size <= fewMax) return sorted(namedSource(set.take(size), wanted, space), input);
    const ids =
      buckets.first(input, set) ??
      (buckets.has(input.sort) && size <= sortedBeforeBucketsMax ? set.take(size) : undefined);
    return ids === undefined
      ? indexScan.within(input, wanted, set)
      : sorted(namedSource(ids, wanted, space), input);
  }

  /** All that are wanted, when they are few or chosen from few; undefined for more. */
  function fewOf(wanted: Wanted, max: number): Source | undefined {
    if (wanted.match !== undefined || wanted.bounds.length === 0) {
      const ids = fewMatching(wanted, max);
      if (ids !== undefined) return namedSource(ids, wanted, space);
    }
    const few = wanted.bounds.find((it) => countSource(boundedSource(it, space), max + 1) <= max);
    if (few === undefined) return undefined;
    if (wanted.match === undefined) return checkedSource(few, wanted, space);
    return namedSource(setOf(wanted).take(max), wanted, space);
  }

  /** Those that the word index finds in the range, when they are few. */
  function fewMatching(wanted: Wanted, max: number): readonly number[] | undefined {
    if (wanted.match !== undefined && wanted.range === ANY_TIME && !wanted.isReadWhole)
      return sets.atMost(wholeSource(wanted, space), max)?.take(max);
    const known = knownMatches(wanted);
    const ids = known?.within(wanted.range).take(max + 1) ?? sets.read(indexedSource(wanted, space), max + 1);
    return ids.length > max ? undefined : ids;
  }

  /** All that are wanted, as a set. */
  function setOf(wanted: Wanted): IdSet {
    const { match, range, bounds, checks } = wanted;
    const sources = bounds.map((it) => boundedSource(it, space));
    if (match !== undefined || sources.length === 0) sources.push(wholeSource(wanted, space));
    const set = sources
      .map((source) => sets.all(source))
      .reduce((one, other) => one.and(other))
      .within(range);
    return range.unsure.length === 0 ? set : set.without(sets.except(range.unsure, checks));
  }

  /** Whether the sets that are needed are in memory, or made sooner than matches are looked up one by one. */
  function hasSets(wanted: Wanted): boolean {
    if (wanted.isReadWhole) return true;
    return (
      (wanted.match === undefined || knownMatches(wanted) !== undefined) &&
      wanted.bounds.every((it) => sets.known(boundedSource(it, space)) !== undefined)
    );
  }

  /** What the word index finds, when that is in memory, or kept because finding a part of it takes as long. */
  function knownMatches(wanted: Wanted): IdSet | undefined {
    if (wanted.match === undefined) return undefined;
    return wanted.isReadWhole ? sets.all(wholeSource(wanted, space)) : sets.known(wholeSource(wanted, space));
  }

  function sorted({ from, where, params }: Source, input: ListInput): readonly Cursor[] {
    // The plus prevents SQLite from reading the index of that column with a look-up for every row (3 s for a million).
    const order = toSortOrder(input, `+${LISTED_KEYS[input.sort]}`, 'l.id');
    return all(
      `SELECT ${order.key} AS value, l.id FROM ${from}
      WHERE ${where} AND ${order.after} ORDER BY ${order.terms} LIMIT ?`,
      [...params, ...order.params, input.limit + 1],
    );
  }

  function count(filter: TorrentFilter, max: number): Count {
    const found = countWanted(wantedOf(filter), max + 1);
    return { count: Math.min(found, max), isMore: found > max };
  }

  /** At most `most`. */
  function countWanted(wanted: Wanted, most: number): number {
    if (wanted.checks === NOTHING) {
      const known = knownMatches(wanted);
      if (known !== undefined) return Math.min(most, known.within(wanted.range).count());
      return countSource(indexedSource(wanted, space), most);
    }
    const [first, ...others] = wanted.bounds;
    const isBoundedOnly = wanted.match === undefined && wanted.range === ANY_TIME && others.length === 0;
    const few =
      first !== undefined && isBoundedOnly ? checkedSource(first, wanted, space) : fewOf(wanted, sortedMax);
    if (few !== undefined) return countSource(few, most);
    if (hasSets(wanted)) return Math.min(most, setOf(wanted).count());
    const { id, from, where, params } = indexedSource(wanted, space);
    const newest = countSource(
      {
        id: 'l.id',
        from: `(SELECT ${id} AS id FROM ${from} WHERE ${where} ORDER BY ${id} DESC LIMIT ?) AS n
          CROSS JOIN ${space}listed AS l ON l.id = n.id`,
        where: wanted.checks.where,
        params: [...params, sortedMax, ...wanted.checks.params],
      },
      most,
    );
    return newest === most ? most : Math.min(most, setOf(wanted).count());
  }

  /** Those of some words that any torrent has. To look the others up with a filter would take as long again. */
  function existing(words: readonly string[], filter: TorrentFilter): readonly string[] {
    const table = `${space}torrent_words`;
    const find = statement(`SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT 1`);
    return words.filter((word) => find.get(toTerm({ words: [word], isPrefix: false }, filter)) !== undefined);
  }

  function countSource({ from, where, params }: Source, most: number): number {
    const sql = `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${where} LIMIT ?)`;
    return statement<{ count: number }>(sql).get(...params, most)?.count ?? 0;
  }

  function all(sql: string, params: readonly (string | number)[]): readonly Cursor[] {
    return statement<Cursor>(sql).all(...params);
  }

  function list(input: ListInput): readonly Cursor[] {
    if (input.sort === 'published') return byPublication(input, wantedOf(input));
    return byKey(input, wantedOf(input));
  }

  // In one transaction, so that a search that has several statements sees one state.
  const together = <Args extends unknown[], Result>(run: (...args: Args) => Result) => {
    const inTransaction = connection.transaction((...args: Args) => {
      sets.refresh();
      return run(...args);
    });
    return (...args: Args): Result => inTransaction(...args);
  };
  return {
    list: together(list),
    count: together(count),
    findCommonest: together((words, filter) => findCommonest(existing(words, filter), filter, count)),
    countFacets: together(createFacetCounter(connection, space, { list, count })),
    listCategories: createCategoryLister(connection, createLabelFinder(connection, space)),
  };
}

/** The part of a range after the cursor of a list in the order of publication. */
function afterCursor({ min, max }: IdRange, { order, after }: ListInput): IdRange {
  if (after === undefined) return { min, max };
  return order === 'asc'
    ? { min: Math.max(min, after.id + 1), max }
    : { min, max: Math.min(max, after.id - 1) };
}

/** A page of a set in the order of publication. */
function pageOf(set: IdSet, { order, limit }: ListInput): readonly Cursor[] {
  return set.take(limit + 1, order).map((id) => ({ value: id, id }));
}
