import type { TorrentFilter } from '../../../catalogue/store.ts';

const NARROWING = [
  'terms',
  'category',
  'tag',
  'version',
  'sizeMin',
  'sizeMax',
  'publishedFrom',
  'publishedBefore',
  'ownerId',
] as const satisfies readonly (keyof TorrentFilter)[];

/** Whether the filter asks for all that is public, at most in one collection without those below it. */
export function isPlain(filter: TorrentFilter): boolean {
  return !isNarrowed(filter) && (filter.below !== true || !filter.collection);
}

/** The collection in and below which everything public is asked for, and nothing else; undefined for other filters. */
export function wholeCollection(filter: TorrentFilter): string | undefined {
  if (isNarrowed(filter)) return undefined;
  return filter.below === true ? (filter.collection ?? '') : filter.collection === undefined ? '' : undefined;
}

function isNarrowed(filter: TorrentFilter): boolean {
  return (filter.state ?? 'public') !== 'public' || NARROWING.some((name) => filter[name] !== undefined);
}
