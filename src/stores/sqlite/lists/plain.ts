import type { ListInput, TorrentFilter } from '../../../catalogue/torrent-list.ts';

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

/** Whether a list has all public torrents, or all those directly in one collection in the order of publication. */
export function isPlain(input: ListInput): boolean {
  if (isNarrowed(input)) return false;
  if (input.collection === undefined) return true;
  return input.below === true ? input.collection === '' : input.sort === 'published';
}

/** The collection, when the filter matches everything public in and below it; undefined for other filters. */
export function wholeCollection(filter: TorrentFilter): string | undefined {
  if (isNarrowed(filter)) return undefined;
  return filter.below === true ? (filter.collection ?? '') : filter.collection === undefined ? '' : undefined;
}

function isNarrowed(filter: TorrentFilter): boolean {
  return (filter.state ?? 'public') !== 'public' || NARROWING.some((name) => filter[name] !== undefined);
}
