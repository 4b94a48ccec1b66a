import type { CatalogueChanges } from '../../catalogue/changes.ts';
import type { Lookups } from '../../catalogue/load.ts';
import { findCommonest } from '../../catalogue/find-commonest.ts';
import type {
  CatalogueStore,
  CollectionSummary,
  Count,
  TorrentDraft,
  TorrentFilter,
} from '../../catalogue/store.ts';
import { chooseLatest } from '../../catalogue/latest.ts';
import { formatPath } from '../../catalogue/torrent.ts';
import { countFacets, listCategories } from './facets.ts';
import { isBelow, listPage, matches } from './list.ts';
import { findMove, findMovedCollection } from './moved-collections.ts';
import type { Tables } from './tables.ts';

/** The catalogue in memory. */
export function createCatalogueStore(
  tables: Tables,
  look: Lookups,
  changes: CatalogueChanges,
): CatalogueStore {
  const torrents = () => [...tables.torrents.values()];
  const publicIn = (path: string) =>
    torrents().filter(({ state, collection }) => state === 'public' && isBelow(collection, path));
  const findCollection = (path: string): CollectionSummary | undefined => {
    const torrentCount = publicIn(path).length;
    return torrentCount === 0 ? undefined : { path, torrentCount };
  };
  const count = (filter: TorrentFilter, max: number): Count => {
    const { length } = torrents().filter((torrent) => matches(torrent, filter, tables.fileNames));
    return { count: Math.min(length, max), isMore: length > max };
  };
  return {
    publish: async (draft, ...rest) => changes.publish(ownCopy(draft), ...rest),
    remove: async (...input) => changes.remove(...input),
    restore: async (...input) => changes.restore(...input),
    edit: async (...input) => changes.edit(...input),
    putReadme: async (...input) => changes.putReadme(...input),
    removeReadme: async (...input) => changes.removeReadme(...input),
    findReadme: async (collection) => look.findReadme(collection),
    editSettings: async (...input) => changes.editSettings(...input),
    findSettings: async (collection) => look.findSettings(collection),
    moveCollection: async (...input) => changes.moveCollection(...input),
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
    find: async (address) => look.find(address),
    findRemoval: async (address) =>
      ('infohash' in address && look.find(address)?.removal) || look.findRemoval(address),
    findMove: async (path) => findMove(path, tables, look),
    findMovedCollection: async (path) =>
      findMovedCollection(path, tables, (to) => findCollection(to) !== undefined),
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
        publicIn(wanted.collection).toSorted((a, b) => b.id - a.id),
        wanted,
      ),
    countFacets: async (filter) =>
      countFacets(
        torrents().filter((torrent) => matches(torrent, { ...filter, state: 'public' }, tables.fileNames)),
        filter.collection ?? '',
      ),
    listCategories: async (limit) => listCategories(publicIn(''), limit),
    async listCollections(parent) {
      const start = parent === '' ? '' : `${parent}/`;
      const names = publicIn(parent)
        .filter(({ collection }) => collection !== parent)
        .map(({ collection }) => start + (collection.slice(start.length).split('/')[0] ?? ''));
      const paths = [...new Set(names)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      return paths.flatMap((path) => {
        const found = findCollection(path);
        const [newest] = publicIn(path).toSorted((a, b) => b.id - a.id);
        return found && newest ? [{ ...found, newestAt: newest.publishedAt }] : [];
      });
    },
    findCollection: async (path) => findCollection(path),
    async findRevision(path) {
      const isListed = path === '' || findCollection(path) !== undefined;
      return isListed ? tables.revisions.get(path) : undefined;
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
