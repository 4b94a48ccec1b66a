import { SERVER } from '../audit.ts';
import { wasSeenByAll } from '../catalogue/removal.ts';
import { canonicalInfohash, formatPath } from '../catalogue/torrent.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createOwners } from './owners.ts';
import { createRemovals } from './removals.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from './rows.ts';

export type Purge = (removedBefore: Date, limit: number, now: Date) => number;

/** Prepares purging, to be called inside a transaction: of each torrent that all could see stays that it was removed, and why. */
export function createPurge(connection: Connection): Purge {
  const removals = createRemovals(connection);
  const owners = createOwners(connection);
  const write = createAuditWriter(connection);
  const select = connection.prepare<[number, number], TorrentRow>(`
    SELECT ${TORRENT_COLUMNS} FROM torrents AS t
    WHERE t.state = 'removed' AND t.removed_at < ? ORDER BY t.removed_at LIMIT ?`);
  const drop = connection.prepare('DELETE FROM torrents WHERE id = ?');
  return (removedBefore, limit, now) => {
    const torrents = select.all(removedBefore.getTime(), limit).map(toTorrent);
    for (const torrent of torrents) {
      if (torrent.removal !== undefined && wasSeenByAll(torrent.removal))
        removals.bury(torrent, torrent.removal);
      drop.run(torrent.id);
      owners.add(torrent.ownerId, { torrentCount: 0, metainfoBytes: -torrent.metainfoBytes });
      const before = { path: formatPath(torrent), sha256: torrent.sha256, state: torrent.state };
      write({ action: 'torrent.purge', object: canonicalInfohash(torrent), before }, SERVER, now);
    }
    return torrents.length;
  };
}

/**
 * Gives up to `pagesMax` free pages back to the file system; how many are left. A few at once, because each is filled
 * with the last page of the file, and nothing else is written meanwhile.
 */
export function shrink(connection: Connection, pagesMax: number): number {
  connection.pragma(`incremental_vacuum(${pagesMax})`);
  return Number(connection.pragma('freelist_count', { simple: true }));
}
