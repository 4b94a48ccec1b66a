import { describe, expect, it } from 'vitest';
import type { ScrapedTracker, ScrapeStore } from '../../src/catalogue/scrapes.ts';
import { healthOf } from '../../src/catalogue/swarm-counts.ts';
import type { CatalogueStore } from '../../src/catalogue/store.ts';
import { at, draft, OWNER, v1 } from './drafts.ts';

export interface OpenedScrapeStores {
  readonly catalogue: CatalogueStore;
  readonly scrapes: ScrapeStore;
  close(): Promise<void>;
}

const ONE = 'udp://one.example:6969';
const OTHER = 'http://other.example:80/announce';

function counts(seeders: number, leechers = 0, completed = 0) {
  return { seeders, leechers, completed };
}

/** What every store of what other trackers say does, however it keeps it. */
export function describeScrapeStore(name: string, open: () => Promise<OpenedScrapeStores>): void {
  describe(name, () => {
    const opened = async (infos: readonly string[]) => {
      const stores = await open();
      const ids: number[] = [];
      for (const info of infos)
        ids.push((await stores.catalogue.publish(draft(info), OWNER, {}, at(0))).torrent.id);
      const trackers = async () => {
        const all = new Map<string, ScrapedTracker>();
        for (const tracker of await stores.scrapes.listTrackers()) all.set(tracker.url, tracker);
        return all;
      };
      const trackerOf = async (url: string) => {
        const tracker = (await trackers()).get(url);
        if (tracker === undefined) throw new Error(`There is no tracker ${url}`);
        return tracker;
      };
      const elsewhereOf = async (info: string) =>
        (await stores.catalogue.find({ infohash: v1(info) }))?.elsewhere;
      return { ...stores, ids, trackers, trackerOf, elsewhereOf };
    };
    const NEVER = { afterId: 0, askedBefore: at(0) };

    it('lists the torrents of a tracker in parts, and those first about which it was not asked', async () => {
      const { scrapes, ids, trackerOf, close } = await opened(['a', 'b', 'c']);
      const [a = 0, b = 0, c = 0] = ids;
      await scrapes.setTrackers([
        { torrentId: a, urls: [ONE, OTHER] },
        { torrentId: b, urls: [ONE] },
        { torrentId: c, urls: [ONE] },
        { torrentId: 999, urls: [ONE] },
      ]);
      const tracker = await trackerOf(ONE);
      expect(tracker).toMatchObject({ afterId: 0, nextAt: new Date(0), failures: 0, answeredAt: undefined });
      const first = await scrapes.listUnasked(tracker.id, 2);
      expect(first.map(({ torrentId }) => torrentId)).toEqual([a, b]);
      expect(Buffer.from(first[0]?.hash ?? []).toString('hex')).toBe(v1('a'));
      const told = { ...tracker, afterId: b, nextAt: at(30), answeredAt: at(2) };
      await scrapes.saveScrape(told, [{ torrentId: a, counts: undefined }], at(2));
      expect(await trackerOf(ONE)).toEqual(told);
      const idsOf = async (after: typeof NEVER) =>
        (await scrapes.listTorrents(tracker.id, after, 9)).map(({ torrentId }) => torrentId);
      expect((await scrapes.listUnasked(tracker.id, 9)).map(({ torrentId }) => torrentId)).toEqual([b, c]);
      expect(await idsOf({ afterId: 0, askedBefore: at(1) })).toEqual([b, c]);
      expect(await idsOf({ afterId: 0, askedBefore: at(2) })).toEqual([a, b, c]);
      expect(await idsOf({ afterId: b, askedBefore: at(2) })).toEqual([c]);
      await close();
    });

    it('tells nobody of torrents that are unlisted, private, or removed', async () => {
      const { catalogue, scrapes, ids, trackerOf, close } = await opened(['a']);
      const add = async (info: string, more: Parameters<typeof draft>[1]) =>
        (await catalogue.publish(draft(info, more), OWNER, {}, at(0))).torrent.id;
      const hidden = await add('b', { visibility: 'unlisted' });
      const own = await add('c', { private: true });
      const removed = await add('d', {});
      await catalogue.remove({ infohash: v1('d') }, OWNER, {}, at(1));
      const all = [...ids, hidden, own, removed];
      await scrapes.setTrackers(all.map((torrentId) => ({ torrentId, urls: [ONE] })));
      const { id } = await trackerOf(ONE);
      const listed = [await scrapes.listUnasked(id, 9), await scrapes.listTorrents(id, NEVER, 9)];
      for (const torrents of listed) expect(torrents.map(({ torrentId }) => torrentId)).toEqual(ids);
      await close();
    });

    it('gives a torrent the most that one of the trackers says, and never a sum', async () => {
      const { scrapes, ids, trackerOf, elsewhereOf, close } = await opened(['a']);
      const [torrentId = 0] = ids;
      await scrapes.setTrackers([{ torrentId, urls: [ONE, OTHER] }]);
      const [one, other] = [await trackerOf(ONE), await trackerOf(OTHER)];
      await scrapes.saveScrape(one, [{ torrentId, counts: counts(3, 9, 1) }], at(1));
      expect(await elsewhereOf('a')).toEqual({ ...counts(3, 9, 1), source: ONE, at: at(1) });
      await scrapes.saveScrape(other, [{ torrentId, counts: counts(5, 1, 7) }], at(2));
      expect(await elsewhereOf('a')).toEqual({ ...counts(5, 1, 7), source: OTHER, at: at(2) });
      // As before: seen again only after an hour.
      await scrapes.saveScrape(other, [{ torrentId, counts: counts(5, 1, 7) }], at(40));
      expect((await elsewhereOf('a'))?.at).toEqual(at(2));
      await scrapes.saveScrape(other, [{ torrentId, counts: counts(5, 1, 7) }], at(70));
      expect((await elsewhereOf('a'))?.at).toEqual(at(70));
      await scrapes.saveScrape(other, [{ torrentId, counts: undefined }], at(71));
      expect(await elsewhereOf('a')).toMatchObject({ source: ONE, at: at(1) });
      await scrapes.setTrackers([{ torrentId, urls: [OTHER] }]);
      expect(await elsewhereOf('a')).toBeUndefined();
      await close();
    });

    it('orders and filters lists by it', async () => {
      const { catalogue, scrapes, ids, trackerOf, close } = await opened(['a', 'b', 'c']);
      await scrapes.setTrackers(ids.map((torrentId) => ({ torrentId, urls: [ONE] })));
      const results = ids.map((torrentId, index) => ({ torrentId, counts: counts([2, 8, 5][index] ?? 0) }));
      await scrapes.saveScrape(await trackerOf(ONE), results, at(1));
      const order = {
        sort: 'seeders',
        order: 'desc',
        limit: 9,
        before: undefined,
        after: undefined,
      } as const;
      const page = await catalogue.list({ ...order, seedersMin: 3 });
      expect(page.items.map((torrent) => healthOf(torrent)?.seeders)).toEqual([8, 5]);
      await close();
    });

    it('forgets a tracker in parts, with what it said', async () => {
      const { scrapes, ids, trackers, trackerOf, elsewhereOf, close } = await opened(['a', 'b', 'c']);
      await scrapes.setTrackers(ids.map((torrentId) => ({ torrentId, urls: [ONE] })));
      const tracker = await trackerOf(ONE);
      await scrapes.saveScrape(
        tracker,
        ids.map((torrentId) => ({ torrentId, counts: counts(4) })),
        at(1),
      );
      expect(await scrapes.dropTracker(tracker.id, 2)).toBe(2);
      expect(await elsewhereOf('a')).toBeUndefined();
      expect(await elsewhereOf('c')).toMatchObject({ seeders: 4 });
      expect(await scrapes.dropTracker(tracker.id, 2)).toBe(1);
      expect((await trackers()).size).toBe(0);
      await close();
    });

    it('keeps how far it has read', async () => {
      const { scrapes, close } = await opened([]);
      expect(await scrapes.findProgress()).toBeUndefined();
      for (const position of ['1', '2']) await scrapes.saveProgress({ hosts: 'a b', position });
      expect(await scrapes.findProgress()).toEqual({ hosts: 'a b', position: '2' });
      await close();
    });
  });
}
