import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../src/catalogue/parse-query.ts';
import { AppError } from '../../../../src/errors.ts';
import { openSqliteStore, type SqliteStoreOptions } from '../../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER } from '../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../support/temp.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../../migrations/sqlite/', import.meta.url));
const KNOWN_COUNT = readdirSync(MIGRATIONS).length;

/** The name of a migration that many places after the last one. */
function laterMigration(places: number, name: string): string {
  return `${String(KNOWN_COUNT + places).padStart(4, '0')}_${name}.sql`;
}

const fileIn = (folder: string) => join(folder, 'torrentry.sqlite');

async function openAndClose(options: SqliteStoreOptions): Promise<void> {
  const store = await openSqliteStore(options);
  await store.close();
}

async function refusal(options: SqliteStoreOptions): Promise<AppError> {
  const error: unknown = await openSqliteStore(options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'unavailable', hint: expect.any(String) });
  expect((error as AppError).message).not.toContain('\n');
  return error as AppError;
}

function change(folder: string, sql: string): void {
  const database = new Database(fileIn(folder));
  database.exec(sql);
  database.close();
}

function pragma(folder: string, name: string): unknown {
  const database = new Database(fileIn(folder));
  const value = database.pragma(name, { simple: true });
  database.close();
  return value;
}

function ownMigrations(): string {
  const folder = temporaryFolder();
  cpSync(MIGRATIONS, folder, { recursive: true });
  return folder;
}

describe('openSqliteStore', () => {
  it('makes the folder, closed to strangers, and in it a file that says whose it is', async () => {
    const folder = join(temporaryFolder(), 'deep', 'data');
    await openAndClose({ folder });
    expect(statSync(folder).mode & 0o027).toBe(0);
    expect(readdirSync(folder)).toEqual(['torrentry.sqlite']);
    expect(pragma(folder, 'application_id')).toBe(0x544f5252);
    expect(pragma(folder, 'user_version')).toBe(KNOWN_COUNT);
    expect(pragma(folder, 'journal_mode')).toBe('wal');
    expect(pragma(folder, 'page_size')).toBe(2048);
    expect(pragma(folder, 'auto_vacuum')).toBe(2);
  });

  const modesIn = (folder: string) =>
    readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);

  it('lets only the owner read the database and its helpers, those of an older version too', async () => {
    const folder = temporaryFolder();
    const files = ['', '-shm', '-wal'].map((ending) => `torrentry.sqlite${ending}`);
    const store = await openSqliteStore({ folder });
    await store.catalogue.publish(draft('a'), OWNER, {}, at(0));
    expect(modesIn(folder)).toEqual(files.map((name) => [name, 0o600]));
    for (const name of files) chmodSync(join(folder, name), 0o644);
    const beside = await openSqliteStore({ folder });
    expect(modesIn(folder)).toEqual(files.map((name) => [name, 0o600]));
    await beside.close();
    await store.close();
    expect(modesIn(folder)).toEqual([['torrentry.sqlite', 0o600]]);
  });

  it('runs each migration once', async () => {
    const folder = temporaryFolder();
    await openAndClose({ folder, now: () => at(0) });
    await openAndClose({ folder, now: () => at(9) });
    const database = new Database(fileIn(folder));
    const applied = database.prepare('SELECT version, applied_at FROM schema_migrations').raw().all();
    expect(applied).toEqual(Array.from({ length: KNOWN_COUNT }, (_, index) => [index + 1, at(0).getTime()]));
    database.close();
  });

  it('runs a migration that came later', async () => {
    const folder = temporaryFolder();
    await openAndClose({ folder });
    const migrationsFolder = ownMigrations();
    writeFileSync(join(migrationsFolder, laterMigration(1, 'more')), 'CREATE TABLE more (a TEXT) STRICT;');
    await openAndClose({ folder, migrationsFolder });
    expect(pragma(folder, 'user_version')).toBe(KNOWN_COUNT + 1);
  });

  it('takes a migration that fails back as a whole', async () => {
    const folder = temporaryFolder();
    await openAndClose({ folder });
    const migrationsFolder = ownMigrations();
    writeFileSync(
      join(migrationsFolder, laterMigration(1, 'bad')),
      'CREATE TABLE half (a TEXT) STRICT; SELECT nothing;',
    );
    await expect(openSqliteStore({ folder, migrationsFolder })).rejects.toThrow('nothing');
    expect(pragma(folder, 'user_version')).toBe(KNOWN_COUNT);
    await openAndClose({ folder });
    change(folder, 'CREATE TABLE half (a TEXT)');
  });

  it('refuses what a newer Torrentry wrote, by its version and by its record', async () => {
    for (const sql of [
      'PRAGMA user_version = 99',
      `INSERT INTO schema_migrations VALUES (99, '0099_later.sql', 'x', 0)`,
    ]) {
      const folder = temporaryFolder();
      await openAndClose({ folder });
      change(folder, sql);
      const { message, hint } = await refusal({ folder });
      expect(message).toContain(fileIn(folder));
      expect(message).toContain('it has schema 99 of a newer Torrentry');
      expect(hint).toBe('Install the newer version again, or restore a backup from before.');
    }
  });

  it('refuses a migration that is not the one that was run', async () => {
    const folder = temporaryFolder();
    await openAndClose({ folder });
    const migrationsFolder = ownMigrations();
    appendFileSync(join(migrationsFolder, '0001_catalogue.sql'), '-- changed\n');
    expect((await refusal({ folder, migrationsFolder })).message).toContain('"0001_catalogue.sql"');
    await openAndClose({ folder });
  });

  it('refuses migrations that are not a sequence', async () => {
    const migrationsFolder = ownMigrations();
    writeFileSync(join(migrationsFolder, laterMigration(2, 'gap')), '');
    const { message } = await refusal({ folder: temporaryFolder(), migrationsFolder });
    expect(message).toContain(`"${laterMigration(2, 'gap')}" is not number ${KNOWN_COUNT + 1}`);
  });

  it('refuses the database of another program, and leaves it as it is', async () => {
    for (const sql of ['PRAGMA application_id = 7; CREATE TABLE a (b)', 'CREATE TABLE a (b)']) {
      const folder = temporaryFolder();
      change(folder, sql);
      const before = readFileSync(fileIn(folder));
      expect((await refusal({ folder })).message).toContain('the database of another program');
      expect(readFileSync(fileIn(folder)).equals(before)).toBe(true);
    }
  });

  it('refuses a file that is no database', async () => {
    const folder = temporaryFolder();
    writeFileSync(fileIn(folder), 'notes about torrents\n'.repeat(100));
    const { message } = await refusal({ folder });
    expect(message).toBe(`Cannot open the store in "${folder}": "${fileIn(folder)}" is not a database`);
  });

  it('refuses a folder that is a file, and one below a file', async () => {
    const file = join(temporaryFolder(), 'data');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below')]) {
      const { message } = await refusal({ folder });
      expect(message).toBe(`Cannot open the store in "${folder}": a part of the path is a file`);
    }
    expect(existsSync(file)).toBe(true);
  });

  it('leaves the planner counts at the end, and no histograms, whoever made them', async () => {
    const folder = temporaryFolder();
    const first = await openSqliteStore({ folder });
    for (const name of ['a', 'b', 'c']) await first.catalogue.publish(draft(name), OWNER, {}, at(0));
    await first.close();
    const inFile = <Value>(ask: (database: Database.Database) => Value): Value => {
      const database = new Database(join(folder, 'torrentry.sqlite'));
      try {
        return ask(database);
      } finally {
        database.close();
      }
    };
    const count = (table: string): unknown =>
      inFile((database) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
    expect(count('sqlite_stat1')).toBeGreaterThan(0);
    expect(count('sqlite_stat4')).toBe(0);

    inFile((database) => database.exec('ANALYZE'));
    expect(count('sqlite_stat4')).toBeGreaterThan(0);
    await (await openSqliteStore({ folder })).close();
    expect(count('sqlite_stat4')).toBe(0);
  });

  it('is safe for several processes that start at once in a new folder', async () => {
    const folder = temporaryFolder();
    const script = fileURLToPath(new URL('open-in-process.ts', import.meta.url));
    const names = ['a', 'b', 'c', 'd'];
    const run = promisify(execFile);
    const outputs = await Promise.all(names.map((name) => run(process.execPath, [script, folder, name])));
    expect(new Set(outputs.map(({ stdout }) => Number(stdout)))).toEqual(new Set([1, 2, 3, 4]));
    expect(readdirSync(folder)).toEqual(['torrentry.sqlite']);
    expect(pragma(folder, 'integrity_check')).toBe('ok');
  });
});

describe('close', () => {
  it('finishes what waits, and refuses what comes later', async () => {
    const folder = temporaryFolder();
    const { catalogue, tokens, findProblem, close } = await openSqliteStore({ folder });
    const waiting = Array.from({ length: 100 }, (_, index) =>
      catalogue.publish(draft(`t${index}`), OWNER, {}, at(0)),
    );
    const newest = { sort: 'published', order: 'desc', limit: 1 } as const;
    const search = catalogue.list({ ...newest, terms: parseQuery('t1') });
    const closing = close();
    expect(close()).toBe(closing);
    const refused = { name: 'AppError', code: 'unavailable' };
    await expect(catalogue.publish(draft('late'), OWNER, {}, at(0))).rejects.toMatchObject(refused);
    await expect(catalogue.list(newest)).rejects.toMatchObject(refused);
    await expect(tokens.listTokens()).rejects.toMatchObject(refused);
    const outcomes = (await Promise.all(waiting)).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['created']));
    await search;
    await closing;
    expect(await findProblem()).toMatchObject({ code: 'database_unreadable' });
    expect(readdirSync(folder)).toEqual(['torrentry.sqlite']);

    const again = await openSqliteStore({ folder });
    expect(await again.catalogue.findCollection('')).toMatchObject({ path: '', torrentCount: 100 });
    await again.close();
  });

  it('leaves no thread and no file behind when nothing was done', async () => {
    const folder = temporaryFolder();
    const started: unknown[] = [];
    const note = (worker: unknown) => void started.push(worker);
    process.on('worker', note);
    const store = await openSqliteStore({ folder });
    await store.tokens.findTokenByHash(createHash('sha256').digest());
    expect(await store.findProblem()).toBeUndefined();
    await store.close();
    process.off('worker', note);
    expect(started).toEqual([]);
  });
});
