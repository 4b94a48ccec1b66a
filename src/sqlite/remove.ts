import { AppError } from '../errors.ts';
import { checkMayChange, type Actor } from '../catalogue/actor.ts';
import { checkPreconditions, type Preconditions } from '../catalogue/preconditions.ts';
import type { TorrentAddress } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Connection } from './connection.ts';
import { createFinder } from './find.ts';
import { createListing } from './listing.ts';

export type Remove = (address: TorrentAddress, actor: Actor, conditions: Preconditions, now: Date) => Torrent;

/**
 * Prepares removing, to be called inside a transaction. The row and its bytes stay, so that it can be undone.
 * It throws not_found, gone, precondition_failed or forbidden.
 */
export function createRemove(connection: Connection): Remove {
  const finder = createFinder(connection);
  const listing = createListing(connection);
  const removeTorrent = connection.prepare<[number, number]>(
    `UPDATE torrents SET state = 'removed', removed_at = ? WHERE id = ?`,
  );
  const markRemoved = connection.prepare<[string, string, number]>(
    'INSERT OR REPLACE INTO removed_paths (collection, file_name, removed_at) VALUES (?, ?, ?)',
  );
  return (address, actor, conditions, now) => {
    const torrent = finder.find(address);
    const isGone = torrent?.state === 'removed' || ('path' in address && finder.wasRemovedFrom(address.path));
    if (isGone) throw new AppError('gone', `Cannot remove ${named(address)}: it was removed already`);
    if (torrent === undefined) {
      throw new AppError('not_found', `Cannot remove ${named(address)}: it is not there`);
    }
    checkPreconditions(conditions, torrent.sha256);
    checkMayChange(actor, torrent);
    if (torrent.state === 'listed') {
      listing.leave(torrent);
      markRemoved.run(torrent.collection, torrent.fileName, now.getTime());
    }
    removeTorrent.run(now.getTime(), torrent.id);
    return { ...torrent, state: 'removed' };
  };
}

function named(address: TorrentAddress): string {
  if ('infohash' in address) return address.infohash;
  const { collection, fileName } = address.path;
  return `"${collection === '' ? fileName : `${collection}/${fileName}`}"`;
}
