import { AppError } from '../errors.ts';
import { mayBeLedTo, maySee, type Actor } from './actor.ts';
import { chooseCopy, inAreaOf } from './choose-copy.ts';
import type { Readable } from './readable.ts';
import { mayKnowOfRemoval, removedError, restorationHint } from './removal.ts';
import type { CatalogueStore, TorrentAddress } from './store.ts';
import type { Removal, Torrent, TorrentPath } from './torrent.ts';

/** What is at an address, for a viewer. */
export interface Lookups {
  /**
   * The torrent at that address. Rejects with not_found, also for a torrent that the viewer may not see, and after a
   * removal with gone or unavailable_for_legal_reasons and its reason. By infohash, the hint tells a viewer who may see
   * the removed torrent who can restore it, and until when.
   */
  get(address: TorrentAddress, viewer: Actor): Promise<Torrent>;
  /**
   * By path: the torrent that has it. By infohash: the published torrent, also a superseded one. Only what the viewer
   * may see.
   */
  find(address: TorrentAddress, viewer: Actor): Promise<Torrent | undefined>;
  /** The torrent that has the path of a superseded or pending one, if the viewer may be led to it. */
  findSuccessor(torrent: Torrent, viewer: Actor): Promise<Torrent | undefined>;
}

export interface LookupsParts {
  readonly store: Pick<CatalogueStore, 'find' | 'findPrivate' | 'findRemoval' | 'findMove'>;
  readonly readable: Pick<Readable, 'pathFor'>;
  /** For how many milliseconds a removal can be undone. */
  readonly undoMs: number;
  readonly now: () => Date;
}

export function createLookups({ store, readable, undoMs, now }: LookupsParts): Lookups {
  /** What is at an address in a collection that the viewer may read, also when they may not see the torrent itself. */
  const look = async (address: TorrentAddress, viewer: Actor): Promise<Torrent | undefined> => {
    if ('path' in address) return store.find({ path: await readable.pathFor(address.path, viewer) });
    const open = await store.find(address);
    if (viewer.tokenId === undefined) return open;
    const copies = open === undefined ? [] : [open];
    const all = [...copies, ...(await store.findPrivate(address.infohash))];
    return chooseCopy(inAreaOf(address, all), viewer);
  };
  const find = async (address: TorrentAddress, viewer: Actor): Promise<Torrent | undefined> => {
    const torrent = await look(address, viewer);
    return torrent !== undefined && maySee(viewer, torrent) ? torrent : undefined;
  };
  const findSuccessor = async (
    { collection, fileName }: TorrentPath,
    viewer: Actor,
  ): Promise<Torrent | undefined> => {
    const torrent = await store.find({ path: { collection, fileName } });
    return torrent !== undefined && mayBeLedTo(viewer, torrent) ? torrent : undefined;
  };
  /** The hint how to undo a removal, as long as that is possible and the viewer may see the removed torrent. */
  const hintFor = (torrent: Torrent | undefined, viewer: Actor): string | undefined => {
    if (torrent?.removal === undefined) return undefined;
    const until = new Date(torrent.removal.at.getTime() + undoMs);
    return until > now() ? restorationHint(viewer, torrent, until) : undefined;
  };
  /** Also that of a torrent whose collection was moved before or after it was removed. */
  const findRemoval = async (address: TorrentAddress, viewer: Actor): Promise<Removal | undefined> => {
    if ('infohash' in address) return store.findRemoval(address);
    const path = await readable.pathFor(address.path, viewer);
    const removal = await store.findRemoval({ path });
    const to = removal === undefined ? await store.findMove(path) : undefined;
    return to === undefined ? removal : store.findRemoval({ path: await readable.pathFor(to, viewer) });
  };
  const get = async (address: TorrentAddress, viewer: Actor): Promise<Torrent> => {
    const torrent = await look(address, viewer);
    const isRemoved = torrent?.state === 'removed';
    if (torrent !== undefined && !isRemoved && maySee(viewer, torrent)) return torrent;
    const isSecret = isRemoved && !mayKnowOfRemoval(viewer, torrent);
    const removal = isSecret ? undefined : (torrent?.removal ?? (await findRemoval(address, viewer)));
    if (removal !== undefined) {
      const path = knownPath(address, torrent);
      const hint = hintFor(torrent, viewer);
      const { collection } = path;
      throw removedError(named(path), removal, {
        ...(hint !== undefined && { hint }),
        ...(collection !== undefined && { collection }),
      });
    }
    throw new AppError('not_found', 'Cannot find that torrent: it is not published here');
  };
  return { get, find, findSuccessor };
}

/**
 * What an error says of the path that a removed torrent had: not its name, which a stranger may never have seen. The
 * collection is named when the request named it, or when the torrent was public.
 */
function knownPath(address: TorrentAddress, torrent: Torrent | undefined): Partial<TorrentPath> {
  if ('path' in address) return address.path;
  return torrent?.removal?.from === 'public' ? { collection: torrent.collection } : {};
}

function named({ collection = '', fileName }: Partial<TorrentPath>): string {
  const name = fileName === undefined ? 'This torrent' : `"${fileName}"`;
  return collection === '' ? name : `${name} in the collection "${collection}"`;
}
