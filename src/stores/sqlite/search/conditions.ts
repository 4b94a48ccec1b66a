import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';

/** Conditions on a row of `listed AS l`, with their parameters. */
export interface Conditions {
  readonly where: string;
  readonly params: readonly number[];
}

export const NOTHING: Conditions = { where: 'TRUE', params: [] };

/** The sizes of a filter, for the index by size. */
export function sizeRange({ sizeMin, sizeMax }: TorrentFilter): Conditions {
  return conditions([
    ['l.content_bytes >= ?', sizeMin],
    ['l.content_bytes <= ?', sizeMax],
  ]);
}

/** The same, without the use of an index, which the plus prevents. */
export function sizeChecks({ sizeMin, sizeMax }: TorrentFilter): Conditions {
  return conditions([
    ['+l.content_bytes >= ?', sizeMin],
    ['+l.content_bytes <= ?', sizeMax],
  ]);
}

/** The times of a filter. */
export function timeChecks({ publishedFrom, publishedBefore }: TorrentFilter): Conditions {
  return conditions([
    ['l.published_at >= ?', publishedFrom?.getTime()],
    ['l.published_at < ?', publishedBefore?.getTime()],
  ]);
}

/** All of them. */
export function both(one: Conditions, other: Conditions): Conditions {
  if (one === NOTHING) return other;
  if (other === NOTHING) return one;
  return { where: `${one.where} AND ${other.where}`, params: [...one.params, ...other.params] };
}

function conditions(bounds: readonly (readonly [sql: string, bound: number | undefined])[]): Conditions {
  const given = bounds.flatMap(([sql, bound]) => (bound === undefined ? [] : [{ sql, bound }]));
  if (given.length === 0) return NOTHING;
  return { where: given.map(({ sql }) => sql).join(' AND '), params: given.map(({ bound }) => bound) };
}
