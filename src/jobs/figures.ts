import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import type { FigureChange, FigureStore } from '../swarm/figure-store.ts';
import type { SwarmStore } from '../swarm/store.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
const BASELINE_DAYS = 21;

/** How many clients are written in one transaction: few, so that uploads can run in between. */
const FIGURE_BATCH = 200;
const TRIM_BATCH = 1_000;

export interface FigureCountsParts {
  readonly swarms: Pick<SwarmStore, 'takeFigures'>;
  readonly store: FigureStore;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
  /** Told of what was written. */
  readonly onSaved: (changes: readonly FigureChange[]) => void;
}

export interface FigureCounts extends Repeated {
  /** Deletes what is kept of users who do not take part any more. */
  forget(): Promise<void>;
}

/**
 * Writes what users have transferred, every three seconds and in batches. A batch that cannot be written is kept for the next
 * time. What is kept of users who left is deleted once an hour, and what clients said last after three weeks. Stopping it
 * writes what is left.
 */
export function createFigureCounts({
  swarms,
  store,
  now,
  log,
  problems,
  onSaved,
}: FigureCountsParts): FigureCounts {
  let kept: readonly FigureChange[] = [];
  let tidiedAt = 0;

  const flush = async (): Promise<void> => {
    for (;;) {
      if (kept.length === 0) kept = await swarms.takeFigures(FIGURE_BATCH);
      if (kept.length === 0) return;
      await store.saveFigures(kept, now());
      const saved = kept;
      kept = [];
      onSaved(saved);
      if (saved.length < FIGURE_BATCH) return;
    }
  };

  const inBatches = async (
    work: (limit: number) => Promise<number>,
    stopped?: AbortSignal,
  ): Promise<void> => {
    for (;;) {
      const done = await work(TRIM_BATCH);
      if (done < TRIM_BATCH || stopped?.aborted === true) return;
    }
  };
  const forget = (stopped?: AbortSignal) => inBatches((limit) => store.forgetFigures(limit), stopped);

  const tidy = async (stopped: AbortSignal): Promise<void> => {
    await forget(stopped);
    const before = new Date(now().getTime() - BASELINE_DAYS * 24 * HOUR_MS);
    await inBatches((limit) => store.trimBaselines(before, limit), stopped);
    tidiedAt = now().getTime();
  };

  const repeated = createRepeated({
    name: 'the count of what users transfer',
    everyMs: 3 * SECOND_MS,
    log,
    problems,
    async run(stopped) {
      await flush();
      if (now().getTime() - tidiedAt > HOUR_MS) await tidy(stopped);
    },
  });
  return {
    start: repeated.start,
    forget: () => forget(),
    async stop() {
      await repeated.stop();
      await flush().catch((error: unknown) =>
        log.warn({ err: error }, 'What users transfer could not be counted'),
      );
    },
  };
}
