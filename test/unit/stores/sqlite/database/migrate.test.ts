import { cpSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openWriter, type Connection } from '../../../../../src/stores/sqlite/database/connection.ts';
import {
  migrate,
  readMigrations,
  type Migration,
} from '../../../../../src/stores/sqlite/database/migrate.ts';
import { at } from '../../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { dump } from '../../../../support/open-stores.ts';

const MIGRATIONS = readMigrations(
  fileURLToPath(new URL('../../../../../migrations/sqlite/', import.meta.url)),
);

describe('migrate', () => {
  let file: string;
  let connection: Connection;

  const open = (path: string) => {
    const opened = openWriter(path);
    onTestFinished(() => void opened.close());
    return opened;
  };
  const migrateTo = (version: number, to = connection) =>
    migrate(to, MIGRATIONS.slice(0, version), file, () => at(0));
  const count = (table: string, from = connection) =>
    from.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();

  beforeEach(() => {
    file = join(temporaryFolder(), 'torrentry.sqlite');
    connection = open(file);
    connection.pragma('journal_mode = WAL');
  });

  /** What the first release left: so many torrents, in turn listed, superseded and removed; the last one deleted. */
  function fillFirstRelease(torrentCount: number): void {
    migrateTo(2);
    const insert = connection.prepare(`
      INSERT INTO torrents (state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
        piece_length_bytes, private, metainfo_bytes, warnings, title, tags, owner_id, published_at, updated_at, removed_at)
      VALUES (?, 'a/b', ? || '.torrent', unhex(printf('%040x', ?)), unhex(printf('%064x', ?)), 'name ' || ?, 5, 1, 16384, 0, 10, '[]',
        'title', '["x"]', ?, ?, 7, ?)`);
    const insertBytes = connection.prepare(`INSERT INTO metainfo VALUES (?, unhex(printf('%064x', ?)), ?)`);
    const insertWords = connection.prepare(`INSERT INTO torrent_words (rowid, name) VALUES (?, ?)`);
    const fill = connection.transaction(() => {
      for (let id = 1; id <= torrentCount + 1; id++) {
        const state = ['removed', 'listed', 'superseded'][id % 3];
        insert.run(state, id, id, id, id, id % 2 === 0 ? 1 : null, id, state === 'removed' ? 99 : null);
        insertBytes.run(id, id, Buffer.from(`bytes ${id}`));
        if (state === 'listed') insertWords.run(id, `name ${id}`);
      }
      connection.prepare('DELETE FROM torrents WHERE id = ?').run(torrentCount + 1);
      connection.exec(`
        INSERT INTO collections VALUES ('a/b', 'a', ${torrentCount / 3});
        INSERT INTO removed_paths VALUES ('a/b', '3.torrent', 99);
        INSERT INTO tokens (name, role, secret_hash, created_at) VALUES ('ci', 'uploader', zeroblob(32), 5)`);
    });
    fill();
  }

  describe('0003_access_and_moderation.sql', () => {
    const TABLES = ['torrents', 'metainfo', 'collections', 'removed_paths', 'torrent_words', 'tokens'];

    it('carries all over that the first release wrote', () => {
      fillFirstRelease(9);
      const [before, counts] = [dump(file), TABLES.map((table) => count(table))];
      migrateTo(3);
      const after = dump(file);
      expect(TABLES.map((table) => count(table))).toEqual(counts);
      for (const table of ['metainfo', 'collections', 'torrent_words_data', 'torrent_words_docsize'])
        expect(after[table]).toEqual(before[table]);
      const kept = (before['torrents'] ?? []) as readonly Record<string, unknown>[];
      expect(after['torrents']).toEqual(kept.map((row) => ({ ...row, ...carried(row) })));
      expect(after['tokens']).toMatchObject(before['tokens'] ?? []);
      expect(after['tokens']).toMatchObject([{ kind: 'token', collection: null, expires_at: null }]);
      expect(after['removed_paths']).toEqual([
        { collection: 'a/b', file_name: '3.torrent', removed_at: 99, reason: null, status: 410 },
      ]);
      expect(after['owners']).toEqual([{ owner_id: 1, torrent_count: 3, metainfo_bytes: 30 }]);
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    });

    it('gives no id a second time, and deletes bytes with their torrent as before', () => {
      fillFirstRelease(9);
      migrateTo(3);
      expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
      connection.exec(`
        INSERT INTO torrents (state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
          piece_length_bytes, private, metainfo_bytes, warnings, published_at, updated_at)
        VALUES ('public', '', 'new.torrent', zeroblob(20), zeroblob(32), 'n', 1, 1, 1, 0, 1, '[]', 1, 1)`);
      expect(connection.prepare('SELECT max(id) FROM torrents').pluck().get()).toBe(11);
      connection.exec('DELETE FROM torrents WHERE id = 1');
      expect(connection.prepare('SELECT torrent_id FROM metainfo LIMIT 1').pluck().get()).toBe(2);
    });

    it('loses nothing when it is killed in between', () => {
      fillFirstRelease(3000);
      connection.pragma('wal_checkpoint(TRUNCATE)');
      // A small cache writes pages of the transaction into the log before it is committed.
      connection.pragma('cache_size = 10');
      connection.pragma('foreign_keys = OFF');
      connection.exec('BEGIN IMMEDIATE');
      connection.exec(MIGRATIONS[2]?.sql ?? '');
      const copy = join(temporaryFolder(), 'torrentry.sqlite');
      for (const ending of ['', '-wal']) cpSync(file + ending, copy + ending);
      connection.exec('ROLLBACK');
      expect(statSync(`${copy}-wal`).size).toBeGreaterThan(100_000);
      expect(existsSync(`${copy}-shm`)).toBe(false);

      const again = open(copy);
      expect(again.pragma('user_version', { simple: true })).toBe(2);
      expect(count(`torrents WHERE state = 'listed'`, again)).toBe(1000);
      migrateTo(3, again);
      expect(count(`torrents WHERE state = 'public'`, again)).toBe(1000);
      expect(count('metainfo', again)).toBe(3000);
    });
  });

  describe('0008_review_and_removal.sql', () => {
    it('counts what stands, and the bytes of all that is there, and makes no wish up', () => {
      fillFirstRelease(9);
      connection.exec(`UPDATE torrents SET owner_id = 2 WHERE id = 9`);
      migrateTo(7);
      const wishes = `torrents WHERE wanted_state IS NOT NULL OR hidden_reason IS NOT NULL`;
      migrateTo(8);
      expect(dump(file)['owners']).toEqual([
        { owner_id: 1, torrent_count: 1, metainfo_bytes: 40 },
        { owner_id: 2, torrent_count: 0, metainfo_bytes: 10 },
      ]);
      expect([count('torrents'), count(wishes)]).toEqual([9, 0]);
    });
  });

  describe('0012_open_holdings.sql', () => {
    it('counts what was published without a token as one owner more', () => {
      fillFirstRelease(9);
      connection.exec(`UPDATE torrents SET owner_id = NULL WHERE id > 7`);
      migrateTo(11);
      const { count: published, bytes } = connection
        .prepare<[], { count: number; bytes: number }>(
          `SELECT count(*) FILTER (WHERE state IN ('public', 'unlisted', 'pending', 'hidden')) AS count,
            sum(metainfo_bytes) AS bytes FROM torrents WHERE owner_id IS NULL`,
        )
        .get() ?? { count: -1, bytes: -1 };
      migrateTo(12);
      const strangers = { owner_id: 0, torrent_count: published, metainfo_bytes: bytes };
      expect(dump(file)['owners']).toContainEqual(strangers);
      expect(bytes).toBeGreaterThan(0);
    });
  });

  describe('0009_audit_null.sql', () => {
    const note = (action: string, before: string | null) =>
      connection
        .prepare(
          `INSERT INTO audit (at, name, via, action, object, before) VALUES (1, 'n', 'token', ?, 'o', ?)`,
        )
        .run(action, before);

    it('carries the audit log over with its ids, and gives none a second time', () => {
      migrateTo(8);
      for (const action of ['a', 'b', 'c']) note(action, action === 'b' ? '{"x":1}' : null);
      connection.exec('DROP TRIGGER audit_no_delete; DELETE FROM audit WHERE id = 3');
      const before = dump(file)['audit'];
      migrateTo(9);
      expect(dump(file)['audit']).toEqual(before);
      expect(note('d', null).lastInsertRowid).toBe(4);
    });

    it('still only lets lines be added, and facts be JSON', () => {
      migrateTo(9);
      note('a', null);
      for (const sql of ['DELETE FROM audit', `UPDATE audit SET name = 'x'`])
        expect(() => connection.exec(sql)).toThrow('only added to');
      expect(() => note('b', 'no JSON')).toThrow('CHECK');
    });
  });

  describe('0010_notes.sql', () => {
    it('makes a note of each stored warning that is one now, and leaves the others', () => {
      fillFirstRelease(3);
      migrateTo(9);
      const of = (...rules: string[]) => JSON.stringify(rules.map((rule) => ({ rule, severity: 'warning' })));
      const store = connection.prepare('UPDATE torrents SET warnings = ? WHERE id = ?');
      store.run(of('path.long', 'key.unknown', 'web-seeds.empty'), 1);
      store.run(of('path.long'), 2);
      migrateTo(10);
      const warnings = connection.prepare<[], string>('SELECT warnings FROM torrents ORDER BY id').pluck();
      expect(warnings.all().map((json) => JSON.parse(json) as unknown)).toEqual([
        [
          { rule: 'path.long', severity: 'warning' },
          { rule: 'key.unknown', severity: 'note' },
          { rule: 'web-seeds.empty', severity: 'note' },
        ],
        [{ rule: 'path.long', severity: 'warning' }],
        [],
      ]);
    });
  });

  describe('0011_blobs.sql', () => {
    it('carries the bytes of all torrents over, by their SHA-256', () => {
      fillFirstRelease(9);
      migrateTo(10);
      migrateTo(11);
      const bytesOf = connection.prepare<[number], Buffer>(
        'SELECT bytes FROM torrents JOIN blobs USING (sha256) WHERE torrents.id = ?',
      );
      for (let id = 1; id <= 9; id++) expect(bytesOf.pluck().get(id)?.toString()).toBe(`bytes ${id}`);
      expect(count('blobs')).toBe(9);
    });
  });

  describe('0019_superseded_from.sql', () => {
    it('finds in the audit what the superseded ones were before', () => {
      fillFirstRelease(9);
      migrateTo(18);
      connection.exec(`UPDATE torrents SET state = 'superseded', removed_at = NULL, removed_from = NULL,
        removed_by = NULL, removed_status = NULL WHERE id < 4`);
      const note = connection.prepare<[string, number]>(`
        INSERT INTO audit (at, name, via, action, object, before, after)
        SELECT 1, 'n', 'token', 'torrent.state', lower(hex(coalesce(infohash_v1, infohash_v2))),
          json_object('state', ?), json_object('state', 'superseded') FROM torrents WHERE id = ?`);
      for (const [state, id] of [
        ['public', 1],
        ['unlisted', 1],
        ['public', 2],
        ['unlisted', 4],
      ] as const)
        note.run(state, id);
      migrateTo(19);
      const former = connection.prepare<[]>('SELECT superseded_from FROM torrents ORDER BY id');
      expect(former.pluck().all().slice(0, 4)).toEqual(['unlisted', 'public', null, null]);
    });
  });

  it('takes back a migration that leaves references to missing rows', () => {
    migrateTo(2);
    const sql = `INSERT INTO metainfo VALUES (77, zeroblob(32), zeroblob(1))`;
    const bad: Migration = { version: 3, fileName: '0003_bad.sql', checksum: 'x', sql };
    const run = () => migrate(connection, [...MIGRATIONS.slice(0, 2), bad], file, () => at(0));
    expect(run).toThrow('"0003_bad.sql": it leaves 1 references to missing rows');
    expect(connection.pragma('user_version', { simple: true })).toBe(2);
    expect(count('metainfo')).toBe(0);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
  });
});

/** What 0003 makes of a row of 0001, beside the columns that stay. */
function carried(row: Record<string, unknown>): Record<string, unknown> {
  const isRemoved = row['state'] === 'removed';
  return {
    state: row['state'] === 'listed' ? 'public' : row['state'],
    state_reason: null,
    delete_key_hash: null,
    removed_from: isRemoved ? 'public' : null,
    removed_by: isRemoved ? row['owner_id'] : null,
    removed_status: isRemoved ? 410 : null,
  };
}
