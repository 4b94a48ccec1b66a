import { OPEN_AREA } from '../../../catalogue/areas.ts';
import { distinctLabels } from '../../../catalogue/facets.ts';
import { toSortName } from '../../../catalogue/sort-name.ts';
import { healthOf } from '../../../catalogue/swarm-counts.ts';
import { formatPath, type Torrent } from '../../../catalogue/torrent.ts';
import type { Connection } from '../database/connection.ts';
import { inEachSpace, SPACES, spaceOf, type Space } from '../lists/spaces.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from '../torrents/rows.ts';
import { after, inBatches, type Batch, type Examiner } from './examiner.ts';
import { AGAIN_HINT, type Flaw } from './flaws.ts';
import type { Relister } from './relister.ts';

const ROWS = 500;

interface ListedRow {
  readonly id: number;
  readonly collection: string;
  readonly sortName: string;
  readonly contentBytes: number;
  readonly fileCount: number;
  readonly publishedAt: number;
  readonly downloadCount: number;
  readonly seeders: number;
  readonly category: string | null;
  readonly tags: string | null;
  readonly version: string | null;
}

/** The rows of lists against their torrents: each public torrent has them in the space of its area, and nothing else has. */
export function* checkLists({ connection }: Examiner, relister: Relister): Iterable<Batch> {
  const torrents = connection.prepare<[number, number], TorrentRow>(
    `SELECT ${TORRENT_COLUMNS} FROM torrents AS t WHERE t.id > ? ORDER BY t.id LIMIT ?`,
  );
  const listed = inEachSpace((space) => prepareListed(connection, space));
  yield* inBatches(0, (from) => {
    const rows = torrents.all(from, ROWS);
    const to = rows.at(-1)?.id ?? from;
    const there = inEachSpace((space) => new Map(listed[space].all(from, to).map((row) => [row.id, row])));
    const flaws = rows.flatMap((row) => {
      const torrent = toTorrent(row);
      const fault = findFault(torrent, (space) => there[space].get(torrent.id));
      return fault === undefined ? [] : [toFlaw(torrent, fault, relister)];
    });
    return { flaws, examined: rows.length, next: after(rows, ROWS, ({ id }) => id) };
  });
  for (const space of SPACES)
    for (const table of ['listed', 'listed_labels']) yield* checkOrphans(connection, space, table, relister);
}

function prepareListed(connection: Connection, space: Space) {
  // Labels may be without a row beside them, and the other way round.
  return connection.prepare<[number, number], ListedRow>(`
    SELECT l.id, l.collection, l.sort_name AS sortName, l.content_bytes AS contentBytes, l.file_count AS fileCount,
      l.published_at AS publishedAt, l.download_count AS downloadCount, l.seeders, k.category, k.tags, k.version
    FROM ${space}listed AS l LEFT JOIN ${space}listed_labels AS k ON k.id = l.id WHERE l.id > ? AND l.id <= ?`);
}

function findFault(torrent: Torrent, find: (space: Space) => ListedRow | undefined): string | undefined {
  const space = spaceOf(torrent.area);
  const other = space === '' ? 'private_' : '';
  if (find(other) !== undefined) {
    return other === ''
      ? 'It is in the lists that all can read, but belongs to a private collection.'
      : 'It is in the lists of private collections, but is open.';
  }
  const row = find(space);
  if (torrent.state !== 'public') return row && `It is ${torrent.state}, and yet in the lists.`;
  if (row === undefined) return 'It is public, but missing in the lists.';
  const expected = expectedRow(torrent);
  const names = (Object.keys(expected) as (keyof ListedRow)[]).filter((name) => row[name] !== expected[name]);
  return names.length === 0 ? undefined : `The lists have another ${names.map(nameOf).join(', ')}.`;
}

/** As a message says it: `sortName` is the sort name. */
function nameOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function expectedRow(torrent: Torrent): ListedRow {
  return {
    id: torrent.id,
    collection: torrent.collection,
    sortName: toSortName(torrent.title ?? torrent.name),
    contentBytes: torrent.contentBytes,
    fileCount: torrent.fileCount,
    publishedAt: torrent.publishedAt.getTime(),
    downloadCount: torrent.downloadCount,
    seeders: healthOf(torrent)?.seeders ?? 0,
    category: torrent.category ?? null,
    tags: JSON.stringify(distinctLabels(torrent.tags)),
    version: torrent.version,
  };
}

function toFlaw(torrent: Torrent, message: string, relister: Relister): Flaw {
  const place = `torrent ${torrent.id} (${formatPath(torrent)})`;
  return { kind: 'list', place, message, fix: () => relister.relist(torrent), hint: AGAIN_HINT };
}

function* checkOrphans(
  connection: Connection,
  space: Space,
  table: string,
  relister: Relister,
): Iterable<Batch> {
  const isOfSpace = space === '' ? `t.area = '${OPEN_AREA}'` : `t.area <> '${OPEN_AREA}'`;
  const orphans = connection
    .prepare<[number, number], number>(`
      SELECT id FROM ${space}${table} AS l WHERE l.id > ? AND NOT EXISTS (
        SELECT 1 FROM torrents AS t WHERE t.id = l.id AND t.state = 'public' AND ${isOfSpace})
      ORDER BY l.id LIMIT ?`)
    .pluck();
  yield* inBatches(0, (from) => {
    const ids = orphans.all(from, ROWS);
    const flaws = ids.map((id): Flaw => {
      const message = `The table ${space}${table} has it, and it is not a torrent of these lists.`;
      const fix = (): void => relister.relistId(id);
      return { kind: 'list', place: `torrent ${id}`, message, fix, hint: AGAIN_HINT };
    });
    return { flaws, examined: 0, next: after(ids, ROWS, (id) => id) };
  });
}
