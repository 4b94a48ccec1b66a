import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import { LISTED_KEYS } from '../lists/sort-order.ts';

/** Conditions on a row of `listed AS l`, with their parameters. */
export interface Conditions {
  readonly where: string;
  readonly params: readonly number[];
}

export const NOTHING: Conditions = { where: 'TRUE', params: [] };

/** The bounds of a filter for what there is an index of. */
export interface Bounds {
  /** The order of the index. */
  readonly sort: 'size' | 'seeders';
  /** For the index. */
  readonly range: Conditions;
  /** The same, without the use of an index, which the plus prevents. */
  readonly checks: Conditions;
}

/** Those that a filter has. */
export function boundsOf({ sizeMin, sizeMax, seedersMin = 0 }: TorrentFilter): readonly Bounds[] {
  const seeders = seedersMin === 0 ? undefined : seedersMin;
  return [toBounds('size', sizeMin, sizeMax), toBounds('seeders', seeders)].filter(
    ({ range }) => range !== NOTHING,
  );
}

function toBounds(sort: Bounds['sort'], min: number | undefined, max?: number): Bounds {
  const on = (column: string) =>
    conditions([
      [`${column} >= ?`, min],
      [`${column} <= ?`, max],
    ]);
  return { sort, range: on(LISTED_KEYS[sort]), checks: on(`+${LISTED_KEYS[sort]}`) };
}

/** The times of a filter. */
export function timeChecks({ publishedFrom, publishedBefore }: TorrentFilter): Conditions {
  return conditions([
    ['l.published_at >= ?', publishedFrom?.getTime()],
    ['l.published_at < ?', publishedBefore?.getTime()],
  ]);
}

/** All of them. */
export function allOf(some: readonly Conditions[]): Conditions {
  const given = some.filter((it) => it !== NOTHING);
  const [first = NOTHING, ...others] = given;
  if (others.length === 0) return first;
  return {
    where: given.map(({ where }) => where).join(' AND '),
    params: given.flatMap(({ params }) => params),
  };
}

function conditions(bounds: readonly (readonly [sql: string, bound: number | undefined])[]): Conditions {
  const given = bounds.flatMap(([sql, bound]) => (bound === undefined ? [] : [{ sql, bound }]));
  if (given.length === 0) return NOTHING;
  return { where: given.map(({ sql }) => sql).join(' AND '), params: given.map(({ bound }) => bound) };
}
