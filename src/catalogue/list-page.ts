import { cursorOf } from './sort-value.ts';
import type { CatalogueStore } from './store.ts';
import type { Cursor, ListInput, TorrentPage } from './torrent-list.ts';

/** The input of a list that can also be read backwards. */
export interface ListPageInput extends ListInput {
  /** Where the page ends: before the torrent with this value and id. Not together with `after`. */
  readonly before?: Cursor | undefined;
}

/** A page of a list, and where the one before it ends. */
export interface ListPage extends TorrentPage {
  /** Undefined when nothing comes before the page, as far as is known without looking. */
  readonly previous: Cursor | undefined;
}

/**
 * Reads a page of a list, forwards or backwards. A page before a cursor is the list in the other order, turned around:
 * every index can be read from both ends. Where fewer torrents than a page are left in front, it is the first page.
 */
export async function readListPage(
  store: Pick<CatalogueStore, 'list'>,
  { before, ...input }: ListPageInput,
): Promise<ListPage> {
  if (before === undefined) return readForwards(store, input);
  const order = input.order === 'asc' ? 'desc' : 'asc';
  const { items, next } = await store.list({ ...input, order, after: before });
  if (items.length < input.limit) return readForwards(store, { ...input, after: undefined });
  const turned = items.toReversed();
  const [first, last] = [turned[0], turned.at(-1)];
  return {
    items: turned,
    next: last && cursorOf(last, input.sort),
    previous: next && first && cursorOf(first, input.sort),
  };
}

async function readForwards(store: Pick<CatalogueStore, 'list'>, input: ListInput): Promise<ListPage> {
  const page = await store.list(input);
  const [first] = page.items;
  return { ...page, previous: input.after && first && cursorOf(first, input.sort) };
}
