import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { EventPosition, EventStore } from '../events/event.ts';
import { STRANGER } from './actor.ts';
import type { Catalogue } from './catalogue.ts';
import type { Torrent } from './torrent.ts';

/** How far what is kept of torrents is up to date: for these hosts, up to that event. */
export interface FollowingProgress {
  readonly hosts: string;
  readonly position: EventPosition;
}

export interface FollowingParts {
  readonly catalogue: Pick<Catalogue, 'walk' | 'find'>;
  readonly events: Pick<EventStore, 'list' | 'findEnd'>;
  /** Those that are to be asked. With others than before, all torrents are read again. */
  readonly hosts: readonly string[];
  readonly findProgress: () => Promise<FollowingProgress | undefined>;
  readonly saveProgress: (progress: FollowingProgress) => Promise<void>;
  /** Called before all torrents are read, to forget what is of no use with these hosts. */
  readonly forget: (stopped: AbortSignal) => Promise<void>;
  /** Keeps what is wanted of some torrents. */
  readonly save: (torrents: readonly Torrent[]) => Promise<void>;
}

/** How many torrents are read without a pause: reading one takes some of the time of the pages. */
const BATCH = 50;
const PAUSE_MS = 50;

/** Brings it up to date. It ends early, between two batches, when the signal is aborted. */
export type Follow = (stopped: AbortSignal) => Promise<void>;

/**
 * Keeps what is wanted of the torrents that strangers may see: of all of them once, and then of those that something happened
 * to.
 */
export function createFollowing(parts: FollowingParts): Follow {
  const { catalogue, events, hosts, save, saveProgress } = parts;
  const key = [...hosts].sort().join(' ');

  const walk = async (stopped: AbortSignal): Promise<EventPosition | undefined> => {
    await parts.forget(stopped);
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
    const progress = await parts.findProgress();
    let position = progress?.hosts === key ? progress.position : undefined;
    if (position === undefined) {
      position = await walk(stopped);
      if (position === undefined) return;
      await saveProgress({ hosts: key, position });
    }
    while (!stopped.aborted && hosts.length > 0) {
      const end = await readOnOrWalk(position, stopped);
      if (end === undefined || end === position) return;
      position = end;
      await saveProgress({ hosts: key, position });
    }
  };
}
