import { timeOfBackup } from '../backups/names.ts';
import type { BackupTarget } from '../backups/target.ts';
import type { BackupState } from '../catalogue/inspection.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After a failure, such as a disk that is not mounted. */
const RETRY_MS = 15 * MINUTE_MS;

/** What a backup resulted in. */
export interface MadeBackup {
  readonly name: string;
  readonly bytes: number;
  readonly torrentCount: number;
  readonly removed: readonly string[];
  /** Why older ones could not be deleted. */
  readonly problem: string | undefined;
}

export interface BackupsParts {
  /** The target as the operator wrote it. */
  readonly place: string;
  readonly open: () => Promise<Pick<BackupTarget, 'list'>>;
  /** Makes one. It ends early when the signal is aborted. */
  readonly make: (stopped: AbortSignal) => Promise<MadeBackup>;
  readonly everyHours: number;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
}

export interface Backups extends Repeated {
  readonly state: BackupState;
}

/**
 * Makes a backup when the newest one at the target is old enough, also one that was made by hand or before a restart. After a
 * failure it tries again in 15 minutes.
 */
export function createBackups({ place, open, make, everyHours, now, log, problems }: BackupsParts): Backups {
  let state: BackupState = {
    place,
    everyMs: everyHours * HOUR_MS,
    newestAt: undefined,
    lastMade: undefined,
    lastFailure: undefined,
    isRunning: false,
  };
  let isKnown = false;
  let notBefore = 0;

  const isDue = async (): Promise<boolean> => {
    if (!isKnown) {
      const newest = (await (await open()).list()).at(-1);
      state = { ...state, newestAt: newest === undefined ? undefined : timeOfBackup(newest) };
      isKnown = true;
    }
    return now().getTime() >= (state.newestAt?.getTime() ?? -Infinity) + state.everyMs;
  };

  const run = async (stopped: AbortSignal): Promise<void> => {
    if (now().getTime() < notBefore) return;
    try {
      if (!(await isDue())) return;
      const at = now();
      state = { ...state, isRunning: true };
      const { name, bytes, torrentCount, removed, problem } = await make(stopped);
      const tookMs = now().getTime() - at.getTime();
      state = { ...state, newestAt: timeOfBackup(name), lastMade: { at, bytes, torrentCount, tookMs } };
      log.info({ place, name, bytes, torrentCount, removed: removed.length }, 'a backup was made');
      if (problem === undefined) problems?.clear('backup_failed');
      else fail(problem, 'older backups could not be deleted');
    } catch (error) {
      if (stopped.aborted) return;
      notBefore = now().getTime() + RETRY_MS;
      const why = error instanceof Error ? error.message : String(error);
      fail(why, 'the backup failed: it is tried again in 15 minutes', error);
    } finally {
      state = { ...state, isRunning: false };
    }
  };

  const fail = (why: string, message: string, error?: unknown): void => {
    state = { ...state, lastFailure: { at: now(), why } };
    problems?.note('backup_failed', { detail: why });
    log.error({ place, why, ...(error !== undefined && { err: error }) }, message);
  };

  return {
    ...createRepeated({ name: 'the backup', everyMs: MINUTE_MS, log, problems, run }),
    get state() {
      return state;
    },
  };
}
