import { hash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../src/stores/sqlite/check/check.ts';
import { openReader } from '../../../src/stores/sqlite/database/connection.ts';
import { MIGRATIONS } from '../../schemas/build.ts';
import { writeFixture } from '../../schemas/fixture.ts';
import { openService, startService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';

const NEWEST = MIGRATIONS.length;

const SETTINGS = { adminToken: 'an-admin-token-for-tests', logLevel: 'info' } as const;

interface Listed {
  readonly items: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly links: { readonly page: string; readonly download: string };
  }[];
}

interface Found {
  readonly items: Listed['items'];
  readonly downloads: readonly string[];
  readonly searches: readonly (readonly string[])[];
  readonly orders: readonly (readonly string[])[];
  readonly collections: unknown;
  readonly pages: readonly number[];
}

/** All that a reader finds, without what tells of the time of a migration. */
async function readAll({ request }: TestService): Promise<Found> {
  const list = async (query: string): Promise<Listed['items']> =>
    ((await (await request(`api/v1/torrents?limit=100${query}`)).json()) as Listed).items;
  const items = await list('');
  const downloads = await Promise.all(
    items.map(async ({ links, sha256 }) => {
      const bytes = await (await fetch(links.download)).bytes();
      expect(hash('sha256', bytes)).toBe(sha256);
      expect((await fetch(links.page, { headers: { accept: 'text/html' } })).status).toBe(200);
      return sha256;
    }),
  );
  const searches = await Promise.all(
    ['debian', 'temper', '-debian', 'linux'].map(async (q) =>
      (await list(`&q=${q}`)).map(({ name }) => name),
    ),
  );
  const orders = await Promise.all(
    ['name', 'size', 'files', 'downloads', 'seeders'].map(async (sort) =>
      (await list(`&sort=${sort}`)).map(({ name }) => name),
    ),
  );
  const collections = await (await request('api/v1/collections')).json();
  const pages = await Promise.all(
    ['', 'linux/', '?q=debian', 'feed.atom'].map(async (path) => (await request(path)).status),
  );
  return {
    items: withoutOrigin(items),
    downloads,
    searches,
    orders,
    collections: withoutOrigin(collections),
    pages,
  };
}

function withoutOrigin<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, '')) as Value;
}

/** The tables, indexes and triggers of a database. */
function objectsOf(folder: string): readonly unknown[] {
  const database = new Database(join(folder, 'torrentry.sqlite'), { readonly: true });
  const objects = database
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name`,
    )
    .all();
  database.close();
  return objects;
}

describe('the database of an earlier schema', () => {
  let today: { readonly found: unknown; readonly objects: readonly unknown[] };

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
    await writeFixture(NEWEST, folder);
    const service = await openService({ ...SETTINGS, data: folder });
    today = { found: await readAll(service), objects: objectsOf(folder) };
    await service.close();
    expect(existsSync(join(folder, `torrentry-before-schema-${NEWEST}.sqlite`))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it.each(Array.from({ length: NEWEST - 1 }, (_, index) => index + 1))(
    'answers as if it had been made today, with all its torrents: schema %i',
    async (schema) => {
      const folder = temporaryFolder();
      await writeFixture(schema, folder);
      const service = await startService({ ...SETTINGS, data: folder });
      const found = await readAll(service);
      expect(found).toEqual(today.found);
      expect([found.items.length, found.searches[0]?.length, found.pages]).toEqual([
        12,
        3,
        [200, 200, 200, 200],
      ]);
      expect(objectsOf(folder)).toEqual(today.objects);

      const database = openReader(join(folder, 'torrentry.sqlite'));
      expect(checkDatabase(database, () => false)).toMatchObject({ flaws: [] });
      expect(database.pragma('user_version', { simple: true })).toBe(NEWEST);
      database.close();

      const copy = new Database(join(folder, `torrentry-before-schema-${NEWEST}.sqlite`), { readonly: true });
      expect(copy.pragma('user_version', { simple: true })).toBe(schema);
      expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
      copy.close();
      expect(service.log.join('\n')).toContain(`migrated from schema ${schema} to ${NEWEST}`);
    },
  );
});
