import type { AuditActor } from '../../../events/audit.ts';
import type { Actor } from '../../../catalogue/actor.ts';

/**
 * A copy that can be posted to another thread: cloning a Buffer would also send the whole pool that it is a part of.
 */
export function ownCopy(hash: Uint8Array): Uint8Array {
  return new Uint8Array(hash);
}

/** The actor without any other properties of the object. */
export function bareAuditActor({ tokenId, name, via, ip }: AuditActor): AuditActor {
  return { tokenId, name, via, ip };
}

/** The actor without any other properties of the object. */
export function bareActor(actor: Actor): Actor {
  const { changes, scope, quota, needsReview, deleteKeyHash } = actor;
  return {
    ...bareAuditActor(actor),
    changes,
    scope,
    quota,
    needsReview,
    deleteKeyHash: deleteKeyHash && ownCopy(deleteKeyHash),
  };
}
