import type { TorrentAddress } from '../../../catalogue/store.ts';
import type { RemovalMark } from '../../../catalogue/plan.ts';
import type { Removal, TorrentPath } from '../../../catalogue/torrent.ts';
import type { Infohash } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';
import { fromHex } from './rows.ts';

interface RemovalRow {
  readonly removed_at: number;
  readonly reason: string | null;
  readonly status: Removal['status'];
  readonly cause: Removal['cause'] | null;
}

export interface RemovalWriter {
  /** Remembers a removal at a path, until another torrent has that path. */
  markPath(path: TorrentPath, removal: RemovalMark): void;
  unmarkPath(path: TorrentPath): void;
  /** Remembers a removal of infohashes, until they are published again. */
  markInfohashes(infohashes: readonly Infohash[], removal: RemovalMark): void;
  unmarkInfohashes(infohashes: readonly Infohash[]): void;
}

/** Prepares the remembered removals, which are stored separately from the removed torrents. */
export function createRemovalWriter(connection: Connection): RemovalWriter {
  const columns = 'removed_at, reason, status';
  const markPath = connection.prepare(
    `INSERT OR REPLACE INTO removed_paths (collection, file_name, ${columns}) VALUES (?, ?, ?, ?, ?)`,
  );
  const unmarkPath = connection.prepare('DELETE FROM removed_paths WHERE collection = ? AND file_name = ?');
  const markInfohash = connection.prepare(
    `INSERT OR REPLACE INTO removed_infohashes (infohash, ${columns}, cause) VALUES (?, ?, ?, ?, ?)`,
  );
  const unmarkInfohash = connection.prepare('DELETE FROM removed_infohashes WHERE infohash = ?');
  const valuesOf = ({ at, reason, status }: RemovalMark) => [at.getTime(), reason ?? null, status];
  return {
    markPath({ collection, fileName }, removal) {
      markPath.run(collection, fileName, ...valuesOf(removal));
    },
    unmarkPath({ collection, fileName }) {
      unmarkPath.run(collection, fileName);
    },
    markInfohashes(infohashes, removal) {
      for (const infohash of infohashes)
        markInfohash.run(fromHex(infohash), ...valuesOf(removal), removal.cause ?? null);
    },
    unmarkInfohashes(infohashes) {
      for (const infohash of infohashes) unmarkInfohash.run(fromHex(infohash));
    },
  };
}

/**
 * Prepares the look-up of the removal that was the last change at a path, or of a torrent that has been purged since.
 * The removal of a torrent that can still be restored is in the torrent's own row.
 */
export function createRemovalFinder(
  connection: Connection,
): (address: TorrentAddress) => Removal | undefined {
  const atPath = connection.prepare<[string, string], RemovalRow>(
    'SELECT removed_at, reason, status, NULL AS cause FROM removed_paths WHERE collection = ? AND file_name = ?',
  );
  const ofInfohash = connection.prepare<[Buffer | null], RemovalRow>(
    'SELECT removed_at, reason, status, cause FROM removed_infohashes WHERE infohash = ?',
  );
  return (address) => {
    const row =
      'path' in address
        ? atPath.get(address.path.collection, address.path.fileName)
        : ofInfohash.get(fromHex(address.infohash));
    if (row === undefined) return undefined;
    const { removed_at: at, reason, status, cause } = row;
    return {
      at: new Date(at),
      reason: reason ?? undefined,
      status,
      byId: undefined,
      cause: cause ?? undefined,
    };
  };
}
