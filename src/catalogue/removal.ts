import { AppError, type ErrorDetails } from '../errors.ts';
import {
  checkMayChange,
  checkMayPublishIn,
  checkModeratesAll,
  maySee,
  moderates,
  moderatesAll,
  owns,
  type Actor,
} from './actor.ts';
import { mayRead } from './areas.ts';
import { isAllowed } from './is-allowed.ts';
import { toLine } from './plain-text.ts';
import { canBeSeenByAll, type Removal, type Torrent, type TorrentPath } from './torrent.ts';
import { unseen } from './unseen.ts';

export const REASON_LENGTH_MAX = 500;

/** How a torrent is removed, or hidden (without the status). */
export interface RemovalInput {
  /** The reason, which is public. Only moderators may give one. */
  readonly reason?: string | undefined;
  readonly status?: 410 | 451 | undefined;
  /** Whether to block the torrent, for that reason. Only moderators of all collections may. */
  readonly block?: boolean | undefined;
}

/**
 * Normalises a removal, with its reason as one line of at most 500 characters. Throws malformed, also for a block
 * without a reason, and forbidden for a block by an actor who does not moderate all collections.
 */
export function toRemovalInput({ reason, status, block }: RemovalInput, actor: Actor): RemovalInput {
  if (block !== true) return { reason: toReason(reason), status };
  checkModeratesAll(actor);
  return { reason: toReason(reason, block), status, block };
}

/** Normalises the reason of a removal, hiding or block. Throws malformed; only a block needs a reason. */
export function toReason(text: string | undefined, block?: boolean): string | undefined {
  if (block === true) return toBlockReason(text ?? '');
  return text === undefined ? undefined : toLine(text, 'reason', REASON_LENGTH_MAX);
}

/** Normalises the reason of a block. Throws malformed, also when it is empty. */
export function toBlockReason(text: string): string {
  const reason = toLine(text, 'reason', REASON_LENGTH_MAX);
  if (reason !== undefined) return reason;
  throw new AppError('malformed', 'Cannot block without a reason', {
    hint: 'Give a reason. Publishers of this torrent will read it.',
  });
}

/**
 * Throws forbidden when the actor may not remove the torrent, or gives a reason or status, which only moderators may.
 */
export function checkMayRemove(actor: Actor, torrent: Torrent, { reason, status }: RemovalInput): void {
  checkMayChange(actor, torrent);
  if ((reason === undefined && (status ?? 410) === 410) || moderates(actor, torrent)) return;
  throw new AppError(
    'forbidden',
    `Cannot give a reason for removing "${torrent.fileName}": only moderators may`,
    {
      hint: 'Remove it without a reason.',
    },
  );
}

/**
 * Throws forbidden when the actor may not restore the torrent. The owner may only when it expired, or after removing it
 * themselves. A
 * moderator of some collections may not after another moderator removed it for legal reasons.
 */
export function checkMayRestore(actor: Actor, torrent: Torrent): void {
  if (mayUndo(actor, torrent)) return;
  checkMayPublishIn(actor, torrent.collection);
  const isOwners = wasRemovedByOwner(torrent) || torrent.removal?.cause === 'expiry';
  if (owns(actor, torrent) && isOwners) return;
  throw new AppError(
    'forbidden',
    `Cannot restore this torrent: ${removalText(torrent.removal, 'another token')}`,
    {
      hint: 'Ask a moderator of this service.',
    },
  );
}

/**
 * Throws when a removed torrent may not be published again: forbidden, with the reason, when a moderator removed it;
 * conflict when its owner or the server removed it and it may still be restored. A torrent without an owner may be
 * published by any actor.
 */
export function checkMayPublishRemoved(actor: Actor, torrent: Torrent): void {
  if (mayUndo(actor, torrent)) return;
  if (wasRemovedByOwner(torrent) || torrent.removal?.cause !== undefined) {
    if (torrent.ownerId === undefined || owns(actor, torrent)) return;
    throw unseen();
  }
  throw mayKnowOfRemoval(actor, torrent) ? stillRemoved(torrent.removal) : unseen();
}

/**
 * Throws forbidden, with the reason, when a moderator removed a torrent that has been purged since. A reason or the
 * status 451 shows that, unless the server removed it.
 */
export function checkMayPublishPurged(
  actor: Actor,
  path: TorrentPath,
  removal: Omit<Removal, 'byId'> | undefined,
): void {
  if (removal === undefined || removal.cause !== undefined) return;
  if (removal.reason === undefined && removal.status === 410) return;
  if (!moderates(actor, path) || (removal.status === 451 && !moderatesAll(actor))) {
    throw stillRemoved(removal);
  }
}

/**
 * Whether the actor may undo the removal as a moderator. A 451 needs a moderator of all collections, or the one who set
 * it.
 */
function mayUndo(actor: Actor, torrent: Torrent): boolean {
  if (!moderates(actor, torrent)) return false;
  const { status, byId } = torrent.removal ?? {};
  return status !== 451 || moderatesAll(actor) || (byId !== undefined && byId === actor.tokenId);
}

/**
 * Whether the viewer may know that a torrent was removed. For one that was not public, only those who could see it
 * before.
 */
export function mayKnowOfRemoval(viewer: Actor, torrent: Torrent): boolean {
  return (wasSeenByAll(torrent.removal) && mayRead(viewer, torrent)) || maySee(viewer, torrent);
}

/** Whether the removed torrent was visible to all readers before. */
export function wasSeenByAll(removal: Removal | undefined): boolean {
  return removal?.from !== undefined && canBeSeenByAll(removal.from);
}

/** The error for a removed torrent: gone, or unavailable_for_legal_reasons for a 451. */
export function removedError(
  what: string,
  { reason, status }: Omit<Removal, 'byId' | 'at'>,
  details: Pick<ErrorDetails, 'hint' | 'collection'> = {},
): AppError {
  const code = status === 451 ? 'unavailable_for_legal_reasons' : 'gone';
  const message = reason === undefined ? `${what} was removed` : `${what} was removed: ${reason}`;
  return new AppError(code, message, details);
}

/** The hint for a viewer who may see a removed torrent: who can restore it until that time. */
export function restorationHint(viewer: Actor, torrent: Torrent, until: Date): string | undefined {
  if (!maySee(viewer, torrent)) return undefined;
  const who = isAllowed(() => checkMayRestore(viewer, torrent)) ? 'You' : restorerOf(torrent);
  return `${who} can restore it until ${until.toISOString()}: on its page, or in the API by POST to /restore.`;
}

function restorerOf({ removal }: Torrent): string {
  return removal?.status === 451 ? 'A moderator of all collections' : 'A moderator';
}

/** Whether its owner removed it. Owners give no reason and no status. */
function wasRemovedByOwner({ ownerId, removal }: Torrent): boolean {
  if (removal === undefined) return false;
  return removal.byId === ownerId && removal.reason === undefined && removal.status === 410;
}

function stillRemoved(removal: Pick<Removal, 'reason' | 'cause'> | undefined): AppError {
  return new AppError('forbidden', `Cannot publish this torrent: ${removalText(removal, 'a moderator')}`, {
    hint: 'Ask a moderator of this service.',
  });
}

function removalText(removal: Pick<Removal, 'reason' | 'cause'> | undefined, who: string): string {
  return `${removal?.cause === undefined ? who : 'the server'} removed it${removal?.reason === undefined ? '' : `: ${removal.reason}`}`;
}
