import { OPEN_AREA } from '../../catalogue/areas.ts';
import { canonicalInfohash, type Torrent } from '../../catalogue/torrent.ts';
import type { WebSeedStore } from '../../catalogue/web-seed-tests.ts';
import type { Tables } from './tables.ts';

/** Tests of web seeds, in memory. */
export function createWebSeedStore(tables: Tables): WebSeedStore {
  const { torrents, webSeeds } = tables;
  const keyOf = (torrentId: number, url: string): string => `${torrentId} ${url}`;
  return {
    findProgress: async () => tables.webSeedProgress,
    async saveProgress(progress) {
      tables.webSeedProgress = progress;
    },
    async setWebSeeds(all) {
      for (const { torrentId, urls } of all) {
        if (!torrents.has(torrentId)) continue;
        for (const [key, seed] of webSeeds)
          if (seed.torrentId === torrentId && !urls.includes(seed.url)) webSeeds.delete(key);
        for (const url of urls) {
          const key = keyOf(torrentId, url);
          const added = { torrentId, url, nextAt: new Date(0), failures: 0, test: undefined };
          if (!webSeeds.has(key)) webSeeds.set(key, added);
        }
      }
    },
    listDue: async (now, limit) =>
      [...webSeeds.values()]
        .filter(({ nextAt }) => nextAt <= now)
        .sort((a, b) => a.nextAt.getTime() - b.nextAt.getTime())
        .flatMap(({ torrentId, url, failures }) => {
          const torrent = torrents.get(torrentId);
          if (torrent === undefined || !isShared(torrent)) return [];
          return [{ torrentId, infohash: canonicalInfohash(torrent), url, failures }];
        })
        .slice(0, limit),
    async saveTest(torrentId, test, failures, nextAt) {
      const key = keyOf(torrentId, test.url);
      const seed = webSeeds.get(key);
      if (seed !== undefined) webSeeds.set(key, { ...seed, test, failures, nextAt });
    },
    async postpone(torrentId, url, nextAt) {
      const key = keyOf(torrentId, url);
      const seed = webSeeds.get(key);
      if (seed !== undefined) webSeeds.set(key, { ...seed, nextAt });
    },
    listTests: async (id) =>
      [...webSeeds.values()]
        .flatMap(({ torrentId, test }) =>
          torrentId === id && torrents.has(id) && test !== undefined ? [test] : [],
        )
        .sort((a, b) => Buffer.compare(Buffer.from(a.url), Buffer.from(b.url))),
    async forget(limit) {
      const some = [...webSeeds.keys()].slice(0, limit);
      for (const key of some) webSeeds.delete(key);
      return some.length;
    },
  };
}

/** Whether others may learn of it. */
function isShared({ state, private: isPrivate, area }: Torrent): boolean {
  return (state === 'public' || state === 'superseded') && !isPrivate && area === OPEN_AREA;
}
