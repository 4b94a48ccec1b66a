import { hash } from 'node:crypto';
import type { Connection } from '../database/connection.ts';
import { NUMBERED_TABLES } from '../database/next-id.ts';
import { SPACES } from '../lists/spaces.ts';
import { after, inBatches, type Batch, type Examiner } from './examiner.ts';
import { AGAIN_HINT, type Flaw, type FlawKind } from './flaws.ts';

/** Rows that must not be, or be otherwise, as a statement finds them. */
interface RowCheck {
  readonly kind: FlawKind;
  /** SELECT of `place`, and of what `fix` needs; its rows are those that are wrong. */
  readonly find: string;
  readonly message: string;
  /** Statements that repair one of these rows, with its columns as parameters. */
  readonly fix: readonly string[];
}

/** What holds its path, as the index of paths has it. */
const HOLDS_PATH = `
  EXISTS (SELECT 1 FROM torrents AS t INDEXED BY torrents_path
    WHERE t.collection = m.collection AND t.file_name = m.file_name AND t.state IN ('public', 'unlisted', 'hidden'))`;

const markCheck = (table: string, message: string): RowCheck => ({
  kind: 'mark',
  find: `
    SELECT 'path /' || iif(m.collection = '', '', m.collection || '/') || m.file_name AS place, m.collection, m.file_name
    FROM ${table} AS m WHERE ${HOLDS_PATH}`,
  message,
  fix: [`DELETE FROM ${table} WHERE collection = :collection AND file_name = :file_name`],
});

const SHA256 = `unhex(p.value ->> 'sha256')`;

const CHECKS: readonly RowCheck[] = [
  {
    kind: 'picture',
    find: `
      SELECT 'torrent ' || t.id || ', picture ' || (p.value ->> 'name') AS place, ${SHA256} AS sha256, t.id
      FROM torrents AS t, json_each(t.pictures) AS p WHERE t.pictures <> '[]' AND NOT EXISTS (
        SELECT 1 FROM picture_uses AS u WHERE u.sha256 = ${SHA256} AND u.torrent_id = t.id AND u.collection = '')`,
    message: 'It is not noted that the description shows this picture.',
    fix: [`INSERT OR IGNORE INTO picture_uses (sha256, torrent_id, collection) VALUES (:sha256, :id, '')`],
  },
  {
    kind: 'picture',
    find: `
      SELECT 'collection /' || r.collection || ', picture ' || (p.value ->> 'name') AS place, ${SHA256} AS sha256,
        r.collection
      FROM readme_pictures AS r, json_each(r.pictures) AS p WHERE NOT EXISTS (
        SELECT 1 FROM picture_uses AS u
        WHERE u.sha256 = ${SHA256} AND u.torrent_id = 0 AND u.collection = r.collection)`,
    message: 'It is not noted that the README shows this picture.',
    fix: [
      'INSERT OR IGNORE INTO picture_uses (sha256, torrent_id, collection) VALUES (:sha256, 0, :collection)',
    ],
  },
  {
    kind: 'picture',
    find: `
      SELECT iif(u.torrent_id = 0, 'collection /' || u.collection, 'torrent ' || u.torrent_id) || ', picture '
        || lower(hex(u.sha256)) AS place, u.sha256, u.torrent_id, u.collection
      FROM picture_uses AS u WHERE NOT EXISTS (
        SELECT 1 FROM torrents AS t, json_each(t.pictures) AS p
        WHERE u.torrent_id <> 0 AND t.id = u.torrent_id AND u.collection = '' AND ${SHA256} = u.sha256)
      AND NOT EXISTS (
        SELECT 1 FROM readme_pictures AS r, json_each(r.pictures) AS p
        WHERE u.torrent_id = 0 AND r.collection = u.collection AND ${SHA256} = u.sha256)`,
    message: 'It is noted that this picture is shown, and no text has it.',
    fix: [
      'DELETE FROM picture_uses WHERE sha256 = :sha256 AND torrent_id = :torrent_id AND collection = :collection',
    ],
  },
  markCheck('removed_paths', 'A torrent is at this path, and the path tells of a removal.'),
  markCheck('moved_paths', 'A torrent is at this path, and the path leads to another.'),
  {
    kind: 'mark',
    find: `
      SELECT 'infohash ' || lower(hex(r.infohash)) AS place, r.infohash FROM removed_infohashes AS r
      WHERE EXISTS (SELECT 1 FROM torrents AS t WHERE t.infohash_v1 = r.infohash AND t.area = '')
        OR EXISTS (SELECT 1 FROM torrents AS t WHERE t.infohash_v2 = r.infohash AND t.area = '')`,
    message: 'The torrent is there, and it is noted as purged.',
    fix: ['DELETE FROM removed_infohashes WHERE infohash = :infohash'],
  },
  ...NUMBERED_TABLES.map((table): RowCheck => ({
    kind: 'count',
    find: `
      SELECT 'table ${table}' AS place, m.id FROM (SELECT coalesce(max(id), 0) AS id FROM ${table}) AS m
      WHERE m.id > coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = '${table}'), 0)`,
    message: 'The next id would be one that was used before.',
    fix: [
      `DELETE FROM sqlite_sequence WHERE name = '${table}'`,
      `INSERT INTO sqlite_sequence (name, seq) VALUES ('${table}', :id)`,
    ],
  })),
  {
    kind: 'count',
    find: `
      SELECT 'table listing_revision' AS place, (SELECT count(*) FROM collections WHERE path <> '') AS counted
      FROM listing_revision WHERE collection_count <> (SELECT count(*) FROM collections WHERE path <> '')`,
    message: 'It has another number of collections than there are.',
    fix: ['UPDATE listing_revision SET collection_count = :counted'],
  },
];

/** How many rows of one check are reported and repaired in a transaction. */
const ROWS = 1_000;

/** Each may have a long text. */
const READMES = 100;

/** What rows say of each other, where a statement can tell: pictures, paths that lead elsewhere, and the next ids. */
export function* checkRows({ connection }: Examiner): Iterable<Batch> {
  for (const { find, fix, kind, message } of CHECKS) {
    const rows = connection.prepare<[number], { readonly place: string }>(`${find} LIMIT ${ROWS} OFFSET ?`);
    const fixes = fix.map((sql) => connection.prepare<[object]>(sql));
    yield* whole(rows, (row, noteRepaired) => ({
      kind,
      place: row.place,
      message,
      fix() {
        for (const statement of fixes) statement.run(row);
        noteRepaired();
      },
      hint: AGAIN_HINT,
    }));
  }
  yield* checkReadmes(connection);
}

/** All rows of a statement, so many at once: those that were repaired do not come again. */
function* whole<Row>(
  rows: { all(offset: number): Row[] },
  toFlaw: (row: Row, noteRepaired: () => void) => Flaw,
): Iterable<Batch> {
  const state = { offset: 0, left: 0, isDone: false };
  while (!state.isDone) {
    const from = state.offset;
    yield () => {
      const found = rows.all(from);
      state.isDone = found.length < ROWS;
      state.left = found.length;
      return { flaws: found.map((row) => toFlaw(row, () => state.left--)), examined: 0 };
    };
    state.offset = from + state.left;
  }
}

interface ReadmeRow {
  readonly id: number;
  readonly collection: string;
  readonly text: string;
  readonly sha256: string;
}

function* checkReadmes(connection: Connection): Iterable<Batch> {
  const readmes = connection.prepare<[number, number], ReadmeRow>(
    'SELECT id, collection, text, lower(hex(sha256)) AS sha256 FROM readmes WHERE id > ? ORDER BY id LIMIT ?',
  );
  const put = connection.prepare<[Buffer, number]>('UPDATE readmes SET sha256 = ? WHERE id = ?');
  yield* inBatches(0, (from) => {
    const rows = readmes.all(from, READMES);
    const flaws = rows.flatMap(({ id, collection, text, sha256 }): readonly Flaw[] => {
      const actual = hash('sha256', text);
      if (actual === sha256) return [];
      const message =
        'The text of the README has another SHA-256 than when it was saved: read it, and compare it.';
      const fix = (): void => void put.run(Buffer.from(actual, 'hex'), id);
      return [{ kind: 'readme', place: `collection /${collection}`, message, fix, hint: AGAIN_HINT }];
    });
    return { flaws, examined: 0, next: after(rows, READMES, ({ id }) => id) };
  });
}

/** The ids that were published on each day: a list of some days begins there, so a range may be wider, and never narrower. */
export function* checkDays({ connection }: Examiner): Iterable<Batch> {
  for (const space of SPACES) {
    const wrong = connection.prepare<[], { day: number; min: number; max: number }>(`
      SELECT l.day, l.min, l.max
      FROM (SELECT published_at / 86400000 AS day, min(id) AS min, max(id) AS max FROM ${space}listed GROUP BY 1) AS l
        LEFT JOIN ${space}published_days AS d ON d.day = l.day
      WHERE d.day IS NULL OR d.first_id > l.min OR d.last_id < l.max`);
    const put = connection.prepare<[object]>(`
      INSERT INTO ${space}published_days (day, first_id, last_id) VALUES (:day, :min, :max)
      ON CONFLICT (day) DO UPDATE SET first_id = min(first_id, :min), last_id = max(last_id, :max)`);
    yield () => {
      const flaws = wrong.all().map((row): Flaw => ({
        kind: 'list',
        place: `table ${space}published_days, day ${row.day}`,
        message: 'Lists of this day leave out torrents.',
        fix: () => void put.run(row),
        hint: AGAIN_HINT,
      }));
      return { flaws, examined: 0 };
    };
  }
}
