import {
  healthOf,
  swarmHistory,
  type ElsewhereHealth,
  type SwarmCounts,
  type SwarmDay,
} from '../catalogue/swarm-counts.ts';
import type { Torrent } from '../catalogue/torrent.ts';
import type { OwnTracker } from './own-tracker.ts';

/** A page waits so long for the tracker; then it shows the counts of the last minute. */
const LIVE_WAIT_MS = 200;

/** Who shares a torrent, now and in the last 30 days. */
export interface ShownHealth {
  readonly counts: SwarmCounts;
  /** The other tracker that counted them; undefined for that of this site. */
  readonly elsewhere: Pick<ElsewhereHealth, 'source' | 'at'> | undefined;
  /** Undefined when nothing is known of those days. */
  readonly history: readonly SwarmDay[] | undefined;
}

/** What a page shows of who shares a torrent; undefined where its peers were not counted. `tracker` is that of this site. */
export async function findHealth(
  tracker: OwnTracker | undefined,
  torrent: Torrent,
  now: Date,
): Promise<ShownHealth | undefined> {
  const [live, days] = await Promise.all([
    tracker && liveCounts(tracker, torrent),
    tracker?.health.listSwarmDays(torrent.id) ?? [],
  ]);
  const { elsewhere } = torrent;
  const health = healthOf({ swarm: live === undefined ? torrent.swarm : { ...live, at: now }, elsewhere });
  if (health === undefined) return undefined;
  const { source, at } = health;
  return {
    counts: health,
    elsewhere: source === undefined ? undefined : { source, at },
    history: swarmHistory(days, now),
  };
}

/** By the tracker itself; undefined for a torrent without a swarm, or when the tracker is too busy to say. */
async function liveCounts(
  { swarms }: OwnTracker,
  { infohashV1, infohashV2, swarm }: Torrent,
): Promise<SwarmCounts | undefined> {
  const hash = Buffer.from((infohashV1 ?? infohashV2 ?? '').slice(0, 40), 'hex');
  const other = Buffer.from((infohashV2 ?? '').slice(0, 40), 'hex');
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), LIVE_WAIT_MS);
  try {
    const found = await Promise.race([swarms.torrentCounts([hash, other]), late]);
    const counts = found?.find((each) => each !== undefined);
    if (counts === undefined) return undefined;
    const { seeders, leechers, completed } = counts;
    return { seeders, leechers, completed: Math.max(completed, swarm?.completed ?? 0) };
  } catch {
    // It ended or is stopping: the page does not fail with it.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
