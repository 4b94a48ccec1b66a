import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from './rows.ts';

export type ListPredecessors = (torrent: Torrent, limit: number) => readonly Torrent[];

/** Prepares the list of earlier torrents of the same token at a path, which reads an index. */
export function createPredecessorLister(connection: Connection): ListPredecessors {
  const statement = connection.prepare<unknown[], TorrentRow>(`
    SELECT ${TORRENT_COLUMNS} FROM torrents AS t INDEXED BY torrents_superseded
    WHERE t.state = 'superseded' AND t.collection = ? AND t.file_name = ? AND t.owner_id = ? AND t.id < ?
    ORDER BY t.id DESC LIMIT ?`);
  return ({ collection, fileName, ownerId, id }, limit) =>
    ownerId === undefined ? [] : statement.all(collection, fileName, ownerId, id, limit).map(toTorrent);
}
