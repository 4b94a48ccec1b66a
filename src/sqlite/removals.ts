import type { TorrentAddress } from '../catalogue/store.ts';
import type { Removal, Torrent, TorrentPath } from '../catalogue/torrent.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import type { Connection } from './connection.ts';
import { fromHex } from './rows.ts';

type Told = Pick<Removal, 'at' | 'reason' | 'status'>;

interface ToldRow {
  readonly removed_at: number;
  readonly reason: string | null;
  readonly status: Removal['status'];
}

export interface Removals {
  /** Has a path tell of the removal until something stands there again. */
  mark(path: TorrentPath, removal: Told): void;
  unmark(path: TorrentPath): void;
  /** Has the infohashes of a torrent tell of its removal when its row has gone. */
  bury(torrent: Torrent, removal: Told): void;
  /** To be called when they are published again. */
  exhume(infohashes: readonly (Infohash | undefined)[]): void;
}

/** Prepares what is remembered of removals beside the removed torrents themselves. */
export function createRemovals(connection: Connection): Removals {
  const columns = 'removed_at, reason, status';
  const mark = connection.prepare(
    `INSERT OR REPLACE INTO removed_paths (collection, file_name, ${columns}) VALUES (?, ?, ?, ?, ?)`,
  );
  const unmark = connection.prepare('DELETE FROM removed_paths WHERE collection = ? AND file_name = ?');
  const bury = connection.prepare(
    `INSERT OR REPLACE INTO removed_infohashes (infohash, ${columns}) VALUES (?, ?, ?, ?)`,
  );
  const exhume = connection.prepare('DELETE FROM removed_infohashes WHERE infohash = ?');
  const valuesOf = ({ at, reason, status }: Told) => [at.getTime(), reason ?? null, status];
  return {
    mark({ collection, fileName }, removal) {
      mark.run(collection, fileName, ...valuesOf(removal));
    },
    unmark({ collection, fileName }) {
      unmark.run(collection, fileName);
    },
    bury({ infohashV1, infohashV2 }, removal) {
      for (const infohash of [infohashV1, infohashV2]) {
        if (infohash !== undefined) bury.run(fromHex(infohash), ...valuesOf(removal));
      }
    },
    exhume(infohashes) {
      for (const infohash of infohashes) if (infohash !== undefined) exhume.run(fromHex(infohash));
    },
  };
}

/**
 * Prepares the look-up of the removal that was the last thing to happen at a path, or to a torrent that was purged
 * since; that of a torrent which can still be restored stands in its own row.
 */
export function createRemovalFinder(
  connection: Connection,
): (address: TorrentAddress) => Removal | undefined {
  const atPath = connection.prepare<[string, string], ToldRow>(
    'SELECT removed_at, reason, status FROM removed_paths WHERE collection = ? AND file_name = ?',
  );
  const ofInfohash = connection.prepare<[Buffer | null], ToldRow>(
    'SELECT removed_at, reason, status FROM removed_infohashes WHERE infohash = ?',
  );
  return (address) => {
    const row =
      'path' in address
        ? atPath.get(address.path.collection, address.path.fileName)
        : ofInfohash.get(fromHex(address.infohash));
    if (row === undefined) return undefined;
    const { removed_at: at, reason, status } = row;
    return { at: new Date(at), reason: reason ?? undefined, status, byId: undefined };
  };
}
