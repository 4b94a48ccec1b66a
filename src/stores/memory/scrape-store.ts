import { OPEN_AREA } from '../../catalogue/areas.ts';
import {
  SEEN_AGAIN_MS,
  type ScrapedTorrent,
  type ScrapedTracker,
  type ScrapeStore,
} from '../../catalogue/scrapes.ts';
import type { ElsewhereHealth } from '../../catalogue/swarm-counts.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { StoredScrape, Tables } from './tables.ts';

const HASH_HEX_DIGITS = 40;

/** What other trackers say, in memory. */
export function createScrapeStore(tables: Tables): ScrapeStore {
  const { scrapedTrackers, scrapes, torrents, lastIds } = tables;
  const trackerOf = (url: string): ScrapedTracker => {
    const found = [...scrapedTrackers.values()].find((tracker) => tracker.url === url);
    if (found !== undefined) return found;
    const id = ++lastIds.scrapedTracker;
    const added = { id, url, afterId: 0, nextAt: new Date(0), failures: 0, answeredAt: undefined };
    scrapedTrackers.set(id, added);
    return added;
  };
  const list = (which: (scrape: StoredScrape) => boolean, limit: number): readonly ScrapedTorrent[] =>
    [...scrapes.values()]
      .filter(which)
      .sort((a, b) => a.torrentId - b.torrentId)
      .flatMap(({ torrentId }) => {
        const torrent = torrents.get(torrentId);
        return torrent !== undefined && isShared(torrent) ? [{ torrentId, hash: hashOf(torrent) }] : [];
      })
      .slice(0, limit);
  return {
    findProgress: async () => tables.scrapeProgress,
    async saveProgress(progress) {
      tables.scrapeProgress = progress;
    },
    listTrackers: async () => [...scrapedTrackers.values()],
    async setTrackers(all) {
      for (const { torrentId, urls } of all) {
        if (!torrents.has(torrentId)) continue;
        const wanted = new Set(urls.map((url) => trackerOf(url).id));
        for (const [key, scrape] of scrapes)
          if (scrape.torrentId === torrentId && !wanted.has(scrape.trackerId)) scrapes.delete(key);
        for (const trackerId of wanted) {
          const key = `${trackerId} ${torrentId}`;
          if (!scrapes.has(key)) scrapes.set(key, { trackerId, torrentId, counts: undefined, at: undefined });
        }
        choose(torrentId, tables);
      }
    },
    listTorrents: async (trackerId, { afterId, askedBefore }, limit) =>
      list(
        (scrape) =>
          scrape.trackerId === trackerId &&
          scrape.torrentId > afterId &&
          (scrape.at === undefined || scrape.at <= askedBefore),
        limit,
      ),
    listUnasked: async (trackerId, limit) =>
      list((scrape) => scrape.trackerId === trackerId && scrape.at === undefined, limit),
    async saveScrape(tracker, results, at) {
      if (scrapedTrackers.has(tracker.id)) scrapedTrackers.set(tracker.id, tracker);
      for (const { torrentId, counts } of results) {
        const key = `${tracker.id} ${torrentId}`;
        if (!scrapes.has(key)) continue;
        scrapes.set(key, { trackerId: tracker.id, torrentId, counts, at });
        choose(torrentId, tables);
      }
    },
    async dropTracker(trackerId, limit) {
      const own = [...scrapes].filter(([, scrape]) => scrape.trackerId === trackerId);
      const dropped = own.sort(([, a], [, b]) => a.torrentId - b.torrentId).slice(0, limit);
      for (const [key, { torrentId }] of dropped) {
        scrapes.delete(key);
        choose(torrentId, tables);
      }
      if (dropped.length < limit) scrapedTrackers.delete(trackerId);
      return dropped.length;
    },
  };
}

/** Whether others may learn of it. */
function isShared({ state, private: isPrivate, area }: Torrent): boolean {
  return (state === 'public' || state === 'superseded') && !isPrivate && area === OPEN_AREA;
}

function hashOf({ infohashV1, infohashV2 }: Torrent): Uint8Array {
  return Buffer.from((infohashV1 ?? infohashV2 ?? '').slice(0, HASH_HEX_DIGITS), 'hex');
}

/** Gives a torrent what the tracker with the most seeders says. */
function choose(torrentId: number, { torrents, scrapes, scrapedTrackers }: Tables): void {
  const torrent = torrents.get(torrentId);
  if (torrent === undefined) return;
  const [best] = [...scrapes.values()]
    .flatMap(({ trackerId, torrentId: id, counts, at }): (ElsewhereHealth & { trackerId: number })[] => {
      const source = scrapedTrackers.get(trackerId)?.url;
      if (id !== torrentId || counts === undefined || at === undefined || source === undefined) return [];
      const { seeders, leechers, completed } = counts;
      return [{ seeders, leechers, completed, at, source, trackerId }];
    })
    .sort((a, b) => b.seeders - a.seeders || b.leechers - a.leechers || a.trackerId - b.trackerId);
  const { elsewhere: before } = torrent;
  if (best === undefined) return void torrents.set(torrentId, { ...torrent, elsewhere: undefined });
  const { trackerId: _trackerId, ...elsewhere } = best;
  const isSame =
    before !== undefined &&
    (['seeders', 'leechers', 'completed', 'source'] as const).every(
      (name) => before[name] === elsewhere[name],
    );
  if (isSame && before.at.getTime() >= elsewhere.at.getTime() - SEEN_AGAIN_MS) return undefined;
  return void torrents.set(torrentId, { ...torrent, elsewhere });
}
