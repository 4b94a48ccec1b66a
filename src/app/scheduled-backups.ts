import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config/settings.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createBackups, type Backups, type MadeBackup } from '../jobs/backups.ts';
import { firstMessage } from '../lib/first-message.ts';
import type { ThreadReports } from '../lib/thread-pool.ts';
import { fromWire } from '../lib/wire-error.ts';
import type { BackupThreadAnswer, BackupThreadData } from './backup-thread.ts';
import { openBackups, type BackupConfig } from './backups.ts';

/** How long a stop waits for a step of a backup: the check of a large table cannot be interrupted. */
const STOP_MS = 3_000;
/** A backup that takes longer does not go on any more: its disk or its network does not answer. */
const BACKUP_LIMIT_MS = 24 * 3_600_000;

export interface ScheduledBackupsParts {
  readonly now: () => Date;
  readonly log: Log;
  readonly problems: ProblemSink;
  readonly reports: ThreadReports;
}

/** Makes backups at the target of the configuration, in a thread of their own; undefined where there is none. */
export function scheduleBackups(
  config: Config,
  { now, log, problems, reports }: ScheduledBackupsParts,
): Backups | undefined {
  const { backup: target, backupHours, backupKeep: keep } = config;
  if (target === undefined) return undefined;
  const { data, s3KeyId, s3Secret, s3SessionToken, sources } = config;
  const needed: BackupConfig = { data, s3KeyId, s3Secret, s3SessionToken, sources };
  return createBackups({
    place: target,
    open: () => openBackups(target, needed),
    make: (stopped) =>
      makeInThread({ target, config: needed, keep, atMs: now().getTime() }, stopped, reports),
    everyHours: backupHours,
    now,
    log,
    problems,
  });
}

async function makeInThread(
  data: Omit<BackupThreadData, 'stop'>,
  stopped: AbortSignal,
  reports: ThreadReports,
): Promise<MadeBackup> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const workerData: BackupThreadData = { ...data, stop };
  const thread = new Worker(new URL(`./backup-thread${extname(import.meta.url)}`, import.meta.url), {
    name: 'backup',
    workerData,
  });
  const end = (): void => {
    Atomics.store(stop, 0, 1);
    setTimeout(() => void thread.terminate(), STOP_MS).unref();
  };
  stopped.addEventListener('abort', end, { once: true });
  try {
    const options = { name: 'backup', limitMs: BACKUP_LIMIT_MS, reports };
    const answer = (await firstMessage(thread, options)) as BackupThreadAnswer;
    if ('made' in answer) return answer.made;
    throw fromWire(answer.error);
  } finally {
    stopped.removeEventListener('abort', end);
  }
}
