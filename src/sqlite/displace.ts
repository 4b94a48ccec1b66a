import type { AuditNote } from '../audit.ts';
import type { Actor } from '../catalogue/actor.ts';
import { canonicalInfohash, type Torrent } from '../catalogue/torrent.ts';
import { createAuditWriter } from './audit.ts';
import type { Connection } from './connection.ts';
import { createListing } from './listing.ts';
import { countIn, createOwners } from './owners.ts';
import { createTakeAway } from './take-away.ts';

export type Displace = (occupant: Torrent, actor: Actor, now: Date) => void;

/**
 * Prepares what becomes of the torrent whose path another takes: it is superseded and served under its infohash. A
 * hidden one is removed, since being superseded would bring it back to sight.
 */
export function createDisplace(connection: Connection): Displace {
  const listing = createListing(connection);
  const takeAway = createTakeAway(connection);
  const owners = createOwners(connection);
  const write = createAuditWriter(connection);
  const supersede = connection.prepare(`UPDATE torrents SET state = 'superseded' WHERE id = ?`);
  return (occupant, actor, now) => {
    if (occupant.state === 'hidden') {
      takeAway(occupant, {}, actor, now);
      return;
    }
    if (occupant.state === 'public') listing.leave(occupant);
    supersede.run(occupant.id);
    owners.add(occupant.ownerId, { torrentCount: -countIn(occupant.state), metainfoBytes: 0 });
    const note: AuditNote = {
      action: 'torrent.state',
      object: canonicalInfohash(occupant),
      before: { state: occupant.state },
      after: { state: 'superseded' },
    };
    write(note, actor, now);
  };
}
