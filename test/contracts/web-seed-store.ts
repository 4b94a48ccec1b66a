import { describe, expect, it } from 'vitest';
import type { CatalogueStore } from '../../src/catalogue/store.ts';
import type { WebSeedStore } from '../../src/catalogue/web-seed-tests.ts';
import { at, draft, OWNER, v1 } from './drafts.ts';

export interface OpenedWebSeedStores {
  readonly catalogue: CatalogueStore;
  readonly webSeeds: WebSeedStore;
  close(): Promise<void>;
}

const ONE = 'https://one.example/files/';
const OTHER = 'https://other.example/files/';

/** What every store of tests of web seeds does. */
export function describeWebSeedStore(name: string, open: () => Promise<OpenedWebSeedStores>): void {
  describe(name, () => {
    const opened = async (infos: readonly string[]) => {
      const stores = await open();
      const ids: number[] = [];
      for (const info of infos)
        ids.push((await stores.catalogue.publish(draft(info), OWNER, {}, at(0))).torrent.id);
      return { ...stores, ids };
    };

    it('lists what is due, what has waited longest first, and keeps what tests found', async () => {
      const { webSeeds, ids, close } = await opened(['a', 'b']);
      const [a = 0, b = 0] = ids;
      await webSeeds.setWebSeeds([
        { torrentId: a, urls: [ONE, OTHER] },
        { torrentId: b, urls: [ONE] },
        { torrentId: 999, urls: [ONE] },
      ]);
      expect(await webSeeds.listDue(at(0), 9)).toHaveLength(3);
      expect(await webSeeds.listTests(a)).toEqual([]);
      const found = { url: OTHER, outcome: 'wrong_size', at: at(1) } as const;
      await webSeeds.saveTest(a, found, 1, at(6));
      await webSeeds.saveTest(b, { url: ONE, outcome: 'reachable', at: at(1) }, 0, at(5));
      await webSeeds.saveTest(b, { url: 'https://gone.example/', outcome: 'reachable', at: at(1) }, 0, at(5));
      expect(await webSeeds.listDue(at(4), 9)).toEqual([
        { torrentId: a, infohash: v1('a'), url: ONE, failures: 0 },
      ]);
      expect(await webSeeds.listDue(at(6), 2)).toMatchObject([{ url: ONE }, { torrentId: b }]);
      expect(await webSeeds.listDue(at(6), 9)).toMatchObject([{}, {}, { url: OTHER, failures: 1 }]);
      await webSeeds.postpone(a, ONE, at(20));
      expect(await webSeeds.listDue(at(6), 9)).toMatchObject([{ torrentId: b }, { url: OTHER }]);
      expect(await webSeeds.listTests(a)).toEqual([found]);
      expect(await webSeeds.listTests(b)).toMatchObject([{ url: ONE, outcome: 'reachable' }]);
      await close();
    });

    it('keeps what was found of those that stay, and forgets the others', async () => {
      const { webSeeds, ids, close } = await opened(['a']);
      const [a = 0] = ids;
      await webSeeds.setWebSeeds([{ torrentId: a, urls: [ONE, OTHER] }]);
      for (const url of [ONE, OTHER])
        await webSeeds.saveTest(a, { url, outcome: 'reachable', at: at(1) }, 0, at(9));
      await webSeeds.setWebSeeds([{ torrentId: a, urls: [ONE, 'https://new.example/'] }]);
      expect(await webSeeds.listTests(a)).toMatchObject([{ url: ONE }]);
      expect(await webSeeds.listDue(at(2), 9)).toMatchObject([{ url: 'https://new.example/' }]);
      expect(await webSeeds.forget(1)).toBe(1);
      expect(await webSeeds.forget(9)).toBe(1);
      expect(await webSeeds.forget(9)).toBe(0);
      expect(await webSeeds.listTests(a)).toEqual([]);
      await close();
    });

    it('has nothing tested of torrents that others may not learn of', async () => {
      const { catalogue, webSeeds, ids, close } = await opened(['a']);
      const add = async (info: string, more: Parameters<typeof draft>[1]) =>
        (await catalogue.publish(draft(info, more), OWNER, {}, at(0))).torrent.id;
      const others = [await add('b', { visibility: 'unlisted' }), await add('c', { private: true })];
      others.push(await add('d', {}));
      await catalogue.remove({ infohash: v1('d') }, OWNER, {}, at(1));
      await webSeeds.setWebSeeds([...ids, ...others].map((torrentId) => ({ torrentId, urls: [ONE] })));
      expect(await webSeeds.listDue(at(2), 9)).toMatchObject([{ torrentId: ids[0] }]);
      await close();
    });

    it('forgets them with their torrent, and knows how far it has read', async () => {
      const { catalogue, webSeeds, ids, close } = await opened(['a']);
      const [a = 0] = ids;
      await webSeeds.setWebSeeds([{ torrentId: a, urls: [ONE] }]);
      await webSeeds.saveTest(a, { url: ONE, outcome: 'reachable', at: at(1) }, 0, at(9));
      expect(await webSeeds.findProgress()).toBeUndefined();
      for (const hosts of ['a', 'b']) await webSeeds.saveProgress({ hosts, position: '7' });
      expect(await webSeeds.findProgress()).toEqual({ hosts: 'b', position: '7' });
      await catalogue.remove({ infohash: v1('a') }, OWNER, {}, at(2));
      await catalogue.purge(at(9), 9, at(9));
      expect(await webSeeds.listTests(a)).toEqual([]);
      await close();
    });
  });
}
