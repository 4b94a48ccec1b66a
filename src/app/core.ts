import { createAccess, type Access } from '../access/access.ts';
import { createBans, type Bans } from '../access/bans.ts';
import { createGuessGuard, createLocalClients } from '../access/guess-guard.ts';
import { limitPolicies } from '../access/limit-settings.ts';
import { createLocalLimits } from '../access/limits.ts';
import { createCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { createChecker, type Checker } from '../catalogue/checker.ts';
import { createEventLog, type EventLog } from '../catalogue/event-log.ts';
import { createModeration, type Moderation } from '../catalogue/moderate.ts';
import { createPictureEncoder } from '../catalogue/picture-encoder.ts';
import { roomOf, type Room } from '../catalogue/room.ts';
import type { Config } from '../config/settings.ts';
import type { Log } from '../http/context.ts';
import { countUploads, observeStore } from '../metrics/counted.ts';
import type { Tracing } from '../metrics/tracing.ts';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';
import type { AdmitChange } from '../service/admission.ts';
import { createIdentity, type Identity } from '../service/identity.ts';
import { listHidden, prefixesOf, servedFolders } from '../service/mounts.ts';
import { createRateLimits, type RateLimits } from '../service/rate-limits.ts';
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '../stores/sqlite/open.ts';
import { storeSettings } from './local-store.ts';
import type { Services } from './services.ts';
import type { RecentUse, SharedUseParts } from './shared-use.ts';

const HOUR_MS = 3_600_000;

/** What all faces and jobs work with: the store, and what decides about torrents and about those who ask. */
export interface Core {
  readonly store: SqliteStore;
  readonly access: Access;
  readonly bans: Bans;
  readonly rateLimits: RateLimits;
  readonly identity: Identity;
  readonly checker: Checker;
  readonly room: Room | undefined;
  readonly catalogue: Catalogue;
  readonly moderation: Moderation;
  readonly events: EventLog;
}

export interface CoreParts {
  readonly metrics: ServiceMetrics;
  /** Spans of what is done; undefined where the operator wants none. */
  readonly tracing: Tracing | undefined;
  readonly services: Services;
  readonly log: Log;
  /** What hears of problems of the store and of threads. */
  readonly hears: Required<Pick<SqliteStoreOptions, 'reports' | 'onProblem' | 'onDamagedFile'>>;
  readonly now: () => Date;
  readonly memoryBytes: number | undefined;
  readonly admitChange: AdmitChange | undefined;
}

/** Opens the store and makes what works on it. Rejects with unavailable when the store cannot be opened. */
export async function openCore(
  config: Config,
  { metrics, tracing, services, log, hears, now, memoryBytes, admitChange }: CoreParts,
): Promise<Core> {
  const observer = observeStore(metrics, tracing?.around);
  const store = await openSqliteStore({
    ...storeSettings(config),
    log,
    now,
    memoryBytes,
    observer,
    ...hears,
  });
  await services.add({ name: 'store', stop: () => store.close() });
  const { limits, clients } = await openRecentUse(config, { metrics, services, log, now });
  const access = createAccess({
    tokens: store.tokens,
    sessions: store.sessions,
    now,
    log,
    guard: createGuessGuard(limits, clients),
    personSessionMs: config.oidcSessionHours * HOUR_MS,
  });
  await services.add({ name: 'access', stop: () => access.close() });
  const bans = createBans({ store: store.bans, changes: store.changes, now });
  const checker = createChecker({ log, reports: hears.reports });
  await services.add({ name: 'checks', stop: () => checker.close() });
  const room = roomOf(config.diskFreeMin, store.inspector);
  const encoder = createPictureEncoder({ log });
  await services.add({ name: 'pictures', stop: () => encoder.close() });
  const folders = servedFolders(config);
  const catalogue = createCatalogue({
    store: store.catalogue,
    blobs: store.blobs,
    now,
    undoDays: config.undoDays,
    checker,
    encoder,
    hasPublisherPages: config.publishers === 'pages',
    siteName: config.siteName,
    folders: prefixesOf(folders),
    room,
  });
  for (const collection of await listHidden(store.catalogue, folders))
    log.warn({ collection }, 'a folder is served at the path of this collection, which hides the collection');
  const rateLimits = createRateLimits(limits);
  const openQuota = {
    torrentsMax: boundOf(config.openTorrentsMax),
    metainfoBytesMax: boundOf(config.openBytesMax),
  };
  const { uploads, review } = config;
  return {
    store,
    access,
    bans,
    rateLimits,
    identity: createIdentity({ access, uploads, review, openQuota, rateLimits, bans, admitChange }),
    checker,
    room,
    catalogue: countUploads(tracing?.publications(catalogue) ?? catalogue, metrics),
    moderation: createModeration(store.moderation, now),
    events: createEventLog(store.events, store.catalogue),
  };
}

/** Limits and known clients: those of this process, or those that all processes share. */
async function openRecentUse(config: Config, parts: SharedUseParts): Promise<RecentUse> {
  const local = {
    limits: createLocalLimits(limitPolicies(config), parts.now),
    clients: createLocalClients(),
  };
  if (config.valkey === undefined) return local;
  // Its modules are not read where there is no such server.
  const { openSharedUse } = await import('./shared-use.ts');
  return openSharedUse(config.valkey, local, parts);
}

function boundOf<Bound>(setting: Bound | 'off'): Bound | undefined {
  return setting === 'off' ? undefined : setting;
}
