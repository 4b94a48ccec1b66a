import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../../src/errors.ts';
import { toSortName } from '../../../../../src/catalogue/sort-name.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { at, draft, MODERATOR, v1 } from '../../../../contracts/drafts.ts';
import { createRandom } from '../../../../contracts/random.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

describe('createListing', () => {
  it('keeps the rows that lists are made of in step with the torrents through 400 changes', async () => {
    const folder = temporaryFolder();
    const { catalogue, close } = await openSqliteStore({ folder });
    const { below, pick } = createRandom(4);
    const changes = Array.from({ length: 400 }, async () => {
      const info = `t${below(12)}`;
      const infohash = v1(info);
      const collection = pick(['', 'a', 'a/b', 'c']);
      const now = at(below(9000));
      switch (below(4)) {
        case 0:
          return catalogue.remove({ infohash }, MODERATOR, {}, now);
        case 1:
          return catalogue.restore(infohash, MODERATOR, now);
        case 2: {
          const edit = {
            collection: pick([collection, undefined]),
            title: pick(['Title 9', 'title 10', null]),
            state: pick(['public', 'unlisted', 'hidden', undefined] as const),
          };
          return catalogue.edit({ infohash }, edit, MODERATOR, {}, now);
        }
        default: {
          const place = { collection, fileName: `f${below(4)}.torrent` };
          return catalogue.publish(draft(info, place, `${below(3)}`), MODERATOR, {}, now);
        }
      }
    });
    for (const result of await Promise.allSettled(changes)) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(AppError);
    }
    await close();

    const database = new Database(join(folder, 'torrentry.sqlite'));
    const rows = (sql: string) => database.prepare<[], Record<string, unknown>>(sql).all();
    const expected = rows(`
      SELECT id, collection, coalesce(title, name) AS name, content_bytes, file_count, published_at,
        download_count, seeders
      FROM torrents WHERE state = 'public' ORDER BY id`);
    expect(expected.length).toBeGreaterThan(2);
    expect(rows('SELECT * FROM listed ORDER BY id')).toEqual(
      expected.map(({ name, ...row }) => ({ ...row, sort_name: toSortName(String(name)) })),
    );
    const outside = `
      SELECT id FROM listed LEFT JOIN published_days ON day = published_at / 86400000
      WHERE id NOT BETWEEN first_id AND last_id OR day IS NULL`;
    expect(rows(outside)).toEqual([]);
    expect(rows('SELECT rowid AS id FROM torrent_words ORDER BY rowid')).toEqual(
      expected.map(({ id }) => ({ id })),
    );
    database.exec(`INSERT INTO torrent_words (torrent_words) VALUES ('integrity-check')`);
    database.close();
  });
});
