import type { AuditNote } from '../audit.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { RemovalInput } from '../catalogue/store.ts';
import {
  canBeSeenByAll,
  canonicalInfohash,
  holdsPath,
  type Removal,
  type Torrent,
} from '../catalogue/torrent.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createListing } from './listing.ts';
import { countIn, createOwners } from './owners.ts';
import { createRemovals } from './removals.ts';

export type TakeAway = (torrent: Torrent, removal: RemovalInput, actor: Actor, now: Date) => Torrent;

/** Prepares the removal of a torrent that is not removed yet. Its row and its bytes stay, so that it can be undone. */
export function createTakeAway(connection: Connection): TakeAway {
  const listing = createListing(connection);
  const owners = createOwners(connection);
  const removals = createRemovals(connection);
  const write = createAuditWriter(connection);
  const update = connection.prepare(`
    UPDATE torrents SET state = 'removed', removed_from = state, hidden_reason = state_reason, state_reason = ?,
      removed_at = ?, removed_by = ?, removed_status = ?
    WHERE id = ?`);
  return (torrent, { reason, status = 410 }, actor, now) => {
    const { state: from, stateReason: hiddenReason } = torrent;
    const removal: Removal = { at: now, reason, status, byId: actor.tokenId, from, hiddenReason };
    if (torrent.state === 'public') listing.leave(torrent);
    if (holdsPath(torrent.state) && canBeSeenByAll(torrent.state)) removals.mark(torrent, removal);
    owners.add(torrent.ownerId, { torrentCount: -countIn(from), metainfoBytes: 0 }, actor);
    update.run(reason ?? null, now.getTime(), actor.tokenId ?? null, status, torrent.id);
    const note: AuditNote = {
      action: 'torrent.remove',
      object: canonicalInfohash(torrent),
      before: { state: torrent.state, reason: torrent.stateReason ?? null },
      after: { state: 'removed', reason: reason ?? null, status },
    };
    write(note, actor, now);
    return { ...torrent, state: 'removed', stateReason: reason, removal };
  };
}
