import { coversAllBelow } from '../lib/scope.ts';
import { isWithin } from './ancestors.ts';
import { mayRead, mayReadBelow, OPEN_AREA, type AreaPlace, type Viewer } from './areas.ts';
import type { CatalogueStore } from './store.ts';
import type { ListedCollection } from './listed-collection.ts';
import type { TorrentFilter } from './torrent-list.ts';
import type { TorrentPath } from './torrent.ts';

/** More private collections are not shown beside one list. */
const AREAS_SHOWN_MAX = 1000;

const COUNT_MAX = 1_000_000;

/** A path at which nothing is. */
const NOWHERE: TorrentPath = { collection: '', fileName: '' };

/** A collection as a viewer sees it. */
export interface SeenCollection extends ListedCollection {
  /** Whether only some tokens may read it. */
  readonly isPrivate: boolean;
}

/** Where a list is read, so that it has what the viewer may read. */
export interface SeenPlace extends AreaPlace {
  /** Whether the viewer may read what is below the collection too. */
  readonly isWhole: boolean;
}

/**
 * What viewers may read of the catalogue. A private collection that a viewer may not read is looked for in the open area, where
 * nothing is at its path: so it answers like one that was never there, also in how long it takes.
 */
export interface Readable {
  /** Where the viewer reads the list of a collection. */
  placeOf(collection: string, viewer: Viewer): Promise<SeenPlace>;
  /** The filter of what the viewer may read of it. */
  narrow<Filter extends TorrentFilter>(filter: Filter, viewer: Viewer): Promise<Filter>;
  /** The path, or one at which nothing is. */
  pathFor(path: TorrentPath, viewer: Viewer): Promise<TorrentPath>;
  /** The collection, or `''`. */
  collectionFor(collection: string, viewer: Viewer): Promise<string>;
  findCollection(path: string, viewer: Viewer): Promise<SeenCollection | undefined>;
  /** The collections directly below, also those that have nothing but private ones below them. */
  listCollections(parent: string, viewer: Viewer): Promise<readonly SeenCollection[]>;
}

export function createReadable(
  store: Pick<
    CatalogueStore,
    'findArea' | 'listAreas' | 'findCollection' | 'listCollections' | 'count' | 'list'
  >,
): Readable {
  const placeOf = async (collection: string, viewer: Viewer): Promise<SeenPlace> => {
    const place = { collection, area: await store.findArea(collection) };
    if (!mayRead(viewer, place)) return { collection, area: OPEN_AREA, isWhole: true };
    return { ...place, isWhole: mayReadBelow(viewer, place) };
  };

  const collectionFor = async (collection: string, viewer: Viewer): Promise<string> =>
    mayRead(viewer, { collection, area: await store.findArea(collection) }) ? collection : '';

  /** What is directly in a collection, for viewers who may not read what is below it. */
  async function findAlone(path: string, area: string): Promise<ListedCollection | undefined> {
    const filter = { collection: path, below: false, area };
    const { items } = await store.list({ ...filter, sort: 'published', order: 'desc', limit: 1 });
    const [newest] = items;
    if (newest === undefined) return undefined;
    const { count } = await store.count(filter, COUNT_MAX);
    return { path, torrentCount: count, newestAt: newest.publishedAt };
  }

  async function findCollection(path: string, viewer: Viewer): Promise<SeenCollection | undefined> {
    const { area, isWhole } = await placeOf(path, viewer);
    const found = await (isWhole ? store.findCollection(path, area) : findAlone(path, area));
    if (found !== undefined) return { ...found, isPrivate: area !== OPEN_AREA };
    const [below] = area === OPEN_AREA ? await listPrivate(path, viewer) : [];
    return below === undefined ? undefined : findWay(path, below, viewer);
  }

  /** A collection that has nothing but the way to a private one below it. */
  async function findWay(path: string, below: string, viewer: Viewer): Promise<SeenCollection | undefined> {
    const found = below === path ? undefined : await findCollection(below, viewer);
    return found && { path, torrentCount: 0, newestAt: found.newestAt, isPrivate: false };
  }

  /** The outermost private collections below a collection that the viewer may read. */
  async function listPrivate(parent: string, viewer: Viewer): Promise<readonly string[]> {
    const { tokenId, scope } = viewer;
    if (tokenId === undefined) return [];
    if (scope === undefined) return store.listAreas(parent, AREAS_SHOWN_MAX);
    const base = scope.replace(/\/\*\*$/, '');
    if ((await store.findArea(base)) !== OPEN_AREA) return isWithin(base, parent) ? [base] : [];
    if (!coversAllBelow(scope, base)) return [];
    if (isWithin(parent, base)) return store.listAreas(parent, AREAS_SHOWN_MAX);
    return isWithin(base, parent) ? store.listAreas(base, AREAS_SHOWN_MAX) : [];
  }

  return {
    placeOf,
    async narrow(filter, viewer) {
      const { collection = '', ownerId } = filter;
      if (ownerId !== undefined && filter.area === undefined && mayReadAll(viewer)) return filter;
      if (collection === '') return { ...filter, area: OPEN_AREA };
      const { area, isWhole } = await placeOf(collection, viewer);
      return isWhole ? { ...filter, area } : { ...filter, area, below: false };
    },
    async pathFor(path, viewer) {
      const { collection } = path;
      return (await collectionFor(collection, viewer)) === collection ? path : NOWHERE;
    },
    collectionFor,
    findCollection,
    async listCollections(parent, viewer) {
      const { area, isWhole } = await placeOf(parent, viewer);
      if (!isWhole) return [];
      const listed = await store.listCollections(parent, area);
      const own = listed.map((collection) => ({ ...collection, isPrivate: area !== OPEN_AREA }));
      if (area !== OPEN_AREA) return own;
      const further = await listPrivate(parent, viewer);
      if (further.length === 0) return own;
      const known = new Set(listed.map(({ path }) => path));
      const steps = new Set(further.map((path) => stepBelow(parent, path)));
      const hidden = [...steps].filter((path) => !known.has(path));
      const found = await Promise.all(hidden.map((path) => findCollection(path, viewer)));
      const shown = [...own, ...found.filter((collection) => collection !== undefined)];
      return shown.toSorted((one, other) => (one.path < other.path ? -1 : 1));
    },
  };
}

function mayReadAll({ tokenId, scope }: Viewer): boolean {
  return tokenId !== undefined && scope === undefined;
}

/** The collection directly below another one on the way to a path: `a/b` from `a` to `a/b/c`. */
function stepBelow(parent: string, path: string): string {
  const start = parent === '' ? 0 : parent.length + 1;
  const end = path.indexOf('/', start);
  return end === -1 ? path : path.slice(0, end);
}
