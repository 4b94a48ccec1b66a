import type { Catalogue } from '../catalogue/catalogue.ts';
import { createFollowing, type Follow, type FollowingParts } from '../catalogue/following.ts';
import type { ScrapeStore } from '../catalogue/scrapes.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { hostNameOf, toScrapable } from './trackers.ts';

export interface TrackerIndexParts extends Pick<FollowingParts, 'events' | 'hosts'> {
  readonly store: ScrapeStore;
  readonly catalogue: Pick<Catalogue, 'walk' | 'find' | 'getMetainfo'>;
}

const DROP_BATCH = 500;
/** So that torrents with made-up addresses cannot have a host asked at all of its ports. */
const TRACKERS_OF_HOST_MAX = 8;

/** Makes the function that brings up to date which torrents name which trackers. */
export function createTrackerIndex({ store, catalogue, events, hosts }: TrackerIndexParts): Follow {
  /** The trackers of a torrent that may be asked: others of a host are left out when it has enough. */
  const urlsOf = async (torrent: Torrent, known: Set<string>): Promise<readonly string[]> => {
    if (torrent.private) return [];
    const { trackers } = await catalogue.getMetainfo(torrent);
    const wanted = trackers.flat().flatMap((address) => toScrapable(address, hosts) ?? []);
    return [...new Set(wanted)].filter((url) => {
      if (known.has(url)) return true;
      const { hostname } = new URL(url);
      const others = [...known].filter((other) => new URL(other).hostname === hostname);
      if (others.length >= TRACKERS_OF_HOST_MAX) return false;
      known.add(url);
      return true;
    });
  };

  return createFollowing({
    catalogue,
    events,
    hosts,
    findProgress: () => store.findProgress(),
    saveProgress: (progress) => store.saveProgress(progress),
    async forget(stopped) {
      for (const { id, url } of await store.listTrackers()) {
        if (toScrapable(url, hosts) !== undefined) continue;
        while (!stopped.aborted && (await store.dropTracker(id, DROP_BATCH)) === DROP_BATCH);
      }
    },
    async save(torrents) {
      const known = new Set((await store.listTrackers()).map(({ url }) => url));
      const named: { torrentId: number; urls: readonly string[] }[] = [];
      for (const torrent of torrents)
        named.push({ torrentId: torrent.id, urls: await urlsOf(torrent, known) });
      await store.setTrackers(named);
    },
  });
}

/** The trackers by their host. */
export function byHost<Tracker extends { readonly url: string }>(
  trackers: readonly Tracker[],
): ReadonlyMap<string, readonly Tracker[]> {
  return Map.groupBy(trackers, ({ url }) => hostNameOf(new URL(url)));
}
