import { AppError } from '../errors.ts';
import { maySee, type Actor } from '../catalogue/actor.ts';
import { mayKnowOfRemoval, removedError } from '../catalogue/removal.ts';
import type { TorrentAddress } from '../catalogue/store.ts';
import { formatPath, type Torrent } from '../catalogue/torrent.ts';
import type { Connection } from './connection.ts';
import { createFinder } from './find.ts';
import { createRemovalFinder } from './removals.ts';

export type FindTarget = (address: TorrentAddress, actor: Actor) => Torrent;

/**
 * Prepares the look-up of what is to be changed. It throws gone or unavailable_for_legal_reasons for what was removed,
 * and not_found for what is not there, or was not to be seen by the actor.
 */
export function createFindTarget(connection: Connection): FindTarget {
  const finder = createFinder(connection);
  const findRemoval = createRemovalFinder(connection);
  return (address, actor) => {
    const torrent = finder.find(address);
    const removal = torrent === undefined ? findRemoval(address) : torrent.removal;
    const isSecret = torrent?.state === 'removed' && !mayKnowOfRemoval(actor, torrent);
    if (removal !== undefined && !isSecret) throw removedError(named(address), removal);
    if (torrent !== undefined && maySee(actor, torrent)) return torrent;
    throw new AppError('not_found', `Cannot change ${named(address)}: it is not there`);
  };
}

function named(address: TorrentAddress): string {
  return 'infohash' in address ? address.infohash : `"${formatPath(address.path)}"`;
}
