import { fileURLToPath } from 'node:url';
import { createAccess, type Access } from './access/access.ts';
import { API_PREFIX, apiRoutes } from './api/routes.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import type { Config } from './settings.ts';
import type { Log } from './http/context.ts';
import { createHttpApp, type Fetch } from './http/core.ts';
import { loadAssets } from './http/files.ts';
import { createLog } from './log.ts';
import { createLogs } from './logs/logs.ts';
import { frameOf } from './site/deps.ts';
import { problemPage } from './site/pages/problem.ts';
import { siteRoutes } from './site/routes.ts';
import { openSqliteStore } from './sqlite/open.ts';
import { healthRoutes } from './web/health.ts';
import { createIdentity } from './web/identity.ts';
import { checkMounts, keepPathsFree, listHidden, mountRoutes } from './web/mounts.ts';

/** The whole service as one fetch application. */
export interface App {
  readonly fetch: Fetch;
  readonly access: Access;
  readonly log: Log;
  /**
   * From now on `/readyz` says no, so that a load balancer sends nobody here any more, and answers that would never
   * end do.
   */
  drain(): void;
  /** Finishes what was begun, and closes the store. */
  close(): Promise<void>;
}

export interface AppOverrides {
  readonly log?: Log;
  readonly now?: () => Date;
}

/** Wires the parts together: the only place that knows them all. Rejects with unavailable when the store can't open. */
export async function createApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const { now = () => new Date(), log = createLog(config.logLevel) } = overrides;
  const folders = [...config.mount, ...config.logs];
  await checkMounts(folders);
  const store = await openSqliteStore({ folder: config.data, log });
  const access = createAccess(store.tokens, now);
  const catalogue = keepPathsFree(createCatalogue({ store: store.catalogue, now }), folders);
  for (const collection of await listHidden(catalogue, folders))
    log.warn({ collection }, 'a folder is served where this collection is: it is hidden');
  const assets = loadAssets(fileURLToPath(new URL('../public/', import.meta.url)));
  const logs = createLogs(config.logs, { assets, now, log });
  const { uploads, uploadBytesMax } = config;
  let draining = false;
  const fetch = createHttpApp({
    routes: [
      ...mountRoutes(config.mount, assets),
      ...logs.routes,
      ...siteRoutes({
        catalogue,
        identity: createIdentity({ access, uploads }),
        assets,
        uploads,
        uploadBytesMax,
      }),
    ],
    api: { prefix: API_PREFIX, routes: apiRoutes({ uploadBytesMax }) },
    rootRoutes: healthRoutes(async () => !draining && (await store.ready())),
    origin: config.origin,
    prefix: config.prefix,
    trustedProxies: config.trustedProxies,
    problemPage: (problem, base) => problemPage(problem, frameOf({ assets, uploads }, base)),
    log,
  });
  return {
    fetch,
    access,
    log,
    drain() {
      draining = true;
      logs.close();
    },
    close: () => {
      logs.close();
      return store.close();
    },
  };
}
