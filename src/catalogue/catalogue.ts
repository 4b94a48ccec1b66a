import { LRUCache } from 'lru-cache';
import { RecentlySeen } from '../lib/recently-seen.ts';
import { Slices } from '../lib/slices.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { mayBeLedTo, type Actor } from './actor.ts';
import type { BlobStore } from './blobs.ts';
import { createChecker, type Checker } from './checker.ts';
import type { TorrentDraft } from './draft.ts';
import { createDrafting, type Drafting } from './drafting.ts';
import { toTorrentEdit, type TorrentEdit } from './edit.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import { createLists, type Lists } from './lists.ts';
import { createLookups, type Lookups } from './lookups.ts';
import { createMetainfoReader, type MetainfoReader } from './metainfo-reader.ts';
import { createMoves, type Moves } from './moves.ts';
import { isStream } from './stream.ts';
import { createStreams, type Streams } from './streams.ts';
import { toNewCollection } from './names.ts';
import type { Preconditions } from './preconditions.ts';
import { createPictureEncoder, type PictureEncoder } from './picture-encoder.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createReadable } from './readable.ts';
import { createPublishers, type Publishers } from './publishers.ts';
import { createReadmes, type Readmes } from './readmes.ts';
import { checkQuota } from './quota.ts';
import { toRemovalInput, type RemovalInput } from './removal.ts';
import { createDetails } from './collection-details.ts';
import { createCollections, type Collections } from './collections.ts';
import { createDeleteKey } from './delete-key.ts';
import { checkFileNotReserved, checkNotReserved } from './reserved.ts';
import { checkFreeSpace, type Room } from './room.ts';
import type { CatalogueStore, Holdings, Publication, TorrentAddress } from './store.ts';
import type { Torrent } from './torrent.ts';
import { validatorOf } from './validator.ts';

// A read from the store takes 40 µs of CPU for 38 kB, without the check of its SHA-256.
const CACHE_BYTES_MAX = 32 * 1024 * 1024;

const UNDO_DAYS = 30;
const DAY_MS = 86_400_000;

/** What became of a draft. */
export interface Published extends Publication {
  /** What an actor without a token can delete the torrent with; only its hash is kept. Undefined for all others. */
  readonly deleteKey: string | undefined;
  /** The new path of its collection, when that was moved and this upload makes it exist again at its old path. */
  readonly movedTo: string | undefined;
}

/** All torrents, and what publishes, changes, removes, finds and lists them. */
export interface Catalogue
  extends
    Drafting,
    Lookups,
    MetainfoReader,
    Readmes,
    Pictures,
    Publishers,
    Collections,
    Moves,
    Streams,
    Lists {
  /**
   * Publishes a draft. Resolves when it is durable. Rejects with forbidden, conflict with a torrent that the actor may
   * not see, precondition_failed, unavailable.
   */
  publish(draft: TorrentDraft, actor: Actor, conditions?: Preconditions): Promise<Published>;
  /**
   * Removes a torrent. Rejects with what `toRemovalInput` throws, not_found, gone, unavailable_for_legal_reasons,
   * forbidden, precondition_failed, unavailable.
   */
  remove(
    address: TorrentAddress,
    actor: Actor,
    conditions?: Preconditions,
    removal?: RemovalInput,
  ): Promise<Torrent>;
  /**
   * Restores a removed torrent. Rejects with not_found, also when the undo window has passed, forbidden, conflict when
   * its path is in use, unavailable.
   */
  restore(infohash: Infohash, actor: Actor, conditions?: Preconditions): Promise<Torrent>;
  /**
   * Edits a torrent. Rejects with what `toTorrentEdit` throws, not_found, gone, unavailable_for_legal_reasons,
   * forbidden, conflict when the new path is in use, precondition_failed, unavailable.
   */
  edit(
    address: TorrentAddress,
    edit: TorrentEdit,
    actor: Actor,
    conditions?: Preconditions,
  ): Promise<Torrent>;
  /** Purges up to `limit` torrents that were removed before that time. Resolves to how many there were. */
  purge(removedBefore: Date, limit: number): Promise<number>;
  /** Removes up to `limit` torrents that have expired, unless they are pinned. Resolves to how many there were. */
  removeExpired(limit: number): Promise<number>;
  /** Removes what the rules of collections do not keep. */
  removeByRules: Keeping['sweep'];
  /**
   * The torrent that a client which has a superseded one may load in its place: what the same owner published at its path,
   * wherever that was moved since. Not what others published there later: clients load it without asking their users.
   */
  findUpdate(torrent: Torrent, viewer: Actor): Promise<Torrent | undefined>;
  /** The version of the torrent, by `validatorOf`. */
  versionOf(torrent: Torrent): Promise<string>;
  /** Earlier torrents of the same owner at its path, the newest first: of `limit`, those that the viewer may be led to. */
  listPredecessors(torrent: Torrent, viewer: Actor, limit: number): Promise<readonly Torrent[]>;
  /** The stored bytes of a torrent, exactly as they were uploaded. */
  getBytes(torrent: Torrent): Promise<Uint8Array>;
  /**
   * Rejects when there is no room for an upload without a token: with forbidden when too much is published without one, with
   * insufficient_storage when too little is free on the disk. Call it before an upload is read; `publish` checks again.
   */
  checkRoom(actor: Actor): Promise<void>;
  /** The area of a collection, for `mayRead`. */
  findArea(collection: string): Promise<string>;
  /** What counts towards a token's quota. */
  findHoldings(ownerId: number): Promise<Holdings>;
}

export interface CatalogueOptions {
  readonly store: CatalogueStore;
  readonly blobs: BlobStore;
  readonly now: () => Date;
  /** How many days a removal can be undone. */
  readonly undoDays?: number | undefined;
  /** How much must stay free on the disk for uploads without a token; undefined for no limit. */
  readonly room?: Room | undefined;
  readonly checker?: Checker | undefined;
  readonly encoder?: PictureEncoder | undefined;
  /** Whether publishers may have pages of their own. */
  readonly hasPublisherPages?: boolean | undefined;
  /** The name of the site, which no publisher has. */
  readonly siteName?: string | undefined;
  /** The paths of folders that are served beside the torrents, such as `/files`: no collection is there. */
  readonly folders?: readonly string[] | undefined;
}

export function createCatalogue({
  store,
  blobs,
  now,
  undoDays = UNDO_DAYS,
  room,
  checker = createChecker(),
  encoder = createPictureEncoder(),
  hasPublisherPages = false,
  siteName = '',
  folders = [],
}: CatalogueOptions): Catalogue {
  const undoMs = undoDays * DAY_MS;
  const cache = new LRUCache<string, Uint8Array>({ maxSize: CACHE_BYTES_MAX });
  const asked = new RecentlySeen();
  const getBytes = async (file: Pick<Torrent, 'sha256'> & { readonly id?: number }): Promise<Uint8Array> => {
    const { sha256 } = file;
    const known = cache.get(sha256);
    if (known !== undefined) return known;
    const bytes = await blobs.get(file);
    if (asked.see(sha256)) cache.set(sha256, bytes, { size: bytes.byteLength });
    return bytes;
  };
  const keeping = createKeeping({ store, now, slices: new Slices() });
  const drafting = createDrafting({ checker, folders, now });
  const { checkCollection } = drafting;
  /** What `checkCollection` does, for what is about a collection: streams have that too. */
  const checkDescribed = (collection: string): void => {
    if (isStream(collection)) toNewCollection(collection);
    else checkCollection(collection);
  };
  const checkDisk = async ({ tokenId }: Actor): Promise<void> => {
    if (room !== undefined && tokenId === undefined) checkFreeSpace(room.floor, await room.diskSpace());
  };
  const readable = createReadable(store);
  const detailsOf = createDetails({ store, readable });
  const lookups = createLookups({ store, readable, undoMs, now });
  const { get, find, findSuccessor } = lookups;
  const moves = createMoves({ store, detailsOf, readable, find, now, folders });
  const readmes = createReadmes({ store, now, folders, readable, checkCollection: checkDescribed });
  return {
    ...drafting,
    async publish(draft, actor, conditions = {}) {
      await checkDisk(actor);
      const own = actor.tokenId === undefined ? createDeleteKey() : undefined;
      const sent = { ...draft, deleteKeyHash: own?.keyHash };
      const movedTo = await moves.findMovedCollection(draft.collection, actor);
      const publication = await store.publish(sent, actor, conditions, now());
      const isNew = publication.outcome === 'created' || publication.outcome === 'replaced';
      return {
        ...publication,
        deleteKey: isNew ? own?.key : undefined,
        movedTo: publication.torrent.collection === draft.collection ? movedTo : undefined,
      };
    },
    async checkRoom(actor) {
      await checkDisk(actor);
      if (actor.tokenId !== undefined) return;
      const before = await store.findHoldings(undefined);
      const { torrentCount, metainfoBytes } = before;
      checkQuota(actor, before, { torrentCount: torrentCount + 1, metainfoBytes: metainfoBytes + 1 });
    },
    remove: async (address, actor, conditions = {}, removal = {}) =>
      store.remove(address, actor, conditions, now(), toRemovalInput(removal, actor)),
    restore(infohash, actor, conditions) {
      const at = now();
      const removedSince = new Date(at.getTime() - undoMs);
      return store.restore(infohash, actor, at, removedSince, conditions);
    },
    async edit(address, edit, actor, conditions = {}) {
      const checked = toTorrentEdit(edit);
      if (checked.collection !== undefined) checkNotReserved(checked.collection, folders);
      if (checked.fileName !== undefined) checkFileNotReserved(checked.fileName);
      return store.edit(address, checked, actor, conditions, now());
    },
    purge: (removedBefore, limit) => store.purge(removedBefore, limit, now()),
    removeExpired: (limit) => store.removeExpired(limit, now()),
    removeByRules: keeping.sweep,
    ...lookups,
    async findUpdate(torrent, viewer) {
      const { state, ownerId } = torrent;
      if (state !== 'superseded' || ownerId === undefined) return undefined;
      const newer = (await findSuccessor(torrent, viewer)) ?? (await moves.findMoved(torrent, viewer));
      return newer?.ownerId === ownerId ? newer : undefined;
    },
    async versionOf(torrent) {
      const { state, collection, fileName } = torrent;
      const isPending = state === 'pending';
      const occupant = isPending ? await store.find({ path: { collection, fileName } }) : undefined;
      return validatorOf(torrent, occupant);
    },
    async listPredecessors(torrent, viewer, limit) {
      const older = await store.listPredecessors(torrent, limit);
      return older.filter((it) => mayBeLedTo(viewer, it));
    },
    getBytes,
    ...createMetainfoReader(getBytes, checker),
    ...moves,
    ...createStreams({ store, readable }),
    ...readmes,
    ...createPublishers(store, now, { areAllowed: hasPublisherPages, siteName }),
    ...createPictures({ store, readable, encoder, now, folders, get, getBytes, ...readmes }),
    ...createCollections({
      store,
      readmes,
      detailsOf,
      keeping,
      now,
      folders,
      checkCollection: checkDescribed,
    }),
    ...createLists({ store, blobs, folders, readable, now }),
    findArea: (collection) => store.findArea(collection),
    findHoldings: (ownerId) => store.findHoldings(ownerId),
  };
}
