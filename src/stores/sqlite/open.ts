import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BanStore } from '../../access/ban.ts';
import type { SessionStore } from '../../access/session.ts';
import type { TokenStore } from '../../access/token.ts';
import type { AuditStore } from '../../events/audit.ts';
import type { EventStore } from '../../events/event.ts';
import { createSignal } from '../../events/signal.ts';
import type { WebhookStore } from '../../events/webhook.ts';
import type { BlobStore } from '../../catalogue/blobs.ts';
import type { ModerationStore } from '../../catalogue/moderation.ts';
import type { StoreInspector, StoreObserver, StoreProblem } from '../../catalogue/inspection.ts';
import type { StatisticsStore } from '../../catalogue/statistics.ts';
import type { SwarmHealthStore } from '../../catalogue/swarm-counts.ts';
import type { FigureStore } from '../../swarm/figure-store.ts';
import type { ScrapeStore } from '../../catalogue/scrapes.ts';
import type { WebSeedStore } from '../../catalogue/web-seed-tests.ts';
import type { CatalogueStore } from '../../catalogue/store.ts';
import type { VerificationStore } from '../../catalogue/verification.ts';
import { AppError } from '../../errors.ts';
import type { State } from '../../lib/state-memory.ts';
import type { ThreadReports } from '../../lib/thread-pool.ts';
import { createAuditStore } from './audit/audit-store.ts';
import { createBanStore } from './bans/ban-store.ts';
import { createBlobStore } from './torrents/blobs.ts';
import { createCatalogueStore } from './torrents/catalogue-store.ts';
import { ChangeCounter } from './database/change-counter.ts';
import { openReader, openWriter, type Connection } from './database/connection.ts';
import { explainOpening, prepareFolder } from './database/folder.ts';
import type { CopyPlace } from './database/copy-before.ts';
import { createEventStore } from './events/event-store.ts';
import { createFigureStore } from './figures/figure-store.ts';
import { identify } from './database/file-watch.ts';
import { OpenCalls } from './database/open-calls.ts';
import { Health } from './check/health.ts';
import { createInspector } from './check/inspector.ts';
import { checkOwnership, migrate, oldSchema, readMigrations } from './database/migrate.ts';
import { createModerationStore } from './moderation/moderation-store.ts';
import { findServers } from './database/running-servers.ts';
import { Searcher } from './search/search.ts';
import { createSessionStore } from './access/session-store.ts';
import { createStatisticsStore } from './statistics/statistics-store.ts';
import { threadUrl, type StoreLog } from './database/thread.ts';
import { problemOf, sqliteCode } from './database/translate-error.ts';
import type { RegistryData } from './tracker/registry.ts';
import { createScrapeStore } from './swarms/scrape-store.ts';
import { createSwarmHealthStore } from './swarms/swarm-store.ts';
import { createVerificationStore } from './verification/verification-store.ts';
import { createTokenStore } from './access/token-store.ts';
import { createWebSeedStore } from './seed-tests/web-seed-store.ts';
import { createWebhookStore } from './webhooks/webhook-store.ts';
import { Checkpoints } from './writer/checkpoints.ts';
import { Writer } from './writer/writer.ts';

export interface SqliteStoreOptions {
  /** The data folder; created when it is missing. */
  readonly folder: string;
  /** The folder of the `0001_….sql` files; by default `migrations/sqlite/` of this package. */
  readonly migrationsFolder?: string | undefined;
  readonly log?: StoreLog | undefined;
  readonly now?: (() => Date) | undefined;
  /** How long one search may take, in milliseconds. */
  readonly searchLimitMs?: number | undefined;
  /** How many bytes of memory the process may use. Caches use a part of it. */
  readonly memoryBytes?: number | undefined;
  /** How much memory the writer may use for pages of the database. Large transactions write each page once when they fit. */
  readonly writerCacheBytes?: number | undefined;
  readonly observer?: StoreObserver | undefined;
  /** Called when `findProblem` may have another answer. */
  readonly onProblem?: (() => void) | undefined;
  /** Called when a stored file was to be read and has other bytes than it should. */
  readonly onDamagedFile?: ((sha256: string) => void) | undefined;
  readonly reports?: ThreadReports | undefined;
  /** Where the database is copied before it is migrated; by default its own folder. */
  readonly copies?: CopyPlace | undefined;
  /** Told what happens to a database that is migrated, in sentences; by default the log is. */
  readonly tell?: ((message: string) => void) | undefined;
}

export interface SqliteStore {
  readonly catalogue: CatalogueStore;
  readonly blobs: BlobStore;
  readonly moderation: ModerationStore;
  readonly statistics: StatisticsStore;
  readonly swarms: SwarmHealthStore;
  readonly figures: FigureStore;
  readonly scrapes: ScrapeStore;
  readonly webSeeds: WebSeedStore;
  readonly audit: AuditStore;
  readonly events: EventStore;
  readonly webhooks: WebhookStore;
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly bans: BanStore;
  readonly inspector: StoreInspector;
  readonly verification: VerificationStore;
  /** The module with which a tracker's thread learns what it may serve, and the data for it. */
  readonly trackerRegistry: { readonly module: string; readonly data: RegistryData };
  /** Tells whether anything was committed, by this process or another one. */
  readonly changes: State;
  /**
   * Why the store cannot read and write; undefined when it can. After a failed write (disk full, I/O error, a dead
   * thread) it begins to try a small write, to detect when the problem is over. Never rejects.
   */
  findProblem(): Promise<StoreProblem | undefined>;
  /** Finishes waiting work, tidies up and closes the file. Later calls are refused with unavailable. */
  close(): Promise<void>;
}

const SEARCH_LIMIT_MS = 2_000;

/**
 * Migrates and opens the store in a folder. Threads start only when they are needed, so opening is cheap. Rejects with
 * unavailable: what, where, and how to fix it.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<SqliteStore> {
  const {
    folder,
    log,
    now = () => new Date(),
    searchLimitMs: limitMs = SEARCH_LIMIT_MS,
    memoryBytes,
    observer,
    onProblem = () => undefined,
    reports,
  } = options;
  const file = prepareFolder(folder, log);
  const identity = identify(file) ?? '';
  const reader = await openPrepared(file, now, options);
  const changes = new ChangeCounter(file, reader);

  const health = new Health({ file, identity, onChange: onProblem });
  const calls = new OpenCalls((error) => health.note(error));
  const committed = createSignal();
  const writer = new Writer({
    file,
    identity,
    log,
    cacheBytes: options.writerCacheBytes,
    around: observer?.around,
    onCommit(changes, seconds) {
      committed.send();
      observer?.committed(changes, seconds);
    },
    onLog: (state) => checkpoints.note(state),
    onFailure: onProblem,
  });
  const checkpoints = new Checkpoints({
    file,
    identity,
    log,
    reports,
    checkpointRest: () => writer.checkpoint(),
  });
  const searcher = new Searcher({ file, identity, log, reports, limitMs, memoryBytes, observer });
  const verification = createVerificationStore({ file, identity, reader, writer, calls, log, reports });
  let closed: Promise<void> | undefined;

  async function close(): Promise<void> {
    await calls.close();
    await checkpoints.close();
    await Promise.all([writer.close(), searcher.close(), verification.close()]);
    reader.close();
    // Opening the path again could create or change another database.
    if (health.isInPlace) settle(file, log);
    health.stop();
    changes.close();
  }

  return {
    catalogue: createCatalogueStore({ reader, writer, searcher, calls, changes }),
    blobs: createBlobStore(reader, calls, { log, onDamage: options.onDamagedFile }),
    moderation: createModerationStore({ reader, writer, calls }),
    statistics: createStatisticsStore({ reader, writer, calls }),
    swarms: createSwarmHealthStore({ reader, writer, calls }),
    scrapes: createScrapeStore({ reader, writer, calls }),
    webSeeds: createWebSeedStore({ reader, writer, calls }),
    figures: createFigureStore({ reader, writer, calls }),
    audit: createAuditStore(reader, calls),
    events: createEventStore({ reader, writer, calls, committed }),
    webhooks: createWebhookStore({ reader, writer, calls }),
    tokens: createTokenStore({ reader, writer, calls }),
    sessions: createSessionStore({ reader, writer, calls }),
    bans: createBanStore({ reader, writer, calls }),
    changes,
    verification,
    inspector: createInspector({ file, identity, health, reader, writer, searcher, calls, reports, now }),
    trackerRegistry: { module: threadUrl('tracker/registry', import.meta.url).href, data: { file } },
    findProblem: () => calls.run(() => findProblem(health, reader, writer)).catch(toProblem),
    close: () => (closed ??= close()),
  };
}

/** `migrations/sqlite/` is next to `src/` and `dist/`. */
export function ownMigrations(): string {
  return fileURLToPath(new URL('../../../migrations/sqlite/', import.meta.url));
}

async function openPrepared(
  file: string,
  now: () => Date,
  { migrationsFolder = ownMigrations(), copies = { folder: dirname(file) }, log, tell }: SqliteStoreOptions,
): Promise<Connection> {
  const migrations = readMigrations(migrationsFolder);
  let connection: Connection | undefined;
  try {
    connection = openWriter(file);
    checkOwnership(connection, migrations, file);
    // These two only have an effect in a new file, before its first table. Each index entry of a torrent is in another
    // page, and whole pages are written: small ones make that less, and are as fast to read.
    connection.pragma('page_size = 2048');
    connection.pragma('auto_vacuum = INCREMENTAL');
    connection.pragma('journal_mode = WAL');
    const from = oldSchema(connection, migrations, file);
    if (from !== undefined) {
      connection.close();
      if (findServers(dirname(file)).length > 0) throw stillServed(file);
      // Most starts need none of it.
      const { upgrade } = await import('./database/upgrade.ts');
      const toLog = (message: string): void => log?.info({}, message);
      await upgrade({ file, migrationsFolder, copies, from, to: migrations.length, tell: tell ?? toLog });
      connection = openWriter(file);
    }
    migrate(connection, migrations, file, now);
    dropHistograms(connection);
    return openReader(file);
  } catch (error) {
    throw explainOpening(error, file);
  } finally {
    connection?.close();
  }
}

function stillServed(file: string): AppError {
  const message = `Cannot migrate "${file}": an older server is using it`;
  return new AppError('unavailable', message, { hint: 'Stop that server first.' });
}

/**
 * With the histograms of an unlimited ANALYZE, SQLite plans a statement again for each bound value: the look-up of a
 * torrent took 36 µs instead of 5.
 */
function dropHistograms(connection: Connection): void {
  const table = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'`).get();
  if (table !== undefined) connection.exec('DELETE FROM sqlite_stat4');
}

function findProblem(health: Health, reader: Connection, writer: Writer): StoreProblem | undefined {
  const problem = health.problem();
  if (problem !== undefined) return problem;
  reader.pragma('schema_version');
  const { failure, stall } = writer;
  if (stall !== undefined) return { code: 'writer_stalled', detail: stall };
  // Nobody waits for it: while another program locks the database it takes seconds.
  if (failure !== undefined) writer.probe();
  return failure;
}

/** The problem of a store that cannot be read. */
function toProblem(error: unknown): StoreProblem {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = sqliteCode(cause);
  const detail = error instanceof Error ? error.message : String(error);
  return {
    code: problemOf(code) ?? 'database_unreadable',
    detail: code === undefined ? detail : `${detail} (${code})`,
  };
}

/** Leaves a single, tidy file: updates the planner's statistics, and checkpoints the write-ahead log. */
function settle(file: string, log: StoreLog | undefined): void {
  try {
    const connection = openWriter(file);
    // With a limit, no histograms are made, and a large catalogue does not delay the shutdown.
    connection.pragma('analysis_limit = 1000');
    // 0x10000: analyse all tables, not only those that this connection has read.
    connection.pragma('optimize = 0x10002');
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
  } catch (error) {
    // Nothing is lost: acknowledged changes are in the write-ahead log, which the next start reads.
    log?.warn({ err: error }, 'Tidying up the database at shutdown failed');
  }
}
