import type { TorrentPath } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';

export interface MoveWriter {
  /** Lets a path lead to another one, and with it all that led to it. */
  mark(from: TorrentPath, to: TorrentPath): void;
  unmark(path: TorrentPath): void;
  /** Unmarks the paths that lead to this one. */
  forgetTo(path: TorrentPath): void;
}

/** Prepares the changes of the paths that lead to where a torrent was moved. Call them inside a transaction. */
export function createMoveWriter(connection: Connection): MoveWriter {
  const insert = connection.prepare(
    'INSERT OR REPLACE INTO moved_paths (collection, file_name, to_collection, to_file_name) VALUES (?, ?, ?, ?)',
  );
  const redirect = connection.prepare(`
    UPDATE moved_paths SET to_collection = ?, to_file_name = ? WHERE to_collection = ? AND to_file_name = ?`);
  const remove = connection.prepare('DELETE FROM moved_paths WHERE collection = ? AND file_name = ?');
  const removeTo = connection.prepare('DELETE FROM moved_paths WHERE to_collection = ? AND to_file_name = ?');
  return {
    mark(from, to) {
      redirect.run(to.collection, to.fileName, from.collection, from.fileName);
      insert.run(from.collection, from.fileName, to.collection, to.fileName);
    },
    unmark({ collection, fileName }) {
      remove.run(collection, fileName);
    },
    forgetTo({ collection, fileName }) {
      removeTo.run(collection, fileName);
    },
  };
}
