import {
  SEEN_AGAIN_MS,
  type ScrapedTracker,
  type ScrapeProgress,
  type ScrapeResult,
} from '../../../catalogue/scrapes.ts';
import type { Connection } from '../database/connection.ts';
import type { ListSeeders } from './seeders-lister.ts';

/** The changes of what other trackers say. Call them inside a transaction. */
export interface ScrapeOperations {
  saveScrapeProgress(progress: ScrapeProgress): void;
  setTrackers(torrents: readonly { readonly torrentId: number; readonly urls: readonly string[] }[]): void;
  saveScrape(tracker: ScrapedTracker, results: readonly ScrapeResult[], now: Date): void;
  dropTracker(trackerId: number, limit: number): number;
}

interface Best {
  readonly seeders: number;
  readonly leechers: number;
  readonly completed: number;
  readonly at: number;
  readonly source: string;
}

const NOTHING = { seeders: null, leechers: null, completed: null, at: null, source: null };

/** Prepares them once for a connection. */
export function createScrapeOperations(connection: Connection, list: ListSeeders): ScrapeOperations {
  const saveProgress = connection.prepare<[object]>(`
    INSERT INTO scrape_progress (id, hosts, position) VALUES (1, :hosts, :position)
    ON CONFLICT (id) DO UPDATE SET hosts = excluded.hosts, position = excluded.position`);
  const addTracker = connection.prepare<[string]>(
    'INSERT INTO scraped_trackers (url) VALUES (?) ON CONFLICT (url) DO NOTHING',
  );
  const trackerOf = connection
    .prepare<[string], number>('SELECT id FROM scraped_trackers WHERE url = ?')
    .pluck();
  const exists = connection.prepare<[number]>('SELECT 1 FROM torrents WHERE id = ?');
  const known = connection
    .prepare<[number], number>('SELECT tracker_id FROM scrapes WHERE torrent_id = ?')
    .pluck();
  const add = connection.prepare<[number, number]>(
    'INSERT INTO scrapes (tracker_id, torrent_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const remove = connection.prepare<[number, number]>(
    'DELETE FROM scrapes WHERE tracker_id = ? AND torrent_id = ?',
  );
  const answered = connection.prepare<[object]>(`
    UPDATE scrapes SET seeders = :seeders, leechers = :leechers, completed = :completed, at = :at
    WHERE tracker_id = :trackerId AND torrent_id = :torrentId`);
  const saveTracker = connection.prepare<[object]>(`
    UPDATE scraped_trackers
    SET after_id = :afterId, next_at = :nextAt, failures = :failures, answered_at = :answeredAt WHERE id = :id`);
  const dropSome = connection
    .prepare<[object], number>(`
      DELETE FROM scrapes WHERE tracker_id = :trackerId AND torrent_id IN (
        SELECT torrent_id FROM scrapes WHERE tracker_id = :trackerId ORDER BY torrent_id LIMIT :limit)
      RETURNING torrent_id`)
    .pluck();
  const removeTracker = connection.prepare<[number]>('DELETE FROM scraped_trackers WHERE id = ?');
  const bestOf = connection.prepare<[number], Best>(`
    SELECT s.seeders, s.leechers, s.completed, s.at, k.url AS source
    FROM scrapes AS s JOIN scraped_trackers AS k ON k.id = s.tracker_id
    WHERE s.torrent_id = ? AND s.seeders IS NOT NULL
    ORDER BY s.seeders DESC, s.leechers DESC, s.tracker_id LIMIT 1`);
  const show = connection.prepare<[object]>(`
    UPDATE torrents SET elsewhere_seeders = :seeders, elsewhere_leechers = :leechers,
      elsewhere_completed = :completed, elsewhere_source = :source, elsewhere_at = :at
    WHERE id = :torrentId AND (elsewhere_seeders IS NOT :seeders OR elsewhere_leechers IS NOT :leechers
      OR elsewhere_completed IS NOT :completed OR elsewhere_source IS NOT :source
      OR elsewhere_at < :at - ${SEEN_AGAIN_MS})`);

  const choose = (torrentId: number): void => {
    const best = bestOf.get(torrentId) ?? NOTHING;
    if (show.run({ torrentId, ...best }).changes > 0) list(torrentId);
  };

  const set = (torrentId: number, urls: readonly string[]): void => {
    if (exists.get(torrentId) === undefined) return;
    const wanted = new Set<number>();
    for (const url of urls) {
      addTracker.run(url);
      wanted.add(trackerOf.get(url) as number);
    }
    const before = known.all(torrentId);
    for (const trackerId of wanted) if (!before.includes(trackerId)) add.run(trackerId, torrentId);
    const gone = before.filter((trackerId) => !wanted.has(trackerId));
    for (const trackerId of gone) remove.run(trackerId, torrentId);
    if (gone.length > 0) choose(torrentId);
  };

  return {
    saveScrapeProgress: ({ hosts, position }) => void saveProgress.run({ hosts, position }),
    setTrackers(torrents) {
      for (const { torrentId, urls } of torrents) set(torrentId, urls);
    },
    saveScrape({ id: trackerId, afterId, nextAt, failures, answeredAt }, results, now) {
      const at = answeredAt?.getTime() ?? null;
      saveTracker.run({ id: trackerId, afterId, nextAt: nextAt.getTime(), failures, answeredAt: at });
      for (const { torrentId, counts } of results) {
        const { seeders = null, leechers = null, completed = null } = counts ?? {};
        answered.run({ trackerId, torrentId, seeders, leechers, completed, at: now.getTime() });
        choose(torrentId);
      }
    },
    dropTracker(trackerId, limit) {
      const dropped = dropSome.all({ trackerId, limit });
      for (const torrentId of dropped) choose(torrentId);
      if (dropped.length < limit) removeTracker.run(trackerId);
      return dropped.length;
    },
  };
}
