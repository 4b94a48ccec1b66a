import { SWARM_DAYS, type SwarmHealthStore, type SwarmUpdate } from '../catalogue/swarm-counts.ts';
import type { Log } from '../http/context.ts';
import type { SwarmStore } from '../swarm/store.ts';
import type { TokenStore } from '../access/token.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How many swarms are written in one transaction: few, so that uploads can run in between. */
const SWARM_BATCH = 100;
const TRIM_BATCH = 1_000;

export interface SwarmCountsParts {
  readonly swarms: Pick<SwarmStore, 'takeChanges' | 'takeUses'>;
  readonly tokens: Pick<TokenStore, 'touchTokens'>;
  readonly store: SwarmHealthStore;
  readonly now: () => Date;
  readonly log: Log;
}

/**
 * Writes how many share each torrent, for lists and for the time after a restart, and when passkeys were used: what changed
 * once a minute, in batches. A batch
 * that cannot be written is kept for the next time. Stopping it writes what is left.
 */
export function createSwarmCounts({ swarms, tokens, store, now, log }: SwarmCountsParts): Repeated {
  const startedAt = now();
  let kept: readonly SwarmUpdate[] = [];
  let isCleared = false;
  let trimmedAt = 0;

  const flush = async (): Promise<void> => {
    for (;;) {
      if (kept.length === 0) kept = (await swarms.takeChanges(SWARM_BATCH)).map(toUpdate);
      if (kept.length === 0) return;
      await store.saveSwarms(kept, now());
      const isLast = kept.length < SWARM_BATCH;
      kept = [];
      if (isLast) return;
    }
  };

  const touch = async (): Promise<void> => {
    const uses = await swarms.takeUses();
    if (uses.size > 0) await tokens.touchTokens(new Map([...uses].map(([id, ms]) => [id, new Date(ms)])));
  };

  /** After the first flush, which has all swarms of the last snapshot. */
  const clear = async (stopped: AbortSignal): Promise<void> => {
    let cleared = SWARM_BATCH;
    while (cleared === SWARM_BATCH && !stopped.aborted)
      cleared = await store.clearSwarms(startedAt, SWARM_BATCH, now());
    isCleared = cleared < SWARM_BATCH;
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
    async run(stopped) {
      await flush();
      await touch();
      if (!isCleared) await clear(stopped);
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
