import { randomInt } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { AppError } from '../errors.ts';
import { Slices } from '../lib/slices.ts';
import { mayRead, type Viewer } from './areas.ts';
import type { BlobStore } from './blobs.ts';
import { NO_FACETS, type Facets } from './facets.ts';
import type { LatestOrder, LatestWanted } from './latest.ts';
import { readListPage, type ListPage, type ListPageInput } from './list-page.ts';
import { readFiles, type ReadFile } from './read-files.ts';
import type { Readable, SeenCollection } from './readable.ts';
import { isTaken } from './reserved.ts';
import { suggestSpelling } from './spelling.ts';
import type { CatalogueStore } from './store.ts';
import type { Count, TorrentFilter } from './torrent-list.ts';
import type { Revision } from './listed-collection.ts';
import type { Torrent } from './torrent.ts';
import { toFilter, type TypedFilter } from './typed-filter.ts';
import { walkList } from './walk.ts';

/** Lists whose facets are kept until something in their collection changes: they take 5 to 10 ms of CPU. */
const FACETS_CACHED_MAX = 200;

/** The most that `randomInt` can give. */
const RANDOM_MAX = 2 ** 48 - 1;

/**
 * The lists of torrents and of collections, with their counts, facets and revisions. Each has what the viewer may read: a list
 * in or below a private collection is of that one, every other list is of what is in no private collection, for all viewers.
 */
export interface Lists {
  list(input: ListPageInput & TypedFilter, viewer: Viewer): Promise<ListPage>;
  /** All public torrents that match, from the first published on, without ever holding all of them in memory. */
  walk(filter: TypedFilter, viewer: Viewer): AsyncIterable<Torrent>;
  /** The same with their .torrent files, by `readFiles`. The files are not kept in memory. */
  walkFiles(filter: TypedFilter, viewer: Viewer): AsyncIterable<ReadFile>;
  count(filter: TypedFilter, max: number, viewer: Viewer): Promise<Count>;
  /** What the public torrents of a filter can be narrowed down to, with how many there are of each. */
  countFacets(filter: TypedFilter, viewer: Viewer): Promise<Facets>;
  /** The categories that torrents in no private collection have, at most `limit`; of more, those that were used first. */
  listCategories(limit: number): Promise<readonly string[]>;
  /** The query of a search that finds nothing, with its misspelt words corrected; undefined when that finds nothing too. */
  suggestSpelling(filter: TypedFilter, viewer: Viewer): Promise<string | undefined>;
  /**
   * The latest public torrent in a collection and below it, in the order that the collection is set to unless one is given.
   * Rejects with not_found when there is none, or none with such a name, and with what `chooseLatest` throws.
   */
  getLatest(
    wanted: Pick<LatestWanted, 'collection' | 'match'> & { readonly order?: LatestOrder | undefined },
    viewer: Viewer,
  ): Promise<Torrent>;
  listCollections(parent: string, viewer: Viewer): Promise<readonly SeenCollection[]>;
  findCollection(path: string, viewer: Viewer): Promise<SeenCollection | undefined>;
  /** The revision of the list of a collection, with all below it; undefined when it does not exist. */
  findRevision(path: string, viewer: Viewer): Promise<Revision | undefined>;
}

export interface ListsParts {
  readonly store: CatalogueStore;
  readonly blobs: BlobStore;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
  readonly readable: Readable;
  readonly now: () => Date;
}

export function createLists({ store, blobs, folders, readable, now }: ListsParts): Lists {
  const facets = new LRUCache<string, Facets>({ max: FACETS_CACHED_MAX });
  const categories = new LRUCache<string, readonly string[]>({ max: 1 });
  const slices = new Slices();

  /** What `load` returns for these parameters, kept until something in the collection changes. */
  async function untilChanged<Value extends object>(
    cache: LRUCache<string, Value>,
    { collection = '', area }: Pick<TorrentFilter, 'collection' | 'area'>,
    parameters: unknown,
    load: () => Promise<Value>,
  ): Promise<Value> {
    const revision = await store.findRevision(collection, area);
    const key = JSON.stringify([revision?.number, area, parameters]);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const value = await load();
    cache.set(key, value);
    return value;
  }

  async function* walk(typed: TypedFilter, viewer: Viewer): AsyncGenerator<Torrent> {
    const filter = toFilter(typed);
    if (filter !== undefined) yield* walkList(store, await readable.narrow(filter, viewer), slices);
  }

  return {
    async list(input, viewer) {
      const found = toFilter(input);
      if (found === undefined) return { items: [], next: undefined, previous: undefined };
      const page = await readListPage(store, await readable.narrow(found, viewer));
      // Those of an owner, or of another state, are searched in all areas.
      return { ...page, items: page.items.filter((torrent) => mayRead(viewer, torrent)) };
    },
    walk,
    walkFiles: (typed, viewer) => readFiles(walk(typed, viewer), { store, blobs, slices }),
    async count(typed, max, viewer) {
      const filter = toFilter(typed);
      if (filter === undefined) return { count: 0, isMore: false };
      return store.count(await readable.narrow(filter, viewer), max);
    },
    async countFacets(typed, viewer) {
      const filter = toFilter(typed);
      if (filter === undefined) return NO_FACETS;
      const narrowed = await readable.narrow(filter, viewer);
      return untilChanged(facets, narrowed, narrowed, () => store.countFacets(narrowed));
    },
    listCategories: (limit) => untilChanged(categories, {}, limit, () => store.listCategories(limit)),
    suggestSpelling: async (typed, viewer) => suggestSpelling(store, await readable.narrow(typed, viewer)),
    async getLatest({ collection, match, order }, viewer) {
      const isHidden = isTaken(collection, folders);
      const { area, isWhole } = await readable.placeOf(collection, viewer);
      const settings = await store.findSettings(await readable.collectionFor(collection, viewer));
      const wanted = { collection, match, order: order ?? settings.order, area, below: isWhole };
      const latest = isHidden ? undefined : await store.findLatest(wanted);
      if (latest !== undefined) return latest;
      const place = collection === '' ? 'here' : `in the collection ${collection}`;
      const found = match === undefined ? 'nothing is published' : `no name matches "${match}"`;
      throw new AppError('not_found', `Cannot find the latest torrent ${place}: ${found}`, {
        ...(match !== undefined && {
          hint: 'In ?match=, * matches any number of characters and ? matches one, as in *amd64*.',
        }),
      });
    },
    async listCollections(parent, viewer) {
      const collections = await readable.listCollections(parent, viewer);
      return collections.filter(({ path }) => !isTaken(path, folders));
    },
    findCollection: async (path, viewer) =>
      isTaken(path, folders) ? undefined : readable.findCollection(path, viewer),
    async findRevision(path, viewer) {
      if (isTaken(path, folders)) return undefined;
      const { area, isWhole } = await readable.placeOf(path, viewer);
      if (isWhole) return store.findRevision(path, area);
      // That of the collection tells of what is below it as well, so this viewer gets another one each time.
      const found = await readable.findCollection(path, viewer);
      return found && { number: randomInt(RANDOM_MAX), changedAt: now() };
    },
  };
}
