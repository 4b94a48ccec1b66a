import { AppError } from '../errors.ts';
import { checkMayChange, checkMayPublishIn, isReviewed, maySee, type Actor } from './actor.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import { checkMayPublishPurged, checkMayPublishRemoved } from './removal.ts';
import type { TorrentDraft } from './store.ts';
import { canBeSeenByAll, type Removal, type Torrent } from './torrent.ts';
import { unseen } from './unseen.ts';

/** What stands in the catalogue where a draft wants to go, read in the transaction that will change it. */
export interface Standing {
  /** The torrent with the draft's infohash, in whatever state. */
  readonly same: Torrent | undefined;
  /** What holds the draft's path. */
  readonly occupant: Torrent | undefined;
  /** Why one of the draft's infohashes may not be published. */
  readonly blockReason: string | undefined;
  /** What is remembered of one of the draft's infohashes that was removed and purged. */
  readonly purged: Removal | undefined;
}

/**
 * `created`: new at a free path, or put to the moderators. `replaced`: took the path over from another torrent, which is
 * now superseded. `updated`: the same infohash at its own path with other bytes around `info`. `unchanged`: the very
 * same bytes stand already. `conflict`: the same infohash stands at another path with other bytes, or the path that the
 * same bytes were sent to belongs to another torrent.
 */
export type PublicationOutcome = 'created' | 'replaced' | 'updated' | 'unchanged' | 'conflict';

/**
 * Decides what publishing a draft comes to; pure, so that every store decides alike. Throws precondition_failed;
 * forbidden for a blocked infohash, or when it would change what the actor may not; conflict, saying nothing of where
 * the same torrent stands, when the actor may not see it or its owner may still restore it.
 */
export function decidePublication(
  draft: TorrentDraft,
  standing: Standing,
  actor: Actor,
  conditions: Preconditions,
): PublicationOutcome {
  const { same, occupant, blockReason, purged } = standing;
  checkMayPublishIn(actor, draft.collection);
  const current = conditions.about === 'infohash' ? same : occupant;
  checkPreconditions(conditions, current && maySee(actor, current) ? bytesOf(current) : []);
  checkNotBlocked(blockReason);
  switch (same?.state) {
    case 'public':
    case 'unlisted':
    case 'pending':
    case 'hidden':
      return decideAgain(draft, same, occupant, actor);
    case 'superseded':
      // It is still served under its infohash: publishing it again would take it over.
      checkMayChange(actor, same);
      if (isReviewed(actor, same)) throw needsModerator(same);
      break;
    case 'removed':
      checkMayPublishRemoved(actor, same);
      break;
    case undefined:
      checkMayPublishPurged(actor, draft, purged);
  }
  if (occupant === undefined) return 'created';
  checkMayChange(actor, occupant);
  return isReviewed(actor, draft) ? 'created' : 'replaced';
}

/**
 * The state of what was decided to be `created` or `replaced`, and what it is to become when it waits for a moderator
 * first; unless asked otherwise, what it replaces is kept to.
 */
export function stateOfNew(
  draft: TorrentDraft,
  actor: Actor,
  occupant: Torrent | undefined,
): Pick<Torrent, 'state' | 'wantedState'> {
  const state = draft.visibility ?? (occupant?.state === 'unlisted' ? 'unlisted' : 'public');
  if (isReviewed(actor, draft)) return { state: 'pending', wantedState: state };
  return { state, wantedState: undefined };
}

function decideAgain(
  draft: TorrentDraft,
  same: Torrent,
  occupant: Torrent | undefined,
  actor: Actor,
): PublicationOutcome {
  if (!maySee(actor, same)) throw unseen();
  const isThere = same.collection === draft.collection && same.fileName === draft.fileName;
  const isWishNew =
    same.state === 'pending' && draft.visibility !== undefined && draft.visibility !== same.wantedState;
  if (same.sha256 === draft.sha256 && !(isThere && isWishNew))
    return isThere || occupant === undefined ? 'unchanged' : 'conflict';
  if (!isThere) return 'conflict';
  checkMayChange(actor, same);
  if (canBeSeenByAll(same.state) && isReviewed(actor, same)) throw needsModerator(same);
  return 'updated';
}

/** The refusal to change what all may see already, to somebody whose uploads are looked at first. */
function needsModerator({ fileName }: Torrent): AppError {
  return new AppError(
    'forbidden',
    `Cannot publish "${fileName}" anew: what was let in is for moderators to change`,
    {
      hint: 'Ask a moderator of this service.',
    },
  );
}

function bytesOf({ state, sha256 }: Torrent): readonly string[] {
  return state === 'removed' ? [] : [sha256];
}

/** Throws forbidden with the reason for which an infohash is blocked, if it is. */
export function checkNotBlocked(reason: string | undefined): void {
  if (reason === undefined) return;
  throw new AppError('forbidden', `Cannot publish this torrent: it is blocked here: ${reason}`, {
    hint: 'Ask a moderator of this service.',
  });
}
