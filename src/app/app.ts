import type { Access } from '../access/access.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import type { Log } from '../http/context.ts';
import { createHttpApp, type Fetch } from '../http/core.ts';
import { fitMemoryBudgets } from '../http/memory-budget.ts';
import type { Route } from '../http/router.ts';
import type { Upgrade } from '../http/upgrade.ts';
import type { Backups } from '../jobs/backups.ts';
import type { Verification } from '../jobs/verification.ts';
import { createExpiry } from '../jobs/expiry.ts';
import { createHousekeeping, type Housekeeping } from '../jobs/housekeeping.ts';
import { createRetention } from '../jobs/retention.ts';
import { backupSource } from '../metrics/backup-readings.ts';
import { countRequests } from '../metrics/counted.ts';
import { countsOf } from '../metrics/counts.ts';
import { createExposition, type Exposition } from '../metrics/exposition.ts';
import { storeSource } from '../metrics/readings.ts';
import { ServiceMetrics } from '../metrics/service-metrics.ts';
import { verificationSource } from '../metrics/verification-readings.ts';
import type { Tracing } from '../metrics/tracing.ts';
import { trackerSource } from '../metrics/tracker-readings.ts';
import type { Endpoint } from '../service/endpoint.ts';
import type { AdmitChange } from '../service/admission.ts';
import { API_PREFIX } from '../service/endpoints/prefix.ts';
import { healthRoutes } from '../service/health.ts';
import { metricsRoute } from '../service/metrics.ts';
import { checkMounts, prefixesOf, servedFolders } from '../service/mounts.ts';
import { createReadGuard } from '../service/read-guard.ts';
import { openCore } from './core.ts';
import { createFaces } from './faces.ts';
import type { UserFigures } from './figures.ts';
import { createLog } from './log.ts';
import { createNotifiers } from './notifiers.ts';
import type { ScrapingJobParts } from './scraping.ts';
import { Services } from './services.ts';
import type { WebSeedJobParts } from './web-seeds.ts';

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
  /** What users transfer by the count of the tracker; undefined where that is not counted. */
  readonly figures: UserFigures | undefined;
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
  /** Decides about changes, beside tokens and limits: for a proof of work or a CAPTCHA. */
  readonly admitChange?: AdmitChange | undefined;
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
  { log, now = () => new Date(), memoryBytes, admitChange }: AppOverrides & { readonly log: Log },
  services: Services,
): Promise<App> {
  if (memoryBytes !== undefined) fitMemoryBudgets(memoryBytes);
  const folders = servedFolders(config);
  checkMounts(folders);
  const metrics = new ServiceMetrics();
  const tracing = await openTracing(config, log);
  const core = await openCore(config, { metrics, tracing, services, log, now, memoryBytes, admitChange });
  const { store, access, identity, catalogue, events } = core;
  // Where it is off its modules are not read.
  const openTracker = config.tracker === 'off' ? undefined : (await import('./tracker.ts')).openTracker;
  const tracker = await openTracker?.(config, { store, services, log, now });
  const openPublishing =
    config.publish.length === 0 ? undefined : (await import('./publishing.ts')).openPublishing;
  const publishing = await openPublishing?.(config, {
    catalogue,
    access,
    tracker: tracker?.own,
    metrics,
    services,
    log,
    now,
  });
  const notifiers = createNotifiers(config, { store, events, metrics, now, log });
  const { undoDays } = config;
  const housekeeping = createHousekeeping({
    catalogue,
    access,
    bans: core.bans,
    events: store.events,
    undoDays,
    now,
    log,
  });
  const backups = await openScheduledBackups(config, { services, now, log });
  if (backups !== undefined) metrics.addSource(backupSource(() => backups.state));
  const verification = await startVerification(config, { store, services, now, log });
  if (verification !== undefined) metrics.addSource(verificationSource(() => verification.state));
  const counts = () => countsOf(metrics);
  const faces = await createFaces(config, {
    core,
    tracker,
    publishing,
    notifiers,
    housekeeping,
    backups: backups && (() => backups.state),
    verification: verification && (() => verification.state),
    counts,
    services,
    log,
    now,
  });
  let draining = false;
  const findProblem = async (): Promise<string | undefined> =>
    draining ? 'the server is stopping' : store.findProblem();
  metrics.addSource(storeSource({ inspector: store.inspector, statistics: store.statistics, findProblem }));
  if (tracker !== undefined) metrics.addSource(trackerSource(tracker.own));
  const writeMetrics = createExposition(metrics);
  const rootRoutes = [
    ...healthRoutes({ identity, now }, findProblem),
    metricsRoute({ identity, now }, writeMetrics, config.metricsToken),
  ];
  const count = countRequests(metrics);
  const app = createHttpApp({
    routes: faces.routes,
    api: { prefix: API_PREFIX, routes: faces.apiRoutes },
    rootRoutes,
    guard: config.read === 'token' ? createReadGuard(identity) : undefined,
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
    problemPage: faces.problemPage,
    log,
    onAnswered:
      tracing === undefined
        ? count
        : (request, isRepeated) => {
            count(request, isRepeated);
            tracing.answered(request);
          },
  });
  const fetch = tracing?.requests(app) ?? app;
  await startJobs({ catalogue, housekeeping, services, log });
  await startScraping(config, { store, catalogue, services, now, log });
  await startWebSeedTests(config, { store, catalogue, metrics, services, now, log });
  for (const notifier of notifiers.services) await services.add(notifier);
  return {
    fetch,
    access,
    log,
    services,
    writeMetrics,
    routes: [...faces.routes, ...faces.apiRoutes, ...rootRoutes],
    trackerUdpPort: tracker?.own.udpPort,
    trackerHttpPort: tracker?.httpPort,
    figures: tracker?.figures,
    upgrade: tracker?.upgrade,
    endpoints: [...faces.endpoints, ...rootRoutes.map(({ endpoint }) => endpoint)],
    drain() {
      draining = true;
      tracker?.drain();
      faces.drain();
    },
    close: () => services.stop(),
  };
}

/** Starts to ask other trackers, or forgets what they said where no host is allowed any more. */
async function startScraping(config: Config, parts: ScrapingJobParts): Promise<void> {
  if (config.scrapeHosts.length === 0 && (await parts.store.scrapes.listTrackers()).length === 0) return;
  const { scrapeOthers } = await import('./scraping.ts');
  await scrapeOthers(config, parts);
}

/** Starts to test web seeds, or forgets what was found where no host is allowed any more. */
async function startWebSeedTests(config: Config, parts: WebSeedJobParts): Promise<void> {
  const wasOn = ((await parts.store.webSeeds.findProgress())?.hosts ?? '') !== '';
  if (config.webSeedHosts.length === 0 && !wasOn) return;
  const { testWebSeeds } = await import('./web-seeds.ts');
  await testWebSeeds(config, parts);
}

/** Schedules the backups; where there are none, what makes them is not loaded. */
async function openScheduledBackups(
  config: Config,
  { services, now, log }: Pick<ScrapingJobParts, 'services' | 'now' | 'log'>,
): Promise<Backups | undefined> {
  if (config.backup === undefined) return undefined;
  const { scheduleBackups } = await import('./scheduled-backups.ts');
  const backups = scheduleBackups(config, { now, log });
  if (backups !== undefined)
    await services.add({ name: 'backups', start: () => backups.start(), stop: () => backups.stop() });
  return backups;
}

/** Starts the verification of stored files, unless it is off. */
async function startVerification(
  config: Config,
  { store, services, now, log }: Omit<ScrapingJobParts, 'catalogue'>,
): Promise<Verification | undefined> {
  if (config.verifyRate === 'off') return undefined;
  const { openVerification } = await import('./verification.ts');
  const verification = openVerification(config, { store, now, log });
  if (verification !== undefined)
    await services.add({
      name: 'verification',
      start: () => verification.start(),
      stop: () => verification.stop(),
    });
  return verification;
}

/** Traces what is done, where the operator wants that. Only then its modules are read. */
async function openTracing({ traces }: Config, log: Log): Promise<Tracing | undefined> {
  if (traces === 'off') return undefined;
  const { createTracing } = await import('../metrics/tracing.ts');
  const tracing = await createTracing();
  if (!tracing.hasSdk)
    log.warn({}, 'there are no traces: no OpenTelemetry SDK is registered; load one with node --import');
  return tracing;
}

interface JobParts {
  readonly catalogue: Catalogue;
  readonly housekeeping: Housekeeping;
  readonly services: Services;
  readonly log: Log;
}

/** Starts what is due again and again. */
async function startJobs({ catalogue, housekeeping, services, log }: JobParts): Promise<void> {
  const jobs = {
    housekeeping,
    expiry: createExpiry({ catalogue, log }),
    retention: createRetention({ catalogue, log }),
  };
  for (const [name, job] of Object.entries(jobs))
    await services.add({ name, start: () => job.start(), stop: () => job.stop() });
}
