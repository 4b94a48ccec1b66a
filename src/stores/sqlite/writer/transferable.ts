import type { AuditActor } from '../../../events/audit.ts';
import type { Actor } from '../../../catalogue/actor.ts';

/** A copy that can cross to another thread alone: cloning a Buffer would send the pool that it is cut from along. */
export function ownCopy(hash: Uint8Array): Uint8Array {
  return new Uint8Array(hash);
}

/** The actor without whatever else the object holds. */
export function bareAuditActor({ tokenId, name, via, ip }: AuditActor): AuditActor {
  return { tokenId, name, via, ip };
}

/** The actor without whatever else the object holds. */
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
