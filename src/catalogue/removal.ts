import { AppError } from '../errors.ts';
import { checkMayChange, moderates, owns, checkMayPublishIn, type Actor } from './actor.ts';
import { toLine } from './plain-text.ts';
import type { RemovalInput } from './store.ts';
import type { Removal, Torrent } from './torrent.ts';

export const REASON_LENGTH_MAX = 500;

/** A removal as it is stored, with its reason as one line of 500 characters at most. Throws malformed. */
export function toRemovalInput({ reason, status }: RemovalInput): RemovalInput {
  return { reason: reason === undefined ? undefined : toLine(reason, 'reason', REASON_LENGTH_MAX), status };
}

/** Throws forbidden when the actor may not remove the torrent, or gives a reason or a status that is for moderators. */
export function checkMayRemove(actor: Actor, torrent: Torrent, { reason, status }: RemovalInput): void {
  checkMayChange(actor, torrent);
  if ((reason === undefined && (status ?? 410) === 410) || moderates(actor, torrent)) return;
  throw new AppError('forbidden', `Cannot say why "${torrent.fileName}" is removed: that is for moderators`, {
    mend: 'Remove it without a reason.',
  });
}

/** Throws forbidden when the actor may not restore the torrent: its owner only after they removed it themselves. */
export function checkMayRestore(actor: Actor, torrent: Torrent): void {
  if (moderates(actor, torrent)) return;
  checkMayPublishIn(actor, torrent.collection);
  if (owns(actor, torrent) && wasTakenBack(torrent)) return;
  throw new AppError(
    'forbidden',
    `Cannot restore this torrent: ${toldOf(torrent.removal, 'somebody else')}`,
    {
      mend: 'Ask a moderator of this service.',
    },
  );
}

/** Throws forbidden, with the reason, when what a moderator removed is published again by somebody who is none. */
export function checkMayPublishRemoved(actor: Actor, torrent: Torrent): void {
  if (wasTakenBack(torrent) || moderates(actor, torrent)) return;
  throw new AppError('forbidden', `Cannot publish this torrent: ${toldOf(torrent.removal, 'a moderator')}`, {
    mend: 'Ask a moderator of this service.',
  });
}

/** What a reader is told of something that was removed: gone, or unavailable_for_legal_reasons for a 451. */
export function removedError(what: string, { reason, status }: Omit<Removal, 'byId' | 'at'>): AppError {
  const code = status === 451 ? 'unavailable_for_legal_reasons' : 'gone';
  return new AppError(code, reason === undefined ? `${what} was removed` : `${what} was removed: ${reason}`);
}

/** Whether its own publisher removed it, who gives no reason and no status. */
function wasTakenBack({ ownerId, removal }: Torrent): boolean {
  if (removal === undefined) return false;
  return removal.byId === ownerId && removal.reason === undefined && removal.status === 410;
}

function toldOf(removal: Removal | undefined, who: string): string {
  return `${who} removed it${removal?.reason === undefined ? '' : `: ${removal.reason}`}`;
}
