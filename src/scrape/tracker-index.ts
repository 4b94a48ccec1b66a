import { setTimeout as wait } from 'node:timers/promises';
import { STRANGER } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { ScrapeStore } from '../catalogue/scrapes.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import { AppError } from '../errors.ts';
import type { EventPosition, EventStore } from '../events/event.ts';
import { hostNameOf, toScrapable } from './trackers.ts';

export interface TrackerIndexParts {
  readonly store: ScrapeStore;
  readonly catalogue: Pick<Catalogue, 'walk' | 'find' | 'getMetainfo'>;
  readonly events: Pick<EventStore, 'list' | 'findEnd'>;
  /** Those that may be asked. */
  readonly hosts: readonly string[];
}

/** How many torrents are read without a pause: reading one takes some of the time of the pages. */
const BATCH = 50;
const PAUSE_MS = 50;
const DROP_BATCH = 500;
/** So that torrents with made-up addresses cannot have a host asked at all of its ports. */
const TRACKERS_OF_HOST_MAX = 8;

/** Brings up to date which torrents name which trackers. It ends early, between two batches, when the signal is aborted. */
export type UpdateIndex = (stopped: AbortSignal) => Promise<void>;

export function createTrackerIndex({ store, catalogue, events, hosts }: TrackerIndexParts): UpdateIndex {
  const key = [...hosts].sort().join(' ');

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

  const save = async (torrents: readonly Torrent[]): Promise<void> => {
    const known = new Set((await store.listTrackers()).map(({ url }) => url));
    const named: { torrentId: number; urls: readonly string[] }[] = [];
    for (const torrent of torrents) named.push({ torrentId: torrent.id, urls: await urlsOf(torrent, known) });
    await store.setTrackers(named);
  };

  const walk = async (stopped: AbortSignal): Promise<EventPosition | undefined> => {
    for (const { id, url } of await store.listTrackers()) {
      if (toScrapable(url, hosts) !== undefined) continue;
      while (!stopped.aborted && (await store.dropTracker(id, DROP_BATCH)) === DROP_BATCH);
    }
    // Before the walk: what happens during it is read again.
    const position = await events.findEnd();
    let batch: Torrent[] = [];
    if (hosts.length > 0) {
      for await (const torrent of catalogue.walk({}, STRANGER)) {
        batch.push(torrent);
        if (batch.length < BATCH) continue;
        await save(batch);
        batch = [];
        if (stopped.aborted) return undefined;
        await wait(PAUSE_MS);
      }
      await save(batch);
    }
    return stopped.aborted ? undefined : position;
  };

  /** The torrents of the next events, each once. */
  const readOn = async (position: EventPosition): Promise<EventPosition> => {
    const { events: happened, end } = await events.list(position, BATCH);
    const hashes = new Set(happened.flatMap(({ infohashV1, infohashV2 }) => infohashV1 ?? infohashV2 ?? []));
    const torrents: Torrent[] = [];
    for (const infohash of hashes) {
      const torrent = await catalogue.find({ infohash }, STRANGER);
      if (torrent !== undefined && torrent.removal === undefined) torrents.push(torrent);
    }
    if (torrents.length > 0) await save(torrents);
    return end;
  };

  const readOnOrWalk = async (
    position: EventPosition,
    stopped: AbortSignal,
  ): Promise<EventPosition | undefined> => {
    try {
      return await readOn(position);
    } catch (error) {
      // The events since then are not kept any more: all torrents are read again.
      if (!(error instanceof AppError) || error.code !== 'gone') throw error;
      return walk(stopped);
    }
  };

  return async (stopped) => {
    const progress = await store.findProgress();
    let position = progress?.hosts === key ? progress.position : undefined;
    if (position === undefined) {
      position = await walk(stopped);
      if (position === undefined) return;
      await store.saveProgress({ hosts: key, position });
    }
    while (!stopped.aborted && hosts.length > 0) {
      const end = await readOnOrWalk(position, stopped);
      if (end === undefined || end === position) return;
      position = end;
      await store.saveProgress({ hosts: key, position });
    }
  };
}

/** The trackers by their host. */
export function byHost<Tracker extends { readonly url: string }>(
  trackers: readonly Tracker[],
): ReadonlyMap<string, readonly Tracker[]> {
  return Map.groupBy(trackers, ({ url }) => hostNameOf(new URL(url)));
}
