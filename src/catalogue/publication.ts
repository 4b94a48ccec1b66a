import { AppError } from '../errors.ts';
import { checkMayChange, checkMayPublishIn, isReviewed, maySee, type Actor } from './actor.ts';
import { asksOnlyForLess, givesOther } from './inherit.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import { checkMayPublishPurged, checkMayPublishRemoved } from './removal.ts';
import type { TorrentDraft } from './draft.ts';
import { canBeSeenByAll, formatPath, type Removal, type Torrent } from './torrent.ts';
import { unseen } from './unseen.ts';

/** The existing torrents at a draft's path and infohash, read in the transaction of the change. */
export interface ExistingTorrents {
  /** The torrent with the draft's infohash, in any state. */
  readonly same: Torrent | undefined;
  /** The torrent that has the draft's path. */
  readonly occupant: Torrent | undefined;
  /** Why one of the draft's infohashes may not be published. */
  readonly blockReason: string | undefined;
  /** The remembered removal of one of the draft's infohashes, when that torrent was purged. */
  readonly purged: Removal | undefined;
}

/**
 * `created`: new at a free path, or pending review. `replaced`: replaced another torrent at its path, which is now
 * superseded. `updated`: the same infohash at its own path, with other bytes around `info`, other fields or another state.
 * `unchanged`: the same bytes are published already. `conflict`: the same infohash is published at another path with other
 * bytes, other fields or another state, or the path to which the same bytes were sent belongs to another torrent.
 */
export type PublicationOutcome = 'created' | 'replaced' | 'updated' | 'unchanged' | 'conflict';

/**
 * Decides the outcome of publishing a draft; pure, so that every store decides in the same way. Throws
 * precondition_failed, also for what is not new where only that is wanted; forbidden for a blocked infohash, or for a change that the actor may not make; conflict when the
 * actor may not see the same torrent or its owner may still restore it, without revealing where it is.
 */
export function decidePublication(
  draft: TorrentDraft,
  existing: ExistingTorrents,
  actor: Actor,
  conditions: Preconditions,
): PublicationOutcome {
  const outcome = decideOutcome(draft, existing, actor, conditions);
  if (conditions.onlyNew === true) checkIsNew(outcome, existing);
  return outcome;
}

function decideOutcome(
  draft: TorrentDraft,
  existing: ExistingTorrents,
  actor: Actor,
  conditions: Preconditions,
): PublicationOutcome {
  const { same, occupant, blockReason, purged } = existing;
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
      // The refusal of a change would name a collection that the actor may not read.
      if (!maySee(actor, same)) throw unseen();
      // It is still served under its infohash, and publishing it again would change its owner.
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
 * The state of a torrent that is `created` or `replaced`. Unless the upload asks for another state, it is unlisted where the
 * replaced torrent is, or where the same torrent was when it was removed. For a pending one that is decided at its approval,
 * because the other may change until then.
 */
export function stateOfNew(
  draft: TorrentDraft,
  actor: Actor,
  { occupant, same }: Pick<ExistingTorrents, 'occupant' | 'same'>,
): Pick<Torrent, 'state' | 'wantedState'> {
  if (isReviewed(actor, draft)) return { state: 'pending', wantedState: draft.visibility };
  const wasUnlisted = (occupant?.state ?? same?.removal?.from) === 'unlisted';
  const state = draft.visibility ?? (wasUnlisted ? 'unlisted' : 'public');
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
  const isSame = same.sha256 === draft.sha256 && !givesOther(draft, same);
  if (isSame && (isThere || occupant === undefined)) return 'unchanged';
  if (!isThere) return 'conflict';
  checkMayChange(actor, same);
  const isLess = same.sha256 === draft.sha256 && asksOnlyForLess(draft, same);
  if (canBeSeenByAll(same.state) && isReviewed(actor, same) && !isLess) throw needsModerator(same);
  return 'updated';
}

/** Throws precondition_failed for what would change another torrent, or was here before and is not any more. */
function checkIsNew(outcome: PublicationOutcome, { same, occupant, purged }: ExistingTorrents): void {
  if (outcome === 'unchanged') return;
  if (same?.state === 'removed' || (same === undefined && purged !== undefined))
    throw notNew('it was removed here', 'Restore it, or publish it by itself.');
  if (same !== undefined)
    throw notNew(
      `the same torrent is here, as "${formatPath(same)}"`,
      'Publish it by itself to change that one.',
    );
  if (occupant !== undefined)
    throw notNew(
      `another torrent is at "${formatPath(occupant)}"`,
      'Publish it by itself to replace that one.',
    );
}

function notNew(why: string, hint: string): AppError {
  return new AppError('precondition_failed', `Cannot add this torrent: ${why}`, { hint });
}

/** The error for an actor whose uploads are reviewed and who wants to change a public torrent. */
function needsModerator({ fileName }: Torrent): AppError {
  return new AppError(
    'forbidden',
    `Cannot publish "${fileName}" again: only moderators may change an approved torrent`,
    {
      hint: 'Ask a moderator of this service.',
    },
  );
}

function bytesOf({ state, sha256 }: Torrent): readonly string[] {
  return state === 'removed' ? [] : [sha256];
}

/** Throws forbidden with the reason of the block when an infohash is blocked. */
export function checkNotBlocked(reason: string | undefined): void {
  if (reason === undefined) return;
  throw new AppError('forbidden', `Cannot publish this torrent: it is blocked here: ${reason}`, {
    hint: 'Ask a moderator of this service.',
  });
}
