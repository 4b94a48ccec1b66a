import type { WebSeedProgress, WebSeedTest } from '../../../catalogue/web-seed-tests.ts';
import type { Connection } from '../database/connection.ts';

/** The changes of tests of web seeds. Call them inside a transaction. */
export interface WebSeedOperations {
  saveWebSeedProgress(progress: WebSeedProgress): void;
  setWebSeeds(torrents: readonly { readonly torrentId: number; readonly urls: readonly string[] }[]): void;
  saveWebSeedTest(torrentId: number, test: WebSeedTest, failures: number, nextAt: Date): void;
  postponeWebSeed(torrentId: number, url: string, nextAt: Date): void;
  forgetWebSeeds(limit: number): number;
}

/** Prepares them once for a connection. */
export function createWebSeedOperations(connection: Connection): WebSeedOperations {
  const saveProgress = connection.prepare<[WebSeedProgress]>(`
    INSERT INTO web_seed_progress (id, hosts, position) VALUES (1, :hosts, :position)
    ON CONFLICT (id) DO UPDATE SET hosts = excluded.hosts, position = excluded.position`);
  // A torrent may have been purged since it was read.
  const add = connection.prepare<[string, number]>(
    'INSERT INTO web_seeds (torrent_id, url) SELECT id, ? FROM torrents WHERE id = ? ON CONFLICT DO NOTHING',
  );
  const removeOthers = connection.prepare<[number, string]>(
    'DELETE FROM web_seeds WHERE torrent_id = ? AND url NOT IN (SELECT value FROM json_each(?))',
  );
  const saveTest = connection.prepare<[object]>(`
    UPDATE web_seeds SET outcome = :outcome, at = :at, failures = :failures, next_at = :nextAt
    WHERE torrent_id = :torrentId AND url = :url`);
  const postpone = connection.prepare<[number, number, string]>(
    'UPDATE web_seeds SET next_at = ? WHERE torrent_id = ? AND url = ?',
  );
  const forget = connection.prepare<[number]>(`
    DELETE FROM web_seeds WHERE (torrent_id, url) IN (
      SELECT torrent_id, url FROM web_seeds WHERE torrent_id >= 0 ORDER BY torrent_id, url LIMIT ?)`);
  return {
    saveWebSeedProgress: ({ hosts, position }) => void saveProgress.run({ hosts, position }),
    setWebSeeds(torrents) {
      for (const { torrentId, urls } of torrents) {
        removeOthers.run(torrentId, JSON.stringify(urls));
        for (const url of urls) add.run(url, torrentId);
      }
    },
    saveWebSeedTest(torrentId, { url, outcome, at }, failures, nextAt) {
      saveTest.run({ torrentId, url, outcome, at: at.getTime(), failures, nextAt: nextAt.getTime() });
    },
    postponeWebSeed: (torrentId, url, nextAt) => void postpone.run(nextAt.getTime(), torrentId, url),
    forgetWebSeeds: (limit) => forget.run(limit).changes,
  };
}
