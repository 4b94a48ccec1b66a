import { AppError } from '../errors.ts';
import { maySee, type Actor } from './actor.ts';
import type { TargetFacts } from './facts.ts';
import { mayKnowOfRemoval, removedError } from './removal.ts';
import type { TorrentAddress } from './store.ts';
import { formatPath, type Torrent } from './torrent.ts';

/**
 * The torrent that is to be changed. Throws gone or unavailable_for_legal_reasons for what was removed, and not_found for
 * what is not there or is not for the actor to see.
 */
export function toTarget(address: TorrentAddress, { torrent, removal }: TargetFacts, actor: Actor): Torrent {
  const known = torrent === undefined ? removal : torrent.removal;
  const isSecret = torrent?.state === 'removed' && !mayKnowOfRemoval(actor, torrent);
  if (known !== undefined && !isSecret) throw removedError(named(address), known);
  if (torrent !== undefined && maySee(actor, torrent)) return torrent;
  throw new AppError('not_found', `Cannot change ${named(address)}: it is not there`);
}

function named(address: TorrentAddress): string {
  return 'infohash' in address ? address.infohash : `"${formatPath(address.path)}"`;
}
