import { randomInt } from 'node:crypto';
import { parentOf, withAncestors } from '../../../catalogue/ancestors.ts';
import type { CollectionSummary, ListedCollection, Revision } from '../../../catalogue/listed-collection.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import { isBelow } from '../collections/below.ts';
import type { Connection } from '../database/connection.ts';
import type { Space } from './spaces.ts';

/** The most that `randomInt` can give. */
const RANDOM_MAX = 2 ** 48 - 1;

type Counted = Pick<Torrent, 'id' | 'collection'>;

/** Torrents of a collection and of all below it. */
export interface Sum {
  readonly collection: string;
  readonly count: number;
  readonly newestId: number;
}

export interface CollectionCounter {
  /**
   * Adds a torrent to the counts of its collection and of all above it, the root included, and gives them another
   * revision and their newest torrent.
   */
  add(torrent: Counted, now: Date): void;
  /** Takes a torrent that `listed` no longer has out of them. A row that reaches 0 is deleted. */
  remove(torrent: Counted, now: Date): void;
  /**
   * Moves the counts of a collection and of all below it, whose torrents `listed` has at their new place, to where nothing
   * is counted.
   */
  move(from: string, to: string, now: Date): void;
  /** The same for many torrents, which are summed up for each collection with all below it, the deepest first. */
  addMany(sums: readonly Sum[], now: Date): void;
  removeMany(sums: readonly Sum[], now: Date): void;
  /** Counts a collection again, from what `listed` has and from the collections directly below it, and then all above it. */
  recount(collection: string, now: Date): void;
  /** Gives a collection in which something is listed, and all above it, another revision, without counting anything. */
  revise(collection: string, now: Date): void;
}

/** Prepares the counting. Call it in the transaction that lists or unlists a torrent. */
export function createCounter(connection: Connection, space: Space): CollectionCounter {
  const collections = `${space}collections`;
  const listed = `${space}listed`;
  // Counted for all collections together: one that is emptied and filled again does not repeat a revision.
  const nextRevision = space === '' ? createCount(connection) : () => randomInt(RANDOM_MAX);
  const increment = connection.prepare<[object]>(`
    INSERT INTO ${collections} (path, parent, torrent_count, revision, changed_at, newest_id)
    VALUES (:path, :parent, :count, :revision, :changedAt, :id)
    ON CONFLICT (path) DO UPDATE SET
      torrent_count = torrent_count + :count, revision = :revision, changed_at = :changedAt,
      newest_id = max(newest_id, :id)`);
  const decrement = connection.prepare<[object]>(`
    UPDATE ${collections} SET
      torrent_count = torrent_count - :count, revision = :revision, changed_at = :changedAt,
      newest_id = iif(newest_id <> :id, newest_id, max(
        coalesce((SELECT max(id) FROM ${listed} WHERE collection = :path), 0),
        coalesce((SELECT max(newest_id) FROM ${collections} WHERE parent = :path), 0)))
    WHERE path = :path`);
  const touch = connection.prepare<[object]>(
    `UPDATE ${collections} SET revision = :revision, changed_at = :changedAt WHERE path = :path`,
  );
  const find = connection.prepare<[string]>(`SELECT 1 FROM ${collections} WHERE path = ?`);
  const forgetEmpty = connection.prepare<[string]>(
    `DELETE FROM ${collections} WHERE path = ? AND torrent_count = 0`,
  );
  const countOf = connection.prepare<[string], { count: number; newestId: number }>(
    `SELECT torrent_count AS count, newest_id AS newestId FROM ${collections} WHERE path = ?`,
  );
  const rename = connection.prepare<[object]>(`
    UPDATE ${collections} SET
      parent = iif(path = :from, :parent, :to || substr(parent, length(:from) + 1)),
      path = :to || substr(path, length(:from) + 1), revision = :revision, changed_at = :changedAt
    WHERE ${isBelow('path', ':from')}`);
  const subtract = connection.prepare<[object]>(`
    UPDATE ${collections} SET
      torrent_count = torrent_count - :count, revision = :revision, changed_at = :changedAt,
      newest_id = max(
        coalesce((SELECT max(id) FROM ${listed} WHERE collection = :path), 0),
        coalesce((SELECT max(newest_id) FROM ${collections} WHERE parent = :path), 0))
    WHERE path = :path`);
  const add = connection.prepare<[object]>(`
    INSERT INTO ${collections} (path, parent, torrent_count, revision, changed_at, newest_id)
    VALUES (:path, :parent, :count, :revision, :changedAt, :newestId)
    ON CONFLICT (path) DO UPDATE SET
      torrent_count = torrent_count + :count, revision = :revision, changed_at = :changedAt,
      newest_id = max(newest_id, :newestId)`);
  const begin = connection.prepare<[object]>(`
    INSERT INTO ${collections} (path, parent, torrent_count, revision, changed_at)
    VALUES (:path, :parent, 0, :revision, :changedAt) ON CONFLICT (path) DO NOTHING`);
  const count = connection.prepare<[object]>(`
    UPDATE ${collections} AS c SET
      parent = :parent, torrent_count = ${countedIn(space)}, newest_id = ${newestIn(space)}, revision = :revision,
      changed_at = :changedAt
    WHERE path = :path`);
  return {
    recount(collection, now) {
      const changedAt = now.getTime();
      const revision = nextRevision(changedAt);
      for (const path of withAncestors(collection)) {
        const row = { path, parent: parentOf(path), revision, changedAt };
        begin.run(row);
        count.run(row);
        forgetEmpty.run(path);
      }
    },
    move(from, to, now) {
      const moved = countOf.get(from);
      if (moved === undefined) return;
      const changedAt = now.getTime();
      const revision = nextRevision(changedAt);
      rename.run({ from, to, parent: parentOf(to), revision, changedAt });
      for (const path of withAncestors(from).slice(1)) {
        subtract.run({ path, count: moved.count, revision, changedAt });
        forgetEmpty.run(path);
      }
      for (const path of withAncestors(to).slice(1))
        add.run({ path, parent: parentOf(path), ...moved, revision, changedAt });
    },
    revise(collection, now) {
      if (find.get(collection) === undefined) return;
      const changedAt = now.getTime();
      const revision = nextRevision(changedAt);
      for (const path of withAncestors(collection)) touch.run({ path, revision, changedAt });
    },
    addMany(sums, now) {
      const changedAt = now.getTime();
      const revision = nextRevision(changedAt);
      for (const { collection: path, count: added, newestId: id } of sums)
        increment.run({ path, parent: parentOf(path), count: added, id, revision, changedAt });
    },
    removeMany(sums, now) {
      const changedAt = now.getTime();
      const revision = nextRevision(changedAt);
      for (const { collection: path, count: removed, newestId: id } of sums) {
        // The newest one may be of those that stay.
        decrement.run({ path, count: removed, id, revision, changedAt });
        forgetEmpty.run(path);
      }
    },
    add({ id, collection }, now) {
      const changedAt = now.getTime();
      const revision = nextRevision(changedAt);
      for (const path of withAncestors(collection))
        increment.run({ path, parent: parentOf(path), count: 1, id, revision, changedAt });
    },
    remove({ id, collection }, now) {
      const changedAt = now.getTime();
      const revision = nextRevision(changedAt);
      // From below, so that each finds the newest torrents of those in it.
      for (const path of withAncestors(collection)) {
        decrement.run({ path, count: 1, id, revision, changedAt });
        forgetEmpty.run(path);
      }
    },
  };
}

/** SQL: what is in the collection `c`, its own torrents and what the collections directly below it count. */
export function countedIn(space: Space): string {
  return `((SELECT count(*) FROM ${space}listed AS l WHERE l.collection = c.path)
    + (SELECT coalesce(sum(b.torrent_count), 0) FROM ${space}collections AS b WHERE b.parent = c.path))`;
}

/** SQL: the newest torrent in the collection `c`, of its own and of those of the collections directly below it. */
export function newestIn(space: Space): string {
  return `max(
    coalesce((SELECT max(l.id) FROM ${space}listed AS l WHERE l.collection = c.path), 0),
    coalesce((SELECT max(b.newest_id) FROM ${space}collections AS b WHERE b.parent = c.path), 0))`;
}

/** Prepares the next revision of the open lists. */
function createCount(connection: Connection): (changedAt: number) => number | undefined {
  const count = connection
    .prepare<[number], number>(
      'UPDATE listing_revision SET revision = revision + 1, changed_at = ? RETURNING revision',
    )
    .pluck();
  return (changedAt) => count.get(changedAt);
}

export interface CollectionReader {
  /** The collections directly below `parent`, sorted by name. */
  list(parent: string): readonly ListedCollection[];
  /** Undefined when nothing is listed in it or below it. */
  find(path: string): ListedCollection | undefined;
  /** The revision of its list; undefined when nothing is listed in it or below it, except for the root. */
  findRevision(path: string): Revision | undefined;
}

/** Prepares the reading of collections. */
export function createCollectionReader(connection: Connection, space: Space): CollectionReader {
  const select = `
    SELECT c.path, c.torrent_count AS torrentCount, l.published_at AS newestAt
    FROM ${space}collections AS c CROSS JOIN ${space}listed AS l ON l.id = c.newest_id`;
  const below = connection.prepare<[string], ListedRow>(`${select} WHERE c.parent = ? ORDER BY c.path`);
  const one = connection.prepare<[string], ListedRow>(`${select} WHERE c.path = ?`);
  const revision = connection.prepare<[string], RevisionRow>(
    `SELECT revision, changed_at AS changedAt FROM ${space}collections WHERE path = ?`,
  );
  const revisionOfAll =
    space === ''
      ? connection.prepare<[], RevisionRow>('SELECT revision, changed_at AS changedAt FROM listing_revision')
      : undefined;
  return {
    list: (parent) => below.all(parent).map(toListed),
    find(path) {
      const row = one.get(path);
      return row && toListed(row);
    },
    findRevision(path) {
      const row = path === '' && revisionOfAll !== undefined ? revisionOfAll.get() : revision.get(path);
      return row && { number: row.revision, changedAt: new Date(row.changedAt) };
    },
  };
}

type ListedRow = CollectionSummary & { readonly newestAt: number };

function toListed({ newestAt, ...row }: ListedRow): ListedCollection {
  return { ...row, newestAt: new Date(newestAt) };
}

interface RevisionRow {
  readonly revision: number;
  readonly changedAt: number;
}
