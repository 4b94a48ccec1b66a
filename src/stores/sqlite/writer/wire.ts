import type { Count, Cursor, ListInput, TorrentFilter } from '../../../catalogue/store.ts';
import type { WireError } from '../../../lib/wire-error.ts';
import type { OperationName } from './operations.ts';

/** A message to the writer's thread. */
export type WriterRequest =
  | {
      readonly kind: 'operation';
      readonly sequence: number;
      readonly operation: OperationName;
      readonly args: readonly unknown[];
      readonly weightBytes: number;
    }
  | { readonly kind: 'close' };

/** The answer to one request. A batch of answers is one message. */
export type WriterAnswer =
  | { readonly sequence: number; readonly value: unknown }
  | { readonly sequence: number; readonly error: WireError };

/** The operations of a search thread. */
export interface Search {
  /** The matches in order, after the cursor; one more than the page when there are more. */
  list(input: ListInput): readonly Cursor[];
  count(filter: TorrentFilter, max: number): Count;
  /** The word that most torrents of the filter have; undefined when none has any. */
  findCommonest(words: readonly string[], filter: TorrentFilter): string | undefined;
}

export type SearchName = keyof Search;

/** A message to a search thread. */
export type SearchRequest =
  | { readonly search: 'list'; readonly args: Parameters<Search['list']> }
  | { readonly search: 'count'; readonly args: Parameters<Search['count']> }
  | { readonly search: 'findCommonest'; readonly args: Parameters<Search['findCommonest']> };
