import type { Actor } from './actor.ts';
import type { Change } from './plan.ts';
import { checkQuota } from './quota.ts';
import { sumBytes } from './picture.ts';
import type { Holdings } from './store.ts';
import { hasPath, type Torrent } from './torrent.ts';

export const NOTHING: Holdings = { torrentCount: 0, metainfoBytes: 0 };

/** What one torrent counts. One that was replaced or removed is no longer published, but its bytes are still stored. */
function holdingsOf({ state, metainfoBytes, pictures }: Torrent): Holdings {
  return { torrentCount: hasPath(state) ? 1 : 0, metainfoBytes: metainfoBytes + sumBytes(pictures) };
}

/** How the holdings of the owner change when a torrent changes; undefined is a torrent that does not exist. */
export function holdingsDifference(before: Torrent | undefined, after: Torrent | undefined): Holdings {
  const { torrentCount, metainfoBytes } = after === undefined ? NOTHING : holdingsOf(after);
  const less = before === undefined ? NOTHING : holdingsOf(before);
  return {
    torrentCount: torrentCount - less.torrentCount,
    metainfoBytes: metainfoBytes - less.metainfoBytes,
  };
}

/** The change of an owner's sums, or of those of all anonymous uploads together; none when nothing differs. */
export function countFor(ownerId: number | undefined, difference: Holdings): readonly Change[] {
  if (difference.torrentCount === 0 && difference.metainfoBytes === 0) return [];
  return [{ kind: 'addHoldings', ownerId, difference }];
}

/**
 * Throws what `checkQuota` throws when the changes exceed the actor's quota. `holdings` is what the actor had,
 * `earlier` are the preceding changes of the same plan.
 */
export function checkHoldings(
  actor: Actor,
  holdings: Holdings,
  earlier: readonly Change[],
  changes: readonly Change[],
): void {
  const before = add(holdings, actor, earlier);
  checkQuota(actor, before, add(before, actor, changes));
}

function add(holdings: Holdings, { tokenId }: Actor, changes: readonly Change[]): Holdings {
  let { torrentCount, metainfoBytes } = holdings;
  for (const change of changes) {
    if (change.kind !== 'addHoldings' || change.ownerId !== tokenId) continue;
    torrentCount += change.difference.torrentCount;
    metainfoBytes += change.difference.metainfoBytes;
  }
  return { torrentCount, metainfoBytes };
}
