import { fileURLToPath } from 'node:url';
import { createAccess, type Access } from '../access/access.ts';
import { createGuessGuard } from '../access/guess-guard.ts';
import { limitPolicies } from '../access/limit-settings.ts';
import { createLimits } from '../access/limits.ts';
import { createEventListeners } from '../api/event-listeners.ts';
import { apiRoutes } from '../api/routes.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { createChecker } from '../catalogue/checker.ts';
import { Downloads } from '../catalogue/downloads.ts';
import { createEventLog } from '../catalogue/event-log.ts';
import { createPictureEncoder } from '../catalogue/picture-encoder.ts';
import { createModeration } from '../catalogue/moderate.ts';
import { roomOf } from '../catalogue/room.ts';
import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import { createExpiry } from '../jobs/expiry.ts';
import { createHousekeeping } from '../jobs/housekeeping.ts';
import { createRetention } from '../jobs/retention.ts';
import { settingsInEffect } from './settings-in-effect.ts';
import type { Log } from '../http/context.ts';
import { createHttpApp, type Fetch } from '../http/core.ts';
import { loadAssets } from '../http/files.ts';
import { fitMemoryBudgets } from '../http/memory-budget.ts';
import type { Route } from '../http/router.ts';
import type { Upgrade } from '../http/upgrade.ts';
import { createDumpFile } from '../discovery/dump-file.ts';
import { dumpLines } from '../discovery/dump-lines.ts';
import { discoveryRoutes } from '../discovery/routes.ts';
import { feedRoutes } from '../feeds/routes.ts';
import { createLog } from './log.ts';
import { countRequests, countUploads, observeStore } from '../metrics/counted.ts';
import { createExposition, type Exposition } from '../metrics/exposition.ts';
import { storeSource } from '../metrics/readings.ts';
import { trackerSource } from '../metrics/tracker-readings.ts';
import { ServiceMetrics } from '../metrics/service-metrics.ts';
import { createNotifiers } from './notifiers.ts';
import { Services } from './services.ts';
import { createIrcLogs } from '../irc-logs/irc-logs.ts';
import { loadBranding, brandingFiles } from '../site/layout/branding.ts';
import { createFrames } from '../site/layout/frames.ts';
import { createProblemPages } from '../site/problem/problem-pages.ts';
import { siteRoutes } from '../site/routes.ts';
import { openSqliteStore } from '../stores/sqlite/open.ts';
import { torrentCheckModule, unicodeModule } from '../service/browser-modules.ts';
import type { Endpoint } from '../service/endpoint.ts';
import { API_PREFIX } from '../service/endpoints/prefix.ts';
import { healthRoutes } from '../service/health.ts';
import { createIdentity } from '../service/identity.ts';
import { metricsRoute } from '../service/metrics.ts';
import { checkMounts, listHidden, mountRoutes, prefixesOf } from '../service/mounts.ts';
import { leadToMoved } from '../service/moved-collections.ts';
import { Prepared } from '../service/prepared.ts';
import { createRateLimits } from '../service/rate-limits.ts';
import { createReadGuard, keepPrivate } from '../service/read-guard.ts';
import { withIfHeader } from '../webdav/if-guard.ts';
import { Locks } from '../webdav/locks.ts';
import { webdavRoutes } from '../webdav/routes.ts';

const HOUR_MS = 3_600_000;

/** The whole service as one fetch application. */
export interface App {
  readonly fetch: Fetch;
  readonly access: Access;
  readonly log: Log;
  /** What runs beside the requests. The caller that opens a server adds it here. */
  readonly services: Services;
  /** Writes its metrics as Prometheus reads them. */
  readonly writeMetrics: () => Promise<Exposition>;
  /** Every route of the service. */
  readonly routes: readonly Pick<Route, 'method' | 'template'>[];
  /** Where the tracker answers over UDP; undefined where it does not. */
  readonly trackerUdpPort: number | undefined;
  /** Where it answers over HTTP on a port of its own; undefined where it has none. */
  readonly trackerHttpPort: number | undefined;
  /** Its WebSockets, for the server; undefined without a tracker. */
  readonly upgrade: Upgrade | undefined;
  /** What is declared of its endpoints: who may ask them what, and what they answer. */
  readonly endpoints: readonly Endpoint[];
  /**
   * Makes `/readyz` fail, so that a load balancer sends no more requests, and ends the answers that would never end by
   * themselves.
   */
  drain(): void;
  /** Stops the services, the store last. */
  close(): Promise<void>;
}

export interface AppOverrides {
  readonly log?: Log;
  readonly now?: () => Date;
  /** How many bytes of memory the process may use; undefined for no limit. */
  readonly memoryBytes?: number | undefined;
}

/**
 * Wires the parts together: the only place that knows them all. Rejects with unavailable when the store cannot be
 * opened.
 */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const { log = createLog(config.logLevel) } = overrides;
  const services = new Services(log);
  await services.add({ name: 'log', stop: () => log.flush?.() });
  try {
    return await wire(config, { ...overrides, log }, services);
  } catch (error) {
    await services.stop();
    throw error;
  }
}

async function wire(
  config: Config,
  { log, now = () => new Date(), memoryBytes }: AppOverrides & { readonly log: Log },
  services: Services,
): Promise<App> {
  if (memoryBytes !== undefined) fitMemoryBudgets(memoryBytes);
  const { uploads, uploadBytesMax, read, review, publishers, undoDays } = config;
  const folders = [...config.mount, ...config.logs];
  checkMounts(folders);
  const metrics = new ServiceMetrics();
  const observer = observeStore(metrics);
  const store = await openSqliteStore({ folder: config.data, log, now, memoryBytes, observer });
  await services.add({ name: 'store', stop: () => store.close() });
  const limits = createLimits(limitPolicies(config), now);
  const guard = createGuessGuard(limits);
  const access = createAccess({
    tokens: store.tokens,
    sessions: store.sessions,
    now,
    log,
    guard,
    personSessionMs: config.oidcSessionHours * HOUR_MS,
  });
  await services.add({ name: 'access', stop: () => access.close() });
  const checker = createChecker({ log });
  await services.add({ name: 'checks', stop: () => checker.close() });
  const room = roomOf(config.diskFreeMin, store.inspector);
  const encoder = createPictureEncoder({ log });
  await services.add({ name: 'pictures', stop: () => encoder.close() });
  const uncounted = createCatalogue({
    store: store.catalogue,
    blobs: store.blobs,
    now,
    undoDays,
    checker,
    encoder,
    hasPublisherPages: publishers === 'pages',
    siteName: config.siteName,
    folders: prefixesOf(folders),
    room,
  });
  const catalogue = countUploads(uncounted, metrics);
  const moderation = createModeration(store.moderation, now);
  for (const collection of await listHidden(store.catalogue, folders))
    log.warn({ collection }, 'a folder is served at the path of this collection, which hides the collection');
  const branding = loadBranding(config);
  const assets = loadAssets(fileURLToPath(new URL('../../public/', import.meta.url)), [
    torrentCheckModule(),
    unicodeModule(),
    ...brandingFiles(branding),
  ]);
  const rateLimits = createRateLimits(limits);
  const openQuota = {
    torrentsMax: boundOf(config.openTorrentsMax),
    metainfoBytesMax: boundOf(config.openBytesMax),
  };
  const identity = createIdentity({ access, uploads, review, openQuota, rateLimits });
  const prepared = new Prepared();
  const locks = new Locks();
  const ircLogs = createIrcLogs(config.logs, { assets, identity, rateLimits, now, log });
  const shared = {
    catalogue,
    checker,
    moderation,
    access,
    audit: store.audit,
    identity,
    rateLimits,
    uploadBytesMax,
  };
  const housekeeping = createHousekeeping({ catalogue, access, events: store.events, undoDays, now, log });
  const downloads = new Downloads({ store: store.statistics, now, log });
  await services.add({ name: 'downloads', stop: () => downloads.flush() });
  // Its library takes 10 MB, which most services don't need.
  const oidc =
    config.oidc === undefined ? undefined : (await import('../access/oidc.ts')).createOidc(config.oidc);
  const frames = createFrames({ assets, identity, branding, uploads, now });
  const events = createEventLog(store.events, store.catalogue);
  const eventListeners = createEventListeners(events, ({ tokenId }) => access.isInUse(tokenId), log);
  // Where it is off its modules are not read.
  const openTracker = config.tracker === 'off' ? undefined : (await import('./tracker.ts')).openTracker;
  const tracker = await openTracker?.(config, { store, services, log, now });
  if (tracker !== undefined) metrics.addSource(trackerSource(tracker.own));
  const notifiers = createNotifiers(config, { store, events, metrics, now, log });
  const declared = apiRoutes({
    ...shared,
    tracker: tracker?.own,
    events,
    eventListeners,
    ...notifiers.shown,
    now,
  });
  const pages = siteRoutes({
    ...shared,
    frames,
    siteName: branding.siteName,
    statistics: store.statistics,
    downloads,
    inspector: store.inspector,
    housekeeping,
    prepared,
    settings: settingsInEffect(config),
    ...notifiers.shown,
    assets,
    uploads,
    read,
    publishers,
    undoDays,
    tracker: tracker?.own,
    apiEndpoints: declared.map(({ endpoint }) => endpoint),
    oidc,
    now,
  });
  const { siteName } = branding;
  const { torznabCategories } = config;
  const feeds = feedRoutes({
    catalogue,
    access,
    identity,
    rateLimits,
    siteName,
    uploadBytesMax,
    read,
    torznabCategories,
    now,
  });
  const { securityContact } = config;
  const dumpFile =
    config.dump === 'off'
      ? undefined
      : createDumpFile({
          folder: config.data,
          lines: () => dumpLines({ catalogue, events: store.events, now }),
          privates: (max) => store.catalogue.listAreas('', max),
          room,
          now,
          log,
        });
  await services.add({ name: 'dump', stop: () => dumpFile?.stop() });
  const discovery = discoveryRoutes({
    catalogue,
    identity,
    rateLimits,
    assets,
    siteName,
    dumpFile,
    securityContact,
    now,
  });
  const webdav = webdavRoutes({ catalogue, prepared, locks, identity, rateLimits, now });
  const trackerRoutes = tracker?.routes({ identity, rateLimits, now }) ?? [];
  const isPrivate = read === 'token';
  const finished = (routes: readonly Route[]): Route[] => {
    const limited = rateLimits.addHeaders(routes);
    return keepPrivate(limited, isPrivate ? 'all' : 'own');
  };
  let draining = false;
  const routes = finished([
    ...mountRoutes(config.mount, assets),
    ...ircLogs.routes,
    ...leadToMoved(
      [...withIfHeader([...pages, ...webdav], { catalogue, prepared, locks, identity }), ...feeds],
      { catalogue, identity },
    ),
    ...discovery,
    ...trackerRoutes,
  ]);
  const api = { prefix: API_PREFIX, routes: finished(declared) };
  const findProblem = async (): Promise<string | undefined> =>
    draining ? 'the server is stopping' : store.findProblem();
  metrics.addSource(storeSource({ inspector: store.inspector, statistics: store.statistics, findProblem }));
  const writeMetrics = createExposition(metrics);
  const rootRoutes = [
    ...healthRoutes({ identity, now }, findProblem),
    metricsRoute({ identity, now }, writeMetrics, config.metricsToken),
  ];
  const fetch = createHttpApp({
    routes,
    api,
    rootRoutes,
    guard: isPrivate ? createReadGuard(identity) : undefined,
    state: store.changes,
    // Torrentry does not use the last two, but people put tokens there.
    secretParameters: ['once', 'key', 'apikey', 'code', 'state', 'token', 'access_token', 'passkey'],
    secretFolders: ['announce', 'scrape'],
    origin: config.origin,
    prefix: config.prefix,
    realm: 'torrents',
    folders: prefixesOf(folders),
    trustedProxies: config.trustedProxies,
    settingNames: { origin: variableName('baseUrl'), trustedProxies: variableName('trustedProxies') },
    problemPage: createProblemPages({ frames, identity, catalogue, hasProvider: oidc !== undefined }),
    log,
    onAnswered: countRequests(metrics),
  });
  await services.add({
    name: 'housekeeping',
    start: () => housekeeping.start(),
    stop: () => housekeeping.stop(),
  });
  const expiry = createExpiry({ catalogue, log });
  await services.add({ name: 'expiry', start: () => expiry.start(), stop: () => expiry.stop() });
  const retention = createRetention({ catalogue, log });
  await services.add({ name: 'retention', start: () => retention.start(), stop: () => retention.stop() });
  for (const notifier of notifiers.services) await services.add(notifier);
  await services.add({ name: 'irc logs', stop: () => ircLogs.close() });
  await services.add({ name: 'event listeners', stop: () => eventListeners.close() });
  return {
    fetch,
    access,
    log,
    services,
    writeMetrics,
    routes: [...routes, ...api.routes, ...rootRoutes],
    trackerUdpPort: tracker?.own.udpPort,
    trackerHttpPort: tracker?.httpPort,
    upgrade: tracker?.upgrade,
    endpoints: [
      ...pages,
      ...webdav,
      ...feeds,
      ...discovery,
      ...trackerRoutes,
      ...declared,
      ...rootRoutes,
    ].map(({ endpoint }) => endpoint),
    drain() {
      draining = true;
      tracker?.drain();
      ircLogs.close();
      eventListeners.close();
    },
    close: () => services.stop(),
  };
}

function boundOf<Bound>(setting: Bound | 'off'): Bound | undefined {
  return setting === 'off' ? undefined : setting;
}
