import type {
  ScrapedTorrent,
  ScrapedTracker,
  ScrapeProgress,
  ScrapeStore,
} from '../../../catalogue/scrapes.ts';
import type { Connection } from '../database/connection.ts';
import { swarmHashOf } from '../tracker/hash-range.ts';
import type { SwarmStoreParts } from './swarm-store.ts';

interface TrackerRow {
  readonly id: number;
  readonly url: string;
  readonly after_id: number;
  readonly next_at: number;
  readonly failures: number;
  readonly answered_at: number | null;
}

interface TorrentRow {
  readonly torrentId: number;
  readonly infohash: Uint8Array;
}

/** Those of which others may learn. */
const SHARED = `t.state IN ('public', 'superseded') AND t.private = 0 AND t.area = ''`;

/** What other trackers say, in the database: read in the calling thread, changed by the writer. */
export function createScrapeStore({ reader, writer, calls }: SwarmStoreParts): ScrapeStore {
  const progress = reader.prepare<[], ScrapeProgress>('SELECT hosts, position FROM scrape_progress');
  const trackers = reader.prepare<[], TrackerRow>('SELECT * FROM scraped_trackers ORDER BY id');
  const after = torrentsOf(reader, 's.torrent_id > :afterId AND (s.at IS NULL OR s.at <= :askedBefore)');
  const unasked = torrentsOf(reader, 's.at IS NULL');
  return {
    findProgress: () => calls.run(() => progress.get()),
    saveProgress: (reached) => calls.run(() => writer.run('saveScrapeProgress', [reached])),
    listTrackers: () => calls.run(() => trackers.all().map(toTracker)),
    setTrackers: (torrents) => calls.run(() => writer.run('setTrackers', [torrents])),
    listTorrents: (trackerId, { afterId, askedBefore }, limit) =>
      calls.run(() =>
        after.all({ trackerId, afterId, askedBefore: askedBefore.getTime(), limit }).map(toScraped),
      ),
    listUnasked: (trackerId, limit) => calls.run(() => unasked.all({ trackerId, limit }).map(toScraped)),
    saveScrape: (tracker, results, now) => calls.run(() => writer.run('saveScrape', [tracker, results, now])),
    dropTracker: (trackerId, limit) => calls.run(() => writer.run('dropTracker', [trackerId, limit])),
  };
}

function torrentsOf(reader: Connection, which: string) {
  return reader.prepare<[object], TorrentRow>(`
    SELECT s.torrent_id AS torrentId, coalesce(t.infohash_v1, t.infohash_v2) AS infohash
    FROM scrapes AS s JOIN torrents AS t ON t.id = s.torrent_id
    WHERE s.tracker_id = :trackerId AND ${which} AND ${SHARED} ORDER BY s.torrent_id LIMIT :limit`);
}

function toTracker({ id, url, after_id, next_at, failures, answered_at }: TrackerRow): ScrapedTracker {
  return {
    id,
    url,
    afterId: after_id,
    nextAt: new Date(next_at),
    failures,
    answeredAt: answered_at === null ? undefined : new Date(answered_at),
  };
}

function toScraped({ torrentId, infohash }: TorrentRow): ScrapedTorrent {
  return { torrentId, hash: swarmHashOf(infohash) };
}
