import { withAncestors } from '../../../catalogue/ancestors.ts';
import type { Connection } from '../database/connection.ts';
import { isBelow } from '../collections/below.ts';
import type { Torrent } from '../../../catalogue/torrent.ts';
import type { Listings } from './listing.ts';
import { inEachSpace, SPACES, type Space } from './spaces.ts';

interface Moved {
  readonly collection: string;
  readonly count: number;
  readonly newestId: number;
}

/** Moves what is derived from all public torrents in a collection and below it from one space to the other. */
export type MoveLists = (path: string, from: Space, to: Space, now: Date) => void;

/** How many torrents wait in memory with their words until these are written. */
const WORDS_BATCH = 1000;

export interface ListMoverParts {
  readonly kept: Listings['kept'];
  readonly findById: (id: number) => Torrent | undefined;
  /** That of `createWordWriter`. */
  readonly writeWords: () => void;
}

/** Prepares the move. Call it inside a transaction. */
export function createListMover(
  connection: Connection,
  { kept, findById, writeWords }: ListMoverParts,
): MoveLists {
  const merging = createMerging(connection);
  connection.exec('CREATE TEMP TABLE IF NOT EXISTS moved_ids (id INTEGER PRIMARY KEY)');
  const empty = connection.prepare('DELETE FROM temp.moved_ids');
  const ids = connection.prepare<[], number>('SELECT id FROM temp.moved_ids ORDER BY id').pluck();
  const from = inEachSpace((space) => ({
    collect: connection.prepare<[object]>(
      `INSERT INTO temp.moved_ids (id) SELECT id FROM ${space}listed WHERE ${isBelow('collection', ':path')}`,
    ),
    sum: connection.prepare<[], Moved>(`
      SELECT collection, count(*) AS count, max(id) AS newestId
      FROM temp.moved_ids CROSS JOIN ${space}listed USING (id) GROUP BY collection`),
    remove: ['listed', 'listed_labels'].map((table) =>
      connection.prepare(`DELETE FROM ${space}${table} WHERE id IN (SELECT id FROM temp.moved_ids)`),
    ),
  }));
  const into = (to: Space, other: Space) => [
    ...['listed', 'listed_labels'].map(
      (table) => `
      INSERT INTO ${to}${table} SELECT * FROM ${other}${table} WHERE id IN (SELECT id FROM temp.moved_ids)`,
    ),
    `INSERT INTO ${to}published_days (day, first_id, last_id)
      SELECT published_at / 86400000, min(id), max(id) FROM temp.moved_ids CROSS JOIN ${other}listed USING (id)
      WHERE TRUE GROUP BY 1
      ON CONFLICT (day) DO UPDATE SET
        first_id = min(first_id, excluded.first_id), last_id = max(last_id, excluded.last_id)`,
  ];
  const copy = {
    '': into('', 'private_').map((sql) => connection.prepare(sql)),
    private_: into('private_', '').map((sql) => connection.prepare(sql)),
  };

  return (path, source, to, now) => {
    empty.run();
    if (from[source].collect.run({ path }).changes === 0) return;
    const sums = sumUp(from[source].sum.all());
    for (const statement of copy[to]) statement.run();
    for (const statement of from[source].remove) statement.run();
    kept[source].counter.removeMany(sums, now);
    kept[to].counter.addMany(sums, now);
    merging.pause();
    for (const [index, id] of ids.all().entries()) {
      const torrent = findById(id);
      if (torrent === undefined) throw new Error(`Cannot move the words of ${id}: it is not stored`);
      kept[source].words.remove(id);
      kept[to].words.add(torrent);
      if (index % WORDS_BATCH === WORDS_BATCH - 1) writeWords();
    }
    writeWords();
    merging.resume();
    empty.run();
  };
}

/**
 * FTS5 merges its segments while many rows are deleted, as often as a tenth of one is gone: moving 10,000 torrents took 49 s.
 * These are FTS5's own defaults; they are stored with the index.
 */
function createMerging(connection: Connection): { pause(): void; resume(): void } {
  const configure = (name: string, value: number) =>
    SPACES.map((space) =>
      connection.prepare(
        `INSERT INTO ${space}torrent_words (${space}torrent_words, rank) VALUES ('${name}', ${value})`,
      ),
    );
  const [off, on] = [configure('deletemerge', 0), configure('deletemerge', 10)];
  const run = (statements: typeof on) => {
    for (const statement of statements) statement.run();
  };
  return { pause: () => run(off), resume: () => run(on) };
}

/** The sums of each collection with all below it, the deepest first. */
function sumUp(moved: readonly Moved[]): readonly Moved[] {
  const sums = new Map<string, Moved>();
  for (const { collection: own, count, newestId } of moved) {
    for (const collection of withAncestors(own)) {
      const known = sums.get(collection) ?? { collection, count: 0, newestId: 0 };
      sums.set(collection, {
        collection,
        count: known.count + count,
        newestId: Math.max(known.newestId, newestId),
      });
    }
  }
  const depthOf = ({ collection }: Moved): number => withAncestors(collection).length;
  return [...sums.values()].sort((a, b) => depthOf(b) - depthOf(a));
}
