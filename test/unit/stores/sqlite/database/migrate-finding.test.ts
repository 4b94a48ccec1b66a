import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, describe } from 'vitest';
import { parseQuery } from '../../../../../src/catalogue/parse-query.ts';
import type { TorrentFilter } from '../../../../../src/catalogue/torrent-list.ts';
import { openWriter } from '../../../../../src/stores/sqlite/database/connection.ts';
import { migrate, readMigrations } from '../../../../../src/stores/sqlite/database/migrate.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { at } from '../../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

const MIGRATIONS = readMigrations(
  fileURLToPath(new URL('../../../../../migrations/sqlite/', import.meta.url)),
);

describe('0004_finding.sql', () => {
  it('lists and indexes what was published before it, as if it were published today', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'torrentry.sqlite');
    const connection = openWriter(file);
    connection.pragma('journal_mode = WAL');
    migrate(connection, MIGRATIONS.slice(0, 3), file, () => at(0));
    const insert = connection.prepare(`
      INSERT INTO torrents (state, collection, file_name, infohash_v1, infohash_v2, sha256, name, content_bytes, file_count,
        piece_length_bytes, private, metainfo_bytes, warnings, title, category, tags, published_at, updated_at)
      VALUES (?, ?, ?, ?, ?, zeroblob(32), ?, 5, 1, 16384, 0, 10, '[]', ?, ?, ?, ?, 7)`);
    const v1 = (id: number) => Buffer.alloc(20, id);
    insert.run(
      'public',
      'a/b',
      'Cafe\u0301 é.torrent',
      v1(1),
      null,
      'n 10',
      null,
      'linux',
      '["net inst","x"]',
      0,
    );
    insert.run('public', '', 'y.torrent', v1(2), Buffer.alloc(32), 'n 9', 'N 8', null, '[]', 86_400_000);
    insert.run('superseded', 'a/b', 'z.torrent', v1(3), null, 'n 7', null, null, '[]', 5);
    connection.exec(`INSERT INTO collections VALUES ('', NULL, 2), ('a', '', 1), ('a/b', 'a', 1)`);
    connection.close();

    const store = await openSqliteStore({ folder });
    const ids = async (filter: TorrentFilter, sort: 'published' | 'name' = 'published') => {
      const { items } = await store.catalogue.list({ ...filter, sort, order: 'asc', limit: 9 });
      return items.map(({ id }) => id);
    };
    expect(await ids({})).toEqual([1, 2]);
    expect(await ids({}, 'name')).toEqual([2, 1]);
    for (const query of ['café', 'cafe', 'inst linux', '"a b"', '-8']) {
      expect(await ids({ terms: parseQuery(query) }), query).toEqual([1]);
    }
    expect(await ids({ terms: parseQuery('torrent') })).toEqual([]);
    expect(await ids({ collection: 'a', below: true })).toEqual([1]);
    expect(await ids({ collection: 'a/b', terms: parseQuery('n') })).toEqual([1]);
    expect(await ids({ collection: '', terms: parseQuery('n') })).toEqual([2]);
    expect(await ids({ category: 'linux', tags: ['net inst'], version: 'v1' })).toEqual([1]);
    expect(await ids({ version: 'hybrid' })).toEqual([2]);
    expect(await ids({ publishedFrom: new Date(86_400_000) })).toEqual([2]);
    await store.close();
  });
});

describe('0016_facets.sql', () => {
  it('finds and counts without case what was published before it, and knows the latest of each collection', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'torrentry.sqlite');
    const connection = openWriter(file);
    connection.pragma('journal_mode = WAL');
    migrate(connection, MIGRATIONS.slice(0, 3), file, () => at(0));
    const insert = connection.prepare(`
      INSERT INTO torrents (state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
        piece_length_bytes, private, metainfo_bytes, warnings, category, tags, published_at, updated_at)
      VALUES ('public', :path, :id || '.torrent', unhex(printf('%040x', :id)), zeroblob(32), 'n', 5, 1, 16384, 0, 10, '[]',
        :category, :tags, :id * 1000, 7)`);
    insert.run({ id: 1, path: 'a/b', category: 'Linux', tags: '["ISO","iso","x"]' });
    insert.run({ id: 2, path: 'a', category: 'linux', tags: '["iso"]' });
    insert.run({ id: 3, path: 'a/c', category: 'LINUX', tags: '[]' });
    connection.exec(`
      INSERT INTO collections VALUES ('', NULL, 3), ('a', '', 3), ('a/b', 'a', 1), ('a/c', 'a', 1)`);
    connection.close();

    const store = await openSqliteStore({ folder });
    const { catalogue } = store;
    expect(await catalogue.count({ category: 'lInUx' }, 9)).toEqual({ count: 3, isMore: false });
    expect(await catalogue.count({ tags: ['Iso', 'X'] }, 9)).toEqual({ count: 1, isMore: false });
    const { categories, tags } = await catalogue.countFacets({});
    expect(categories).toEqual([{ value: 'LINUX', count: 3, isMore: false }]);
    expect(tags.map(({ value, count }) => [value, count])).toEqual([
      ['ISO', 2],
      ['x', 1],
    ]);
    expect(await catalogue.listCollections('')).toMatchObject([{ path: 'a', newestAt: new Date(3000) }]);
    expect(await catalogue.listCollections('a')).toMatchObject([
      { path: 'a/b', newestAt: new Date(1000) },
      { path: 'a/c', newestAt: new Date(3000) },
    ]);
    await store.close();
  });
});
