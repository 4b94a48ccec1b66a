import { healthOf } from '../../catalogue/swarm-counts.ts';
import { labelKey } from '../../catalogue/facets.ts';
import { holdsTerms } from '../../catalogue/holds-terms.ts';
import { isWithin } from '../../catalogue/ancestors.ts';
import { OPEN_AREA } from '../../catalogue/areas.ts';
import { cursorOf } from '../../catalogue/sort-value.ts';
import type { Cursor, ListInput, SortKey, TorrentFilter, TorrentPage } from '../../catalogue/torrent-list.ts';
import type { Torrent } from '../../catalogue/torrent.ts';

/** The names of files of torrents, by id. */
type FileNames = ReadonlyMap<number, string>;

/** A page of the torrents that match the filter. */
export function listPage(torrents: readonly Torrent[], input: ListInput, fileNames: FileNames): TorrentPage {
  const { sort, order, after, limit } = input;
  const direction = order === 'asc' ? 1 : -1;
  const sorted = torrents
    .filter((torrent) => matches(torrent, input, fileNames))
    .map((torrent) => ({ torrent, at: cursorOf(torrent, sort) }))
    .sort((a, b) => direction * compare(a.at, b.at))
    .filter(({ at }) => after === undefined || direction * compare(at, normalCursor(after, sort)) > 0);
  const items = sorted.slice(0, limit);
  return {
    items: items.map(({ torrent }) => torrent),
    next: sorted.length > limit ? items.at(-1)?.at : undefined,
  };
}

/** Whether a torrent matches all conditions of the filter. */
export function matches(torrent: Torrent, filter: TorrentFilter, fileNames: FileNames): boolean {
  const {
    state = 'public',
    ownerId,
    category,
    categories = [],
    tags = [],
    version,
    terms,
    everywhere,
  } = filter;
  const { area = OPEN_AREA } = filter;
  const isOfAnyArea = state !== 'public' || (ownerId !== undefined && filter.area === undefined);
  const { sizeMin = 0, sizeMax = Infinity, publishedFrom, publishedBefore, seedersMin = 0 } = filter;
  return (
    (state === 'any' || torrent.state === state) &&
    (isOfAnyArea || (torrent.area === OPEN_AREA) === (area === OPEN_AREA)) &&
    (ownerId === undefined || torrent.ownerId === ownerId) &&
    isIn(torrent.collection, filter) &&
    (category === undefined || isSameLabel(category, torrent.category)) &&
    (categories.length === 0 || categories.some((it) => isSameLabel(it, torrent.category))) &&
    tags.every((tag) => torrent.tags.some((other) => isSameLabel(tag, other))) &&
    (version === undefined || torrent.version === version) &&
    torrent.contentBytes >= sizeMin &&
    torrent.contentBytes <= sizeMax &&
    (publishedFrom === undefined || torrent.publishedAt >= publishedFrom) &&
    (publishedBefore === undefined || torrent.publishedAt < publishedBefore) &&
    (healthOf(torrent)?.seeders ?? 0) >= seedersMin &&
    (terms === undefined ||
      holdsTerms(everywhere === true ? allTextsOf(torrent, fileNames) : textsOf(torrent), terms))
  );
}

function isSameLabel(one: string, other: string | undefined): boolean {
  return other !== undefined && labelKey(one) === labelKey(other);
}

/** Whether a torrent is in the lists of an area, in a collection or below it; all areas but the open one have one list. */
export function isPublicIn(torrent: Torrent, path: string, area: string): boolean {
  const isOfArea = (torrent.area === OPEN_AREA) === (area === OPEN_AREA);
  return torrent.state === 'public' && isOfArea && isWithin(torrent.collection, path);
}

function isIn(collection: string, { collection: wanted, below }: TorrentFilter): boolean {
  if (wanted === undefined) return true;
  return below === true ? isWithin(collection, wanted) : collection === wanted;
}

function allTextsOf(torrent: Torrent, fileNames: FileNames) {
  return [...textsOf(torrent), torrent.description ?? null, fileNames.get(torrent.id) ?? null];
}

function textsOf({ name, title, fileName, collection, category, tags }: Torrent) {
  return [
    name,
    title ?? null,
    fileName.replace(/\.torrent$/, ''),
    collection,
    category ?? null,
    tags.join(' '),
  ];
}

/** The order of publication is that of the ids, so the value of the cursor is ignored. */
function normalCursor(after: Cursor, sort: SortKey): Cursor {
  return sort === 'published' ? { ...after, value: after.id } : after;
}

function compare(a: Cursor, b: Cursor): number {
  return compareValues(a.value, b.value) || a.id - b.id;
}

/** Compares texts by their code points, like UTF-8 bytes. */
function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
