import { Worker } from 'node:worker_threads';
import { fromWire } from '../../../lib/wire-error.ts';
import type { Step } from './migrate.ts';
import type { MigrationMessage, MigrationThreadData } from './migration-thread.ts';
import { threadUrl } from './thread.ts';

export interface Upgrade extends MigrationThreadData {
  /** The schemas before and after. */
  readonly from: number;
  readonly to: number;
  /** Told what happens, in sentences: the beginning, where the copy is, now and then how far it is, and the end. */
  readonly tell: (message: string) => void;
  /** How often it is told how far it is, in milliseconds (default: 5,000). */
  readonly tellMs?: number;
}

/**
 * Copies and migrates an existing database. A thread does it, so that the process can tell how far it is also during a
 * statement that takes minutes. Each step is one transaction, so it may be killed at any moment. Rejects like `copyBefore` and
 * `migrate`, with the database as it was after its last whole step.
 */
export async function upgrade({ from, to, tell, tellMs = 5_000, ...workerData }: Upgrade): Promise<void> {
  tell(`The database is migrated from schema ${from} to ${to}. If it is stopped, the next start goes on.`);
  const startMs = performance.now();
  const seconds = (): number => Math.round((performance.now() - startMs) / 1000);
  let doing = 'its copy is being made';
  const timer = setInterval(() => tell(`The database is migrated: ${doing}, after ${seconds()} s.`), tellMs);
  try {
    await runThread(workerData, (message) => {
      if ('copy' in message) tell(`A copy of the database from before is at ${message.copy}.`);
      else if ('step' in message) doing = textOf(message.step);
      else if (message.removed.length > 0) tell(`Older copies were removed: ${message.removed.join(', ')}.`);
    });
  } finally {
    clearInterval(timer);
  }
  tell(`The database was migrated to schema ${to} in ${seconds()} s.`);
}

function textOf({ fileName, step, steps, done, all }: Step): string {
  const rows = all === undefined ? '' : `, ${done} of ${all} torrents`;
  return `step ${step} of ${steps}, ${fileName}${rows}`;
}

function runThread(
  workerData: MigrationThreadData,
  hear: (message: Exclude<MigrationMessage, { error: unknown }>) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(threadUrl('migration-thread', import.meta.url), {
      name: 'migration',
      workerData,
    });
    thread.on('message', (message: MigrationMessage) => {
      if ('error' in message) reject(fromWire(message.error));
      else hear(message);
    });
    thread.once('error', reject);
    // Has no effect after an error.
    thread.once('exit', () => resolve());
  });
}
