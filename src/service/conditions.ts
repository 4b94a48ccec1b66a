import type { Actor } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { checkPreconditions, type Preconditions } from '../catalogue/preconditions.ts';
import type { TorrentAddress } from '../catalogue/store.ts';
import { parseEntityTags } from '../http/conditions.ts';

/** The preconditions of a request on the existing content at its address. */
export function preconditionsOf(request: Request): Preconditions {
  return {
    ifMatch: parseEntityTags(request.headers.get('if-match'), 'strong'),
    ifNoneMatch: parseEntityTags(request.headers.get('if-none-match'), 'weak'),
  };
}

/**
 * Tells what cannot hold before the client sends the body (RFC 9110 section 10.1.1). The store asks once more, in the
 * transaction that publishes. Rejects with precondition_failed.
 */
export async function checkBeforeBody(
  catalogue: Catalogue,
  address: TorrentAddress,
  conditions: Preconditions,
  actor: Actor,
): Promise<void> {
  if (conditions.ifMatch === undefined && conditions.ifNoneMatch === undefined) return;
  const existing = await catalogue.find(address, actor);
  checkPreconditions(
    conditions,
    existing === undefined || existing.state === 'removed' ? [] : [existing.sha256],
  );
}
