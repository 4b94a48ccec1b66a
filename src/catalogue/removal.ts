import { AppError } from '../errors.ts';
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
import { isAllowed } from './is-allowed.ts';
import { toLine } from './plain-text.ts';
import type { RemovalInput } from './store.ts';
import { canBeSeenByAll, type Removal, type Torrent, type TorrentPath } from './torrent.ts';
import { unseen } from './unseen.ts';

export const REASON_LENGTH_MAX = 500;

/**
 * A removal as it is stored, with its reason as one line of 500 characters at most. Throws malformed, also for a block
 * without a reason, and forbidden for a block by somebody who does not moderate everything.
 */
export function toRemovalInput({ reason, status, block }: RemovalInput, actor: Actor): RemovalInput {
  if (block !== true) return { reason: toReason(reason), status };
  checkModeratesAll(actor);
  return { reason: toReason(reason, block), status, block };
}

/** Why something is removed, hidden or blocked, as it is stored. Throws malformed; only a block needs a reason. */
export function toReason(text: string | undefined, block?: boolean): string | undefined {
  if (block === true) return toBlockReason(text ?? '');
  return text === undefined ? undefined : toLine(text, 'reason', REASON_LENGTH_MAX);
}

/** Why something is blocked, as it is stored. Throws malformed, also when there is nothing in it. */
export function toBlockReason(text: string): string {
  const reason = toLine(text, 'reason', REASON_LENGTH_MAX);
  if (reason !== undefined) return reason;
  throw new AppError('malformed', 'Cannot use the reason: there is none', {
    hint: 'Say why: whoever wants to publish it reads that.',
  });
}

/** Throws forbidden when the actor may not remove the torrent, or gives a reason or a status that is for moderators. */
export function checkMayRemove(actor: Actor, torrent: Torrent, { reason, status }: RemovalInput): void {
  checkMayChange(actor, torrent);
  if ((reason === undefined && (status ?? 410) === 410) || moderates(actor, torrent)) return;
  throw new AppError('forbidden', `Cannot say why "${torrent.fileName}" is removed: that is for moderators`, {
    hint: 'Remove it without a reason.',
  });
}

/**
 * Throws forbidden when the actor may not restore the torrent: its owner only after they removed it themselves, a
 * moderator of some collections not what another removed because the law demanded it.
 */
export function checkMayRestore(actor: Actor, torrent: Torrent): void {
  if (mayUndo(actor, torrent)) return;
  checkMayPublishIn(actor, torrent.collection);
  if (owns(actor, torrent) && wasTakenBack(torrent)) return;
  throw new AppError(
    'forbidden',
    `Cannot restore this torrent: ${toldOf(torrent.removal, 'somebody else')}`,
    {
      hint: 'Ask a moderator of this service.',
    },
  );
}

/**
 * Throws when what was removed may not be published again: forbidden, with the reason, for what a moderator removed;
 * conflict for what its owner took back and may still restore. What nobody owns is for anybody.
 */
export function checkMayPublishRemoved(actor: Actor, torrent: Torrent): void {
  if (mayUndo(actor, torrent)) return;
  if (wasTakenBack(torrent)) {
    if (torrent.ownerId === undefined || owns(actor, torrent)) return;
    throw unseen();
  }
  throw mayKnowOfRemoval(actor, torrent) ? stillRemoved(torrent.removal) : unseen();
}

/** Throws forbidden, with the reason, when a moderator removed what was purged since, as a reason or a 451 shows. */
export function checkMayPublishPurged(
  actor: Actor,
  path: TorrentPath,
  removal: Omit<Removal, 'byId'> | undefined,
): void {
  if (removal === undefined || (removal.reason === undefined && removal.status === 410)) return;
  if (!moderates(actor, path) || (removal.status === 451 && !moderatesAll(actor))) {
    throw stillRemoved(removal);
  }
}

/** Whether the actor may undo the removal as a moderator: of everything, or the one who gave it, where it is a 451. */
function mayUndo(actor: Actor, torrent: Torrent): boolean {
  if (!moderates(actor, torrent)) return false;
  const { status, byId } = torrent.removal ?? {};
  return status !== 451 || moderatesAll(actor) || (byId !== undefined && byId === actor.tokenId);
}

/** Whether the viewer is told of the removal of a torrent: of one that was out of sight, only who saw it before. */
export function mayKnowOfRemoval(viewer: Actor, torrent: Torrent): boolean {
  return wasSeenByAll(torrent.removal) || maySee(viewer, torrent);
}

/** Whether what was removed was there for everybody to see until then. */
export function wasSeenByAll(removal: Removal | undefined): boolean {
  return removal?.from !== undefined && canBeSeenByAll(removal.from);
}

/** What a reader is told of something that was removed: gone, or unavailable_for_legal_reasons for a 451. */
export function removedError(
  what: string,
  { reason, status }: Omit<Removal, 'byId' | 'at'>,
  hint?: string,
): AppError {
  const code = status === 451 ? 'unavailable_for_legal_reasons' : 'gone';
  const message = reason === undefined ? `${what} was removed` : `${what} was removed: ${reason}`;
  return new AppError(code, message, hint === undefined ? {} : { hint });
}

/** What whoever still sees a removed torrent can do about it until that time, after which nobody can restore it. */
export function restorationHint(viewer: Actor, torrent: Torrent, until: Date): string | undefined {
  if (!maySee(viewer, torrent)) return undefined;
  const who = isAllowed(() => checkMayRestore(viewer, torrent)) ? 'You' : whoElse(torrent);
  return `${who} can restore it until ${until.toISOString()}: on its page, or in the API by POST to /restore.`;
}

function whoElse({ removal }: Torrent): string {
  return removal?.status === 451 ? 'A moderator of all collections' : 'A moderator';
}

/** Whether its own publisher removed it, who gives no reason and no status. */
function wasTakenBack({ ownerId, removal }: Torrent): boolean {
  if (removal === undefined) return false;
  return removal.byId === ownerId && removal.reason === undefined && removal.status === 410;
}

function stillRemoved(removal: Pick<Removal, 'reason'> | undefined): AppError {
  return new AppError('forbidden', `Cannot publish this torrent: ${toldOf(removal, 'a moderator')}`, {
    hint: 'Ask a moderator of this service.',
  });
}

function toldOf(removal: Pick<Removal, 'reason'> | undefined, who: string): string {
  return `${who} removed it${removal?.reason === undefined ? '' : `: ${removal.reason}`}`;
}
