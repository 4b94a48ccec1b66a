import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import { createAddressGuard } from '../http/address-guard.ts';
import { createWebSeedTesting } from '../jobs/web-seeds.ts';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';
import { createSeedIndex } from '../web-seeds/seed-index.ts';
import { createSeedTest } from '../web-seeds/test-seed.ts';
import type { StoreJobParts } from './scraping.ts';

export interface WebSeedJobParts extends StoreJobParts {
  readonly metrics: Pick<ServiceMetrics, 'webSeedTests'>;
}

/** Tests the web seeds of torrents, as a service. */
export async function testWebSeeds(
  { webSeedHosts: hosts, webSeedPrivate }: Config,
  { store, catalogue, metrics, services, now, log, problems }: WebSeedJobParts,
): Promise<void> {
  const { webSeeds } = store;
  const job = createWebSeedTesting({
    store: webSeeds,
    catalogue,
    updateIndex: createSeedIndex({ store: webSeeds, catalogue, events: store.events, hosts }),
    test: createSeedTest({ guard: createAddressGuard(webSeedPrivate, variableName('webSeedPrivate')) }),
    onTested: (outcome) => metrics.webSeedTests.of({ outcome }).add(),
    now,
    log,
    problems,
  });
  await services.add({ name: 'web seeds', start: () => job.start(), stop: () => job.stop() });
}
