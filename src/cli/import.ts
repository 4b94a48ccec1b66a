import { realpathSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { extname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createAccess } from '../access/access.ts';
import { openLocalStore } from '../app/local-store.ts';
import type { Actor } from '../catalogue/actor.ts';
import type { CatalogueStore, ManyResults } from '../catalogue/store.ts';
import { toNewCollection, trimSlashes } from '../catalogue/names.ts';
import { checkNotReserved } from '../catalogue/reserved.ts';
import type { Config } from '../config/settings.ts';
import { AppError } from '../errors.ts';
import { startAhead } from '../lib/ahead.ts';
import { ThreadPool } from '../lib/thread-pool.ts';
import { fromWire } from '../lib/wire-error.ts';
import { servedPaths } from '../service/mounts.ts';
import { findServers } from '../stores/sqlite/database/running-servers.ts';
import { isDatabase, openForeignDatabase } from '../stores/sqlite/foreign/open-foreign.ts';
import { batchesOfDatabase } from './import/database.ts';
import { importActor } from './import/owner.ts';
import type { ReadAnswer, ReadThreadData } from './import/read-thread.ts';
import { Report } from './import/report.ts';
import { batchesOf, type Batch, type TorrentFile } from './import/torrent-files.ts';
import { countTorrents, walk } from './import/walk.ts';
import { printable } from './printable.ts';
import { Progress } from './progress.ts';
import { stopSignal, untilStopped } from './stop-signal.ts';
import { EXIT, type Surroundings } from './surroundings.ts';
import { parseTokenId } from './with-access.ts';

export interface ImportFlags {
  readonly collection?: string | undefined;
  readonly owner?: string | undefined;
  readonly json?: boolean | undefined;
}

/**
 * How many files are published in one transaction, and how many bytes they may have. In a large catalogue each torrent
 * changes pages all over the indexes; the more there are of them, the more share each page.
 */
const TOGETHER_MAX = 16_384;
const TOGETHER_BYTES_MAX = 64 * 1024 * 1024;
/** The same while a server uses the folder as well, whose uploads wait for the transaction. */
const TOGETHER_SERVED_MAX = 512;
/** The pages that such a transaction changes in a catalogue of a million torrents. */
const CACHE_BYTES_MAX = 384 * 1024 * 1024;
/** How many transactions are prepared while the writer is at one. */
const WRITING_MAX = 1;
/** Longer than what waits for the database sleeps before it tries again. */
const PAUSE_MS = 150;
const SERVERS_EVERY_MS = 1_000;
/** No file of the largest allowed size takes so long, nor does a batch of small ones. */
const READ_LIMIT_MS = 600_000;

/**
 * Publishes the .torrent files of a folder and its sub-folders, which become collections, as the operator, or the torrents of
 * another program's database. What is here
 * already is left as it is, so the same command goes on where it was stopped. Resolves to the exit code: 1 when a file was
 * refused, not all were read, or there were none. Throws malformed for what is neither a
 * folder nor such a database, a collection or an id, before anything is opened.
 */
export async function importFolder(
  config: Config,
  path: string,
  { collection = '', owner, json = false }: ImportFlags,
  surroundings: Surroundings,
): Promise<number> {
  const folders = servedPaths(config);
  const prefix = toPrefix(collection, folders);
  const ownerId = owner === undefined ? undefined : parseTokenId(owner);
  const root = toSource(path);
  const database = isFolder(root) ? undefined : openForeignDatabase(root);
  const stop = stopSignal(surroundings);
  const isStopped = (): boolean => stop.aborted;
  const writerCacheBytes = Math.min(CACHE_BYTES_MAX, Math.ceil(surroundings.memoryBytes / 8));
  const store = await openLocalStore(config, surroundings.error, { writerCacheBytes });
  const pool = createReaders({ root, folders });
  const report = new Report(surroundings, json);
  try {
    const access = createAccess({ ...store, now: () => new Date() });
    const actor = await importActor(access, ownerId, surroundings);
    const options = { collection: prefix, bytesMax: config.uploadBytesMax };
    const count = database?.count ?? countTorrents(root, isStopped);
    const progress = new Progress(count, 'files', surroundings.status);
    const batches =
      database === undefined
        ? batchesOf(untilStopped(walk(root), isStopped), options)
        : untilStopped(batchesOfDatabase(database, root, options), isStopped);
    const read = startAhead(batches, 2 * availableParallelism(), async (batch) => {
      const answer = batch.files.length === 0 ? [] : ((await pool.run(batch.files)) as ReadAnswer);
      return { batch, answer };
    });
    const isServed = createServerCheck(config.data);
    const written = startAhead(together(read, isServed), WRITING_MAX, async (group) => {
      const results = await publish(store.catalogue, group, actor);
      if (isServed()) await delay(PAUSE_MS);
      return { group, results };
    });
    for await (const { group, results } of written) {
      for (const [index, { batch }] of group.entries()) tell(report, batch, results[index] ?? []);
      progress.add(results.flat().length);
    }
  } finally {
    await pool.close();
    database?.close();
    await store.close();
  }
  report.finish(isStopped());
  const isEmpty = report.isEmpty && !isStopped();
  const what = database === undefined ? '.torrent files' : 'torrents';
  if (isEmpty) surroundings.error(`error: Cannot import ${printable(path)}: it has no ${what}`);
  return report.refused === 0 && !isEmpty && !isStopped() ? EXIT.ok : EXIT.failed;
}

/** A batch whose files were read. */
interface ReadBatch {
  readonly batch: Batch;
  readonly answer: ReadAnswer;
}

/** Groups of batches, each for one transaction. */
async function* together(
  batches: AsyncIterable<ReadBatch>,
  isServed: () => boolean,
): AsyncGenerator<readonly ReadBatch[], void, void> {
  let group: ReadBatch[] = [];
  let [count, bytes] = [0, 0];
  for await (const read of batches) {
    group.push(read);
    count += read.batch.files.length;
    bytes += read.batch.files.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
    if (count < (isServed() ? TOGETHER_SERVED_MAX : TOGETHER_MAX) && bytes < TOGETHER_BYTES_MAX) continue;
    yield group;
    group = [];
    [count, bytes] = [0, 0];
  }
  yield group;
}

/** What became of each file of each batch, in their order. */
async function publish(
  store: CatalogueStore,
  group: readonly ReadBatch[],
  actor: Actor,
): Promise<readonly ManyResults[]> {
  const now = new Date();
  const drafts = group.flatMap(({ answer }) =>
    answer.flatMap((one) =>
      'draft' in one ? [{ draft: one.draft, at: earlier(one.publishedAt, now) }] : [],
    ),
  );
  const published = drafts.length === 0 ? [] : await store.publishMany(drafts, actor, { onlyNew: true });
  const results = published.values();
  return group.map(({ answer }) =>
    answer.map((one) => {
      if ('error' in one) return refusalOf(one.error);
      const { value } = results.next();
      if (value === undefined) throw new Error('Cannot tell what became of a file: it has no result');
      return value;
    }),
  );
}

/** The time of an earlier publication, unless a clock was wrong there. */
function earlier(publishedAt: Date | undefined, now: Date): Date {
  return publishedAt !== undefined && publishedAt < now ? publishedAt : now;
}

/** Throws what is no fault of the file. */
function refusalOf(wire: Parameters<typeof fromWire>[0]): AppError {
  const error = fromWire(wire);
  if (error instanceof AppError) return error;
  throw error;
}

function tell(report: Report, { files, refused, leftCount }: Batch, results: ManyResults): void {
  for (const { path, error } of refused) report.addRefused(path, error);
  for (const [index, file] of files.entries()) report.add(file, results[index] as ManyResults[number]);
  report.addLeft(leftCount);
}

function createReaders(data: ReadThreadData): ThreadPool<readonly TorrentFile[] | 'close'> {
  const failed = () => new AppError('unavailable', 'Cannot go on: a thread that reads files ended');
  return new ThreadPool({
    url: new URL(`./import/read-thread${extname(import.meta.url)}`, import.meta.url),
    name: 'import',
    workerData: data,
    threadsMax: availableParallelism(),
    limitMs: READ_LIMIT_MS,
    waitMaxMs: READ_LIMIT_MS,
    waitingMax: 2 * availableParallelism() + 1,
    busy: failed,
    tooLong: failed,
  });
}

/** The real path of a folder, or of a database. */
function toSource(path: string): string {
  // It would be the folder in which the command runs.
  if (path === '') {
    throw new AppError('malformed', 'Cannot import a folder without a name', {
      hint: 'Give the folder that the .torrent files are in; this one is "."',
    });
  }
  try {
    const real = realpathSync(resolve(path));
    if (isFolder(real) || isDatabase(real)) return real;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const why = code === 'ENOENT' ? 'it does not exist' : `it cannot be read (${code})`;
    throw new AppError('malformed', `Cannot import ${path}: ${why}`, {
      hint: 'Check the path, and that this user may read it.',
      cause,
    });
  }
  throw new AppError('malformed', `Cannot import ${path}: it is neither a folder nor a database of SQLite`, {
    hint: 'Give the folder that the .torrent files are in, or the database of a Torrust Index or of nyaa. One of MySQL is converted by mysql2sqlite.',
  });
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

function toPrefix(text: string, folders: readonly string[]): string {
  const collection = toNewCollection(trimSlashes(text));
  try {
    if (collection !== '') checkNotReserved(collection, folders);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // The command line is wrong, not what is published.
    const { message, hint = 'Choose another collection.' } = error;
    throw new AppError('malformed', message, { hint, cause: error });
  }
  return collection;
}

/** Whether a server uses the data folder as well, asked not too often. */
function createServerCheck(folder: string): () => boolean {
  let isServed = false;
  let askedMs = -Infinity;
  return () => {
    const now = performance.now();
    if (now - askedMs < SERVERS_EVERY_MS) return isServed;
    askedMs = now;
    isServed = findServers(folder).length > 0;
    return isServed;
  };
}
