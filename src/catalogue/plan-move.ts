import { AppError } from '../errors.ts';
import { counted } from '../lib/counted.ts';
import type { Actor } from './actor.ts';
import { isWithin } from './ancestors.ts';
import { assignments, OPEN_AREA } from './areas.ts';
import { collectionVersionOf, mayConfigure, settingsVersionOf } from './collection-settings.ts';
import type { MoveFacts } from './facts.ts';
import { COLLECTION_DEPTH_MAX, depthOf } from './names.ts';
import type { Change, Plan } from './plan.ts';
import { checkPreconditions, type Preconditions } from './preconditions.ts';
import { formatPath } from './torrent.ts';

/**
 * How many torrents are moved at once, in whatever state: the search index of each is written again, in one transaction
 * during which nothing else is published.
 */
export const MOVED_MAX = 50_000;

/** A collection that was moved as a whole. */
export interface CollectionMove {
  readonly from: string;
  readonly to: string;
  /** How many torrents have a path there, or wait for one. */
  readonly torrentCount: number;
}

export interface MoveRequest {
  readonly from: string;
  readonly to: string;
  readonly actor: Actor;
  readonly conditions: Preconditions;
}

/** Plans to move a collection. Throws what `CatalogueStore.moveCollection` rejects with. */
export function planMove(
  { from, to, actor, conditions }: MoveRequest,
  { source, target, settings, readme, privates, twins }: MoveFacts,
): Plan<CollectionMove> {
  for (const collection of [from, to]) checkMayMove(actor, collection);
  checkPreconditions(conditions, [collectionVersionOf({ settings, readme }), settingsVersionOf(settings)]);
  if (isWithin(to, from)) throw refused(from, to, INSIDE[from === to ? 'same' : 'below']);
  const { torrentCount } = source;
  if (torrentCount === 0 && source.describedCount === 0) {
    throw new AppError('not_found', `Cannot move the collection ${from}: nothing is published in it`);
  }
  if (target.torrentCount > 0) {
    throw refused(from, to, {
      why: `${counted(target.torrentCount, 'torrent is', 'torrents are')} there already`,
      hint: 'Choose a path that no collection has. Single torrents are moved by a change of their collection.',
    });
  }
  if (target.describedCount > 0) {
    throw refused(from, to, {
      why: 'a README or settings are there already',
      hint: 'Remove them first, or choose another path.',
    });
  }
  const depth = source.depth - depthOf(from) + depthOf(to);
  if (depth > COLLECTION_DEPTH_MAX) {
    throw refused(from, to, {
      why: `what is in it would be ${depth} folders deep, and ${COLLECTION_DEPTH_MAX} are possible`,
      hint: 'Choose a path with fewer folders.',
    });
  }
  if (source.storedCount > MOVED_MAX) {
    throw refused(from, to, {
      why: `it has ${source.storedCount} torrents, and ${MOVED_MAX} can be moved at once`,
      hint: 'Move the collections in it one after the other.',
    });
  }
  const [twin] = twins;
  if (twin !== undefined) {
    throw refused(from, to, {
      why: `some of it is private, or will be, and "${formatPath(twin)}" is published somewhere else in it, in an open collection or at the new path too`,
      hint: 'Remove one of the two, and try again once it is purged.',
    });
  }
  return {
    result: { from, to, torrentCount },
    changes: planAreas(from, to, privates, { kind: 'moveCollection', from, to }),
    notes: [
      {
        action: 'collection.move',
        object: `collection /${from}`,
        before: { path: from },
        after: { path: to, torrents: torrentCount },
      },
    ],
  };
}

/** Where something is private, all of it is moved in the open area, and gets into its own areas afterwards. */
function planAreas(from: string, to: string, privates: readonly string[], move: Change): readonly Change[] {
  if (privates.length === 0) return [move];
  const isLeft = privates.some((path) => isWithin(path, from));
  const moved = privates.map((path) => (isWithin(path, from) ? to + path.slice(from.length) : path));
  return [
    { kind: 'assignArea', collection: from, area: OPEN_AREA },
    move,
    // The old path is not private any more, and all may read what happened there.
    ...(isLeft ? [{ kind: 'moveEvents', from, to } as const] : []),
    ...assignments(moved, to).map((place) => ({ kind: 'assignArea', ...place }) as const),
  ];
}

const INSIDE = {
  same: { why: 'it is there already', hint: 'Choose another path.' },
  below: { why: 'that is inside of it', hint: 'Choose a path outside of the collection.' },
};

/**
 * All that is in a collection belongs to several owners, so it is for moderators of both places and all below them. Throws
 * unauthorized for an actor without a token, and forbidden for others.
 */
export function checkMayMove(actor: Actor, collection: string): void {
  if (mayConfigure(actor, collection)) return;
  const message = `Cannot move anything to or from "/${collection}": only moderators of it and of all below it may`;
  throw new AppError(actor.tokenId === undefined ? 'unauthorized' : 'forbidden', message, {
    hint: 'Use a token with the role moderator whose collections include the old path and the new one.',
  });
}

function refused(from: string, to: string, { why, hint }: { why: string; hint: string }): AppError {
  return new AppError('conflict', `Cannot move the collection ${from} to ${to}: ${why}`, { hint });
}
