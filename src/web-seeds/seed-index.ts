import type { Catalogue } from '../catalogue/catalogue.ts';
import { createFollowing, type Follow, type FollowingParts } from '../catalogue/following.ts';
import type { WebSeedStore } from '../catalogue/web-seed-tests.ts';
import { mayTest } from './seed-address.ts';

export interface SeedIndexParts extends Pick<FollowingParts, 'events' | 'hosts'> {
  readonly store: WebSeedStore;
  readonly catalogue: Pick<Catalogue, 'walk' | 'find' | 'getMetainfo'>;
}

const FORGET_BATCH = 500;
/** A torrent may have a megabyte of them. */
const OF_TORRENT_MAX = 20;

/** Makes the function that brings up to date which torrents have which web seeds that may be tested. */
export function createSeedIndex({ store, catalogue, events, hosts }: SeedIndexParts): Follow {
  return createFollowing({
    catalogue,
    events,
    hosts,
    findProgress: () => store.findProgress(),
    saveProgress: (progress) => store.saveProgress(progress),
    async forget(stopped) {
      while (!stopped.aborted && (await store.forget(FORGET_BATCH)) === FORGET_BATCH);
    },
    async save(torrents) {
      const found: { torrentId: number; urls: readonly string[] }[] = [];
      for (const torrent of torrents) {
        const { webSeeds } = await catalogue.getMetainfo(torrent);
        const urls = webSeeds.filter((seed) => mayTest(seed, hosts)).slice(0, OF_TORRENT_MAX);
        found.push({ torrentId: torrent.id, urls: torrent.private ? [] : urls });
      }
      await store.setWebSeeds(found);
    },
  });
}
