import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';

const NARROWING = [
  'terms',
  'category',
  'categories',
  'tags',
  'version',
  'sizeMin',
  'sizeMax',
  'publishedFrom',
  'publishedBefore',
  'seedersMin',
  'ownerId',
] as const satisfies readonly (keyof TorrentFilter)[];

/** Whether the filter matches all public torrents, or all those directly in one collection. */
export function isPlain(filter: TorrentFilter): boolean {
  return !isNarrowed(filter) && (filter.below !== true || !filter.collection);
}

/** The collection, when the filter matches everything public in and below it; undefined for other filters. */
export function wholeCollection(filter: TorrentFilter): string | undefined {
  if (isNarrowed(filter)) return undefined;
  return filter.below === true ? (filter.collection ?? '') : filter.collection === undefined ? '' : undefined;
}

function isNarrowed(filter: TorrentFilter): boolean {
  return (filter.state ?? 'public') !== 'public' || NARROWING.some((name) => filter[name] !== undefined);
}
