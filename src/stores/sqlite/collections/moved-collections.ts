import { withAncestors } from '../../../catalogue/ancestors.ts';
import type { TorrentPath } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { isBelow } from './below.ts';

/** The most steps of a look-up: one for each folder of a path, each of which may have been moved by itself. */
const STEPS_MAX = 16;

const moved = (column: string): string => `:to || substr(${column}, length(:from) + 1)`;
const below = (column: string): string => isBelow(column, ':from');

/** A mark at a path that a torrent has. */
const occupied = (marks: string): string => `
  ${isBelow('collection', ':to')} AND EXISTS (
    SELECT 1 FROM torrents AS t WHERE t.collection = ${marks}.collection AND t.file_name = ${marks}.file_name
      AND t.state IN ('public', 'unlisted', 'hidden'))`;

/**
 * Writes a redirect for each torrent that a row of `moved_collections AS m` led to, because that row is deleted: not
 * for a torrent whose place in `now` another one has, and not for a path that another path leads to.
 */
function keepRedirects(rows: string, now: string): string {
  const within = (base: string): string => `${base} || substr(t.collection, length(m.to_path) + 1)`;
  return `INSERT OR IGNORE INTO moved_paths (collection, file_name, to_collection, to_file_name)
  SELECT ${within('m.path')}, t.file_name, t.collection, t.file_name
  FROM moved_collections AS m CROSS JOIN torrents AS t INDEXED BY torrents_path
  WHERE ${rows} AND ${isBelow('t.collection', 'm.to_path')}
    AND t.state IN ('public', 'unlisted', 'hidden') AND t.state <> 'hidden'
    AND NOT EXISTS (
      SELECT 1 FROM torrents AS o
      WHERE o.collection = ${within(now)} AND o.file_name = t.file_name
        AND o.state IN ('public', 'unlisted', 'hidden'))
    AND NOT EXISTS (
      SELECT 1 FROM moved_paths AS p
      WHERE p.to_collection = ${within('m.path')} AND p.to_file_name = t.file_name)`;
}

/**
 * What is known of paths moves with them. What then is at a path that a torrent has, or leads to itself, is deleted, which is
 * so after a collection was moved back.
 */
const STATEMENTS = [
  `UPDATE OR REPLACE removed_paths SET collection = ${moved('collection')} WHERE ${below('collection')}`,
  `DELETE FROM removed_paths WHERE ${occupied('removed_paths')}`,
  // A redirect to a torrent that is no longer there must not lead to the one that moves in.
  `DELETE FROM moved_paths WHERE ${isBelow('to_collection', ':to')}`,
  `UPDATE moved_paths SET to_collection = ${moved('to_collection')} WHERE ${below('to_collection')}`,
  `UPDATE OR REPLACE moved_paths SET collection = ${moved('collection')} WHERE ${below('collection')}`,
  `DELETE FROM moved_paths
  WHERE ${isBelow('collection', ':to')} AND collection = to_collection AND file_name = to_file_name`,
  `DELETE FROM moved_paths WHERE ${occupied('moved_paths')}`,
  `DELETE FROM moved_collections WHERE ${isBelow('to_path', ':to')}`,
  `DELETE FROM moved_collections WHERE ${below('to_path')} AND path = ${moved('to_path')}`,
  `UPDATE moved_collections SET to_path = ${moved('to_path')} WHERE ${below('to_path')}`,
  // Others had the new path before. Once this collection is gone from there, its own old paths would lead to them.
  keepRedirects(isBelow('m.path', ':to'), 'm.path'),
  `DELETE FROM moved_collections WHERE ${isBelow('path', ':to')}`,
  `DELETE FROM moved_collections WHERE ${below('path')} AND path <> :from AND to_path = ${moved('path')}`,
  `UPDATE OR REPLACE moved_collections SET path = ${moved('path')} WHERE ${below('path')} AND path <> :from`,
  // Another collection had the old path before. Its torrents keep their redirects, one by one: the row is for this one now.
  keepRedirects('m.path = :from AND m.to_path <> :to', ':to'),
  'INSERT OR REPLACE INTO moved_collections (path, to_path) VALUES (:from, :to)',
];

/**
 * Prepares the changes of what paths lead to, for the move of a collection whose torrents have their new paths already.
 * Call it inside a transaction.
 */
export function createMarkMover(connection: Connection): (from: string, to: string) => void {
  const statements = STATEMENTS.map((sql) => connection.prepare<[object]>(sql));
  return (from, to) => {
    for (const statement of statements) statement.run({ from, to });
  };
}

export interface MoveFinder {
  /** Where a path leads whose torrent was moved, alone or with its collection. */
  findMove(path: TorrentPath): TorrentPath | undefined;
  /** Where a collection is that was moved, or that was in one. */
  findMovedCollection(path: string): string | undefined;
}

/** Prepares the look-ups of where a path leads. */
export function createMoveFinder(connection: Connection): MoveFinder {
  const alone = connection.prepare<[string, string], TorrentPath>(`
    SELECT to_collection AS collection, to_file_name AS fileName FROM moved_paths
    WHERE collection = ? AND file_name = ?`);
  const whole = connection
    .prepare<[string], string>('SELECT to_path FROM moved_collections WHERE path = ?')
    .pluck();
  const anyWhole = connection.prepare('SELECT 1 FROM moved_collections LIMIT 1');
  const hasTorrent = connection.prepare<[string, string]>(`
    SELECT 1 FROM torrents WHERE collection = ? AND file_name = ? AND state IN ('public', 'unlisted', 'hidden')`);
  const isListed = connection.prepare<[string]>('SELECT 1 FROM collections WHERE path = ?');

  /** The next place of a collection, by the move of the nearest one that it is in. */
  function nextOf(collection: string): string | undefined {
    if (anyWhole.get() === undefined) return undefined;
    for (const path of withAncestors(collection)) {
      const to = whole.get(path);
      if (to !== undefined) return to + collection.slice(path.length);
    }
    return undefined;
  }

  return {
    findMove(path) {
      let at = path;
      for (let step = 0; step < STEPS_MAX; step++) {
        const to = alone.get(at.collection, at.fileName);
        if (to !== undefined) return to;
        const collection = nextOf(at.collection);
        if (collection === undefined) break;
        at = { collection, fileName: at.fileName };
        if (hasTorrent.get(at.collection, at.fileName) !== undefined) break;
      }
      return at === path ? undefined : at;
    },
    findMovedCollection(path) {
      let at = path;
      for (let step = 0; step < STEPS_MAX; step++) {
        const next = nextOf(at);
        if (next === undefined) break;
        at = next;
        if (isListed.get(at) !== undefined) break;
      }
      return at === path ? undefined : at;
    },
  };
}
