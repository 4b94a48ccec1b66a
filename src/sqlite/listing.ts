import type { Torrent } from '../catalogue/torrent.ts';
import { createCounter } from './collections.ts';
import type { Connection } from './connection.ts';
import { placeWord } from './search-query.ts';

export interface Listing {
  /** Puts a torrent whose state is `listed` into the counts and the word index. */
  enter(torrent: Torrent): void;
  /** Takes a torrent that was listed out of both. */
  leave(torrent: Torrent): void;
}

/** Prepares what must follow, in the same transaction, whenever a torrent becomes listed or ceases to be. */
export function createListing(connection: Connection): Listing {
  const counter = createCounter(connection);
  const addWords = connection.prepare<[number, string, string | undefined, string, string]>(
    'INSERT INTO torrent_words (rowid, name, title, file_name, place) VALUES (?, ?, ?, ?, ?)',
  );
  const removeWords = connection.prepare<[number]>('DELETE FROM torrent_words WHERE rowid = ?');
  return {
    enter(torrent) {
      counter.add(torrent.collection, 1);
      // Without its ending: otherwise every torrent would hold the word "torrent".
      const fileWords = torrent.fileName.replace(/\.torrent$/i, '');
      addWords.run(torrent.id, torrent.name, torrent.title, fileWords, placeWord(torrent.collection));
    },
    leave(torrent) {
      counter.add(torrent.collection, -1);
      removeWords.run(torrent.id);
    },
  };
}
