import { OPEN_AREA } from '../../../catalogue/areas.ts';
import type { TorrentAddress } from '../../../catalogue/store.ts';
import { hasPath, type Torrent, type TorrentPath } from '../../../catalogue/torrent.ts';
import type { Infohash } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';
import { fromHex, toTorrent, TORRENT_COLUMNS, type TorrentRow } from './rows.ts';

export interface TorrentFinder {
  /** By path: the torrent that has it. By infohash: the one of the open area, in any state. */
  find(address: TorrentAddress): Torrent | undefined;
  /** By path: the torrent that has it. By infohash: those of each area, in any state, the open one first. */
  findAll(address: TorrentAddress): readonly Torrent[];
  /** In any state. */
  findById(id: number): Torrent | undefined;
  /** The torrent that has the path: public, unlisted or hidden. */
  findOccupant(path: TorrentPath): Torrent | undefined;
  /** Torrents that were removed before that time, the oldest removal first. */
  listRemoved(removedBefore: Date, limit: number): readonly Torrent[];
  /** Torrents in any state but removed that expire at that time or earlier and are not pinned, the first one first. */
  listExpired(now: Date, limit: number): readonly Torrent[];
  /** The torrents of the area with one of these infohashes (at most two), in any state, one with a path first. */
  findByInfohashes(v1: Infohash | undefined, v2: Infohash | undefined, area: string): readonly Torrent[];
}

/** The torrents that are due, by an index that has no others. */
export const EXPIRED = `
  INDEXED BY torrents_expiring WHERE t.expires_at <= ? AND t.pinned = 0 AND t.state <> 'removed'
  ORDER BY t.expires_at LIMIT ?`;

/** Prepares the look-ups of single torrents. */
export function createFinder(connection: Connection): TorrentFinder {
  const prepare = (rest: string) =>
    connection.prepare<unknown[], TorrentRow>(`SELECT ${TORRENT_COLUMNS} FROM torrents AS t ${rest}`);
  const byId = prepare('WHERE t.id = ?');
  const byV1 = prepare('WHERE t.infohash_v1 = ? AND t.area = ?');
  const byV2 = prepare('WHERE t.infohash_v2 = ? AND t.area = ?');
  const allByV1 = prepare('WHERE t.infohash_v1 = ? ORDER BY t.area');
  const allByV2 = prepare('WHERE t.infohash_v2 = ? ORDER BY t.area');
  const occupant = prepare(
    `WHERE t.collection = ? AND t.file_name = ? AND t.state IN ('public', 'unlisted', 'hidden')`,
  );

  const removed = prepare(`WHERE t.state = 'removed' AND t.removed_at < ? ORDER BY t.removed_at LIMIT ?`);
  const expired = prepare(EXPIRED);

  const torrentOf = (row: TorrentRow | undefined) => (row === undefined ? undefined : toTorrent(row));
  return {
    find(address) {
      if ('infohash' in address) {
        const statement = address.infohash.length === 40 ? byV1 : byV2;
        return torrentOf(statement.get(fromHex(address.infohash), OPEN_AREA));
      }
      const { path } = address;
      return torrentOf(occupant.get(path.collection, path.fileName));
    },
    findAll(address) {
      if ('infohash' in address) {
        const statement = address.infohash.length === 40 ? allByV1 : allByV2;
        return statement.all(fromHex(address.infohash)).map(toTorrent);
      }
      const { path } = address;
      return occupant.all(path.collection, path.fileName).map(toTorrent);
    },
    findById: (id) => torrentOf(byId.get(id)),
    findOccupant: ({ collection, fileName }) => torrentOf(occupant.get(collection, fileName)),
    listRemoved: (removedBefore, limit) => removed.all(removedBefore.getTime(), limit).map(toTorrent),
    listExpired: (now, limit) => expired.all(now.getTime(), limit).map(toTorrent),
    findByInfohashes(v1, v2, area) {
      const found = new Map<number, Torrent>();
      for (const row of [v1 && byV1.get(fromHex(v1), area), v2 && byV2.get(fromHex(v2), area)]) {
        if (row !== undefined) found.set(row.id, toTorrent(row));
      }
      return [...found.values()].sort((a, b) => Number(hasPath(b.state)) - Number(hasPath(a.state)));
    },
  };
}
