import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import { covers } from '../lib/scope.ts';
import { mayRead } from './areas.ts';
import { canBeSeenByAll, type Torrent } from './torrent.ts';

/** How much an owner may have published at the same time; undefined means no limit. */
export interface Quota {
  readonly torrentsMax: number | undefined;
  /**
   * The size of all .torrent files together, including those of torrents that were replaced, or removed and not purged
   * yet.
   */
  readonly metainfoBytesMax: number | undefined;
}

/** Who reads or changes the catalogue, and what they may change. */
export interface Actor extends AuditActor {
  /** `own`: the torrents that the token published. `all`: all torrents, as a moderator. Both within `scope`. */
  readonly changes: 'own' | 'all';
  /** Where changes may be made, as returned by `parseScope`. */
  readonly scope: string | undefined;
  readonly quota: Quota;
  /** Whether what they publish needs the approval of a moderator. */
  readonly needsReview: boolean;
  /**
   * SHA-256 of the delete key that the request sent. An actor with the key owns the anonymous upload that it belongs
   * to.
   */
  readonly deleteKeyHash: Uint8Array | undefined;
}

/** An actor without any credentials: reads what is public. */
export const STRANGER: Actor = {
  tokenId: undefined,
  name: 'visitor',
  via: 'nothing',
  ip: undefined,
  changes: 'own',
  scope: undefined,
  quota: { torrentsMax: undefined, metainfoBytesMax: undefined },
  needsReview: false,
  deleteKeyHash: undefined,
};

type Owned = Pick<Torrent, 'ownerId' | 'deleteKeyHash' | 'area' | 'collection' | 'fileName' | 'state'>;

/** Whether the actor owns the torrent: by its token, or by the delete key of an anonymous upload. */
export function owns(actor: Actor, { ownerId, deleteKeyHash }: Owned): boolean {
  if (ownerId !== undefined) return actor.tokenId === ownerId;
  return (
    deleteKeyHash !== undefined &&
    actor.deleteKeyHash !== undefined &&
    toText(deleteKeyHash) === toText(actor.deleteKeyHash)
  );
}

/** Whether the actor may moderate the torrents in that collection. */
export function moderates(actor: Actor, { collection }: Pick<Owned, 'collection'>): boolean {
  return actor.changes === 'all' && covers(actor.scope, collection);
}

/** Whether the actor may moderate all torrents. */
export function moderatesAll({ changes, scope }: Actor): boolean {
  return changes === 'all' && scope === undefined;
}

/**
 * Throws forbidden unless the actor moderates all collections. A block needs this, because it applies to all of them.
 */
export function checkModeratesAll(actor: Actor): void {
  if (moderatesAll(actor)) return;
  throw new AppError('forbidden', 'Cannot use the block list: only moderators of all collections may', {
    hint: 'Use a token with the role moderator that is not bound to a collection.',
  });
}

/**
 * Whether the actor may see the torrent: only those who may read its collection, and of these its owner and moderators alone
 * see a pending or hidden one.
 */
export function maySee(actor: Actor, torrent: Owned): boolean {
  const isForThem = canBeSeenByAll(torrent.state) || owns(actor, torrent) || moderates(actor, torrent);
  return isForThem && mayRead(actor, torrent);
}

/**
 * Whether the page of another torrent may lead the actor to this one. Of a torrent that is in no list, or was in none
 * until it was superseded, others than its owner and moderators know only by its address.
 */
export function mayBeLedTo(actor: Actor, torrent: Owned & Pick<Torrent, 'supersededFrom'>): boolean {
  const { state, supersededFrom } = torrent;
  const wasListed = state === 'public' || (state === 'superseded' && supersededFrom !== 'unlisted');
  return mayRead(actor, torrent) && (wasListed || owns(actor, torrent) || moderates(actor, torrent));
}

/** Whether changes of the actor in that collection need the approval of a moderator. */
export function isReviewed(actor: Actor, where: Pick<Owned, 'collection'>): boolean {
  return actor.needsReview && !moderates(actor, where);
}

/** Throws forbidden when the actor may not publish in that collection. */
export function checkMayPublishIn(actor: Actor, collection: string): void {
  if (covers(actor.scope, collection)) return;
  throw new AppError(
    'forbidden',
    `Cannot change anything in "/${collection}": this token is for ${actor.scope}`,
    {
      hint: 'Use a token for that collection.',
    },
  );
}

/** Throws forbidden when the actor may not change that torrent. Its owner may not change a hidden one. */
export function checkMayChange(actor: Actor, torrent: Owned): void {
  if (moderates(actor, torrent)) return;
  checkMayPublishIn(actor, torrent.collection);
  if (!owns(actor, torrent)) {
    throw new AppError('forbidden', `Cannot change "${torrent.fileName}": it belongs to another owner`, {
      hint:
        torrent.ownerId === undefined
          ? 'Use the delete address that was shown at the upload, or a token with the role moderator.'
          : 'Use the token that published it, or one with the role moderator or admin.',
    });
  }
  if (torrent.state === 'hidden') {
    throw new AppError('forbidden', `Cannot change "${torrent.fileName}": a moderator has hidden it`, {
      hint: 'Ask a moderator of this service.',
    });
  }
}

/**
 * Hashes are compared as text: a hash of a secret does not help a guesser, so the time of the comparison does not
 * matter.
 */
function toText(bytes: Uint8Array): string {
  return bytes.join();
}
