import type { SortKey, TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { createLabelFinder } from '../lists/labels.ts';
import { createRangeFinder, type IdRange, type TimeRange } from '../lists/published-days.ts';
import { indexedBy } from '../lists/sort-order.ts';
import type { Space } from '../lists/spaces.ts';
import { allOf, boundsOf, NOTHING, timeChecks, type Bounds, type Conditions } from './conditions.ts';
import { hasOneLetterPrefix, toMatch } from './search-query.ts';

/** A filter as the indexes can answer it. */
export interface Wanted {
  /** What the word index is searched for; undefined when the filter has neither words nor labels. */
  readonly match: string | undefined;
  /** Whether a query of the word index takes so long that all matches are read at once, and kept. */
  readonly isReadWhole: boolean;
  readonly range: TimeRange;
  readonly bounds: readonly Bounds[];
  /** For rows of the table: the bounds, and times where the range of ids does not tell them. */
  readonly checks: Conditions;
}

/** Prepares the reading of filters. */
export function createWantedReader(connection: Connection, space: Space): (filter: TorrentFilter) => Wanted {
  const labelWord = createLabelFinder(connection, space);
  const rangeOf = createRangeFinder(connection, space);
  return (filter) => {
    const range = rangeOf(filter);
    const times = range.unsure.length === 0 ? NOTHING : timeChecks(filter);
    const bounds = boundsOf(filter);
    return {
      match: toMatch(filter, labelWord),
      isReadWhole: hasOneLetterPrefix(filter),
      range,
      bounds,
      checks: allOf([...bounds.map(({ checks }) => checks), times]),
    };
  };
}

/** The same without the bounds that a scan of the index of that order checks by itself. */
export function withoutBoundsOf(sort: SortKey, wanted: Wanted): Wanted {
  if (wanted.range.unsure.length > 0) return wanted;
  const bounds = wanted.bounds.filter((it) => it.sort !== sort);
  return { ...wanted, bounds, checks: allOf(bounds.map(({ checks }) => checks)) };
}

/** A part of a statement, with its parameters in their order. */
export interface Source {
  /** The expression for the id. */
  readonly id: string;
  readonly from: string;
  readonly where: string;
  readonly params: readonly (string | number)[];
  /** For single ids, with the same parameters, when `from` names the index that all are read from. */
  readonly byId?: Pick<Source, 'from' | 'where'>;
  /** Whether to look one torrent up takes as long as to read all. */
  readonly isReadWhole?: boolean;
  /** Whether what it finds changes without a row in `list_changes`, so that it cannot be kept. */
  readonly isVolatile?: boolean;
}

/** The torrents that the word index finds, or all of them. */
function matchingSource({ match, isReadWhole }: Wanted, space: Space): Source {
  const table = `${space}torrent_words`;
  return match === undefined
    ? { id: 'l.id', from: `${space}listed AS l`, where: 'TRUE', params: [] }
    : { id: 'w.rowid', from: `${table} AS w`, where: `w.${table} MATCH ?`, params: [match], isReadWhole };
}

/** The same, from the smallest index when these are all. */
export function wholeSource(wanted: Wanted, space: Space): Source {
  const source = matchingSource(wanted, space);
  if (wanted.match !== undefined) return source;
  return { ...source, from: `${source.from} ${indexedBy('files', space)}`, byId: source };
}

/** The same in the range, without any checks. */
export function indexedSource(wanted: Wanted, space: Space): Source {
  const { id, from, where, params } = matchingSource(wanted, space);
  const range = inRange(id, wanted.range);
  return { id, from, where: `${where} AND ${range.where}`, params: [...params, ...range.params] };
}

/** The torrents within bounds. */
export function boundedSource({ sort, range, checks }: Bounds, space: Space): Source {
  const from = `${space}listed AS l`;
  return {
    id: 'l.id',
    from: `${from} ${indexedBy(sort, space)}`,
    where: range.where,
    params: range.params,
    byId: { from, where: checks.where },
    isVolatile: sort === 'seeders',
  };
}

/** All torrents that are wanted, except for words and labels, from the index of some bounds. */
export function checkedSource(bounds: Bounds, wanted: Wanted, space: Space): Source {
  const { id, from, where, params } = boundedSource(bounds, space);
  const range = inRange('+l.id', wanted.range);
  const within = { id, from, where: `${where} AND ${range.where}`, params: [...params, ...range.params] };
  if (wanted.checks === bounds.checks) return within;
  // Looks up only the rows of the range. In one loop SQLite looks up all that the index has.
  return {
    id,
    from: `(SELECT l.id FROM ${within.from} WHERE ${within.where}) AS n
      CROSS JOIN ${space}listed AS l ON l.id = n.id`,
    where: wanted.checks.where,
    params: [...within.params, ...wanted.checks.params],
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
