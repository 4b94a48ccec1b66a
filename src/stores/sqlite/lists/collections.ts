import type { CollectionSummary } from '../../../catalogue/store.ts';
import type { Connection } from '../database/connection.ts';

export interface CollectionCounter {
  /** Adds to the counts of a collection and of all above it, the root included. A row that reaches 0 is deleted. */
  add(collection: string, difference: 1 | -1): void;
}

/** Prepares the counting. Call it in the transaction that lists or unlists a torrent. */
export function createCounter(connection: Connection): CollectionCounter {
  const increment = connection.prepare<[string, string | null]>(`
    INSERT INTO collections (path, parent, torrent_count) VALUES (?, ?, 1)
    ON CONFLICT (path) DO UPDATE SET torrent_count = torrent_count + 1`);
  const decrement = connection.prepare<[string]>(
    'UPDATE collections SET torrent_count = torrent_count - 1 WHERE path = ?',
  );
  const forgetEmpty = connection.prepare<[string]>(
    'DELETE FROM collections WHERE path = ? AND torrent_count = 0',
  );
  return {
    add(collection, difference) {
      for (const path of withAncestors(collection)) {
        if (difference === 1) {
          increment.run(path, parentOf(path));
        } else {
          decrement.run(path);
          forgetEmpty.run(path);
        }
      }
    },
  };
}

/** A collection and all above it: `a/b` gives `a/b`, `a` and the root, `''`. */
export function withAncestors(collection: string): readonly string[] {
  const parent = parentOf(collection);
  return parent === null ? [collection] : [collection, ...withAncestors(parent)];
}

function parentOf(path: string): string | null {
  return path === '' ? null : path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export interface CollectionReader {
  /** The collections directly below `parent`, sorted by name. */
  list(parent: string): readonly CollectionSummary[];
  /** Undefined when nothing is listed in it or below it. */
  find(path: string): CollectionSummary | undefined;
}

/** Prepares the reading of collections. */
export function createCollectionReader(connection: Connection): CollectionReader {
  const columns = 'SELECT path, torrent_count AS torrentCount FROM collections';
  const below = connection.prepare<[string], CollectionSummary>(`${columns} WHERE parent = ? ORDER BY path`);
  const one = connection.prepare<[string], CollectionSummary>(`${columns} WHERE path = ?`);
  return { list: (parent) => below.all(parent), find: (path) => one.get(path) };
}
