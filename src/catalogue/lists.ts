import { LRUCache } from 'lru-cache';
import { AppError } from '../errors.ts';
import { Slices } from '../lib/slices.ts';
import type { BlobStore } from './blobs.ts';
import { NO_FACETS, type Facets } from './facets.ts';
import type { LatestOrder, LatestWanted } from './latest.ts';
import { readListPage, type ListPage, type ListPageInput } from './list-page.ts';
import { readFiles, type ReadFile } from './read-files.ts';
import { isTaken } from './reserved.ts';
import { suggestSpelling } from './spelling.ts';
import type { CatalogueStore, CollectionSummary, Count, ListedCollection, Revision } from './store.ts';
import type { Torrent } from './torrent.ts';
import { toFilter, type TypedFilter } from './typed-filter.ts';
import { walkList } from './walk.ts';

/** Lists whose facets are kept until something in their collection changes: they take 5 to 10 ms of CPU. */
const FACETS_CACHED_MAX = 200;

/** The lists of torrents and of collections, with their counts, facets and revisions. */
export interface Lists {
  list(input: ListPageInput & TypedFilter): Promise<ListPage>;
  /** All public torrents that match, from the first published on, without ever holding all of them in memory. */
  walk(filter: TypedFilter): AsyncIterable<Torrent>;
  /** The same with their .torrent files, by `readFiles`. The files are not kept in memory. */
  walkFiles(filter: TypedFilter): AsyncIterable<ReadFile>;
  count(filter: TypedFilter, max: number): Promise<Count>;
  /** What the public torrents of a filter can be narrowed down to, with how many there are of each. */
  countFacets(filter: TypedFilter): Promise<Facets>;
  /** The categories that public torrents have, at most `limit`; of more, those that were used first. */
  listCategories(limit: number): Promise<readonly string[]>;
  /** The query of a search that finds nothing, with its misspelt words corrected; undefined when that finds nothing too. */
  suggestSpelling(filter: TypedFilter): Promise<string | undefined>;
  /**
   * The latest public torrent in a collection and below it, in the order that the collection is set to unless one is given.
   * Rejects with not_found when there is none, or none with such a name, and with what `chooseLatest` throws.
   */
  getLatest(
    wanted: Omit<LatestWanted, 'order'> & { readonly order?: LatestOrder | undefined },
  ): Promise<Torrent>;
  listCollections(parent: string): Promise<readonly ListedCollection[]>;
  findCollection(path: string): Promise<CollectionSummary | undefined>;
  /** The revision of the list of a collection, with all below it; undefined when it does not exist. */
  findRevision(path: string): Promise<Revision | undefined>;
}

export interface ListsParts {
  readonly store: CatalogueStore;
  readonly blobs: BlobStore;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
}

export function createLists({ store, blobs, folders }: ListsParts): Lists {
  const facets = new LRUCache<string, Facets>({ max: FACETS_CACHED_MAX });
  const categories = new LRUCache<string, readonly string[]>({ max: 1 });
  const slices = new Slices();

  /** What `load` returns for these parameters, kept until something in the collection changes. */
  async function untilChanged<Value extends object>(
    cache: LRUCache<string, Value>,
    collection: string,
    parameters: unknown,
    load: () => Promise<Value>,
  ): Promise<Value> {
    const revision = await store.findRevision(collection);
    const key = JSON.stringify([revision?.number, parameters]);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const value = await load();
    cache.set(key, value);
    return value;
  }

  async function* walk(typed: TypedFilter): AsyncGenerator<Torrent> {
    const filter = toFilter(typed);
    if (filter !== undefined) yield* walkList(store, filter, slices);
  }

  return {
    async list(input) {
      const found = toFilter(input);
      return found === undefined
        ? { items: [], next: undefined, previous: undefined }
        : readListPage(store, found);
    },
    walk,
    walkFiles: (typed) => readFiles(walk(typed), { store, blobs, slices }),
    async count(typed, max) {
      const filter = toFilter(typed);
      return filter === undefined ? { count: 0, isMore: false } : store.count(filter, max);
    },
    async countFacets(typed) {
      const filter = toFilter(typed);
      if (filter === undefined) return NO_FACETS;
      return untilChanged(facets, filter.collection ?? '', filter, () => store.countFacets(filter));
    },
    listCategories: (limit) => untilChanged(categories, '', limit, () => store.listCategories(limit)),
    suggestSpelling: (typed) => suggestSpelling(store, typed),
    async getLatest(wanted) {
      const { collection, match } = wanted;
      const isHidden = isTaken(collection, folders);
      const order = wanted.order ?? (await store.findSettings(collection)).order;
      const latest = isHidden ? undefined : await store.findLatest({ collection, match, order });
      if (latest !== undefined) return latest;
      const place = collection === '' ? 'here' : `in the collection ${collection}`;
      const found = match === undefined ? 'nothing is published' : `no name matches "${match}"`;
      throw new AppError('not_found', `Cannot find the latest torrent ${place}: ${found}`, {
        ...(match !== undefined && {
          hint: 'In ?match=, * matches any number of characters and ? matches one, as in *amd64*.',
        }),
      });
    },
    async listCollections(parent) {
      const collections = await store.listCollections(parent);
      return collections.filter(({ path }) => !isTaken(path, folders));
    },
    findCollection: async (path) => (isTaken(path, folders) ? undefined : store.findCollection(path)),
    findRevision: async (path) => (isTaken(path, folders) ? undefined : store.findRevision(path)),
  };
}
