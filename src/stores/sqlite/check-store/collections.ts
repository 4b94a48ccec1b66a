import { parentOf } from '../../../catalogue/ancestors.ts';
import type { Connection } from '../database/connection.ts';
import { countedIn, createCounter, newestIn } from '../lists/collections.ts';
import type { Space } from '../lists/spaces.ts';
import { after, inBatches, type Batch, type Examiner } from './examiner.ts';
import { AGAIN_HINT, type Flaw } from './flaws.ts';

const ROWS = 500;

interface CollectionRow {
  readonly path: string;
  readonly parent: string | null;
  readonly torrentCount: number;
  readonly newestId: number;
  readonly counted: number;
  readonly newest: number;
}

/**
 * The counts of collections against the lists. Each is compared with its own torrents and with the collections directly below it:
 * all are right when each is. They are gone through from the last path on, so that a collection comes before those above it.
 */
export function* checkCollections({ connection }: Examiner, space: Space, now: Date): Iterable<Batch> {
  const { recount } = createCounter(connection, space);
  const toFlaw = (path: string, message: string): Flaw => ({
    kind: 'collection',
    place: `collection /${path}`,
    message,
    fix: () => recount(path, now),
    hint: AGAIN_HINT,
  });
  const missing = (path: string): Flaw =>
    toFlaw(path, 'It has torrents, and is missing among the collections.');
  yield* eachPath(uncounted(connection, space), missing);
  yield* eachPath(withoutParent(connection, space), (path) => missing(parentOf(path) ?? ''));

  const before = connection.prepare<[string, number], CollectionRow>(listed(space, 'WHERE c.path < ?'));
  const last = connection.prepare<[number], CollectionRow>(listed(space, ''));
  yield* inBatches<string | null>(null, (from) => {
    const rows = from === null ? last.all(ROWS) : before.all(from, ROWS);
    const flaws = rows.flatMap((row) => {
      const fault = findFault(row);
      return fault === undefined ? [] : [toFlaw(row.path, fault)];
    });
    return { flaws, examined: rows.length, next: after(rows, ROWS, ({ path }) => path) };
  });
}

function listed(space: Space, condition: string): string {
  return `
    SELECT c.path, c.parent, c.torrent_count AS torrentCount, c.newest_id AS newestId, ${countedIn(space)} AS counted,
      ${newestIn(space)} AS newest
    FROM ${space}collections AS c ${condition} ORDER BY c.path DESC LIMIT ?`;
}

function findFault({
  path,
  parent,
  torrentCount,
  newestId,
  counted,
  newest,
}: CollectionRow): string | undefined {
  if (counted === 0) return 'It is among the collections, and has no torrents.';
  if (torrentCount !== counted) return `It counts ${torrentCount} torrents, and has ${counted}.`;
  if (newestId !== newest) return `Its newest torrent is ${newest}, and not ${newestId}.`;
  if (parent !== parentOf(path)) return `It is below "${parentOf(path)}", and not below "${parent}".`;
  return undefined;
}

type FindPaths = (from: string) => readonly string[];

/** Collections of torrents that are not counted anywhere. */
function uncounted(connection: Connection, space: Space): FindPaths {
  const find = connection
    .prepare<[string], string>(`
      SELECT DISTINCT l.collection FROM ${space}listed AS l
      WHERE l.collection >= ? AND NOT EXISTS (SELECT 1 FROM ${space}collections AS c WHERE c.path = l.collection)
      ORDER BY l.collection LIMIT ${ROWS}`)
    .pluck();
  return (from) => find.all(from);
}

function withoutParent(connection: Connection, space: Space): FindPaths {
  const find = connection
    .prepare<[string], string>(`
      SELECT c.path FROM ${space}collections AS c
      WHERE c.path >= ? AND c.path <> ''
        AND NOT EXISTS (SELECT 1 FROM ${space}collections AS p WHERE p.path = c.parent)
      ORDER BY c.path LIMIT ${ROWS}`)
    .pluck();
  return (from) => find.all(from);
}

/** The character that sorts directly after a path: none is found twice, also when it was not repaired. */
const NEXT = '\u0001';

function eachPath(find: FindPaths, toFlaw: (path: string) => Flaw): Iterable<Batch> {
  return inBatches('', (from) => {
    const paths = find(from);
    return { flaws: paths.map(toFlaw), examined: 0, next: after(paths, ROWS, (path) => path + NEXT) };
  });
}
