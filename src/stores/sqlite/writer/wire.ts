import type { Facets } from '../../../catalogue/facets.ts';
import type { LatestWanted } from '../../../catalogue/latest.ts';
import type { Count, Cursor, ListInput, TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { WireError } from '../../../lib/wire-error.ts';
import type { LogState } from './checkpoint.ts';
import type { OperationName } from './operations.ts';

/** A message to the writer's thread. */
export type WriterRequest =
  | {
      readonly kind: 'operation';
      readonly sequence: number;
      readonly operation: OperationName;
      readonly args: readonly unknown[];
      /** The large ones among its arguments, which are freed when it is done. */
      readonly buffers: readonly ArrayBuffer[];
    }
  /** Checkpoints the rest of the write-ahead log. */
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'close' };

/** What the thread posts after each batch and each checkpoint. */
export interface WriterReport {
  readonly answers: readonly WriterAnswer[];
  /** How long the COMMIT took, in milliseconds; undefined where there was none. */
  readonly commitMs?: number | undefined;
  /** The write-ahead log after them; undefined when the database is not open. */
  readonly log?: LogState | undefined;
  /** The log after a checkpoint that was asked for, or why there was none. */
  readonly checkpointed?: LogState | { readonly error: WireError };
}

/** The answer to one operation. */
export type WriterAnswer =
  | { readonly sequence: number; readonly value: unknown }
  | { readonly sequence: number; readonly error: WireError };

/** The searches that each kind of filter has. */
export interface Search {
  /** The matches in order, after the cursor; one more than the page when there are more. */
  list(input: ListInput): readonly Cursor[];
  count(filter: TorrentFilter, max: number): Count;
  /** The word that most torrents of the filter have; undefined when none has any. */
  findCommonest(words: readonly string[], filter: TorrentFilter): string | undefined;
}

/** The operations of a search thread. */
export interface Searches extends Search {
  /** The id of the latest public torrent; undefined when none is as it is wanted. */
  findLatest(wanted: LatestWanted): number | undefined;
  /** What public torrents of the filter can be narrowed down to. */
  countFacets(filter: TorrentFilter): Facets;
  /** The categories that public torrents have, at most so many. */
  listCategories(limit: number): readonly string[];
}

export type SearchName = keyof Searches;

/** A message to a search thread. */
export type SearchRequest =
  | { readonly search: 'list'; readonly args: Parameters<Search['list']> }
  | { readonly search: 'count'; readonly args: Parameters<Search['count']> }
  | { readonly search: 'findCommonest'; readonly args: Parameters<Search['findCommonest']> }
  | { readonly search: 'findLatest'; readonly args: Parameters<Searches['findLatest']> }
  | { readonly search: 'countFacets'; readonly args: Parameters<Searches['countFacets']> }
  | { readonly search: 'listCategories'; readonly args: Parameters<Searches['listCategories']> };
