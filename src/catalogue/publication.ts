import { checkMayChange, type Actor } from './actor.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import type { TorrentDraft } from './store.ts';
import type { Torrent } from './torrent.ts';

/** What stands in the catalogue where a draft wants to go, read in the unit of work that will change it. */
export interface Standing {
  /** The torrent with the draft's infohash, in whatever state. */
  readonly same: Torrent | undefined;
  /** What is listed at the draft's path. */
  readonly occupant: Torrent | undefined;
}

/**
 * `created`: new at a free path. `replaced`: took the path over from another torrent, which is now superseded.
 * `updated`: the same infohash at its own path with other bytes around `info`. `unchanged`: the very same bytes
 * stand already. `conflict`: the same infohash stands at another path with other bytes, or the path that the same
 * bytes were sent to belongs to another torrent.
 */
export type PublicationOutcome = 'created' | 'replaced' | 'updated' | 'unchanged' | 'conflict';

/**
 * Decides what publishing a draft comes to; pure, so that every store decides alike.
 * Throws precondition_failed, or forbidden when it would change what the actor may not.
 */
export function decidePublication(
  draft: TorrentDraft,
  standing: Standing,
  actor: Actor,
  conditions: Preconditions,
): PublicationOutcome {
  const { same, occupant } = standing;
  const served = same?.state === 'removed' ? undefined : same;
  checkPreconditions(conditions, (conditions.about === 'infohash' ? served : occupant)?.sha256);
  if (same?.state === 'listed') {
    if (same.id === occupant?.id) {
      if (same.sha256 === draft.sha256) return 'unchanged';
      checkMayChange(actor, same);
      return 'updated';
    }
    return same.sha256 === draft.sha256 && occupant === undefined ? 'unchanged' : 'conflict';
  }
  // It is still served under its infohash: publishing it again would take it over.
  if (same?.state === 'superseded') checkMayChange(actor, same);
  if (occupant === undefined) return 'created';
  checkMayChange(actor, occupant);
  return 'replaced';
}
