import type { SearchTerms } from './search-terms.ts';
import type { Torrent, TorrentState } from './torrent.ts';

/** The sort keys of a list; `published` is the order of publication. */
export const SORT_KEYS = ['published', 'name', 'size', 'files', 'downloads', 'seeders'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** The filter of a list: all conditions must be met. */
export interface TorrentFilter {
  /**
   * The area of public torrents that is searched. Another than the open one needs a collection in it. Unless it is given, it
   * is the open one, and for those of an owner all areas are searched. Torrents of other states always are.
   */
  readonly area?: string | undefined;
  readonly collection?: string | undefined;
  /** Whether collections below are included. */
  readonly below?: boolean | undefined;
  readonly terms?: SearchTerms | undefined;
  /** Whether the terms may also be in the description and in the names of files. */
  readonly everywhere?: boolean | undefined;
  /** Without regard to case, like `tags`. */
  readonly category?: string | undefined;
  /** One of them; an empty list is like none. */
  readonly categories?: readonly string[] | undefined;
  /** All of them. */
  readonly tags?: readonly string[] | undefined;
  readonly version?: Torrent['version'] | undefined;
  /** Bounds of the content's size in bytes, both inclusive. */
  readonly sizeMin?: number | undefined;
  readonly sizeMax?: number | undefined;
  /** Bounds of the time of publication: the first is inclusive, the second exclusive. */
  readonly publishedFrom?: Date | undefined;
  readonly publishedBefore?: Date | undefined;
  /** How many seeders it has at least. */
  readonly seedersMin?: number | undefined;
  /** `public` by default; `any` only together with `ownerId`. */
  readonly state?: TorrentState | 'any' | undefined;
  readonly ownerId?: number | undefined;
}

/** Where the next page starts: after the torrent with this value of the sort key and this id. */
export interface Cursor {
  readonly value: string | number;
  readonly id: number;
}

export interface ListInput extends TorrentFilter {
  readonly sort: SortKey;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

export interface TorrentPage {
  readonly items: readonly Torrent[];
  /** Where the next page starts; undefined when there are no more. */
  readonly next: Cursor | undefined;
}

/** A number of torrents, counted up to a limit. */
export interface Count {
  readonly count: number;
  /** Whether there are more than were counted. */
  readonly isMore: boolean;
}
