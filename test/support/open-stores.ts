import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/stores/sqlite/open.ts';
import type { OpenedStores } from '../contracts/opened-stores.ts';
import { temporaryFolder } from './temp.ts';

/** A new store on the disk, for the contracts. */
export async function openStores(): Promise<OpenedStores> {
  const folder = temporaryFolder();
  const { catalogue: store, blobs, moderation, audit, events, close } = await openSqliteStore({ folder });
  const everything = () => dump(join(folder, 'torrentry.sqlite'));
  return { store, blobs, moderation, audit, events, everything, close };
}

/** The rows of all tables, those of the word index too. */
export function dump(file: string): Record<string, readonly unknown[]> {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_stat%' AND sql NOT LIKE '%VIRTUAL%'`,
    )
    .pluck()
    .all();
  const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}"`).all()] as const);
  database.close();
  return Object.fromEntries(rows);
}
