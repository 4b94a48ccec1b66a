import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { createSignal } from '../../../events/signal.ts';
import { toWire, type WireError } from '../../../lib/wire-error.ts';
import { openWriter, type Connection } from '../database/connection.ts';
import { FileWatch } from '../database/file-watch.ts';
import { createGroupCommit, type GroupCommit } from './group-commit.ts';
import { isDiskError, translateError } from '../database/translate-error.ts';
import { createOperations, type Operations } from './operations.ts';
import {
  createCheckpointer,
  createLogGuard,
  type Checkpointer,
  type LogGuard,
  type LogState,
} from './checkpoint.ts';
import { inTransactions } from './transactions.ts';
import type { WriterAnswer, WriterReport, WriterRequest } from './wire.ts';
import { createWordWriter } from '../lists/word-index.ts';

type OperationRequest = Extract<WriterRequest, { kind: 'operation' }>;
type Served = Pick<WriterReport, 'answers' | 'commitMs'>;

/** The data with which the thread starts. */
export interface WriterThreadData {
  readonly file: string;
  /** The identity of the file that it may write to. */
  readonly identity: string;
  /** How much memory may have pages of the database; undefined for what SQLite has by default. */
  readonly cacheBytes: number | undefined;
}

interface OpenStore {
  readonly connection: Connection;
  readonly operations: Operations;
  readonly commit: GroupCommit;
  readonly checkpointer: Checkpointer;
  readonly log: LogGuard;
}

// What many torrents share is written once for all of them; a larger batch delays its first request.
const BATCH_MAX = 256;
const BATCH_BYTES_MAX = 16 * 1024 * 1024;
const LARGE_BYTES_MIN = 64 * 1024;

if (parentPort === null) throw new Error('Cannot start the writer: it does not run in a worker thread');
const port = parentPort;
const { file, identity, cacheBytes } = workerData as WriterThreadData;
const watch = new FileWatch(file, identity);
let store: OpenStore | undefined;

port.on('message', (first: WriterRequest) => {
  const requests = [first, ...takeWaiting(first)];
  const operations = requests.filter((request) => request.kind === 'operation');
  for (const together of inTransactions(operations)) {
    const served = serve(together);
    report({ ...served, log: store?.log.look() });
  }
  for (const { buffers } of operations) free(buffers);
  if (requests.some(({ kind }) => kind === 'checkpoint')) report({ answers: [], checkpointed: checkpoint() });
  if (requests.some(({ kind }) => kind === 'close')) {
    store?.connection.close();
    port.close();
  }
});

function report(message: WriterReport): void {
  port.postMessage(message);
}

function checkpoint(): LogState | { readonly error: WireError } {
  try {
    watch.check();
    return (store ??= openStore()).checkpointer.run();
  } catch (error) {
    if (isDiskError(error)) closeStore();
    return { error: toWire(translateError(error)) };
  }
}

/** The requests that came while the last batch was synced. They share the next fsync. */
function takeWaiting(first: WriterRequest): readonly WriterRequest[] {
  const requests: WriterRequest[] = [];
  let weightBytes = weigh(first);
  while (requests.length < BATCH_MAX - 1 && weightBytes < BATCH_BYTES_MAX) {
    const waiting: { readonly message: WriterRequest } | undefined = receiveMessageOnPort(port);
    if (waiting === undefined) break;
    requests.push(waiting.message);
    weightBytes += weigh(waiting.message);
  }
  return requests;
}

function weigh(request: WriterRequest): number {
  if (request.kind !== 'operation') return 0;
  return request.buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** Large files that wait for the next collection would take more memory than all else. */
function free(buffers: readonly ArrayBuffer[]): void {
  for (const buffer of buffers) if (buffer.byteLength >= LARGE_BYTES_MIN) buffer.transfer(0);
}

/**
 * Checks before and after the batch that the database is still in its place: before, so that nothing is written to
 * another file, and after, so that nothing lost is acknowledged.
 */
function serve(requests: readonly OperationRequest[]): Served {
  const refusal = refusalIfReplaced() ?? store?.log.refusal();
  if (refusal !== undefined) return refuse(requests, refusal);
  const served = commit(requests);
  const late = refusalIfReplaced();
  return late === undefined ? served : refuse(requests, late);
}

function refusalIfReplaced(): unknown {
  try {
    watch.check();
    return undefined;
  } catch (error) {
    if (watch.lostHelper) rescue();
    return error;
  }
}

/** Checkpoints a deleted write-ahead log, which has acknowledged changes. */
function rescue(): void {
  try {
    store?.connection.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // The disk fails as well; the first error is reported.
  }
}

function refuse(requests: readonly OperationRequest[], error: unknown): Served {
  const wire = toWire(error);
  return { answers: requests.map(({ sequence }) => ({ sequence, error: wire })) };
}

function commit(requests: readonly OperationRequest[]): Served {
  try {
    const { operations, ...open } = (store ??= openStore());
    const { outcomes, failure, commitMs } = open.commit(
      requests.map(
        ({ operation, args }) =>
          () =>
            runOperation(operations, operation, args),
      ),
    );
    if (isDiskError(failure)) closeStore();
    const answers = requests.map(({ sequence }, index): WriterAnswer => {
      const outcome = outcomes[index];
      return outcome?.ok
        ? { sequence, value: outcome.value }
        : { sequence, error: toWire(translateError(outcome?.error)) };
    });
    return { answers, commitMs };
  } catch (error) {
    closeStore();
    return refuse(requests, translateError(error));
  }
}

function runOperation(
  operations: Operations,
  name: OperationRequest['operation'],
  args: readonly unknown[],
): unknown {
  const operation = operations[name] as (...args: readonly unknown[]) => unknown;
  return operation(...args);
}

function openStore(): OpenStore {
  const connection = openWriter(file);
  // By default each commit that finds a thousand pages in the log checkpoints them before it is acknowledged.
  connection.pragma('wal_autocheckpoint = 0');
  if (cacheBytes !== undefined) connection.pragma(`cache_size = -${Math.ceil(cacheBytes / 1024)}`);
  const writeWords = createWordWriter(connection);
  const rolledBack = createSignal();
  const commit = createGroupCommit(connection, { finish: writeWords, onRollback: rolledBack.send });
  const operations = createOperations(connection, { writeWords, rolledBack });
  const checkpointer = createCheckpointer(connection);
  return { connection, operations, commit, checkpointer, log: createLogGuard(checkpointer, closeStore) };
}

/** After a failed fsync, the kernel may have dropped the pages, so the next batch uses a new connection. */
function closeStore(): void {
  const connection = store?.connection;
  store = undefined;
  watch.forgetHelpers();
  connection?.close();
}
