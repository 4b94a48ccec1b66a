import type {
  WebSeedOutcome,
  WebSeedProgress,
  WebSeedStore,
  WebSeedTest,
} from '../../../catalogue/web-seed-tests.ts';
import type { Infohash } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import type { Writer } from '../writer/writer.ts';

export interface WebSeedStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

interface DueRow {
  readonly torrentId: number;
  readonly infohash: Buffer;
  readonly url: string;
  readonly failures: number;
}

interface TestRow {
  readonly url: string;
  readonly outcome: WebSeedOutcome;
  readonly at: number;
}

/** Tests of web seeds, in the database: read in the calling thread, changed by the writer. */
export function createWebSeedStore({ reader, writer, calls }: WebSeedStoreParts): WebSeedStore {
  const progress = reader.prepare<[], WebSeedProgress>('SELECT hosts, position FROM web_seed_progress');
  // Others learn of those alone that everybody may see.
  const due = reader.prepare<[number, number], DueRow>(`
    SELECT s.torrent_id AS torrentId, coalesce(t.infohash_v1, t.infohash_v2) AS infohash, s.url, s.failures
    FROM web_seeds AS s CROSS JOIN torrents AS t ON t.id = s.torrent_id
    WHERE s.next_at <= ? AND t.state IN ('public', 'superseded') AND t.private = 0 AND t.area = ''
    ORDER BY s.next_at LIMIT ?`);
  const tests = reader.prepare<[number], TestRow>(
    'SELECT url, outcome, at FROM web_seeds WHERE torrent_id = ? AND outcome IS NOT NULL ORDER BY url',
  );
  return {
    findProgress: () => calls.run(() => progress.get()),
    saveProgress: (reached) => calls.run(() => writer.run('saveWebSeedProgress', [reached])),
    setWebSeeds: (torrents) => calls.run(() => writer.run('setWebSeeds', [torrents])),
    listDue: (now, limit) =>
      calls.run(() =>
        due
          .all(now.getTime(), limit)
          .map(({ infohash, ...seed }) => ({ ...seed, infohash: infohash.toString('hex') as Infohash })),
      ),
    saveTest: (...test) => calls.run(() => writer.run('saveWebSeedTest', test)),
    postpone: (...postponed) => calls.run(() => writer.run('postponeWebSeed', postponed)),
    listTests: (torrentId) => calls.run(() => tests.all(torrentId).map(toTest)),
    forget: (limit) => calls.run(() => writer.run('forgetWebSeeds', [limit])),
  };
}

function toTest({ url, outcome, at }: TestRow): WebSeedTest {
  return { url, outcome, at: new Date(at) };
}
