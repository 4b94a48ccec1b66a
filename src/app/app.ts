import type { Access } from '../access/access.ts';
import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import type { Log } from '../http/context.ts';
import { createHttpApp, type Fetch } from '../http/core.ts';
import { Problems, type Problem } from '../health/problems.ts';
import { createWatch } from '../health/watch.ts';
import { fitMemoryBudgets } from '../http/memory-budget.ts';
import type { Route } from '../http/router.ts';
import type { Upgrade } from '../http/upgrade.ts';
import { createHousekeeping } from '../jobs/housekeeping.ts';
import { backupSource } from '../metrics/backup-readings.ts';
import { countRequests } from '../metrics/counted.ts';
import { countsOf } from '../metrics/counts.ts';
import { createExposition, type Exposition } from '../metrics/exposition.ts';
import { problemSource } from '../metrics/problem-readings.ts';
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
import {
  openScheduledBackups,
  startJobs,
  startScraping,
  startVerification,
  startWebSeedTests,
} from './jobs.ts';
import { createLog } from './log.ts';
import { damageNoter, threadReports, watchService } from './problems.ts';
import { createNotifiers } from './notifiers.ts';
import { Services } from './services.ts';

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
  const problems = new Problems({ now, log });
  const reports = threadReports(problems);
  const watch = createWatch({ log });
  const core = await openCore(config, {
    metrics,
    tracing,
    services,
    log,
    hears: { reports, onProblem: () => watch.lookSoon(), onDamagedFile: damageNoter(problems) },
    now,
    memoryBytes,
    admitChange,
  });
  const { store, access, identity, catalogue, events } = core;
  // Where it is off its modules are not read.
  const openTracker = config.tracker === 'off' ? undefined : (await import('./tracker.ts')).openTracker;
  const tracker = await openTracker?.(config, { store, services, log, problems, now });
  const openPublishing =
    config.publish.length === 0 ? undefined : (await import('./publishing.ts')).openPublishing;
  const publishing = await openPublishing?.(config, {
    catalogue,
    access,
    tracker: tracker?.own,
    metrics,
    services,
    log,
    reports,
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
    problems,
  });
  const backups = await openScheduledBackups(config, { services, now, log, problems, reports });
  if (backups !== undefined) metrics.addSource(backupSource(() => backups.state));
  const verification = await startVerification(config, { store, services, now, log, problems });
  if (verification !== undefined) metrics.addSource(verificationSource(() => verification.state));
  const counts = () => countsOf(metrics);
  watchService(watch, { problems, store, room: core.room, swarms: tracker?.own.swarms, now });
  await services.add({ name: 'watch', start: () => watch.start(), stop: () => watch.stop() });
  const findProblems = async (): Promise<readonly Problem[]> => {
    await watch.look();
    return problems.list();
  };
  const faces = await createFaces(config, {
    core,
    tracker,
    publishing,
    notifiers,
    housekeeping,
    backups: backups && (() => backups.state),
    verification: verification && (() => verification.state),
    counts,
    findProblems,
    services,
    log,
    now,
  });
  let draining = false;
  metrics.addSource(problemSource(findProblems, () => draining));
  metrics.addSource(storeSource({ inspector: store.inspector, statistics: store.statistics }));
  if (tracker !== undefined) metrics.addSource(trackerSource(tracker.own));
  const writeMetrics = createExposition(metrics);
  const rootRoutes = [
    ...healthRoutes({ identity, now }, { findProblems, isStopping: () => draining }),
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
  await startJobs({ catalogue, housekeeping, services, log, problems });
  await startScraping(config, { store, catalogue, services, now, log, problems });
  await startWebSeedTests(config, { store, catalogue, metrics, services, now, log, problems });
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

/** Traces what is done, where the operator wants that. Only then its modules are read. */
async function openTracing({ traces }: Config, log: Log): Promise<Tracing | undefined> {
  if (traces === 'off') return undefined;
  const { createTracing } = await import('../metrics/tracing.ts');
  const tracing = await createTracing();
  if (!tracing.hasSdk)
    log.warn({}, 'there are no traces: no OpenTelemetry SDK is registered; load one with node --import');
  return tracing;
}
