import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Signal } from '../../../events/signal.ts';
import type { Connection } from '../database/connection.ts';
import { createCounter } from '../lists/collections.ts';
import { createListedRows } from '../lists/listing.ts';
import { inEachSpace, SPACES, spaceOf, type Space } from '../lists/spaces.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from '../torrents/rows.ts';
import { createFileNamesFinder, createWordIndex } from '../lists/word-index.ts';

/** Makes the rows of lists again. Call it inside a transaction; the words wait for `createWordWriter`. */
export interface Relister {
  /** Gives a torrent all that lists have of it, and nothing where it is not public. */
  relist(torrent: Torrent): void;
  /** The same for an id; removes everything that lists have of it when there is no such torrent. */
  relistId(id: number): void;
  /** Writes the words of a torrent again; removes them where there is none. */
  reindex(space: Space, id: number, torrent: Torrent | undefined): void;
}

export function createRelister(
  connection: Connection,
  rolledBack: Pick<Signal, 'subscribe'>,
  now: Date,
): Relister {
  const findFileNames = createFileNamesFinder(connection);
  const spaces = inEachSpace((space) => {
    const words = createWordIndex(connection, space, { findFileNames, rolledBack });
    return {
      words,
      rows: createListedRows(connection, space, words),
      counter: createCounter(connection, space),
    };
  });
  const find = connection.prepare<[number], TorrentRow>(
    `SELECT ${TORRENT_COLUMNS} FROM torrents AS t WHERE t.id = ?`,
  );
  const unlist = (id: number): void => {
    for (const space of SPACES) spaces[space].rows.remove(id);
  };
  const relist = (torrent: Torrent): void => {
    unlist(torrent.id);
    const { rows, counter } = spaces[spaceOf(torrent.area)];
    if (torrent.state === 'public') rows.add(torrent);
    // What clients and caches have of the list is outdated. The counts are compared afterwards.
    counter.revise(torrent.collection, now);
  };
  return {
    relist,
    relistId(id) {
      const row = find.get(id);
      if (row === undefined) unlist(id);
      else relist(toTorrent(row));
    },
    reindex(space, id, torrent) {
      spaces[space].words.remove(id);
      if (torrent !== undefined) spaces[space].words.add(torrent);
    },
  };
}
