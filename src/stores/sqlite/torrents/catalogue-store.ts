import type { AppError } from '../../../errors.ts';
import { fromWire } from '../../../lib/wire-error.ts';
import { pictureOf, type NewPicture } from '../../../catalogue/picture.ts';
import { OPEN_AREA } from '../../../catalogue/areas.ts';
import type { Revision } from '../../../catalogue/listed-collection.ts';
import type { CatalogueStore, DatedDraft } from '../../../catalogue/store.ts';
import type { TorrentDraft } from '../../../catalogue/draft.ts';
import { StateMemory, type State } from '../../../lib/state-memory.ts';
import { createMoveFinder } from '../collections/moved-collections.ts';
import { createPublisherReader } from '../publishers/publishers.ts';
import { createReadmePictureLister } from '../collections/readme-pictures.ts';
import { createStreamFinder } from '../collections/streams.ts';
import { createReadmeFinder } from '../collections/readmes.ts';
import {
  createRuledLister,
  createSettingsFinder,
  createSourcedLister,
  createUploadRulesFinder,
} from '../collections/settings.ts';
import { createAreaReader } from '../collections/areas.ts';
import { inEachSpace, spaceOf } from '../lists/spaces.ts';
import { createCollectionReader } from '../lists/collections.ts';
import type { Connection } from '../database/connection.ts';
import { createFinder } from './find.ts';
import { bareActor, ownCopy } from '../writer/transferable.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { createLister } from '../lists/list.ts';
import { createHoldingsReader } from './holdings.ts';
import { isPlain, wholeCollection } from '../lists/plain.ts';
import { createPredecessorLister } from './predecessors.ts';
import { createRemovalFinder } from './removals.ts';
import type { Searcher } from '../search/search.ts';
import type { Writer } from '../writer/writer.ts';

/** How much of the file is returned at once, which takes about 10 ms. */
const SHRINK_BYTES = 2 * 1024 * 1024;

/** Of how many collections something is remembered until the next change. */
const KNOWN_MAX = 1000;

export interface CatalogueParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly searcher: Searcher;
  readonly calls: OpenCalls;
  /** Has another number after each commit of any process. */
  readonly changes: State;
}

/**
 * The catalogue in one database. Fast reads run in the calling thread, changes in the writer's thread, searches in
 * their own threads. What is due regularly is sent to the writer only when there is any, so that a service that nothing is
 * published in does without its thread.
 */
export function createCatalogueStore({
  reader,
  writer,
  searcher,
  calls,
  changes,
}: CatalogueParts): CatalogueStore {
  const finder = createFinder(reader);
  const findRemoval = createRemovalFinder(reader);
  const moves = createMoveFinder(reader);
  const findLastNumber = createStreamFinder(reader);
  const findHoldings = createHoldingsReader(reader);
  const listPredecessors = createPredecessorLister(reader);
  const lister = createLister(reader);
  const findReadme = createReadmeFinder(reader);
  const findSettings = createSettingsFinder(reader);
  const findUploadRules = createUploadRulesFinder(reader);
  const publishers = createPublisherReader(reader);
  const listReadmePictures = createReadmePictureLister(reader);
  const listRuled = createRuledLister(reader);
  const listSourced = createSourcedLister(reader);
  const areas = createAreaReader(reader);
  // Asked for by nearly every request.
  const knownAreas = new StateMemory<string, string>(changes, KNOWN_MAX);
  const isAnyPrivate = new StateMemory<'any', boolean>(changes, 1);
  const collections = inEachSpace((space) => createCollectionReader(reader, space));
  const knownRevisions = inEachSpace(() => new StateMemory<string, Revision | undefined>(changes, KNOWN_MAX));

  return {
    publish: (draft, actor, conditions, now) =>
      calls.run(() => {
        const { sent, transfer } = packed(draft);
        return writer.run('publish', [sent, bareActor(actor), conditions, now], transfer);
      }),
    publishMany: (drafts, actor, conditions) =>
      calls.run(async () => {
        const { sent, transfer } = packedTogether(drafts);
        const results = await writer.run('publishMany', [sent, bareActor(actor), conditions], transfer);
        return results.map((result) => ('outcome' in result ? result : (fromWire(result) as AppError)));
      }),
    remove: (address, actor, conditions, now, removal) =>
      calls.run(() => writer.run('remove', [address, bareActor(actor), conditions, now, removal])),
    restore: (infohash, actor, now, removedSince, conditions) =>
      calls.run(() => writer.run('restore', [infohash, bareActor(actor), now, removedSince, conditions])),
    edit: (address, edit, actor, conditions, now) =>
      calls.run(() => {
        const pictures = edit.addPictures?.map(packedPicture);
        const sent = { ...edit, addPictures: pictures?.map((it) => it.sent) };
        const transfer = pictures?.flatMap((it) => it.transfer);
        return writer.run('edit', [address, sent, bareActor(actor), conditions, now], transfer);
      }),
    putReadme: (collection, text, actor, conditions, now) =>
      calls.run(() => writer.run('putReadme', [collection, text, bareActor(actor), conditions, now])),
    removeReadme: (collection, actor, conditions, now) =>
      calls.run(() => writer.run('removeReadme', [collection, bareActor(actor), conditions, now])),
    moveCollection: (from, to, actor, conditions, now) =>
      calls.run(() => writer.run('moveCollection', [from, to, bareActor(actor), conditions, now])),
    findMovedCollection: (path) => calls.run(() => moves.findMovedCollection(path)),
    findLastNumber: (stream) => calls.run(() => findLastNumber(stream)),
    findReadme: (collection) => calls.run(() => findReadme(collection)),
    editSettings: (collection, edit, actor, conditions, now) =>
      calls.run(() => writer.run('editSettings', [collection, edit, bareActor(actor), conditions, now])),
    findSettings: (collection) => calls.run(() => findSettings(collection)),
    findUploadRules: (collection) => calls.run(() => findUploadRules(collection)),
    putPublisher: (draft, actor, now) =>
      calls.run(() => writer.run('putPublisher', [draft, bareActor(actor), now])),
    removePublisher: (slug, actor, now) =>
      calls.run(() => writer.run('removePublisher', [slug, bareActor(actor), now])),
    verifyPublisher: (slug, verified, actor, now) =>
      calls.run(() => writer.run('verifyPublisher', [slug, verified, bareActor(actor), now])),
    findPublisher: (slug) => calls.run(() => publishers.find(slug)),
    findPublisherOf: (ownerId) => calls.run(() => publishers.findOf(ownerId)),
    listPublishers: (limit, after) => calls.run(() => publishers.list(limit, after)),
    putReadmePicture: (collection, picture, actor, conditions, now) =>
      calls.run(() => {
        const { sent, transfer } = packedPicture(picture);
        return writer.run(
          'putReadmePicture',
          [collection, sent, bareActor(actor), conditions, now],
          transfer,
        );
      }),
    removeReadmePicture: (collection, name, actor, conditions, now) =>
      calls.run(() =>
        writer.run('removeReadmePicture', [collection, name, bareActor(actor), conditions, now]),
      ),
    listReadmePictures: (collection) => calls.run(() => listReadmePictures(collection)),
    purge: (removedBefore, limit, now) =>
      calls.run(async () => {
        if (finder.listRemoved(removedBefore, 1).length === 0) return 0;
        const count = await writer.run('purge', [removedBefore, limit, now]);
        if (count > 0) await shrink(writer);
        return count;
      }),
    removeExpired: (limit, now) =>
      calls.run(() =>
        finder.listExpired(now, 1).length === 0 ? 0 : writer.run('removeExpired', [limit, now]),
      ),
    removeByRetention: (batch, now) => calls.run(() => writer.run('removeByRetention', [batch, now])),
    listRuled: (after, limit) => calls.run(() => listRuled(after, limit)),
    listSourced: () => calls.run(listSourced),
    find: (address) => calls.run(() => finder.find(address)),
    findPrivate: (infohash) =>
      calls.run(() => finder.findAll({ infohash }).filter(({ area }) => area !== OPEN_AREA)),
    findArea: (collection) =>
      calls.run(() => {
        // On most instances nothing is private, while downloads may be of ever other collections.
        if (!isAnyPrivate.get('any', areas.hasAny)) return OPEN_AREA;
        return knownAreas.get(collection, () => areas.find(collection));
      }),
    listAreas: (within, limit) => calls.run(() => areas.list(within, limit)),
    findRemoval: (address) =>
      calls.run(() => ('infohash' in address && finder.find(address)?.removal) || findRemoval(address)),
    findMove: (path) => calls.run(() => moves.findMove(path)),
    listPredecessors: (torrent, limit) => calls.run(() => listPredecessors(torrent, limit)),
    list: (input) =>
      calls.run(async () =>
        isPlain(input) ? lister.list(input) : lister.listFound(await searcher.run('list', [input]), input),
      ),
    count: (filter, max) =>
      calls.run(() => {
        const whole = wholeCollection(filter);
        if (whole === undefined) return searcher.run('count', [filter, max]);
        return { count: collections[spaceOf(filter.area)].find(whole)?.torrentCount ?? 0, isMore: false };
      }),
    findCommonest: (words, filter) => calls.run(() => searcher.run('findCommonest', [words, filter])),
    findLatest: (wanted) =>
      calls.run(async () => {
        const id = await searcher.run('findLatest', [wanted]);
        if (id === undefined) return undefined;
        const latest = lister.find(id, wanted.area);
        if (latest !== undefined) return latest;
        // It left the lists after it was chosen, because it was replaced: the replacement is chosen now.
        const next = await searcher.run('findLatest', [wanted]);
        return next === undefined ? undefined : lister.find(next, wanted.area);
      }),
    countFacets: (filter) => calls.run(() => searcher.run('countFacets', [filter])),
    listCategories: (limit) => calls.run(() => searcher.run('listCategories', [limit])),
    listCollections: (parent, area) => calls.run(() => collections[spaceOf(area)].list(parent)),
    findCollection: (path, area) => calls.run(() => collections[spaceOf(area)].find(path)),
    findRevision: (path, area) =>
      calls.run(() => {
        const space = spaceOf(area);
        return knownRevisions[space].get(path, () => collections[space].findRevision(path));
      }),
    findHoldings: (ownerId) => calls.run(() => findHoldings(ownerId)),
  };
}

/** Returns a few pages at a time, with other changes in between, until none are left or the file no longer shrinks. */
async function shrink(writer: Writer, pagesBefore = Infinity): Promise<void> {
  const pages = await writer.run('shrink', [SHRINK_BYTES]);
  if (pages > 0 && pages < pagesBefore) await shrink(writer, pages);
}

/**
 * The draft with a copy of its bytes that can be transferred. Transferring the caller's own buffer would detach it
 * while the caller still uses it; cloning a view would copy its whole buffer.
 */
function packed(
  draft: TorrentDraft,
  bytes = new Uint8Array(draft.bytes),
): { sent: TorrentDraft; transfer: ArrayBuffer[] } {
  const pictures = draft.pictures?.map(packedPicture) ?? [];
  const sent: TorrentDraft = {
    collection: draft.collection,
    fileName: draft.fileName,
    infohashV1: draft.infohashV1,
    infohashV2: draft.infohashV2,
    version: draft.version,
    name: draft.name,
    contentBytes: draft.contentBytes,
    fileCount: draft.fileCount,
    pieceLengthBytes: draft.pieceLengthBytes,
    private: draft.private,
    sha256: draft.sha256,
    metainfoBytes: draft.metainfoBytes,
    warnings: draft.warnings,
    deleteKeyHash: draft.deleteKeyHash && ownCopy(draft.deleteKeyHash),
    visibility: draft.visibility,
    fields: draft.fields,
    expiresAt: draft.expiresAt,
    isNumbered: draft.isNumbered,
    fileNames: draft.fileNames,
    trackers: draft.trackers,
    pictures: pictures.map((it) => it.sent),
    bytes,
  };
  return { sent, transfer: [bytes.buffer, ...pictures.flatMap((it) => it.transfer)] };
}

/** The same for many drafts, whose bytes are copied into one buffer: it is transferred once. */
function packedTogether(drafts: readonly DatedDraft[]): { sent: DatedDraft[]; transfer: ArrayBuffer[] } {
  const together = new Uint8Array(drafts.reduce((sum, { draft }) => sum + draft.bytes.byteLength, 0));
  const transfer = new Set<ArrayBuffer>();
  let end = 0;
  const sent = drafts.map(({ draft, at }) => {
    const start = end;
    end += draft.bytes.byteLength;
    together.set(draft.bytes, start);
    const pack = packed(draft, together.subarray(start, end));
    for (const buffer of pack.transfer) transfer.add(buffer);
    return { draft: pack.sent, at };
  });
  return { sent, transfer: [...transfer] };
}

/** The same for a picture. */
function packedPicture(picture: NewPicture): { sent: NewPicture; transfer: ArrayBuffer[] } {
  const content = new Uint8Array(picture.content);
  return { sent: { ...pictureOf(picture), content }, transfer: [content.buffer] };
}
