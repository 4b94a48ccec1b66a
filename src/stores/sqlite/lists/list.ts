import { OPEN_AREA } from '../../../catalogue/areas.ts';
import type { Cursor, ListInput, TorrentPage } from '../../../catalogue/torrent-list.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from '../torrents/rows.ts';
import { indexedBy, LISTED_KEYS, nextCursor, toSortOrder } from './sort-order.ts';
import { spaceOf } from './spaces.ts';

export interface TorrentLister {
  /** A page of a plain list: reads an index from the cursor on, equally fast at any depth. */
  list(input: ListInput): TorrentPage;
  /** The public torrent with that id; undefined when it left the lists of the area. */
  find(id: number, area?: string): Torrent | undefined;
  /** A page of search results. `found` has one more than the page when there are more. */
  listFound(found: readonly Cursor[], input: ListInput): TorrentPage;
}

/** Prepares the listings. */
export function createLister(connection: Connection): TorrentLister {
  const statements = new Map<string, ReturnType<typeof prepare>>();
  const prepare = (sql: string) => connection.prepare<unknown[], TorrentRow & Cursor>(sql);
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const byId = connection.prepare<[number], TorrentRow>(
    `SELECT ${TORRENT_COLUMNS} FROM torrents AS t WHERE t.id = ?`,
  );
  return {
    list(input) {
      const { sql, params } = plainList(input);
      const rows = prepared(sql).all(...params);
      const items = rows.slice(0, input.limit).map(toTorrent);
      return { items, next: nextCursor(rows, input.limit) };
    },
    find(id, area = OPEN_AREA) {
      const row = byId.get(id);
      return row?.state === 'public' && row.area === area ? toTorrent(row) : undefined;
    },
    listFound(
      found,
      { limit, state = 'public', ownerId, area = ownerId === undefined ? OPEN_AREA : undefined },
    ) {
      const isOfArea = state === 'public' && area !== undefined;
      // Torrents that left the list since the search are skipped.
      const rows = found
        .slice(0, limit)
        .map(({ id }) => byId.get(id))
        .filter((row) => row !== undefined)
        .filter((row) => state === 'any' || row.state === state)
        .filter((row) => !isOfArea || row.area === area);
      return { items: rows.map(toTorrent), next: nextCursor(found, limit) };
    },
  };
}

interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The query of a list for which `isPlain` holds, for one row more than the page has. */
export function plainList(input: ListInput): Query {
  const collection = input.below === true ? undefined : input.collection;
  const space = spaceOf(input.area);
  const index =
    collection === undefined ? indexedBy(input.sort, space) : `INDEXED BY ${space}listed_in_published`;
  const { key, terms, after, params } = toSortOrder(input, LISTED_KEYS[input.sort], 'l.id');
  const sql = `
    SELECT ${TORRENT_COLUMNS}, ${key} AS value
    FROM ${space}listed AS l ${index} CROSS JOIN torrents AS t ON t.id = l.id
    WHERE ${collection === undefined ? 'TRUE' : 'l.collection = ?'} AND ${after}
    ORDER BY ${terms} LIMIT ?`;
  return { sql, params: [...(collection === undefined ? [] : [collection]), ...params, input.limit + 1] };
}
