import { hash } from 'node:crypto';
import { maySee, type Actor } from '../catalogue/actor.ts';
import type { Preconditions } from '../catalogue/preconditions.ts';
import { decidePublication, stateOfNew } from '../catalogue/publication.ts';
import type { Publication, TorrentDraft } from '../catalogue/store.ts';
import { canonicalInfohash, formatPath, infohashesOf, type Torrent } from '../catalogue/torrent.ts';
import { unseen } from '../catalogue/unseen.ts';
import { createAuditWriter } from './audit.ts';
import { createBlockReason } from './blocks.ts';
import type { Connection } from './connection.ts';
import { createDisplace } from './displace.ts';
import { createFinder } from './find.ts';
import { createRemovalFinder } from './removals.ts';
import { createShelf } from './shelf.ts';

export type Publish = (
  draft: TorrentDraft,
  actor: Actor,
  conditions: Preconditions,
  now: Date,
) => Publication;

/** Prepares publishing, to be called inside a transaction. It throws what `CatalogueStore.publish` rejects with. */
export function createPublish(connection: Connection): Publish {
  const finder = createFinder(connection);
  const blockReasonOf = createBlockReason(connection);
  const findRemoval = createRemovalFinder(connection);
  const shelf = createShelf(connection);
  const displace = createDisplace(connection);
  const write = createAuditWriter(connection);
  return (draft, actor, conditions, now) => {
    checkBytes(draft);
    const [same, other] = finder.findByInfohashes(draft.infohashV1, draft.infohashV2);
    const occupant = finder.findHolder(draft);
    const blockReason = blockReasonOf(draft);
    const purged = infohashesOf(draft)
      .map((infohash) => findRemoval({ infohash }))
      .find((removal) => removal !== undefined);
    const outcome = decidePublication(draft, { same, occupant, blockReason, purged }, actor, conditions);
    const object = canonicalInfohash(draft);
    // Only a SHA-1 collision gives the two infohashes of a hybrid to two torrents.
    if (other !== undefined) return conflictWith(other, actor);

    switch (outcome) {
      case 'unchanged':
        return { outcome, torrent: known(same) };
      case 'conflict':
        return conflictWith(known(same), actor);
      case 'updated': {
        const torrent = shelf.update(known(same), draft, actor, now);
        const before = { sha256: known(same).sha256 };
        write({ action: 'torrent.update', object, before, after: { sha256: torrent.sha256 } }, actor, now);
        return { outcome, torrent };
      }
      case 'replaced':
      case 'created': {
        if (outcome === 'replaced') displace(known(occupant), actor, now);
        const torrent = shelf.insert(draft, stateOfNew(draft, actor, occupant), same, actor, now);
        const action = outcome === 'replaced' ? 'torrent.replace' : 'torrent.publish';
        write({ action, object, before: same && factsOf(same), after: factsOf(torrent) }, actor, now);
        return { outcome, torrent };
      }
    }
  };
}

function checkBytes({ bytes, sha256, fileName }: TorrentDraft): void {
  if (hash('sha256', bytes) === sha256) return;
  throw new Error(`Cannot publish "${fileName}": its bytes do not have the SHA-256 ${sha256}`);
}

function factsOf(torrent: Torrent) {
  return { path: formatPath(torrent), sha256: torrent.sha256, state: torrent.state };
}

function conflictWith(torrent: Torrent, actor: Actor): Publication {
  if (!maySee(actor, torrent)) throw unseen();
  return { outcome: 'conflict', torrent };
}

function known(torrent: Torrent | undefined): Torrent {
  if (torrent === undefined) throw new Error('Cannot publish: what was decided on is not there');
  return torrent;
}
