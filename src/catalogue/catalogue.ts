import { LRUCache } from 'lru-cache';
import { AppError } from '../errors.ts';
import { Slices } from '../lib/slices.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import { mayBeLedTo, maySee, type Actor } from './actor.ts';
import type { BlobStore } from './blobs.ts';
import { refusal } from './check.ts';
import { chooseCopy, inAreaOf } from './choose-copy.ts';
import { createChecker, type Checker, type Payer } from './checker.ts';
import { toGivenFields, toTorrentEdit, type TorrentEdit, type WrittenFields } from './edit.ts';
import { toExpiresAt, type Expiry } from './expiry.ts';
import { fileNamesOf } from './file-names.ts';
import { createKeeping, type Keeping } from './keeping.ts';
import { createLists, type Lists } from './lists.ts';
import { createMetainfoReader, type MetainfoReader } from './metainfo-reader.ts';
import { createMoves, type Moves } from './moves.ts';
import { isStream } from './stream.ts';
import { createStreams, type Streams } from './streams.ts';
import { fileNameFor, toFileName, toNewCollection, toTorrentPath } from './names.ts';
import type { Preconditions } from './preconditions.ts';
import { createPictureEncoder, type PictureEncoder } from './picture-encoder.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createReadable } from './readable.ts';
import { createPublishers, type Publishers } from './publishers.ts';
import { createReadmes, type Readmes } from './readmes.ts';
import { checkQuota } from './quota.ts';
import { mayKnowOfRemoval, removedError, restorationHint, toRemovalInput } from './removal.ts';
import { createDetails } from './collection-details.ts';
import { createCollections, type Collections } from './collections.ts';
import { createDeleteKey } from './delete-key.ts';
import { checkFileNotReserved, checkNotReserved } from './reserved.ts';
import { checkFreeSpace, type Room } from './room.ts';
import type {
  CatalogueStore,
  Holdings,
  Publication,
  RemovalInput,
  TorrentAddress,
  TorrentDraft,
} from './store.ts';
import type { Removal, Torrent, TorrentPath } from './torrent.ts';
import { validatorOf } from './validator.ts';

// A read from the store takes 40 µs of CPU for 38 kB, without the check of its SHA-256.
const CACHE_BYTES_MAX = 32 * 1024 * 1024;

const UNDO_DAYS = 30;
const DAY_MS = 86_400_000;

/** The input for publishing a torrent. */
export interface PublishInput extends Pick<TorrentDraft, 'visibility' | 'pictures' | 'isNumbered'> {
  readonly bytes: Uint8Array;
  readonly collection: string;
  /** Undefined to make it from the name of the torrent. */
  readonly fileName: string | undefined;
  /** When given, the torrent must have this infohash. */
  readonly infohash?: Infohash | undefined;
  /** The fields that are given; blank ones are not. */
  readonly fields?: WrittenFields | undefined;
  readonly expires?: Expiry | undefined;
}

/** What became of a draft. */
export interface Published extends Publication {
  /** What an actor without a token can delete the torrent with; only its hash is kept. Undefined for all others. */
  readonly deleteKey: string | undefined;
  /** Where its collection was moved, when that was nowhere else until now: it exists again beside that one. */
  readonly movedTo: string | undefined;
}

/** All torrents, and what publishes, changes, removes, finds and lists them. */
export interface Catalogue
  extends MetainfoReader, Readmes, Pictures, Publishers, Collections, Moves, Streams, Lists {
  /**
   * Throws malformed, or conflict, for a collection in which nothing can be published, or not under that file name. To be
   * asked before an upload is read; `draft` asks again.
   */
  checkCollection(collection: string, fileName?: string): void;
  /**
   * Checks the bytes as metainfo and chooses their path. Rejects with invalid and all findings when they are not a
   * valid torrent, malformed for a name, field or expiry that is not valid, conflict when the infohash is not the requested
   * one, and with the errors of `Checker`.
   */
  draft(input: PublishInput, payer?: Payer): Promise<TorrentDraft>;
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
   * Rejects with unavailable when there is no room for an upload without a token: too much is published without one, or
   * too little is free on the disk. Call it before an upload is read; `publish` checks again.
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
  const cache = new LRUCache<string, Uint8Array>({ maxSize: CACHE_BYTES_MAX });
  const getBytes = async ({ sha256 }: Pick<Torrent, 'sha256'>): Promise<Uint8Array> => {
    const known = cache.get(sha256);
    if (known !== undefined) return known;
    const bytes = await blobs.get(sha256);
    cache.set(sha256, bytes, { size: bytes.byteLength });
    return bytes;
  };
  const keeping = createKeeping({ store, now, slices: new Slices() });
  const checkCollection = (collection: string, fileName?: string): void => {
    checkNotReserved(collection, folders);
    if (fileName !== undefined) checkFileNotReserved(fileName);
    toNewCollection(collection);
  };
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
  /** What is at an address where the viewer may read, whoever may see it. */
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
  const moves = createMoves({ store, detailsOf, readable, find, now, folders });
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
    const until = new Date(torrent.removal.at.getTime() + undoDays * DAY_MS);
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
  const readmes = createReadmes({ store, now, folders, readable, checkCollection: checkDescribed });
  return {
    checkCollection,
    async draft(input, payer) {
      if (input.isNumbered !== true) checkCollection(input.collection, input.fileName);
      const draft = await draftOf(input, checker, payer, now());
      checkFileNotReserved(draft.fileName);
      checkInfohash(draft, input.infohash);
      return draft;
    },
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
      const removedSince = new Date(at.getTime() - undoDays * DAY_MS);
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
    get,
    find,
    findSuccessor,
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

async function draftOf(
  input: PublishInput,
  checker: Checker,
  payer: Payer | undefined,
  now: Date,
): Promise<TorrentDraft> {
  const { bytes, collection, fileName, visibility, expires, pictures, isNumbered } = input;
  // Names and fields are checked before the bytes, because that is cheaper.
  if (fileName !== undefined) toFileName(fileName);
  const fields = input.fields && toGivenFields(input.fields);
  const expiresAt = expires && toExpiresAt(expires, now);
  const report = await checker.check(bytes, payer);
  if (report.verdict === 'refuse') throw refusal(report.findings);
  const { facts, metainfo } = report;
  const path = toTorrentPath(collection, fileName ?? fileNameFor(facts.name));
  const fileNames = fileNamesOf(metainfo);
  return { ...path, ...facts, bytes, fileNames, visibility, fields, expiresAt, pictures, isNumbered };
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

function checkInfohash(draft: TorrentDraft, wanted: Infohash | undefined): void {
  if (wanted === undefined || wanted === draft.infohashV1 || wanted === draft.infohashV2) return;
  const found = draft.infohashV1 ?? draft.infohashV2;
  throw new AppError('conflict', `Cannot publish at ${wanted}: the torrent has the infohash ${found}`, {
    hint: 'Publish it under its own infohash, or in a collection.',
  });
}
