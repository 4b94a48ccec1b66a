import type { Doer } from '../../../events/audit.ts';
import type { Actor } from '../../../catalogue/actor.ts';

/** A copy that can cross to another thread alone: cloning a Buffer would send the pool that it is cut from along. */
export function ownCopy(hash: Uint8Array): Uint8Array {
  return new Uint8Array(hash);
}

/** The doer without whatever else the object holds. */
export function bareDoer({ tokenId, name, via, ip }: Doer): Doer {
  return { tokenId, name, via, ip };
}

/** The actor without whatever else the object holds. */
export function bareActor(actor: Actor): Actor {
  const { changes, scope, quota, needsReview, deleteKeyHash } = actor;
  return {
    ...bareDoer(actor),
    changes,
    scope,
    quota,
    needsReview,
    deleteKeyHash: deleteKeyHash && ownCopy(deleteKeyHash),
  };
}
