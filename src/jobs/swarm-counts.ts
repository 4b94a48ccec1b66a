import {
  SWARM_DAYS,
  type FoundSwarm,
  type SwarmHealthStore,
  type SwarmUpdate,
  type TorrentSwarm,
  type WrittenSwarm,
} from '../catalogue/swarm-counts.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import type { SwarmStore } from '../swarm/store.ts';
import type { TokenStore } from '../access/token.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The tracker's thread gives so many at once, and answers clients in between. */
const TAKEN_AT_ONCE = 200;
/** So many are sorted before they are written. */
const SORTED_AT_ONCE = 10_000;
/** How many torrents are written in one transaction: 10 ms, so that uploads can run in between. */
const SAVED_AT_ONCE = 250;
/** How many torrents are asked about at once after a start. */
const CHECKED_AT_ONCE = 200;
const TRIM_BATCH = 1_000;

export interface SwarmCountsParts {
  readonly swarms: Pick<SwarmStore, 'takeChanges' | 'takeUses' | 'torrentCounts'>;
  readonly tokens: Pick<TokenStore, 'touchTokens'>;
  readonly store: SwarmHealthStore;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
}

/**
 * Writes how many share each torrent, for lists and for the time after a restart, and when passkeys were used: what changed
 * once a minute, in batches. A batch that cannot be written is kept for the next time. Stopping it writes what is left.
 */
export function createSwarmCounts({ swarms, tokens, store, now, log, problems }: SwarmCountsParts): Repeated {
  const startedAt = now();
  /** What was taken and not looked up yet. */
  let taken: readonly SwarmUpdate[] = [];
  /** What is to be written. */
  let found: readonly TorrentSwarm[] = [];
  let isChecked = false;
  let trimmedAt = 0;

  /** Returns whether there may be more to take. */
  const take = async (): Promise<boolean> => {
    const all: FoundSwarm[] = [];
    try {
      for (;;) {
        if (taken.length === 0) taken = (await swarms.takeChanges(TAKEN_AT_ONCE)).map(toUpdate);
        all.push(...(await store.findSwarms(taken)));
        const isLast = taken.length < TAKEN_AT_ONCE;
        taken = [];
        if (isLast || all.length >= SORTED_AT_ONCE) return !isLast;
      }
    } finally {
      found = merged(all);
    }
  };

  const flush = async (): Promise<void> => {
    for (let isMore = true; isMore || found.length > 0;) {
      if (found.length === 0) isMore = await take();
      const [some, rest] = [found.slice(0, SAVED_AT_ONCE), found.slice(SAVED_AT_ONCE)];
      if (some.length > 0) await store.saveSwarms(some, now());
      found = rest;
    }
  };

  const touch = async (): Promise<void> => {
    const uses = await swarms.takeUses();
    if (uses.size > 0) await tokens.touchTokens(new Map([...uses].map(([id, ms]) => [id, new Date(ms)])));
  };

  /** Torrents that had peers before the start, and that the tracker does not know any more, have none. */
  const check = async (stopped: AbortSignal): Promise<void> => {
    let after: WrittenSwarm | undefined;
    while (!stopped.aborted) {
      const some = await store.listSwarms(startedAt, after, CHECKED_AT_ONCE);
      const counts = await Promise.all(some.map(({ hashes }) => swarms.torrentCounts(hashes)));
      const gone = some.filter((_torrent, index) => counts[index]?.every((count) => count === undefined));
      const none = gone.map(({ torrentId }) => ({ torrentId, seeders: 0, leechers: 0, completed: 0 }));
      if (none.length > 0) await store.saveSwarms(none, now());
      isChecked = some.length < CHECKED_AT_ONCE;
      if (isChecked) return;
      after = some.at(-1);
    }
  };

  const trim = async (stopped: AbortSignal): Promise<void> => {
    // One day more, for how many there were before the history begins.
    const before = new Date(now().getTime() - (SWARM_DAYS + 1) * DAY_MS);
    let trimmed = TRIM_BATCH;
    while (trimmed === TRIM_BATCH && !stopped.aborted)
      trimmed = await store.trimSwarmDays(before, TRIM_BATCH);
    trimmedAt = now().getTime();
  };

  const repeated = createRepeated({
    name: 'the count of peers',
    everyMs: MINUTE_MS,
    log,
    problems,
    async run(stopped) {
      await flush();
      await touch();
      if (!isChecked) await check(stopped);
      if (now().getTime() - trimmedAt > DAY_MS / 24) await trim(stopped);
    },
  });
  return {
    start: repeated.start,
    async stop() {
      await repeated.stop();
      await Promise.all([flush(), touch()]).catch((error: unknown) =>
        log.warn({ err: error }, 'Peers could not be counted'),
      );
    },
  };
}

/** What of it is not written yet, once for each torrent, in the order in which they are stored. */
function merged(all: readonly FoundSwarm[]): readonly TorrentSwarm[] {
  const torrents = new Map<number, FoundSwarm>();
  for (const each of all) {
    const before = torrents.get(each.torrentId)?.completed ?? 0;
    torrents.set(each.torrentId, { ...each, completed: before + each.completed });
  }
  return [...torrents.values()]
    .filter(({ isWritten, completed }) => !isWritten || completed > 0)
    .toSorted((one, other) => one.torrentId - other.torrentId)
    .map(({ isWritten: _isWritten, ...swarm }) => swarm);
}

function toUpdate({
  hash,
  counts,
  completed,
}: {
  readonly hash: Uint8Array;
  readonly counts: { readonly seeders: number; readonly leechers: number };
  readonly completed: number;
}): SwarmUpdate {
  return { hash, seeders: counts.seeders, leechers: counts.leechers, completed };
}
