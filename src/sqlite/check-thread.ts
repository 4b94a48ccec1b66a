import { parentPort, workerData } from 'node:worker_threads';
import { checkDatabase } from './check.ts';
import { openReader } from './connection.ts';

if (parentPort === null) throw new Error('Cannot start the check: it is not in a thread of its own');
const { file, timeMs } = workerData as { readonly file: string; readonly timeMs: number };
const connection = openReader(file);
const end = performance.now() + timeMs;
parentPort.postMessage(checkDatabase(connection, () => performance.now() > end));
connection.close();
