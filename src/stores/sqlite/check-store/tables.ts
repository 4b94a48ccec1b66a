import type { Connection } from '../database/connection.ts';
import { isDamage, sqliteCode } from '../database/translate-error.ts';
import { SPACES } from '../lists/spaces.ts';
import { brokenWords } from './words.ts';
import { messageOf, type Batch, type Examiner } from './examiner.ts';
import { RESTORE_HINT, type Flaw } from './flaws.ts';

/** Each row of it is read by the check of stored files, and its file takes most of the database. */
const READ_ELSEWHERE = 'torrent_bytes';

/** As SQLite names an index that does not have what its table has. */
const INDEX_LINES = [
  /^row \d+ missing from index (?<index>\S+)$/,
  /^wrong # of entries in index (?<index>\S+)$/,
  /^row \d+ values differ from index (?<index>\S+)$/,
  /^rowid not at end-of-record for row \d+ of index (?<index>\S+)$/,
];

/** The tables that SQLite checks, the ones with indexes of words last, because they take longest. */
export function listTables(connection: Connection): readonly string[] {
  return connection
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> '${READ_ELSEWHERE}'
      ORDER BY sql LIKE 'CREATE VIRTUAL TABLE%', name`,
    )
    .pluck()
    .all();
}

/** SQLite's own check of each table with its indexes. What is wrong with an index is repaired by making it again. */
export function* checkTables({ connection }: Examiner): Iterable<Batch> {
  for (const name of listTables(connection)) {
    yield () => {
      const flaws = linesOf(connection, name).map((line) => toFlaw(connection, name, line));
      return { flaws: distinct(flaws), examined: 1 };
    };
  }
}

function linesOf(connection: Connection, table: string): readonly string[] {
  try {
    const lines = connection.prepare<[], string>(`PRAGMA integrity_check('${table}')`).pluck().all();
    return lines.filter((line) => line !== 'ok');
  } catch (error) {
    if (!isDamage(sqliteCode(error))) throw error;
    return [messageOf(error)];
  }
}

function toFlaw(connection: Connection, table: string, line: string): Flaw {
  if (SPACES.some((space) => table === `${space}torrent_words`)) return brokenWords(connection, table, line);
  const index = INDEX_LINES.map((form) => form.exec(line)?.groups?.['index']).find((it) => it !== undefined);
  if (index === undefined) {
    const isRow = /constraint|NULL value|value in|non-unique/i.test(line);
    const hint = isRow
      ? 'Run the command again: the checks of rows may have repaired it. If it stays, restore a backup: torrentry restore-backup.'
      : RESTORE_HINT;
    return {
      kind: isRow ? 'row' : 'page',
      place: `table ${table}`,
      message: `SQLite reports: ${line}.`,
      hint,
    };
  }
  return {
    kind: 'index',
    place: `index ${index}`,
    message: `The index differs from the table ${table}.`,
    fix: () => void connection.exec(`REINDEX "${index.replaceAll('"', '""')}"`),
    hint: RESTORE_HINT,
  };
}

/** An index with a thousand wrong entries is one problem. */
function distinct(flaws: readonly Flaw[]): readonly Flaw[] {
  return [...new Map(flaws.map((flaw) => [`${flaw.place} ${flaw.message}`, flaw])).values()];
}

interface Broken {
  readonly table: string;
  readonly parent: string;
  readonly column: string;
  readonly parentColumn: string | null;
  readonly rows: number;
}

/** Rows that refer to rows which do not exist. They are deleted, as they would have been with those. */
export function checkReferences({ connection }: Examiner): Batch {
  const broken = connection.prepare<[], Broken>(`
    SELECT c."table", c.parent, k."from" AS "column", k."to" AS parentColumn, count(*) AS rows
    FROM pragma_foreign_key_check AS c JOIN pragma_foreign_key_list(c."table") AS k ON k.id = c.fkid
    GROUP BY c."table", c.fkid`);
  return () => {
    const flaws = broken.all().map(({ table, parent, column, parentColumn, rows }): Flaw => ({
      kind: 'reference',
      place: `table ${table}`,
      message: `Of its rows, ${rows} belong to rows of ${parent} that do not exist.`,
      fix: () =>
        void connection.exec(`
          DELETE FROM ${table} WHERE NOT EXISTS (
            SELECT 1 FROM ${parent} AS p WHERE p.${parentColumn ?? 'id'} = ${table}.${column})`),
      hint: RESTORE_HINT,
    }));
    return { flaws, examined: 1 };
  };
}
