import type { ListFilter, TorrentPage } from '../catalogue/store.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { Connection } from './connection.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from './rows.ts';

/** Below every `before`: what SQLite can hold at most, and what a double represents exactly. */
export const NO_BOUND = Number.MAX_SAFE_INTEGER;

export interface TorrentLister {
  /** A page by id, the newest first: a walk along an index from the key on, at any depth. */
  list(filter: Omit<ListFilter, 'words'>): TorrentPage;
  /** A page of what a search found: `ids` holds one more than `limit` when there is more. */
  listFound(ids: readonly number[], limit: number): TorrentPage;
}

/** Prepares the listings. */
export function createLister(connection: Connection): TorrentLister {
  const prepare = (condition: string) =>
    connection.prepare<unknown[], TorrentRow>(
      `SELECT ${TORRENT_COLUMNS} FROM torrents AS t WHERE t.state = 'listed' AND ${condition}`,
    );
  const all = prepare('t.id < ? ORDER BY t.id DESC LIMIT ?');
  const inCollection = prepare('t.collection = ? AND t.id < ? ORDER BY t.id DESC LIMIT ?');
  const byId = prepare('t.id = ?');
  return {
    list({ collection, before = NO_BOUND, limit }) {
      const rows =
        collection === undefined
          ? all.all(before, limit + 1)
          : inCollection.all(collection, before, limit + 1);
      const items = rows.slice(0, limit).map(toTorrent);
      return { items, next: rows.length > limit ? items.at(-1)?.id : undefined };
    },
    listFound(ids, limit) {
      const shown = ids.slice(0, limit);
      // What left the list since the search is skipped.
      const rows = shown.map((id) => byId.get(id)).filter((row) => row !== undefined);
      const items: readonly Torrent[] = rows.map(toTorrent);
      return { items, next: ids.length > limit ? shown.at(-1) : undefined };
    },
  };
}
