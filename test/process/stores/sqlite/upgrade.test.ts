import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildSchemas, MIGRATIONS } from '../../../schemas/build.ts';
import { writeFixture } from '../../../schemas/fixture.ts';
import { dump } from '../../../support/open-stores.ts';
import { run, serveProcess } from '../../../support/process.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { testWith } from '../../../support/tools.ts';

const NEWEST = MIGRATIONS.length;
const COPY = `torrentry-before-schema-${NEWEST}.sqlite`;
const TORRENTS = 400;

const databaseIn = (folder: string): string => join(folder, 'torrentry.sqlite');

function inDatabase<Result>(file: string, use: (database: Database.Database) => Result): Result {
  const database = new Database(file);
  try {
    return use(database);
  } finally {
    database.close();
  }
}

const schemaOf = (file: string): number =>
  inDatabase(file, (database) => Number(database.pragma('user_version', { simple: true })));

const objectsIn = (file: string): unknown =>
  inDatabase(file, (database) =>
    database
      .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1, 2`)
      .all(),
  );

/** All rows but the time of each migration. */
function rowsIn(folder: string): unknown {
  const { schema_migrations: migrations = [], ...rows } = dump(databaseIn(folder));
  return { ...rows, migrations: migrations.length };
}

/** A command that opens the store and changes nothing. */
const look = (folder: string, options: Parameters<typeof run>[1] = {}) =>
  run(['token', 'list', '--data', folder], options);

describe('a migration', () => {
  let folder: string;
  /** The tables, indexes and triggers of each schema. */
  const objects = new Map<number, unknown>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
    const file = join(folder, 'built.sqlite');
    await buildSchemas(file, {
      torrents: TORRENTS,
      to: NEWEST,
      onSchema: (schema) => objects.set(schema, objectsIn(file)),
    });
    await buildSchemas(databaseIn(folder), { torrents: TORRENTS, to: 1 });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A data folder of the first schema. */
  function firstSchema(): string {
    const copy = temporaryFolder();
    copyFileSync(databaseIn(folder), databaseIn(copy));
    return copy;
  }

  testWith('strace')(
    'that is killed at any write leaves a whole schema, and the next start goes on',
    async () => {
      const whole = firstSchema();
      const trace = join(temporaryFolder(), 'writes');
      const counted = look(whole, { under: ['strace', '-f', '-qq', '-e', 'trace=pwrite64', '-o', trace] });
      expect(await counted.ended).toEqual([0, null]);
      const writes = Number(execFileSync('wc', ['-l', trace]).toString().split(' ')[0]);
      expect(writes).toBeGreaterThan(1000);

      const left = new Set<number>();
      for (const part of [0.03, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95]) {
        const killed = firstSchema();
        const at = Math.floor(writes * part);
        const inject = `inject=pwrite64:signal=KILL:when=${at}`;
        const ended = look(killed, { under: ['strace', '-f', '-qq', '-o', '/dev/null', '-e', inject] });
        const [code] = await ended.ended;
        expect({ at, code }).not.toEqual({ at, code: 0 });

        const schema = schemaOf(databaseIn(killed));
        left.add(schema);
        expect(objectsIn(databaseIn(killed))).toEqual(objects.get(schema));
        expect(
          inDatabase(databaseIn(killed), (database) => database.pragma('integrity_check', { simple: true })),
        ).toBe('ok');
        expect(await look(killed).ended).toEqual([0, null]);
        expect(rowsIn(killed)).toEqual(rowsIn(whole));
        expect([
          schemaOf(join(killed, COPY)),
          readdirSync(killed).filter((name) => name.includes('partial')),
        ]).toEqual([1, []]);
      }
      expect(left.size).toBeGreaterThan(3);
    },
    300_000,
  );

  it('that is stopped by SIGTERM ends at once, and the next start goes on', async () => {
    const stopped = firstSchema();
    const server = run(['serve', '--port', '0', '--data', stopped]);
    await server.printed('A copy of the database from before is at');
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([null, 'SIGTERM']);
    expect(schemaOf(databaseIn(stopped))).toBeLessThan(NEWEST);
    const { url } = await serveProcess(stopped);
    const { items } = (await (await fetch(`${url}api/v1/torrents?limit=1`)).json()) as { items: unknown[] };
    expect(items).toHaveLength(1);
  });

  it('is told of by a command as well, with the path of the copy that only its owner can read', async () => {
    const old = firstSchema();
    const command = look(old);
    expect(await command.ended).toEqual([0, null]);
    const copy = join(old, COPY);
    expect(command.output()).toContain(`The database is migrated from schema 1 to ${NEWEST}.`);
    expect(command.output()).toContain(`A copy of the database from before is at ${copy}.`);
    expect(command.output()).toContain(`The database was migrated to schema ${NEWEST}`);
    expect(statSync(copy).mode & 0o777).toBe(0o600);

    const back = join(temporaryFolder(), 'back');
    expect(await run(['restore-backup', copy, '--data', back]).ended).toEqual([0, null]);
    expect(schemaOf(databaseIn(back))).toBe(1);
    const before = dump(databaseIn(folder));
    expect(dump(databaseIn(back))['torrents']).toEqual(before['torrents']);
  });

  it('begins with no copy where the setting says so, and with one elsewhere where it names a folder', async () => {
    const none = firstSchema();
    expect(await look(none, { env: { TORRENTRY_MIGRATION_COPIES: 'off' } }).ended).toEqual([0, null]);
    const elsewhere = join(temporaryFolder(), 'copies');
    const other = firstSchema();
    expect(await look(other, { env: { TORRENTRY_MIGRATION_COPIES: elsewhere } }).ended).toEqual([0, null]);
    for (const data of [none, other]) expect(readdirSync(data)).not.toContain(COPY);
    expect(schemaOf(join(elsewhere, COPY))).toBe(1);
  });

  it('removes all older copies but one when it is done', async () => {
    const old = firstSchema();
    for (const schema of [2, 3, 10])
      copyFileSync(databaseIn(folder), join(old, `torrentry-before-schema-${schema}.sqlite`));
    expect(await look(old).ended).toEqual([0, null]);
    expect(readdirSync(old).filter((name) => name.startsWith('torrentry-before'))).toEqual([
      'torrentry-before-schema-10.sqlite',
      COPY,
    ]);
  });

  testWith('mount')('is refused, with nothing changed, where the copy has no room', async (test) => {
    const small = join(temporaryFolder(), 'small');
    mkdirSync(small);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small], { stdio: 'ignore' });
    } catch {
      test.skip('only root may mount');
    }
    onTestFinished(() => void execFileSync('umount', [small]));
    const old = firstSchema();
    const command = look(old, { env: { TORRENTRY_MIGRATION_COPIES: small } });
    expect(await command.ended).toEqual([1, null]);
    expect(command.output()).toMatch(
      /error: Cannot migrate the database: a copy of it, made before, needs .* which has 64 KiB/,
    );
    expect([schemaOf(databaseIn(old)), readdirSync(small)]).toEqual([1, []]);
  });
});

describe('the database of a newer version', () => {
  it('is refused in one line with both schemas, and the copy from before its migration', async () => {
    const folder = temporaryFolder();
    await writeFixture(NEWEST, folder);
    inDatabase(databaseIn(folder), (database) => database.pragma('user_version = 999'));
    const copy = join(folder, 'torrentry-before-schema-999.sqlite');
    copyFileSync(databaseIn(folder), copy);
    const server = run(['serve', '--port', '0', '--data', folder]);
    expect(await server.ended).toEqual([1, null]);
    const [error, hint] = server.output().split('\n');
    expect(error).toMatch(new RegExp(`^error: .* schema 999 of a newer Torrentry, .* up to ${NEWEST}$`));
    expect(hint).toBe(`hint: Install the newer version again, or restore the copy from before, ${copy}.`);
    expect(schemaOf(databaseIn(folder))).toBe(999);
  });
});
