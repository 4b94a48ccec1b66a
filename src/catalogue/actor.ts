import type { AuditActor } from '../events/audit.ts';
import { AppError } from '../errors.ts';
import { covers } from '../lib/scope.ts';
import { canBeSeenByAll, type Torrent } from './torrent.ts';

/** How much somebody may have published at once; undefined is without bound. */
export interface Quota {
  readonly torrentsMax: number | undefined;
  /** Of the .torrent files together, with those of what was replaced, or removed and not purged yet. */
  readonly metainfoBytesMax: number | undefined;
}

/** Who reads or changes the catalogue, and how far they may reach. */
export interface Actor extends AuditActor {
  /** `own`: what the token published; `all`: everybody's, as a moderator. Both within `scope`. */
  readonly changes: 'own' | 'all';
  /** Where changes may be made, as `parseScope` gives it. */
  readonly scope: string | undefined;
  readonly quota: Quota;
  /** Whether what they publish waits for a moderator first. */
  readonly needsReview: boolean;
  /** SHA-256 of a delete key that was presented: whoever has it owns the anonymous upload that it was given for. */
  readonly deleteKeyHash: Uint8Array | undefined;
}

/** Somebody who shows nothing: reads what is public. */
export const STRANGER: Actor = {
  tokenId: undefined,
  name: 'somebody',
  via: 'nothing',
  ip: undefined,
  changes: 'own',
  scope: undefined,
  quota: { torrentsMax: undefined, metainfoBytesMax: undefined },
  needsReview: false,
  deleteKeyHash: undefined,
};

type Owned = Pick<Torrent, 'ownerId' | 'deleteKeyHash' | 'collection' | 'fileName' | 'state'>;

/** Whether the actor published the torrent, by its token or by the key that an anonymous publisher was given. */
export function owns(actor: Actor, { ownerId, deleteKeyHash }: Owned): boolean {
  if (ownerId !== undefined) return actor.tokenId === ownerId;
  return (
    deleteKeyHash !== undefined &&
    actor.deleteKeyHash !== undefined &&
    toText(deleteKeyHash) === toText(actor.deleteKeyHash)
  );
}

/** Whether the actor may moderate what is in that collection. */
export function moderates(actor: Actor, { collection }: Pick<Owned, 'collection'>): boolean {
  return actor.changes === 'all' && covers(actor.scope, collection);
}

/** Whether the actor may moderate whatever there is. */
export function moderatesAll({ changes, scope }: Actor): boolean {
  return changes === 'all' && scope === undefined;
}

/** Throws forbidden for what takes a moderator of all collections, as a block does: it holds in every one. */
export function checkModeratesAll(actor: Actor): void {
  if (moderatesAll(actor)) return;
  throw new AppError('forbidden', 'Cannot use the block list: that is for moderators of all collections', {
    hint: 'Use a token with the role moderator that is not bound to a collection.',
  });
}

/** Whether the actor may see the torrent at all: what is pending or hidden only its owner and moderators may. */
export function maySee(actor: Actor, torrent: Owned): boolean {
  return canBeSeenByAll(torrent.state) || owns(actor, torrent) || moderates(actor, torrent);
}

/** Whether a moderator has to see what the actor does there first. */
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

/** Throws forbidden when the actor may not change that torrent; to its owner a hidden one is read-only. */
export function checkMayChange(actor: Actor, torrent: Owned): void {
  if (moderates(actor, torrent)) return;
  checkMayPublishIn(actor, torrent.collection);
  if (!owns(actor, torrent)) {
    throw new AppError(
      'forbidden',
      `Cannot change "${torrent.fileName}": it was published by somebody else`,
      {
        hint:
          torrent.ownerId === undefined
            ? 'Use the delete address that its publisher was given, or a token with the role moderator.'
            : 'Use the token that published it, or one with the role moderator or admin.',
      },
    );
  }
  if (torrent.state === 'hidden') {
    throw new AppError('forbidden', `Cannot change "${torrent.fileName}": a moderator has hidden it`, {
      hint: 'Ask a moderator of this service.',
    });
  }
}

/** Hashes of secrets, which tell a guesser nothing: compared as text. */
function toText(bytes: Uint8Array): string {
  return bytes.join();
}
