import { parentPort, workerData } from 'node:worker_threads';
import { toWire, type WireError } from '../lib/wire-error.ts';
import { makeBackup, openBackups, type BackupConfig, type KeptBackup } from './backups.ts';

/** The data with which the thread starts. */
export interface BackupThreadData {
  readonly target: string;
  readonly config: BackupConfig;
  readonly keep: number;
  readonly atMs: number;
  /** Its one number becomes 1 when the backup is to end. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

export type BackupThreadAnswer = { readonly made: KeptBackup } | { readonly error: WireError };

if (parentPort === null) throw new Error('Cannot start the backup: it does not run in a worker thread');
const { target, config, keep, atMs, stop } = workerData as BackupThreadData;
let answer: BackupThreadAnswer;
try {
  const made = await makeBackup({
    data: config.data,
    target: await openBackups(target, config),
    keep,
    now: new Date(atMs),
    isStopped: () => Atomics.load(stop, 0) === 1,
  });
  answer = { made };
} catch (error) {
  answer = { error: toWire(error) };
}
parentPort.postMessage(answer);
