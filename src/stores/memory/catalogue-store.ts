import type { CatalogueChanges } from '../../catalogue/changes.ts';
import type { Lookups } from '../../catalogue/load.ts';
import { isWithin } from '../../catalogue/ancestors.ts';
import { OPEN_AREA } from '../../catalogue/areas.ts';
import { findCommonest } from '../../catalogue/find-commonest.ts';
import type { CatalogueStore, TorrentAddress } from '../../catalogue/store.ts';
import type { Count, TorrentFilter } from '../../catalogue/torrent-list.ts';
import type { ListedCollection } from '../../catalogue/listed-collection.ts';
import type { TorrentDraft } from '../../catalogue/draft.ts';
import { chooseLatest } from '../../catalogue/latest.ts';
import { formatPath } from '../../catalogue/torrent.ts';
import { countFacets, listCategories } from './facets.ts';
import { findMove, findMovedCollection } from './moved-collections.ts';
import { isPublicIn, listPage, matches } from './list.ts';
import { revisionKey, type Tables } from './tables.ts';

/** The catalogue in memory. */
export function createCatalogueStore(
  tables: Tables,
  look: Lookups,
  changes: CatalogueChanges,
): CatalogueStore {
  const torrents = () => [...tables.torrents.values()];
  const publicIn = (path: string, area = OPEN_AREA) =>
    torrents()
      .filter((torrent) => isPublicIn(torrent, path, area))
      .sort((one, other) => other.id - one.id);
  const findCollection = (path: string, area?: string): ListedCollection | undefined => {
    const found = publicIn(path, area);
    const [newest] = found;
    return newest && { path, torrentCount: found.length, newestAt: newest.publishedAt };
  };
  const count = (filter: TorrentFilter, max: number): Count => {
    const { length } = torrents().filter((torrent) => matches(torrent, filter, tables.fileNames));
    return { count: Math.min(length, max), isMore: length > max };
  };
  const find = (address: TorrentAddress) =>
    look.findAll(address).find(({ area }) => 'path' in address || area === OPEN_AREA);
  return {
    publish: async (draft, ...rest) => changes.publish(ownCopy(draft), ...rest),
    publishMany: async (drafts, ...rest) =>
      changes.publishMany(
        drafts.map(({ draft, at }) => ({ draft: ownCopy(draft), at })),
        ...rest,
      ),
    remove: async (...input) => changes.remove(...input),
    restore: async (...input) => changes.restore(...input),
    edit: async (...input) => changes.edit(...input),
    putReadme: async (...input) => changes.putReadme(...input),
    removeReadme: async (...input) => changes.removeReadme(...input),
    findLastNumber: async (stream) => look.findLastNumber(stream),
    findReadme: async (collection) => look.findReadme(collection),
    editSettings: async (...input) => changes.editSettings(...input),
    findSettings: async (collection) => look.findSettings(collection),
    findUploadRules: async (collection) => look.findUploadRules(collection),
    moveCollection: async (...input) => changes.moveCollection(...input),
    putPublisher: async (...input) => changes.putPublisher(...input),
    removePublisher: async (...input) => changes.removePublisher(...input),
    verifyPublisher: async (...input) => changes.verifyPublisher(...input),
    findPublisher: async (slug) => look.findPublisher(slug),
    findPublisherOf: async (ownerId) => look.findPublisherOf(ownerId),
    listPublishers: async (limit, after = '') =>
      [...tables.publishers.values()]
        .filter(({ slug }) => slug > after)
        .sort((a, b) => (a.slug < b.slug ? -1 : 1))
        .slice(0, limit),
    putReadmePicture: async (...input) => changes.putReadmePicture(...input),
    removeReadmePicture: async (...input) => changes.removeReadmePicture(...input),
    listReadmePictures: async (collection) => look.listReadmePictures(collection),
    purge: async (...input) => changes.purge(...input),
    removeExpired: async (...input) => changes.removeExpired(...input),
    removeByRetention: async (...input) => changes.removeByRetention(...input),
    listRuled: async (after, limit) =>
      [...tables.settings]
        .flatMap(([collection, { retention: rules }]) => (rules === null ? [] : [{ collection, rules }]))
        .filter(({ collection }) => Buffer.compare(Buffer.from(collection), Buffer.from(after)) > 0)
        .sort((a, b) => Buffer.compare(Buffer.from(a.collection), Buffer.from(b.collection)))
        .slice(0, limit),
    listSourced: async () =>
      [...tables.settings]
        .flatMap(([collection, { sources }]) => (sources === null ? [] : [{ collection, sources }]))
        .sort((a, b) => Buffer.compare(Buffer.from(a.collection), Buffer.from(b.collection))),
    findMove: async (path) => findMove(path, tables, look),
    findMovedCollection: async (path) =>
      findMovedCollection(path, tables, (to) => findCollection(to, look.findArea(to)) !== undefined),
    find: async (address) => find(address),
    findPrivate: async (infohash) => look.findAll({ infohash }).filter(({ area }) => area !== OPEN_AREA),
    findArea: async (collection) => look.findArea(collection),
    async listAreas(within, limit) {
      const found = look.listPrivate('').filter((path) => look.findArea(path) === path);
      return found.filter((path) => isWithin(path, within)).slice(0, limit);
    },
    findRemoval: async (address) =>
      ('infohash' in address && find(address)?.removal) || look.findRemoval(address),
    async listPredecessors(torrent, limit) {
      const { id, ownerId } = torrent;
      if (ownerId === undefined) return [];
      return torrents()
        .filter((other) => other.state === 'superseded' && other.ownerId === ownerId && other.id < id)
        .filter((other) => formatPath(other) === formatPath(torrent))
        .sort((a, b) => b.id - a.id)
        .slice(0, limit);
    },
    list: async (input) => listPage(torrents(), input, tables.fileNames),
    count: async (filter, max) => count(filter, max),
    findCommonest: async (words, filter) => findCommonest(words, filter, count),
    findLatest: async (wanted) =>
      chooseLatest(
        publicIn(wanted.collection, wanted.area).filter(
          ({ collection }) => wanted.below !== false || collection === wanted.collection,
        ),
        wanted,
      ),
    countFacets: async (filter) =>
      countFacets(
        torrents().filter((torrent) => matches(torrent, { ...filter, state: 'public' }, tables.fileNames)),
        filter.collection ?? '',
      ),
    listCategories: async (limit) => listCategories(publicIn(''), limit),
    async listCollections(parent, area) {
      const start = parent === '' ? '' : `${parent}/`;
      const names = publicIn(parent, area)
        .filter(({ collection }) => collection !== parent)
        .map(({ collection }) => start + (collection.slice(start.length).split('/')[0] ?? ''));
      const paths = [...new Set(names)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      return paths.map((path) => findCollection(path, area)).filter((found) => found !== undefined);
    },
    findCollection: async (path, area) => findCollection(path, area),
    async findRevision(path, area = OPEN_AREA) {
      const isListed = (path === '' && area === OPEN_AREA) || findCollection(path, area) !== undefined;
      return isListed ? tables.revisions.get(revisionKey(path, area)) : undefined;
    },
    findHoldings: async (ownerId) => look.findHoldings(ownerId),
  };
}

/** The draft with a copy of its bytes, which the caller cannot change later. */
function ownCopy(draft: TorrentDraft): TorrentDraft {
  const { bytes, deleteKeyHash } = draft;
  return {
    ...draft,
    bytes: new Uint8Array(bytes),
    deleteKeyHash: deleteKeyHash && new Uint8Array(deleteKeyHash),
  };
}
