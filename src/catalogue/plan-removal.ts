import type { AuditNote } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import { OPEN_AREA } from './areas.ts';
import type { RemovalFacts, RestorationFacts } from './facts.ts';
import { editNotes } from './edit-notes.ts';
import { checkHoldings, countFor, holdingsDifference } from './holdings.ts';
import { planBlock } from './plan-block.ts';
import { dropPictures } from './plan-pictures.ts';
import { takeDown, takePath, updateTorrent } from './plan-path.ts';
import { inOrder, type Change, type Plan } from './plan.ts';
import { checkVersion, type Preconditions } from './preconditions.ts';
import {
  checkMayRemove,
  checkMayRestore,
  mayKnowOfRemoval,
  wasSeenByAll,
  type RemovalInput,
} from './removal.ts';
import type { TorrentAddress } from './store.ts';
import { toTarget } from './target.ts';
import { canonicalInfohash, formatPath, infohashesOf, type Removal, type Torrent } from './torrent.ts';

export interface RemovalRequest {
  readonly address: TorrentAddress;
  readonly actor: Actor;
  readonly conditions: Preconditions;
  readonly now: Date;
  readonly removal: RemovalInput;
}

/** Plans a removal. Throws what `CatalogueStore.remove` rejects with. */
export function planRemoval(request: RemovalRequest, facts: RemovalFacts): Plan<Torrent> {
  const { address, actor, conditions, now, removal } = request;
  const torrent = toTarget(address, facts, actor);
  checkVersion(conditions, torrent, facts.occupant);
  checkMayRemove(actor, torrent, removal);
  const removed = takeDown(torrent, removal, actor, now);
  if (removal.block !== true) return removed;
  const block = planBlock(infohashesOf(torrent), removal.reason ?? '', facts.blocks, actor, now);
  return { result: removed.result, ...inOrder(block, removed) };
}

export interface RestorationRequest {
  readonly infohash: Infohash;
  readonly actor: Actor;
  readonly now: Date;
  /** Torrents that were removed before this time cannot be restored. */
  readonly removedSince: Date | undefined;
  readonly conditions: Preconditions;
}

/**
 * Plans a restoration. What would remove it again at once is undone with it: an expiry that has passed is cleared, and what a
 * rule of its collection removed is pinned. Throws what `CatalogueStore.restore` rejects with.
 */
export function planRestoration(request: RestorationRequest, facts: RestorationFacts): Plan<Torrent> {
  const { infohash, actor, now, removedSince, conditions } = request;
  const { torrent: removed } = facts;
  const state = isKept(removed?.removal, removedSince) ? removed?.removal?.from : undefined;
  if (removed === undefined || state === undefined || !mayKnowOfRemoval(actor, removed)) {
    throw new AppError('not_found', `Cannot restore ${infohash}: it was not removed, or is no longer stored`);
  }
  checkVersion(conditions, removed, undefined);
  checkMayRestore(actor, removed);
  const restored: Torrent = {
    ...removed,
    state,
    stateReason: removed.removal?.hiddenReason,
    removal: undefined,
    ...(removed.expiresAt !== undefined && removed.expiresAt <= now && { expiresAt: undefined }),
    ...(removed.removal?.cause === 'retention' && { pinned: true }),
  };
  const way = takePath(removed, restored, facts.at, actor, now);
  const changes = updateTorrent(removed, restored);
  checkHoldings(actor, facts.holdings, way.changes, changes);
  const note: AuditNote = {
    action: 'torrent.restore',
    object: canonicalInfohash(restored),
    before: { state: removed.state, reason: removed.stateReason ?? null },
    after: { state, reason: restored.stateReason ?? null },
  };
  const kept = editNotes(removed, restored).filter(({ action }) => action === 'torrent.keep');
  return { result: restored, ...inOrder(way, { changes, notes: [note, ...kept] }) };
}

/** Plans the purge of torrents that were removed long ago. Those that were public keep their answer 410 or 451. */
export function planPurge(torrents: readonly Torrent[]): Plan<number> {
  return {
    result: torrents.length,
    changes: torrents.flatMap(purge),
    notes: torrents.map((torrent) => ({
      action: 'torrent.purge',
      object: canonicalInfohash(torrent),
      before: { path: formatPath(torrent), sha256: torrent.sha256, state: torrent.state },
    })),
  };
}

function purge(torrent: Torrent): readonly Change[] {
  const { removal } = torrent;
  const infohashes = infohashesOf(torrent);
  return [
    ...(removal !== undefined && wasSeenByAll(removal) && torrent.area === OPEN_AREA
      ? [{ kind: 'markInfohashesRemoved', infohashes, removal } as const]
      : []),
    { kind: 'deleteTorrent', torrent },
    ...dropPictures(torrent.pictures, []),
    { kind: 'deleteBlob', sha256: torrent.sha256, infohash: canonicalInfohash(torrent) },
    ...countFor(torrent.ownerId, holdingsDifference(torrent, undefined)),
  ];
}

/** Whether a removed torrent can still be restored. It may be too old before it is purged. */
function isKept(removal: Removal | undefined, removedSince: Date | undefined): boolean {
  return removal !== undefined && (removedSince === undefined || removal.at >= removedSince);
}
