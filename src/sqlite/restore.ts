import type { AuditNote } from '../audit.ts';
import { AppError } from '../errors.ts';
import type { Actor } from '../catalogue/actor.ts';
import { checkMayRestore, mayKnowOfRemoval } from '../catalogue/removal.ts';
import { canonicalInfohash, type Removal, type Torrent } from '../catalogue/torrent.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createFinder } from './find.ts';
import { createListing } from './listing.ts';
import { countIn, createOwners } from './owners.ts';
import { createPlace } from './place.ts';

export type Restore = (infohash: Infohash, actor: Actor, now: Date, removedSince?: Date) => Torrent;

/** Prepares restoring, to be called inside a transaction. It throws what `CatalogueStore.restore` rejects with. */
export function createRestore(connection: Connection): Restore {
  const finder = createFinder(connection);
  const place = createPlace(connection);
  const listing = createListing(connection);
  const owners = createOwners(connection);
  const write = createAuditWriter(connection);
  const update = connection.prepare(`
    UPDATE torrents SET state = removed_from, state_reason = hidden_reason, hidden_reason = NULL, removed_from = NULL,
      removed_at = NULL, removed_by = NULL, removed_status = NULL
    WHERE id = ?`);
  return (infohash, actor, now, removedSince) => {
    const removed = finder.find({ infohash });
    const state = isKept(removed?.removal, removedSince) ? removed?.removal?.from : undefined;
    if (removed === undefined || state === undefined || !mayKnowOfRemoval(actor, removed)) {
      throw new AppError(
        'not_found',
        `Cannot restore ${infohash}: it was not removed, or is not kept any more`,
      );
    }
    checkMayRestore(actor, removed);
    const restored: Torrent = {
      ...removed,
      state,
      stateReason: removed.removal?.hiddenReason,
      removal: undefined,
    };
    place(removed, restored, actor, now);
    update.run(removed.id);
    owners.add(removed.ownerId, { torrentCount: countIn(state), metainfoBytes: 0 }, actor);
    if (state === 'public') listing.enter(restored);
    const note: AuditNote = {
      action: 'torrent.restore',
      object: canonicalInfohash(restored),
      before: { state: removed.state, reason: removed.stateReason ?? null },
      after: { state, reason: restored.stateReason ?? null },
    };
    write(note, actor, now);
    return restored;
  };
}

/** Whether what was removed then can still be restored, though it may not be purged yet. */
function isKept(removal: Removal | undefined, removedSince: Date | undefined): boolean {
  return removal !== undefined && (removedSince === undefined || removal.at >= removedSince);
}
