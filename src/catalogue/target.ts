import { AppError } from '../errors.ts';
import { maySee, type Actor } from './actor.ts';
import type { TargetFacts } from './facts.ts';
import { mayKnowOfRemoval, removedError } from './removal.ts';
import type { TorrentAddress } from './store.ts';
import { formatPath, type Torrent } from './torrent.ts';

/**
 * The torrent to change. Throws gone or unavailable_for_legal_reasons when it was removed, and not_found when it does
 * not exist or the actor may not see it.
 */
export function toTarget(address: TorrentAddress, { torrent, removal }: TargetFacts, actor: Actor): Torrent {
  const known = torrent === undefined ? removal : torrent.removal;
  const isSecret = torrent?.state === 'removed' && !mayKnowOfRemoval(actor, torrent);
  if (known !== undefined && !isSecret) throw removedError(named(address), known);
  if (torrent !== undefined && maySee(actor, torrent)) return torrent;
  throw new AppError('not_found', `Cannot change ${named(address)}: it is not published here`);
}

function named(address: TorrentAddress): string {
  return 'infohash' in address ? address.infohash : `"${formatPath(address.path)}"`;
}
