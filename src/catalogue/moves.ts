import { AppError } from '../errors.ts';
import type { Actor } from './actor.ts';
import type { DetailsOf } from './collection-details.ts';
import type { CollectionDetails } from './collection-settings.ts';
import { toCollection, toNewCollection, trimSlashes } from './names.ts';
import { checkMayMove } from './plan-move.ts';
import type { Preconditions } from './preconditions.ts';
import { checkNotReserved } from './reserved.ts';
import type { Readable } from './readable.ts';
import { checkIsNoStream } from './stream.ts';
import type { CatalogueStore, TorrentAddress } from './store.ts';
import type { Torrent, TorrentPath } from './torrent.ts';

/** Moving collections, and where torrents and collections are that were moved. */
export interface Moves {
  /**
   * Moves a collection with all that is in it and below it, and resolves to what it is there. Rejects with malformed for a path that is not valid, conflict for
   * one that belongs to the service, and what `CatalogueStore.moveCollection` rejects with.
   */
  moveCollection(
    from: string,
    to: string,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<CollectionDetails>;
  /** The public torrent to which a path leads that it had before; undefined when none was moved from there. */
  findMoved(path: TorrentPath, viewer: Actor): Promise<Torrent | undefined>;
  /** Where a collection is that was moved, while nothing is published at its old path. */
  findMovedCollection(path: string, viewer: Actor): Promise<string | undefined>;
}

export interface MovesParts {
  readonly store: Pick<CatalogueStore, 'moveCollection' | 'find' | 'findMove' | 'findMovedCollection'>;
  readonly detailsOf: DetailsOf;
  readonly readable: Pick<Readable, 'findCollection' | 'pathFor' | 'collectionFor'>;
  readonly find: (address: TorrentAddress, viewer: Actor) => Promise<Torrent | undefined>;
  readonly now: () => Date;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
}

export function createMoves({ store, detailsOf, readable, find, now, folders }: MovesParts): Moves {
  const isPublic = async (path: string, viewer: Actor): Promise<boolean> =>
    (await readable.findCollection(path, viewer)) !== undefined;
  return {
    async moveCollection(from, to, actor, conditions = {}) {
      const [source, target] = [toCollection(from), toNewCollection(trimSlashes(to))];
      checkIsNoStream(source);
      for (const path of [source, target]) {
        if (path === '') throw noRoot();
        checkNotReserved(path, folders);
        checkMayMove(actor, path);
      }
      await store.moveCollection(source, target, actor, conditions, now());
      return detailsOf(target, actor);
    },
    async findMoved(path, viewer) {
      const from = await readable.pathFor(path, viewer);
      // One that a moderator has hidden has the path, and no other is to be found there.
      if ((await store.find({ path: from })) !== undefined) return undefined;
      const to = await store.findMove(from);
      const torrent = to && (await find({ path: to }, viewer));
      // The old path was known to readers who do not know of one that is in no list.
      return torrent?.state === 'public' ? torrent : undefined;
    },
    async findMovedCollection(path, viewer) {
      const from = await readable.collectionFor(path, viewer);
      // Every upload asks. Most collections never moved, which is far cheaper to find out than what is in them.
      const to = from === '' ? undefined : await store.findMovedCollection(from);
      if (to === undefined || (await isPublic(from, viewer))) return undefined;
      return (await isPublic(to, viewer)) ? to : undefined;
    },
  };
}

function noRoot(): AppError {
  return new AppError('malformed', 'Cannot move a collection to or from the start page: it has no path', {
    hint: 'Name a collection, as in debian/13.',
  });
}
