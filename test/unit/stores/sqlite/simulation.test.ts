import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../../src/catalogue/actor.ts';
import type { TorrentEdit } from '../../../../src/catalogue/edit.ts';
import { AppError } from '../../../../src/errors.ts';
import { checkStore } from '../../../../src/stores/sqlite/check-store/check-store.ts';
import type { StoreProblem } from '../../../../src/stores/sqlite/check-store/flaws.ts';
import { openSqliteStore, type SqliteStore } from '../../../../src/stores/sqlite/open.ts';
import {
  actor,
  ANONYMOUS,
  at,
  draft,
  MODERATOR,
  NEWCOMER,
  OWNER,
  v1,
  v2,
} from '../../../contracts/drafts.ts';
import { createRandom } from '../../../contracts/random.ts';
import { temporaryFolder } from '../../../support/temp.ts';

const CHANGES = 3000;
/** The last one has retention rules, and is not moved. */
const COLLECTIONS = ['', 'a', 'a/b', 'c', 'ruled'];
const MOVED = ['a', 'a/b', 'a/c', 'b', 'c', 'c/d/b', 'd'];
const KEY = Buffer.alloc(32, 'k');
const ACTORS: readonly Actor[] = [
  OWNER,
  NEWCOMER,
  ANONYMOUS,
  { ...ANONYMOUS, deleteKeyHash: KEY },
  actor(5, { quota: { torrentsMax: 3, metainfoBytesMax: 20 } }),
  actor(6, { changes: 'all', scope: 'a/**' }),
  MODERATOR,
  MODERATOR,
];

/** Makes one change at random; it may be refused. */
function createChanges({ catalogue, moderation }: SqliteStore, seed: number) {
  const { below, pick } = createRandom(seed);
  const info = () => `t${below(14)}`;
  const path = () => ({ collection: pick(COLLECTIONS), fileName: `f${below(4)}.torrent` });
  const maybe = <T>(value: T): T | undefined => (below(2) === 0 ? value : undefined);
  const randomDraft = () => {
    const name = info();
    const second = below(3) === 0 ? { infohashV2: v2(name), version: 'hybrid' as const } : {};
    const expiresAt = below(4) === 0 ? at(below(2 * CHANGES)) : undefined;
    const wishes = { visibility: pick(['public', 'unlisted'] as const), deleteKeyHash: KEY, expiresAt };
    return draft(name, { ...path(), ...second, ...wishes }, 'x'.repeat(below(9)));
  };
  const randomEdit = (): TorrentEdit => ({
    title: maybe(`word ${below(5)}`),
    tags: maybe([`tag ${below(5)}`]),
    state: maybe(pick(['public', 'public', 'unlisted', 'hidden'] as const)),
    collection: maybe(pick(COLLECTIONS)),
    fileName: maybe(`f${below(4)}.torrent`),
    expires: pick([undefined, undefined, null, { afterMs: 60_000 * (1 + below(500)) }]),
    pinned: pick([undefined, undefined, undefined, true, false]),
  });
  const someIds = (max: number) => Array.from({ length: below(max) }, () => 1 + below(400));
  return (minutes: number): Promise<unknown> => {
    const who = pick(ACTORS);
    const now = at(minutes);
    const infohash = v1(info());
    const address = below(2) === 0 ? { infohash } : { path: path() };
    switch (below(13)) {
      case 0:
      case 1:
        return catalogue.remove(address, who, {}, now, below(3) === 0 ? { reason: 'why' } : {});
      case 2:
        return catalogue.restore(infohash, who, now);
      case 3:
      case 4:
      case 5:
        return catalogue.edit(address, randomEdit(), who, {}, now);
      case 6:
        if (below(4) === 0) return catalogue.removeExpired(3, now);
        if (below(4) === 0) {
          const batch = { collection: 'ruled', dueIds: someIds(40), keptIds: someIds(40) };
          return catalogue.removeByRetention(batch, now);
        }
        if (below(10) === 0) {
          const retention = pick([null, [{ keep: 1 }], [{ match: 't1*', keep: 2 }, { maxAge: '1h' }]]);
          return catalogue.editSettings('ruled', { retention }, MODERATOR, {}, now);
        }
        return below(20) === 0
          ? catalogue.purge(now, 2, now)
          : moderation.report(infohash, 'spam', '', who, now);
      case 7:
        return moderation.settleReport(
          below(minutes + 1),
          pick(['dismissed', 'hidden', 'removed']),
          MODERATOR,
          now,
        );
      case 8:
        return below(3) === 0
          ? moderation.block([infohash], 'why', MODERATOR, now)
          : moderation.unblock(infohash, MODERATOR, now);
      case 9:
        return catalogue.moveCollection(pick(MOVED), pick(MOVED), MODERATOR, {}, now);
      default:
        return catalogue.publish(randomDraft(), who, {}, now);
    }
  };
}

// Each finds rows only where something is out of step.
const INVARIANTS: Readonly<Record<string, string>> = {
  'a collection with a wrong count': `
    SELECT c.path, c.torrent_count AS kept, count(t.id) AS counted FROM collections AS c
    LEFT JOIN torrents AS t ON t.state = 'public'
      AND (c.path = '' OR t.collection = c.path OR t.collection LIKE c.path || '/%')
    GROUP BY c.path HAVING kept <> counted OR counted = 0`,
  'a collection that is missing': `
    SELECT collection FROM torrents WHERE state = 'public' AND collection NOT IN (SELECT path FROM collections)`,
  'a collection with a newer revision than what is above it, or than all': `
    SELECT c.path FROM collections AS c LEFT JOIN collections AS above ON above.path = c.parent, listing_revision AS l
    WHERE c.revision > above.revision OR c.revision > l.revision`,
  'a collection with another newest torrent': `
    SELECT path, newest_id FROM collections AS c WHERE newest_id IS NOT (
      SELECT max(id) FROM listed WHERE c.path = '' OR collection = c.path OR collection LIKE c.path || '/%')`,
  'a collection below another than its parent': `
    SELECT path FROM collections WHERE path <> '' AND path NOT LIKE iif(parent = '', '', parent || '/') || '%'`,
  'a torrent that is listed in another collection': `
    SELECT id FROM torrents FULL JOIN listed USING (id)
    WHERE (state = 'public' OR listed.collection IS NOT NULL) AND torrents.collection IS NOT listed.collection`,
  'a moved collection that leads to one that leads on': `
    SELECT * FROM moved_collections AS a JOIN moved_collections AS b ON b.path = a.to_path`,
  'an owner with wrong holdings': `
    SELECT * FROM
      (SELECT owner_id, torrent_count AS n, metainfo_bytes AS bytes FROM owners
        WHERE torrent_count <> 0 OR metainfo_bytes <> 0)
    FULL JOIN
      (SELECT coalesce(owner_id, 0) AS id, count(*) FILTER (WHERE state NOT IN ('superseded', 'removed')) AS found, sum(metainfo_bytes) AS found_bytes
        FROM torrents GROUP BY coalesce(owner_id, 0))
    ON owner_id = id WHERE n IS NOT found OR bytes IS NOT found_bytes`,
  'a total that is not that of its torrents': `
    SELECT * FROM
      (SELECT state, version, size_class, torrent_count AS n, content_bytes AS content, metainfo_bytes AS files
        FROM totals WHERE torrent_count <> 0)
    FULL JOIN
      (SELECT state, version, size_class, count(*) AS found, total(content_bytes) AS found_content,
          sum(metainfo_bytes) AS found_files
        FROM torrents GROUP BY state, version, size_class)
    USING (state, version, size_class)
    WHERE n IS NOT found OR content IS NOT found_content OR files IS NOT found_files`,
  'a total of nothing that holds bytes': `
    SELECT * FROM totals WHERE torrent_count = 0 AND (content_bytes <> 0 OR metainfo_bytes <> 0)`,
  'a day of open torrents that is not the sum of them': `
    SELECT * FROM
      (SELECT day, torrent_count AS n, content_bytes AS content, file_count AS files, download_count AS downloads
        FROM open_days WHERE torrent_count <> 0)
    FULL JOIN
      (SELECT published_at / 86400000 AS day, count(*) AS found, total(content_bytes) AS found_content,
          sum(file_count) AS found_files, sum(download_count) AS found_downloads
        FROM torrents WHERE state = 'public' AND area = '' GROUP BY published_at / 86400000)
    USING (day)
    WHERE n IS NOT found OR content IS NOT found_content OR files IS NOT found_files
      OR downloads IS NOT found_downloads`,
  'another number of collections': `
    SELECT collection_count FROM listing_revision
    WHERE collection_count <> (SELECT count(*) FROM collections WHERE path <> '')`,
  'words of what is not public': `
    SELECT rowid FROM torrent_words WHERE rowid NOT IN (SELECT id FROM torrents WHERE state = 'public')`,
  'a public torrent without words': `
    SELECT id FROM torrents WHERE state = 'public' AND id NOT IN (SELECT rowid FROM torrent_words)`,
  'a torrent without bytes, or bytes without a torrent': `
    SELECT * FROM torrents AS t FULL JOIN torrent_bytes AS b ON b.torrent_id = t.id AND b.sha256 = t.sha256
    WHERE t.id IS NULL OR b.torrent_id IS NULL`,
  'bytes that are not those of the torrent': `
    SELECT id FROM torrents JOIN torrent_bytes ON torrent_id = id WHERE metainfo_bytes <> length(bytes)`,
  'two that hold one path': `
    SELECT collection, file_name FROM torrents WHERE state IN ('public', 'unlisted', 'hidden')
    GROUP BY collection, file_name HAVING count(*) > 1`,
  'a path that is held and tells of a removal': `
    SELECT * FROM removed_paths JOIN torrents USING (collection, file_name)
    WHERE state IN ('public', 'unlisted', 'hidden')`,
  'a path that is held and leads to another': `
    SELECT * FROM moved_paths JOIN torrents USING (collection, file_name)
    WHERE state IN ('public', 'unlisted', 'hidden')`,
  'a path that leads to one that leads on': `
    SELECT * FROM moved_paths AS a JOIN moved_paths AS b ON b.collection = a.to_collection AND b.file_name = a.to_file_name`,
  'an infohash that is there and tells of a purge': `
    SELECT * FROM removed_infohashes JOIN torrents ON infohash IN (infohash_v1, infohash_v2)`,
  'a reason without a state that has one': `
    SELECT id FROM torrents WHERE state_reason IS NOT NULL AND state NOT IN ('hidden', 'removed')`,
};

describe('openSqliteStore', () => {
  it.each([1, 2, 3])(
    'keeps all that it derives in step through thousands of changes (seed %i)',
    async (seed) => {
      const folder = temporaryFolder();
      const store = await openSqliteStore({ folder });
      const change = createChanges(store, seed);
      const refusals = new Set<string>();
      for (let minutes = 0; minutes < CHANGES; minutes += 500) {
        const batch = Array.from({ length: 500 }, (_, index) => change(minutes + index));
        for (const result of await Promise.allSettled(batch)) {
          if (result.status === 'fulfilled') continue;
          expect(result.reason).toBeInstanceOf(AppError);
          refusals.add((result.reason as AppError).code);
        }
      }
      await store.close();
      expect(refusals).toEqual(new Set(['forbidden', 'conflict', 'not_found', 'gone']));

      const database = new Database(join(folder, 'torrentry.sqlite'));
      for (const [fault, sql] of Object.entries(INVARIANTS))
        expect(database.prepare(sql).all(), fault).toEqual([]);
      expect(statesOf(database)).toEqual(auditedStates(database));
      database.exec(`INSERT INTO torrent_words (torrent_words) VALUES ('integrity-check')`);
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();

      const problems: StoreProblem[] = [];
      const now = () => at(CHANGES);
      await checkStore(folder, { isRepair: false, now, report: (problem) => problems.push(problem) });
      // The files of these drafts are no torrents.
      expect(problems.filter(({ kind }) => kind !== 'torrent')).toEqual([]);
    },
  );
});

/** The state of each torrent, as it stands. */
function statesOf(database: Database.Database): Record<string, unknown> {
  const rows = database
    .prepare<[], [string, string]>('SELECT lower(hex(infohash_v1)), state FROM torrents')
    .raw();
  return Object.fromEntries(rows.all());
}

/** The state of each torrent, as the audit tells its story. */
function auditedStates(database: Database.Database): Record<string, unknown> {
  const lines = database
    .prepare<[], [string, string, string | null]>(
      `SELECT action, object, after ->> 'state' FROM audit WHERE action LIKE 'torrent.%' ORDER BY id`,
    )
    .raw();
  const states = new Map<string, unknown>();
  for (const [action, object, state] of lines.all()) {
    if (action === 'torrent.purge') states.delete(object);
    else if (state !== null) states.set(object, state);
  }
  return Object.fromEntries(states);
}
