import { join, resolve } from 'node:path';
import type { Access } from '../access/access.ts';
import { findOrCreateOwner } from '../access/owner-token.ts';
import { STRANGER } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { variableName } from '../config/config.ts';
import type { Config } from '../config/settings.ts';
import { SERVER } from '../events/audit.ts';
import type { Base, Log } from '../http/context.ts';
import { reachableHost } from '../http/listen.ts';
import { createPublishing, type Publishing } from '../jobs/publishing.ts';
import { createFolderPublisher } from '../publishing/folder-publisher.ts';
import { publishedSource } from '../metrics/published-readings.ts';
import type { ServiceMetrics } from '../metrics/service-metrics.ts';
import { Journal } from '../publishing/journal.ts';
import { outsideOf } from '../publishing/outside.ts';
import type { ThreadReports } from '../lib/thread-pool.ts';
import { announceAddresses, type OwnTracker } from '../service/own-tracker.ts';
import { catalogueTarget } from './catalogue-target.ts';
import type { Services } from './services.ts';

export interface PublishingParts {
  readonly catalogue: Catalogue;
  readonly access: Access;
  /** The tracker of this site, to which the torrents lead; undefined where there is none. */
  readonly tracker: OwnTracker | undefined;
  readonly metrics: ServiceMetrics;
  readonly services: Services;
  readonly log: Log;
  readonly reports: ThreadReports;
  readonly now: () => Date;
}

/** The owner of what is published from folders, among the tokens. */
const OWNER = 'published folders';

/**
 * Starts the publication of served folders. Rejects with conflict for a collection in which nothing can be published, and
 * with unavailable when the state of a folder cannot be read.
 */
export async function openPublishing(
  config: Config,
  { catalogue, access, tracker, metrics, services, log, reports, now }: PublishingParts,
): Promise<Publishing> {
  const base = baseOf(config, log);
  const trackers = tracker === undefined ? [] : [announceAddresses(tracker, base)];
  const owner = await findOrCreateOwner(access, OWNER, SERVER);
  const target = catalogueTarget(catalogue, {
    ...STRANGER,
    ...SERVER,
    tokenId: owner.token.id,
    changes: 'all',
  });
  const publishers = config.publish.map((mount) => {
    const { prefix, folder, collection } = mount;
    catalogue.checkCollection(collection);
    const journal = new Journal(journalPath(config.data, prefix));
    const address = `${base.origin}${base.prefix}${prefix}`;
    const publisher = createFolderPublisher({
      folder: { root: resolve(folder), collection, outsideOf: outsideOf(address, trackers) },
      journal,
      target,
      settleMs: config.publishSettleSeconds * 1000,
      now,
      log,
      reports,
    });
    return { mount, publisher, journal };
  });
  const job = createPublishing(publishers);
  metrics.addSource(publishedSource(job));
  await services.add({
    name: 'published folders',
    start: () => job.start(),
    async stop() {
      await job.stop();
      for (const { journal } of publishers) journal.close();
    },
  });
  return job;
}

/** A file for each path: what was published belongs to the folder, which other servers of the catalogue may not have. */
function journalPath(data: string, prefix: string): string {
  return join(data, 'published', `${prefix.slice(1).replaceAll('/', '+')}.ndjson`);
}

/** Where the folders are served. */
function baseOf({ origin, prefix, host, port, tlsCert }: Config, log: Log): Base {
  if (origin !== undefined) return { origin, prefix };
  const own = `${tlsCert === undefined ? 'http' : 'https'}://${reachableHost(host)}:${port}`;
  log.warn(
    { webSeeds: own },
    `torrents of published folders lead to an address that others may not reach: set ${variableName('baseUrl')}`,
  );
  return { origin: own, prefix };
}
