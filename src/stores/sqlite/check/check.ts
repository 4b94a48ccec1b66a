import { hash } from 'node:crypto';
import type { StoreCheck } from '../../../catalogue/inspection.ts';
import type { Connection } from '../database/connection.ts';
import { isDamage, sqliteCode } from '../database/translate-error.ts';

const FLAWS_MAX = 20;

/** The tables of bytes, and how their rows are numbered; the last one is of the first schemas. */
const FILE_TABLES = { torrent_bytes: 'torrent_id', blobs: 'id', metainfo: 'torrent_id' } as const;

export type CheckFindings = Omit<StoreCheck, 'at' | 'tookMs'>;

/**
 * Checks all tables except those of the files, and then as many files as there is time for. It starts with a random one
 * of these tables, at a random file, so that repeated checks reach all files. The time is checked between two tables and
 * between two files, because a statement cannot be interrupted.
 */
export function checkDatabase(connection: Connection, isTimeUp: () => boolean): CheckFindings {
  const tables = checkTables(connection, isTimeUp);
  const files = checkFiles(connection, isTimeUp);
  const flaws = [...tables.flaws, ...files.flaws].slice(0, FLAWS_MAX);
  const { tablesChecked, tableCount } = tables;
  return { flaws, tablesChecked, tableCount, filesChecked: files.filesChecked, fileCount: files.fileCount };
}

function checkTables(connection: Connection, isTimeUp: () => boolean) {
  // The word index last: it takes longest (4.5 s of 8 s for 300,000 torrents), and can be rebuilt from the other
  // tables.
  const names = connection
    .prepare<[], string>(`
      SELECT name FROM sqlite_schema WHERE type = 'table'
      ORDER BY sql LIKE 'CREATE VIRTUAL TABLE%', name`)
    .pluck()
    .all()
    .filter((name) => !Object.hasOwn(FILE_TABLES, name));
  const flaws: string[] = [];
  let tablesChecked = 0;
  for (const name of names) {
    if (isTimeUp() || flaws.length >= FLAWS_MAX) break;
    flaws.push(...checkTable(connection, name).map((line) => `${name}: ${line}`));
    tablesChecked++;
  }
  return { flaws, tablesChecked, tableCount: names.length };
}

function checkTable(connection: Connection, name: string): readonly string[] {
  try {
    const lines = connection.prepare<[], string>(`PRAGMA quick_check('${name}')`).pluck().all();
    return lines.filter((line) => line !== 'ok');
  } catch (error) {
    return [damageOf(error)];
  }
}

/** The driver's message for damage that ends a statement. Throws every other error. */
function damageOf(error: unknown): string {
  if (!isDamage(sqliteCode(error))) throw error;
  return error instanceof Error ? error.message : String(error);
}

interface FileRow {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

function checkFiles(connection: Connection, isTimeUp: () => boolean) {
  const flaws: string[] = [];
  let filesChecked = 0;
  // A backup may have an earlier schema, with other tables.
  const has = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`);
  const isThere = (table: string): boolean => has.get(table) !== undefined;
  // Every torrent has one file, beside its pictures. Counting the rows of the files would read a large part of the database.
  const total = 'SELECT total(torrent_count) FROM totals';
  const fileCount = isThere('totals') ? Number(connection.prepare(total).pluck().get()) : 0;
  const tables = Object.entries(FILE_TABLES).filter(([table]) => isThere(table));
  for (const [table, id] of Math.random() < 0.5 ? tables : tables.toReversed()) {
    const lastId =
      connection.prepare<[], number>(`SELECT coalesce(max(${id}), 0) FROM ${table}`).pluck().get() ?? 0;
    const start = Math.floor(Math.random() * (lastId + 1));
    const rows = connection.prepare<[number, number], FileRow>(
      `SELECT lower(hex(sha256)) AS sha256, bytes FROM ${table} WHERE ${id} > ? AND ${id} <= ?`,
    );
    try {
      for (const [after, upTo] of [[start, lastId] as const, [0, start] as const]) {
        for (const { sha256, bytes } of rows.iterate(after, upTo)) {
          if (isTimeUp() || flaws.length >= FLAWS_MAX) return { flaws, filesChecked, fileCount };
          if (hash('sha256', bytes) !== sha256)
            flaws.push(`${table}: the bytes of ${sha256} have another SHA-256`);
          filesChecked++;
        }
      }
    } catch (error) {
      flaws.push(`${table}: ${damageOf(error)}`);
    }
  }
  return { flaws, filesChecked, fileCount };
}
