import { AppError } from '../errors.ts';
import type { Actor } from '../catalogue/actor.ts';
import { checkNotBlocked } from '../catalogue/publication.ts';
import { canBeSeenByAll, formatPath, holdsPath, type Torrent } from '../catalogue/torrent.ts';
import { createBlockReason } from './blocks.ts';
import type { Connection } from './connection.ts';
import { createDisplace } from './displace.ts';
import { createFinder } from './find.ts';
import { createRemovals } from './removals.ts';

/** Makes the path of `after` free for a torrent that stands as `before` until now. */
export type Place = (before: Torrent, after: Torrent, actor: Actor, now: Date) => void;

/**
 * Prepares what must come first when a torrent is to be seen that was not, or to hold a path that it does not hold yet.
 * It throws forbidden when it was blocked, and conflict when another has the path, but for one that waited for a
 * moderator and is let in: that takes the path over.
 */
export function createPlace(connection: Connection): Place {
  const finder = createFinder(connection);
  const blockReasonOf = createBlockReason(connection);
  const displace = createDisplace(connection);
  const removals = createRemovals(connection);
  return (before, after, actor, now) => {
    const isMoved = before.collection !== after.collection || before.fileName !== after.fileName;
    if (!canBeSeenByAll(before.state) && canBeSeenByAll(after.state)) {
      checkNotBlocked(blockReasonOf(after));
    }
    if (!holdsPath(after.state) || (holdsPath(before.state) && !isMoved)) return;

    const occupant = finder.findHolder(after);
    const isLetIn = before.state === 'pending' && after.state !== 'hidden';
    if (occupant !== undefined && !isLetIn) throw taken(after);
    if (occupant !== undefined) displace(occupant, actor, now);
    removals.unmark(after);
  };
}

function taken(torrent: Torrent): AppError {
  return new AppError(
    'conflict',
    `Cannot put this torrent at "${formatPath(torrent)}": another stands there`,
    {
      hint: 'Choose another name for it, or move the other one first.',
    },
  );
}
