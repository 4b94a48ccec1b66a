import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import type { PathFacts } from './facts.ts';

/**
 * Throws unauthorized for an actor without a token where nothing is public, while there are private collections. A
 * private collection answers like one that does not exist, and a torrent that was accepted there would tell them apart.
 */
export function checkMayBegin(
  actor: Actor,
  collection: string,
  { hasPrivate, isListed }: Pick<PathFacts, 'hasPrivate' | 'isListed'>,
): void {
  if (actor.tokenId !== undefined || !hasPrivate || isListed || collection === '') return;
  throw new AppError(
    'unauthorized',
    `Cannot publish in "/${collection}" without a token: nothing is public there yet`,
    { hint: 'Use a token, or a collection that is there already.' },
  );
}
