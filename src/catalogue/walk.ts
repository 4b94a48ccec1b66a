import type { Slices } from '../lib/slices.ts';
import type { CatalogueStore } from './store.ts';
import type { Cursor, TorrentFilter } from './torrent-list.ts';
import type { Torrent } from './torrent.ts';

/** Each page is read at once, in the thread that also answers requests: about 3 ms. */
const PAGE_SIZE = 200;

/**
 * All torrents that match a filter, those that were published first at the beginning. Only one page is in memory. What
 * changes meanwhile may be in it or not. All walks with the same `slices` read one page in each turn of the event loop:
 * what the store answers at once would otherwise leave no turn to other requests.
 */
export async function* walkList(
  store: Pick<CatalogueStore, 'list'>,
  filter: TorrentFilter,
  slices: Slices,
): AsyncGenerator<Torrent> {
  let after: Cursor | undefined;
  do {
    await slices.next();
    const page = await store.list({ ...filter, sort: 'published', order: 'asc', limit: PAGE_SIZE, after });
    yield* page.items;
    after = page.next;
  } while (after !== undefined);
}
