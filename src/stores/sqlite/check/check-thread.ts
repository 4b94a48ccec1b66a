import { parentPort, workerData } from 'node:worker_threads';
import { checkDatabase } from './check.ts';
import { openSameReader } from '../database/file-watch.ts';

/** The data with which the thread starts. */
export interface CheckThreadData {
  readonly file: string;
  /** The identity of the file that it may read. */
  readonly identity: string;
  readonly timeMs: number;
}

if (parentPort === null) throw new Error('Cannot start the check: it does not run in a worker thread');
const { file, identity, timeMs } = workerData as CheckThreadData;
const connection = openSameReader(file, identity);
const end = performance.now() + timeMs;
parentPort.postMessage(checkDatabase(connection, () => performance.now() > end));
connection.close();
