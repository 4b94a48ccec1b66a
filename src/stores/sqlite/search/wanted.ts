import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { createLabelFinder } from '../lists/labels.ts';
import { createRangeFinder, type IdRange, type TimeRange } from '../lists/published-days.ts';
import type { Space } from '../lists/spaces.ts';
import { both, NOTHING, sizeChecks, sizeRange, timeChecks, type Conditions } from './conditions.ts';
import { isGathered, toMatch, wordTableOf } from './search-query.ts';

/** A filter as the indexes can answer it. */
export interface Wanted {
  /** The word index, and what it is searched for; undefined when the filter has neither words nor labels. */
  readonly table: string;
  readonly match: string | undefined;
  /** Whether asking the word index takes so long that all matches are read at once, and kept. */
  readonly isGathered: boolean;
  readonly range: TimeRange;
  /** For the index by size. */
  readonly sizes: Conditions;
  /** For rows of the table: sizes, and times where the range of ids does not tell them. */
  readonly checks: Conditions;
}

/** Prepares the reading of filters. */
export function createWantedReader(connection: Connection, space: Space): (filter: TorrentFilter) => Wanted {
  const labelWords = createLabelFinder(connection, space);
  const rangeOf = createRangeFinder(connection, space);
  return (filter) => {
    const range = rangeOf(filter);
    const times = range.unsure.length === 0 ? NOTHING : timeChecks(filter);
    return {
      table: wordTableOf(filter, space),
      match: toMatch(filter, labelWords),
      isGathered: isGathered(filter),
      range,
      sizes: sizeRange(filter),
      checks: both(sizeChecks(filter), times),
    };
  };
}

/** A part of a statement, with its parameters in their order. */
export interface Source {
  /** The expression for the id. */
  readonly id: string;
  readonly from: string;
  readonly where: string;
  readonly params: readonly (string | number)[];
  /** Whether to look one torrent up takes as long as to read all. */
  readonly isGathered?: boolean;
}

/** The torrents that the word index finds, or all of them. */
export function matchingSource({ table, match, isGathered }: Wanted, space: Space): Source {
  return match === undefined
    ? { id: 'l.id', from: `${space}listed AS l`, where: 'TRUE', params: [] }
    : { id: 'w.rowid', from: `${table} AS w`, where: `w.${table} MATCH ?`, params: [match], isGathered };
}

/** The same in the range, without any checks. */
export function indexedSource(wanted: Wanted, space: Space): Source {
  const { id, from, where, params } = matchingSource(wanted, space);
  const range = inRange(id, wanted.range);
  return { id, from, where: `${where} AND ${range.where}`, params: [...params, ...range.params] };
}

/** The torrents of the sizes. */
export function sizeSource({ sizes }: Pick<Wanted, 'sizes'>, space: Space): Source {
  return {
    id: 'l.id',
    from: `${space}listed AS l INDEXED BY ${space}listed_size`,
    where: sizes.where,
    params: sizes.params,
  };
}

/** All torrents that are wanted, except for words and labels, from the index by size. */
export function sizedSource(wanted: Wanted, space: Space): Source {
  const { id, from, where, params } = sizeSource(wanted, space);
  const range = inRange('+l.id', wanted.range);
  return {
    id,
    from,
    where: `${where} AND ${range.where} AND ${wanted.checks.where}`,
    params: [...params, ...range.params, ...wanted.checks.params],
  };
}

/** The torrents with these ids that are wanted. */
export function namedSource(ids: readonly number[], { checks }: Wanted, space: Space): Source {
  return {
    id: 'l.id',
    from: `json_each(?) AS named CROSS JOIN ${space}listed AS l ON l.id = named.value`,
    where: checks.where,
    params: [JSON.stringify(ids), ...checks.params],
  };
}

/** The driver binds numbers as floats, which FTS5 does not use as a bound: 26 ms for a million instead of 1 ms. */
export function inRange(id: string, { min, max }: IdRange): Conditions {
  return { where: `${id} >= CAST(? AS INTEGER) AND ${id} <= CAST(? AS INTEGER)`, params: [min, max] };
}
