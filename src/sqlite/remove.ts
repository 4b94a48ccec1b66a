import type { Actor } from '../catalogue/actor.ts';
import { checkPreconditions, type Preconditions } from '../catalogue/preconditions.ts';
import { checkMayRemove } from '../catalogue/removal.ts';
import type { RemovalInput, TorrentAddress } from '../catalogue/store.ts';
import { infohashesOf, type Torrent } from '../catalogue/torrent.ts';
import { validatorOf } from '../catalogue/validator.ts';
import { createBlockWriter } from './blocks.ts';
import type { Connection } from './connection.ts';
import { createTakeAway } from './take-away.ts';
import { createFindTarget } from './target.ts';

export type Remove = (
  address: TorrentAddress,
  actor: Actor,
  conditions: Preconditions,
  now: Date,
  removal?: RemovalInput,
) => Torrent;

/** Prepares removing, to be called inside a transaction. It throws what `CatalogueStore.remove` rejects with. */
export function createRemove(connection: Connection): Remove {
  const findTarget = createFindTarget(connection);
  const takeAway = createTakeAway(connection);
  const blocks = createBlockWriter(connection);
  return (address, actor, conditions, now, removal = {}) => {
    const torrent = findTarget(address, actor);
    checkPreconditions(conditions, [validatorOf(torrent), torrent.sha256]);
    checkMayRemove(actor, torrent, removal);
    if (removal.block === true) blocks.block(infohashesOf(torrent), removal.reason ?? '', actor, now);
    return takeAway(torrent, removal, actor, now);
  };
}
