import Database from 'better-sqlite3';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Connection } from '../../../../../src/stores/sqlite/database/connection.ts';
import type * as Migrate from '../../../../../src/stores/sqlite/database/migrate.ts';
import { at } from '../../../../contracts/drafts.ts';
import { makeTorrent } from '../../../../support/torrents.ts';

const FOLDER = fileURLToPath(new URL('../../../../../migrations/sqlite/', import.meta.url));

let migrate: typeof Migrate.migrate;
let migrations: readonly Migrate.Migration[];

// The program as it may be one day: each of its functions that a migration once called says something else.
const CHANGED = {
  '../../../../../src/catalogue/sort-name.ts': { toSortName: () => 'changed' },
  '../../../../../src/stores/sqlite/lists/word-text.ts': { toWordText: () => 'changed' },
  '../../../../../src/catalogue/unspaced.ts': { pairUnspaced: () => 'changed' },
  '../../../../../src/catalogue/file-names.ts': { fileNamesOf: () => 'changed' },
  '../../../../../src/catalogue/facets.ts': { labelKey: () => 'changed' },
  '../../../../../src/lib/unicode.ts': { fold: () => 'changed', normalize: () => 'changed' },
};

beforeAll(async () => {
  vi.resetModules();
  for (const [path, content] of Object.entries(CHANGED)) vi.doMock(path, () => content);
  const module = await import('../../../../../src/stores/sqlite/database/migrate.ts');
  migrate = module.migrate;
  migrations = module.readMigrations(FOLDER);
});

// Other files of tests may run in this process after it.
afterAll(() => {
  for (const path of Object.keys(CHANGED)) vi.doUnmock(path);
  vi.resetModules();
});

/** A connection without the functions that the program gives to its own. */
function open(): Connection {
  const connection = new Database(':memory:');
  onTestFinished(() => void connection.close());
  return connection;
}

function migrateTo(connection: Connection, version: number): void {
  migrate(connection, migrations.slice(0, version), ':memory:', () => at(0));
}

const LONG = `${'x'.repeat(1990)} \u1e9b\u0323`;
const MARKS = `q${'\u0301\u0323'.repeat(20)}`;

describe('addMigrationFunctions', () => {
  it('gives each migration all that it calls: none calls a function of the program', () => {
    const connection = open();
    migrateTo(connection, migrations.length);
    expect(connection.pragma('user_version', { simple: true })).toBe(migrations.length);
  });

  it.each([
    ['debian-9', 'debian-19', ['9', 'debian']],
    ['Debian-013', 'debian-213', ['013', 'debian']],
    [' De\u0301j\u00e0 \u2167 ', 'deja viii', ['deja', 'viii']],
    ['\ufb01le \uff21', 'file a', ['a', 'file']],
    ['a\ue000b', 'a\ue000b', ['a', 'b']],
    ['x'.repeat(120), 'x'.repeat(100), ['x'.repeat(120)]],
    [LONG, 'x'.repeat(100), ['s', 'x'.repeat(1990)]],
    [MARKS, 'q', ['q']],
  ])('lets 0004_finding.sql make of %j what it made when it was released', (name, sortName, words) => {
    const connection = open();
    migrateTo(connection, 3);
    connection
      .prepare(
        `INSERT INTO torrents (state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
          piece_length_bytes, private, metainfo_bytes, warnings, published_at, updated_at)
        VALUES ('public', 'a', 'x.torrent', zeroblob(20), zeroblob(32), ?, 5, 1, 16384, 0, 10, '[]', 0, 0)`,
      )
      .run(name);
    migrateTo(connection, 4);
    expect(connection.prepare('SELECT sort_name FROM listed').pluck().all()).toEqual([sortName]);
    connection.exec(`CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, torrent_words, col)`);
    const terms = connection.prepare(`SELECT term FROM temp.terms WHERE col = 'name' ORDER BY term`);
    expect(terms.pluck().all()).toEqual(words);
  });

  it('lets 0014_words.sql index runs of unspaced scripts in pairs, descriptions, and the names of files', () => {
    const connection = open();
    migrateTo(connection, 13);
    const bytes = makeTorrent({ files: [{ path: ['docs', 'ReadMe.txt'], length: 1 }] });
    connection
      .prepare(
        `INSERT INTO torrents (state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
          piece_length_bytes, private, metainfo_bytes, warnings, description, published_at, updated_at)
        VALUES ('public', 'a', 'x.torrent', zeroblob(20), zeroblob(32), 'x电影中文', 5, 1, 16384, 0, 10, '[]', 'Long', 0, 0)`,
      )
      .run();
    connection.prepare('INSERT INTO blobs (sha256, bytes) VALUES (zeroblob(32), ?)').run(bytes);
    migrateTo(connection, 14);
    const terms = (table: string, columns: string) => {
      connection.exec(`CREATE VIRTUAL TABLE temp.terms_of_${table} USING fts5vocab (main, ${table}, col)`);
      const select = `SELECT term FROM temp.terms_of_${table} WHERE col IN (${columns}) ORDER BY term`;
      return connection.prepare(select).pluck().all();
    };
    expect(terms('torrent_words', `'name'`)).toEqual(['x', '中文', '影中', '文', '电影']);
    expect(terms('torrent_all_words', `'description', 'files'`)).toEqual(['docs', 'long', 'readme', 'txt']);
  });

  it('keeps words and labels in the index that 0038_one_word_index.sql makes, with descriptions and file names marked', () => {
    const connection = open();
    migrateTo(connection, 37);
    connection
      .prepare(
        `INSERT INTO torrents (state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
          piece_length_bytes, private, metainfo_bytes, warnings, description, category, tags, published_at, updated_at)
        VALUES ('public', 'a/b', 'x y.torrent', zeroblob(20), zeroblob(32), 'x y', 5, 1, 16384, 0, 10, '[]', 'Long',
          'Linux', '["ISO"]', 0, 0)`,
      )
      .run();
    connection.exec(`
      INSERT INTO torrent_file_names (torrent_id, names) VALUES (1, 'docs');
      INSERT INTO listed (id, collection, sort_name, content_bytes, file_count, published_at)
        VALUES (1, 'a/b', 'x y', 5, 1, 0);
      INSERT INTO labels (id, label, key) VALUES
        (2, 'below ', 'below '), (3, 'below a', 'below a'), (4, 'below a/b', 'below a/b'), (5, 'in a/b', 'in a/b'),
        (6, 'category LINUX', 'category linux'), (7, 'category Linux', 'category linux'), (8, 'tag ISO', 'tag iso'),
        (9, 'version v1', 'version v1');
      INSERT INTO torrents (id, area, state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
          piece_length_bytes, private, metainfo_bytes, warnings, tags, published_at, updated_at)
        VALUES (2, 'c', 'public', 'c', 'z.torrent', zeroblob(20), zeroblob(32), 'z', 5, 1, 16384, 0, 10, '[]', '[]', 0, 0);
      INSERT INTO private_listed (id, collection, sort_name, content_bytes, file_count, published_at)
        VALUES (2, 'c', 'z', 5, 1, 0);
      INSERT INTO private_labels (id, label, key) VALUES
        (1, 'in c', 'in c'), (2, 'below c', 'below c'), (3, 'below ', 'below '), (4, 'version v1', 'version v1')`);
    migrateTo(connection, 38);
    connection.exec('CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, torrent_words, instance)');
    const words = connection.prepare('SELECT term FROM temp.words ORDER BY offset').pluck();
    const label = (id: number) => String.fromCodePoint(0xf0000 + id);
    // A label follows each text, and the name of the file is that of the torrent.
    const named = ['x', 'y', label(5), 'a', 'b', label(2), 'linux', label(3), 'iso', label(4)];
    const long = ['\ue000long', label(6), '\ue000docs', label(8), label(9)];
    expect(words.all()).toEqual([...named, ...long]);
    connection.exec(
      'CREATE VIRTUAL TABLE temp.private_words USING fts5vocab (main, private_torrent_words, instance)',
    );
    const ofPrivate = connection
      .prepare('SELECT term FROM temp.private_words WHERE doc = 2 ORDER BY offset')
      .pluck();
    expect(ofPrivate.all()).toEqual(['z', label(1), 'c', label(3), label(2), label(4)]);
    expect(connection.prepare('SELECT id FROM labels ORDER BY id').pluck().all()).toEqual([
      2, 3, 4, 5, 6, 8, 9,
    ]);
  });
});
