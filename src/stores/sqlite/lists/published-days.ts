import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import type { Space } from './spaces.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The number of the day (UTC) since 1970. */
export function dayOf(timeMs: number): number {
  return Math.floor(timeMs / DAY_MS);
}

/** A range of ids, both inclusive. */
export interface IdRange {
  readonly min: number;
  readonly max: number;
}

/**
 * Prepares the look-up of the id range for a filter by time. All torrents of that time have an id in the range; the
 * range may include a few others of its first and last day.
 */
export function createRangeFinder(connection: Connection, space: Space): (filter: TorrentFilter) => IdRange {
  const find = connection.prepare<[number, number], { min: number | null; max: number | null }>(
    `SELECT min(first_id) AS min, max(last_id) AS max FROM ${space}published_days WHERE day BETWEEN ? AND ?`,
  );
  return ({ publishedFrom, publishedBefore }) => {
    if (publishedFrom === undefined && publishedBefore === undefined) {
      return { min: 0, max: Number.MAX_SAFE_INTEGER };
    }
    const first = dayOf(publishedFrom?.getTime() ?? 0);
    const last = dayOf(publishedBefore?.getTime() ?? Number.MAX_SAFE_INTEGER);
    const row = find.get(first, last);
    return { min: row?.min ?? 1, max: row?.max ?? 0 };
  };
}
