import { fileURLToPath } from 'node:url';
import { createEventListeners } from '../api/event-listeners.ts';
import { apiRoutes } from '../api/routes.ts';
import { Downloads } from '../catalogue/downloads.ts';
import type { BackupState } from '../catalogue/inspection.ts';
import type { Config } from '../config/settings.ts';
import type { Problem } from '../health/problems.ts';
import { createDumpFile } from '../discovery/dump-file.ts';
import { dumpLines } from '../discovery/dump-lines.ts';
import { discoveryRoutes } from '../discovery/routes.ts';
import { feedRoutes } from '../feeds/routes.ts';
import type { Log } from '../http/context.ts';
import { loadAssets } from '../http/files.ts';
import type { ProblemPage } from '../http/problem.ts';
import type { Route } from '../http/router.ts';
import { createIrcLogs } from '../irc-logs/irc-logs.ts';
import type { Housekeeping } from '../jobs/housekeeping.ts';
import { browserModules } from '../service/browser-modules.ts';
import type { Endpoint } from '../service/endpoint.ts';
import { mountRoutes } from '../service/mounts.ts';
import type { PublishedFolders } from '../service/published-folders.ts';
import { leadToMoved } from '../service/moved-collections.ts';
import { Prepared } from '../service/prepared.ts';
import { keepPrivate } from '../service/read-guard.ts';
import type { ServiceCounts } from '../service/stats-json.ts';
import type { VerificationState } from '../jobs/verification.ts';
import { brandingFiles, loadBranding } from '../site/layout/branding.ts';
import { createFrames } from '../site/layout/frames.ts';
import { createProblemPages } from '../site/problem/problem-pages.ts';
import { siteRoutes } from '../site/routes.ts';
import { withIfHeader } from '../webdav/if-guard.ts';
import { Locks } from '../webdav/locks.ts';
import { webdavRoutes } from '../webdav/routes.ts';
import type { Core } from './core.ts';
import type { Notifiers } from './notifiers.ts';
import type { Services } from './services.ts';
import { settingsInEffect } from './settings-in-effect.ts';
import { createSiteSources, keepSourcesFresh } from '../service/site-sources.ts';
import type { TrackerService } from './tracker.ts';

/** What answers: pages, API, feeds and all other addresses. */
export interface Faces {
  readonly routes: readonly Route[];
  /** Those below the prefix of the API. */
  readonly apiRoutes: readonly Route[];
  readonly problemPage: ProblemPage;
  readonly endpoints: readonly Endpoint[];
  /** Ends the answers that would never end by themselves. */
  drain(): void;
}

export interface FacesParts {
  readonly core: Core;
  readonly tracker: TrackerService | undefined;
  readonly publishing: PublishedFolders | undefined;
  readonly notifiers: Notifiers;
  readonly housekeeping: Housekeeping;
  /** What the verification of stored files has found; undefined where it is off. */
  readonly verification: (() => VerificationState) | undefined;
  /** How the scheduled backups are; undefined where there are none. */
  readonly backups: (() => BackupState) | undefined;
  /** What the service has counted since its start. */
  readonly counts: () => ServiceCounts;
  /** The problems that the service has now. */
  readonly findProblems: () => Promise<readonly Problem[]>;
  readonly services: Services;
  readonly log: Log;
  readonly now: () => Date;
}

/** Makes all faces, and starts what they need beside the requests. */
export async function createFaces(
  config: Config,
  {
    core,
    tracker,
    publishing,
    notifiers,
    housekeeping,
    backups,
    verification,
    counts,
    findProblems,
    services,
    log,
    now,
  }: FacesParts,
): Promise<Faces> {
  const { uploads, uploadBytesMax, read, publishers, undoDays, torznabCategories, securityContact } = config;
  const { store, access, bans, rateLimits, identity, checker, room, moderation, events } = core;
  const sources = createSiteSources({
    store: store.catalogue,
    changes: store.changes,
    instance: config.siteSources,
    tracker: tracker?.own,
    read,
  });
  await sources.fresh();
  const catalogue = keepSourcesFresh(core.catalogue, sources);
  const branding = loadBranding(config);
  const { siteName } = branding;
  const assets = loadAssets(fileURLToPath(new URL('../../public/', import.meta.url)), [
    ...browserModules(),
    ...brandingFiles(branding),
  ]);
  const prepared = new Prepared();
  const locks = new Locks();
  const shared = {
    catalogue,
    checker,
    moderation,
    access,
    bans,
    audit: store.audit,
    identity,
    rateLimits,
    uploadBytesMax,
    webSeeds: store.webSeeds,
  };
  const ircLogs = createIrcLogs(config.logs, { assets, identity, rateLimits, now, log });
  await services.add({ name: 'irc logs', stop: () => ircLogs.close() });
  const downloads = new Downloads({ store: store.statistics, now, log });
  await services.add({ name: 'downloads', stop: () => downloads.flush() });
  const eventListeners = createEventListeners(events, ({ tokenId }) => access.isInUse(tokenId), log);
  await services.add({ name: 'event listeners', stop: () => eventListeners.close() });
  // Its library takes 10 MB, which most services don't need.
  const oidc =
    config.oidc === undefined ? undefined : (await import('../access/oidc.ts')).createOidc(config.oidc);
  const frames = createFrames({
    assets,
    identity,
    branding,
    uploads,
    read,
    sources,
    downloads: config.downloads,
    now,
  });
  const declared = apiRoutes({
    ...shared,
    tracker: tracker?.own,
    events,
    eventListeners,
    ...notifiers.shown,
    stats: {
      statistics: store.statistics,
      downloads,
      inspector: store.inspector,
      counts,
      findProblems,
      startedAt: now(),
    },
    now,
  });
  const pages = siteRoutes({
    ...shared,
    frames,
    siteName,
    statistics: store.statistics,
    downloads,
    inspector: store.inspector,
    housekeeping,
    backups,
    verification,
    findProblems,
    prepared,
    settings: settingsInEffect(config),
    ...notifiers.shown,
    assets,
    uploads,
    read,
    publishers,
    undoDays,
    tracker: tracker?.own,
    stunServers: config.trackerStun,
    sources,
    publishedFolders: publishing,
    apiEndpoints: declared.map(({ endpoint }) => endpoint),
    oidc,
    now,
  });
  const feeds = feedRoutes({
    catalogue,
    access,
    identity,
    rateLimits,
    siteName,
    uploadBytesMax,
    read,
    tracker: tracker?.own,
    sources,
    torznabCategories,
    now,
  });
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
  const padFiles =
    config.publish.length === 0
      ? []
      : (await import('../service/pad-files.ts')).padFileRoutes(config.publish);
  const announces = tracker?.routes({ identity, rateLimits, now }) ?? [];
  const finished = (routes: readonly Route[]): Route[] =>
    keepPrivate(rateLimits.addHeaders(routes), read === 'token' ? 'all' : 'own');
  return {
    routes: finished([
      // Before the folders themselves, which have every address below their paths.
      ...padFiles,
      ...mountRoutes([...config.mount, ...config.publish], assets),
      ...ircLogs.routes,
      ...leadToMoved(
        [...withIfHeader([...pages, ...webdav], { catalogue, prepared, locks, identity }), ...feeds],
        { catalogue, identity },
      ),
      ...discovery,
      ...announces,
    ]),
    apiRoutes: finished(declared),
    problemPage: createProblemPages({ frames, identity, catalogue, hasProvider: oidc !== undefined }),
    endpoints: [...pages, ...webdav, ...feeds, ...discovery, ...announces, ...declared].map(
      ({ endpoint }) => endpoint,
    ),
    drain() {
      ircLogs.close();
      eventListeners.close();
    },
  };
}
