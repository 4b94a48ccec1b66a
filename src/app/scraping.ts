import type { Catalogue } from '../catalogue/catalogue.ts';
import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import { createAddressGuard } from '../http/address-guard.ts';
import type { Problems } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { createScraping } from '../jobs/scraping.ts';
import { createScrape } from '../scrape/scrape.ts';
import { createTrackerIndex } from '../scrape/tracker-index.ts';
import type { Core } from './core.ts';
import type { Services } from './services.ts';

/** What jobs need that work on the store. */
export interface StoreJobParts {
  readonly store: Core['store'];
  readonly catalogue: Catalogue;
  readonly services: Services;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems: Problems;
}

/** Asks other trackers how many share the torrents here, as a service. */
export async function scrapeOthers(
  { scrapeHosts: hosts, scrapePrivate }: Config,
  { store, catalogue, services, now, log, problems }: StoreJobParts,
): Promise<void> {
  const { scrapes } = store;
  const guard = createAddressGuard(scrapePrivate, variableName('scrapePrivate'));
  const updateIndex = createTrackerIndex({ store: scrapes, catalogue, events: store.events, hosts });
  const job = createScraping({
    store: scrapes,
    updateIndex,
    scrape: createScrape(guard),
    now,
    log,
    problems,
  });
  await services.add({ name: 'other trackers', start: () => job.start(), stop: () => job.stop() });
}
