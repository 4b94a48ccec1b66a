import type { Count, Cursor, ListInput, TorrentFilter } from '../../../catalogue/store.ts';
import type { WireError } from '../../../lib/wire-error.ts';
import type { OperationName } from './operations.ts';

/** What is posted to the writer's thread. */
export type WriterRequest =
  | {
      readonly kind: 'operation';
      readonly sequence: number;
      readonly operation: OperationName;
      readonly args: readonly unknown[];
      readonly weightBytes: number;
    }
  | { readonly kind: 'close' };

/** What comes back, a whole batch in one message. */
export type WriterAnswer =
  | { readonly sequence: number; readonly value: unknown }
  | { readonly sequence: number; readonly error: WireError };

/** All that the search thread can do. */
export interface Search {
  /** What is found, in order and after the cursor; one more than the page shows when there is more. */
  list(input: ListInput): readonly Cursor[];
  count(filter: TorrentFilter, max: number): Count;
}

export type SearchName = keyof Search;

/** What is posted to the search thread. */
export type SearchRequest =
  | { readonly search: 'list'; readonly args: Parameters<Search['list']> }
  | { readonly search: 'count'; readonly args: Parameters<Search['count']> };
