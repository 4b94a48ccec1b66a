import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { openSqliteStore } from '../../src/sqlite/open.ts';
import { describeCatalogueStore } from '../contracts/catalogue-store.ts';
import { at, draft, MODERATOR, OWNER, v1 } from '../contracts/drafts.ts';
import { temporaryFolder } from '../support/temp.ts';

describeCatalogueStore('openSqliteStore, as a store of the catalogue', async () => {
  const { catalogue, close } = await openSqliteStore({ folder: temporaryFolder() });
  return { store: catalogue, close };
});

describe('createCatalogueStore', () => {
  it('detects bytes that changed on the disk, and serves none of them', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore({ folder });
    const { torrent } = await store.catalogue.publish(draft('a'), OWNER, {}, at(0));
    const database = new Database(join(folder, 'torrentry.sqlite'));
    database.prepare('UPDATE metainfo SET bytes = ?').run(Buffer.from('b|'));
    database.close();
    const error = await store.catalogue.getBytes(torrent.id).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(AppError);
    expect(error).toHaveProperty('message', expect.stringContaining(`torrent ${torrent.id}:`));
    await store.close();
  });

  it('has all that was acknowledged after it was opened again', async () => {
    const folder = temporaryFolder();
    const first = await openSqliteStore({ folder });
    const { torrent } = await first.catalogue.publish(draft('a'), OWNER, {}, at(0));
    await first.close();
    const second = await openSqliteStore({ folder });
    expect(await second.catalogue.list({ limit: 5, words: ['a'] })).toEqual({
      items: [torrent],
      next: undefined,
    });
    expect(Buffer.from(await second.catalogue.getBytes(torrent.id)).toString()).toBe('a|');
    await second.close();
  });

  it('never gives an id twice, not even that of a torrent whose row went', async () => {
    const store = await openSqliteStore({ folder: temporaryFolder() });
    const ids: number[] = [];
    for (const minutes of [0, 1, 2]) {
      const { torrent } = await store.catalogue.publish(draft('a'), OWNER, {}, at(minutes));
      ids.push(torrent.id);
      await store.catalogue.remove({ infohash: v1('a') }, OWNER, {}, at(minutes));
    }
    expect(ids).toEqual([1, 2, 3]);
    await store.close();
  });

  it('keeps counts, words and bytes in step with the torrents through 400 changes', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore({ folder });
    let seed = 20_260_102;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed % below;
    };
    const changes = Array.from({ length: 400 }, () => {
      const info = `t${random(12)}`;
      if (random(4) === 0) return store.catalogue.remove({ infohash: v1(info) }, MODERATOR, {}, at(0));
      const place = { collection: ['', 'a', 'a/b', 'c'][random(4)]!, fileName: `f${random(4)}.torrent` };
      return store.catalogue.publish(draft(info, place, `${random(3)}`), MODERATOR, {}, at(0));
    });
    const results = await Promise.allSettled(changes);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AppError);
    await store.close();

    const database = new Database(join(folder, 'torrentry.sqlite'));
    const counted = database.prepare(`
      SELECT c.path, c.torrent_count AS kept, count(t.id) AS counted FROM collections AS c
      LEFT JOIN torrents AS t ON t.state = 'listed'
        AND (c.path = '' OR t.collection = c.path OR t.collection LIKE c.path || '/%')
      GROUP BY c.path HAVING kept <> counted OR counted = 0`);
    expect(counted.all()).toEqual([]);
    const words = database.prepare(`
      SELECT (SELECT group_concat(rowid) FROM (SELECT rowid FROM torrent_words ORDER BY rowid)) AS words,
        (SELECT group_concat(id) FROM (SELECT id FROM torrents WHERE state = 'listed' ORDER BY id)) AS listed`);
    const { words: indexed, listed } = words.get() as { words: string; listed: string };
    expect(indexed).toBe(listed);
    const without = `SELECT count(*) FROM torrents FULL JOIN metainfo ON torrent_id = id WHERE id IS NULL OR torrent_id IS NULL`;
    expect(database.prepare(without).pluck().get()).toBe(0);
    database.exec(`INSERT INTO torrent_words (torrent_words) VALUES ('integrity-check')`);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    database.close();
  });
});
