import { distinctLabels } from '../../../catalogue/facets.ts';
import { healthOf } from '../../../catalogue/swarm-counts.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Signal } from '../../../events/signal.ts';
import { createCounter, type CollectionCounter } from './collections.ts';
import type { Connection } from '../database/connection.ts';
import { dayOf } from './published-days.ts';
import { inEachSpace, spaceOf, type Space } from './spaces.ts';
import { createFileNamesFinder, createWordIndex, type WordIndex } from './word-index.ts';

/** What is kept for the public torrents of one space beside the rows of its lists. */
export interface Kept {
  readonly counter: CollectionCounter;
  readonly words: WordIndex;
}

export interface Listing {
  /** Adds a torrent in the state `public` to the counts, the lists and the word index. */
  enter(torrent: Torrent, now: Date): void;
  /** Removes a torrent that was public from them. */
  leave(torrent: Torrent, now: Date): void;
  /** Moves the lists and counts of a collection in the open area, whose torrents have their new collections already. */
  move(from: string, to: string, now: Date): void;
  /** Gives a public torrent the words of its new collection. */
  reindex(torrent: Torrent): void;
  /** Gives the list of a collection, and of all above it, another revision. */
  revise(collection: string, now: Date): void;
}

/** The listings of all spaces, with what they keep. */
export interface Listings extends Listing {
  readonly kept: Readonly<Record<Space, Kept>>;
}

/**
 * Prepares the updates of everything derived, for the transaction in which a torrent becomes public, stops being
 * public, or is changed. `createWordWriter` writes its words.
 */
export function createListing(
  connection: Connection,
  findArea: (collection: string) => string | undefined,
  rolledBack: Pick<Signal, 'subscribe'>,
): Listings {
  const findFileNames = createFileNamesFinder(connection);
  const kept = inEachSpace((space) => ({
    counter: createCounter(connection, space),
    words: createWordIndex(connection, space, { findFileNames, rolledBack }),
  }));
  const listings = inEachSpace((space) => createSpaceListing(connection, space, kept[space]));
  return {
    kept,
    revise: (collection, now) => listings[spaceOf(findArea(collection))].revise(collection, now),
    enter: (torrent, now) => listings[spaceOf(torrent.area)].enter(torrent, now),
    leave: (torrent, now) => listings[spaceOf(torrent.area)].leave(torrent, now),
    move: listings[''].move,
    reindex: (torrent) => listings[spaceOf(torrent.area)].reindex(torrent),
  };
}

/** The rows of one space that lists are made of: everything derived from one torrent, without the counts of collections. */
export interface ListedRows {
  /** Adds those of a torrent that has none. */
  add(torrent: Torrent): void;
  remove(id: number): void;
}

/** Prepares the changes of these rows. `createWordWriter` writes the words. */
export function createListedRows(connection: Connection, space: Space, words: WordIndex): ListedRows {
  const add = connection.prepare(`
    INSERT INTO ${space}listed
      (id, collection, sort_name, content_bytes, file_count, published_at, download_count, seeders)
    VALUES
      (:id, :collection, to_sort_name(:name), :contentBytes, :fileCount, :publishedAt, :downloadCount, :seeders)`);
  const addDay = connection.prepare(`
    INSERT INTO ${space}published_days (day, first_id, last_id) VALUES (:day, :id, :id)
    ON CONFLICT (day) DO UPDATE SET first_id = min(first_id, :id), last_id = max(last_id, :id)`);
  const addLabels = connection.prepare(`
    INSERT INTO ${space}listed_labels (id, category, tags, version) VALUES (:id, :category, :tags, :version)`);
  const remove = connection.prepare<[number]>(`DELETE FROM ${space}listed WHERE id = ?`);
  const removeLabels = connection.prepare<[number]>(`DELETE FROM ${space}listed_labels WHERE id = ?`);
  return {
    add(torrent) {
      const { id, collection, name, title, contentBytes, fileCount, downloadCount } = torrent;
      const { category, tags, version } = torrent;
      const publishedAt = torrent.publishedAt.getTime();
      const seeders = healthOf(torrent)?.seeders ?? 0;
      const counts = { contentBytes, fileCount, publishedAt, downloadCount, seeders };
      add.run({ id, collection, name: title ?? name, ...counts });
      addLabels.run({ id, category: category ?? null, tags: JSON.stringify(distinctLabels(tags)), version });
      addDay.run({ id, day: dayOf(publishedAt) });
      words.add(torrent);
    },
    remove(id) {
      remove.run(id);
      removeLabels.run(id);
      words.remove(id);
    },
  };
}

function createSpaceListing(connection: Connection, space: Space, { counter, words }: Kept): Listing {
  const rows = createListedRows(connection, space, words);
  return {
    revise: counter.revise,
    move: counter.move,
    reindex(torrent) {
      words.remove(torrent.id);
      words.add(torrent);
    },
    enter(torrent, now) {
      counter.add(torrent, now);
      rows.add(torrent);
    },
    leave(torrent, now) {
      rows.remove(torrent.id);
      counter.remove(torrent, now);
    },
  };
}
