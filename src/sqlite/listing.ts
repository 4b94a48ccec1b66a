import type { Torrent } from '../catalogue/torrent.ts';
import { createCounter } from './collections.ts';
import type { Connection } from './connection.ts';
import { createLabelMaker, labelsOf } from './labels.ts';
import { dayOf } from './published-days.ts';
import { toWordText } from './word-text.ts';

export interface Listing {
  /** Puts a torrent whose state is `public` into the counts, the lists and the word index. */
  enter(torrent: Torrent): void;
  /** Takes a torrent that was public out of them. */
  leave(torrent: Torrent): void;
}

/** Prepares what must follow, in the same transaction, whenever a torrent becomes public, ceases to be, or is changed. */
export function createListing(connection: Connection): Listing {
  const counter = createCounter(connection);
  const labelWord = createLabelMaker(connection);
  const add = connection.prepare(`
    INSERT INTO listed (id, collection, sort_name, content_bytes, file_count, published_at)
    VALUES (:id, :collection, sort_name(:name), :contentBytes, :fileCount, :publishedAt)`);
  const addDay = connection.prepare(`
    INSERT INTO published_days (day, first_id, last_id) VALUES (:day, :id, :id)
    ON CONFLICT (day) DO UPDATE SET first_id = min(first_id, :id), last_id = max(last_id, :id)`);
  const addWords = connection.prepare(`
    INSERT INTO torrent_words (rowid, name, title, file_name, collection, category, tags, labels)
    VALUES (:id, :name, :title, :fileName, :collection, :category, :tags, :labels)`);
  const remove = connection.prepare<[number]>('DELETE FROM listed WHERE id = ?');
  const removeWords = connection.prepare<[number]>('DELETE FROM torrent_words WHERE rowid = ?');

  return {
    enter(torrent) {
      const { id, collection, name, title, fileName, contentBytes, fileCount, category, tags } = torrent;
      const publishedAt = torrent.publishedAt.getTime();
      counter.add(collection, 1);
      add.run({ id, collection, name: title ?? name, contentBytes, fileCount, publishedAt });
      addDay.run({ id, day: dayOf(publishedAt) });
      addWords.run({
        id,
        name: toWordText(name),
        title: toWordText(title),
        // Without its ending: otherwise every torrent would hold the word "torrent".
        fileName: toWordText(fileName.replace(/\.torrent$/, '')),
        collection: toWordText(collection),
        category: toWordText(category),
        tags: toWordText(tags.join(' ')),
        labels: labelsOf(torrent).map(labelWord).join(' '),
      });
    },
    leave(torrent) {
      counter.add(torrent.collection, -1);
      remove.run(torrent.id);
      removeWords.run(torrent.id);
    },
  };
}
