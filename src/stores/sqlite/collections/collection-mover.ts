import type { Connection } from '../database/connection.ts';
import type { Listing } from '../lists/listing.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from '../torrents/rows.ts';
import { IDS_BELOW, isBelow } from './below.ts';
import { createMarkMover } from './moved-collections.ts';

/** How many torrents wait in memory with their words until these are written. */
const WORDS_BATCH = 1000;

/** SQL: the path of a row's collection after the move from `:from` to `:to`. */
const MOVED = `:to || substr(collection, length(:from) + 1)`;

/**
 * Prepares the move of all that is in a collection and below it. Call it in a transaction, when nothing is at the new
 * path. A statement for each table moves its rows; only the search index is written torrent by torrent, by `writeWords`
 * after so many that their words need little memory.
 */
export function createCollectionMover(
  connection: Connection,
  listing: Listing,
  writeWords: () => void,
): (from: string, to: string, now: Date) => void {
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS moving (id INTEGER PRIMARY KEY, has_path INTEGER)');
  const empty = connection.prepare('DELETE FROM temp.moving');
  const collect = connection.prepare<[{ from: string }]>(
    `INSERT INTO temp.moving (id, has_path) SELECT id, has_path FROM (${IDS_BELOW})`,
  );
  const move = (table: string, conditions: string, also = '') =>
    connection.prepare<[object]>(`UPDATE ${table} SET collection = ${MOVED} ${also} WHERE ${conditions}`);
  const ids = 'id IN (SELECT id FROM temp.moving)';
  const moveTorrents = move('torrents', ids, ', updated_at = :now');
  const moveListed = move('listed', ids);
  const moveReadmes = move('readmes', isBelow('collection', ':from'));
  const moveReadmePictures = move('readme_pictures', isBelow('collection', ':from'));
  const movePictureUses = move('picture_uses', `torrent_id = 0 AND ${isBelow('collection', ':from')}`);
  const moveSettings = move('collection_settings', isBelow('collection', ':from'));
  const addEvents = connection.prepare<[object]>(`
    INSERT INTO events (at, type, public_type, infohash_v1, infohash_v2, collection, file_name, from_collection,
      from_file_name, owner_id)
    SELECT :now, 'moved', iif(t.state = 'public', 'moved', NULL), t.infohash_v1, t.infohash_v2, t.collection, t.file_name,
      :from || substr(t.collection, length(:to) + 1), t.file_name, t.owner_id
    FROM temp.moving AS m CROSS JOIN torrents AS t ON t.id = m.id WHERE m.has_path ORDER BY m.id`);
  const moveMarks = createMarkMover(connection);
  const indexAgain = createReindexer(connection, listing, writeWords);
  return (from, to, now) => {
    const paths = { from, to };
    empty.run();
    collect.run({ from });
    moveTorrents.run({ ...paths, now: now.getTime() });
    moveListed.run(paths);
    moveReadmes.run(paths);
    moveReadmePictures.run(paths);
    movePictureUses.run(paths);
    moveSettings.run(paths);
    addEvents.run({ ...paths, now: now.getTime() });
    listing.move(from, to, now);
    moveMarks(from, to);
    indexAgain();
    empty.run();
  };
}

/** Prepares the writing of the words of all torrents that move, which have the names of their collections. */
function createReindexer(connection: Connection, listing: Listing, writeWords: () => void): () => void {
  const next = connection.prepare<[number, number], TorrentRow>(`
    SELECT ${TORRENT_COLUMNS} FROM temp.moving AS m
    CROSS JOIN listed AS l ON l.id = m.id CROSS JOIN torrents AS t ON t.id = m.id
    WHERE m.id > ? ORDER BY m.id LIMIT ?`);
  return () => {
    for (let last = 0; ;) {
      const rows = next.all(last, WORDS_BATCH);
      for (const row of rows) listing.reindex(toTorrent(row));
      writeWords();
      const end = rows.at(-1);
      if (end === undefined || rows.length < WORDS_BATCH) return;
      last = end.id;
    }
  };
}
