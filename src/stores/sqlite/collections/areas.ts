import { withAncestors } from '../../../catalogue/ancestors.ts';
import { OPEN_AREA } from '../../../catalogue/areas.ts';
import type { TorrentPath } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { IDS_BELOW, isBelow } from './below.ts';

export interface AreaReader {
  /** The area of a collection. */
  find(collection: string): string;
  /** The areas at or below a collection, sorted by name. */
  list(collection: string, limit: number): readonly string[];
  hasAny(): boolean;
  /** The collections that are private by their own settings: this one, those below it, and those above it. */
  listPrivate(collection: string): readonly string[];
  /** How many torrents are in the collection and below it, counted up to `max`. */
  countWithin(collection: string, max: number): number;
  /** Torrents there of which another one has an infohash that would be in the same area, were all of them in that one. */
  listTwins(collection: string, area: string, limit: number): readonly TorrentPath[];
}

/** Prepares the look-ups of areas. */
export function createAreaReader(connection: Connection): AreaReader {
  const find = connection
    .prepare<[string], string>('SELECT path FROM areas WHERE path IN (SELECT value FROM json_each(?))')
    .pluck();
  const list = connection
    .prepare<[object], string>(
      `SELECT path FROM areas WHERE :path = '' OR ${isBelow('path', ':path')} ORDER BY path LIMIT :limit`,
    )
    .pluck();
  const any = connection.prepare<[], number>('SELECT 1 FROM areas LIMIT 1').pluck();
  const privates = connection
    .prepare<[object], string>(
      `SELECT collection FROM collection_settings
      WHERE settings ->> 'read' = 'token' AND (
        ${isBelow('collection', ':path')} OR collection IN (SELECT value FROM json_each(:above)))
      ORDER BY collection`,
    )
    .pluck();
  const count = connection
    .prepare<[object], number>(`SELECT count(*) FROM (SELECT 1 FROM (${IDS_BELOW}) LIMIT :max)`)
    .pluck();
  const twinsBy = (infohash: string) => `
    SELECT t.collection, t.file_name AS fileName
    FROM (${IDS_BELOW}) AS i CROSS JOIN torrents AS t ON t.id = i.id
      CROSS JOIN torrents AS u ON u.${infohash} = t.${infohash} AND u.id <> t.id
    WHERE u.area = :area OR (:area = :from AND ${isBelow('u.collection', ':from')})`;
  const twins = connection.prepare<[object], TorrentPath>(
    `${twinsBy('infohash_v1')} UNION ${twinsBy('infohash_v2')} LIMIT :limit`,
  );
  return {
    find(collection) {
      // The root is in no private collection, and most catalogues have none.
      if (collection === '' || any.get() === undefined) return OPEN_AREA;
      return find.get(JSON.stringify(withAncestors(collection))) ?? OPEN_AREA;
    },
    list: (path, limit) => list.all({ path, limit }),
    hasAny: () => any.get() !== undefined,
    listPrivate: (path) => privates.all({ path, above: JSON.stringify(withAncestors(path)) }),
    countWithin: (path, max) => count.get({ from: path, max }) ?? 0,
    listTwins: (path, area, limit) => twins.all({ from: path, area, limit }),
  };
}
