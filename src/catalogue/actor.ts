import { AppError } from '../errors.ts';
import type { Torrent } from './torrent.ts';

/** Who changes the catalogue: the owner of what it publishes, and how far it may reach. */
export interface Actor {
  /** The token's id; undefined for somebody without one. */
  readonly tokenId: number | undefined;
  readonly changes: 'own' | 'all';
}

/** Throws forbidden when the actor may not change that torrent. */
export function checkMayChange(actor: Actor, torrent: Torrent): void {
  if (actor.changes === 'all' || actor.tokenId === torrent.ownerId) return;
  throw new AppError('forbidden', `Cannot change "${torrent.fileName}": it was published by somebody else`, {
    mend: 'Use the token that published it, or one with the role moderator or admin.',
  });
}
