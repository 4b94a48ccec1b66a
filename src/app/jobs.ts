import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Config } from '../config/settings.ts';
import type { Log } from '../http/context.ts';
import type { Problems } from '../health/problems.ts';
import type { Backups } from '../jobs/backups.ts';
import type { Verification } from '../jobs/verification.ts';
import { createExpiry } from '../jobs/expiry.ts';
import type { Housekeeping } from '../jobs/housekeeping.ts';
import { createRetention } from '../jobs/retention.ts';
import type { ThreadReports } from '../lib/thread-pool.ts';
import type { StoreJobParts } from './scraping.ts';
import type { Services } from './services.ts';
import type { WebSeedJobParts } from './web-seeds.ts';

/** Starts to ask other trackers, or forgets what they said where no host is allowed any more. */
export async function startScraping(config: Config, parts: StoreJobParts): Promise<void> {
  if (config.scrapeHosts.length === 0 && (await parts.store.scrapes.listTrackers()).length === 0) return;
  const { scrapeOthers } = await import('./scraping.ts');
  await scrapeOthers(config, parts);
}

/** Starts to test web seeds, or forgets what was found where no host is allowed any more. */
export async function startWebSeedTests(config: Config, parts: WebSeedJobParts): Promise<void> {
  const wasOn = ((await parts.store.webSeeds.findProgress())?.hosts ?? '') !== '';
  if (config.webSeedHosts.length === 0 && !wasOn) return;
  const { testWebSeeds } = await import('./web-seeds.ts');
  await testWebSeeds(config, parts);
}

/** Schedules the backups; where there are none, what makes them is not loaded. */
export async function openScheduledBackups(
  config: Config,
  {
    services,
    now,
    log,
    problems,
    reports,
  }: Omit<StoreJobParts, 'store' | 'catalogue'> & { readonly reports: ThreadReports },
): Promise<Backups | undefined> {
  if (config.backup === undefined) return undefined;
  const { scheduleBackups } = await import('./scheduled-backups.ts');
  const backups = scheduleBackups(config, { now, log, problems, reports });
  if (backups !== undefined)
    await services.add({ name: 'backups', start: () => backups.start(), stop: () => backups.stop() });
  return backups;
}

/** Starts the verification of stored files, unless it is off. */
export async function startVerification(
  config: Config,
  { store, services, now, log, problems }: Omit<StoreJobParts, 'catalogue'>,
): Promise<Verification | undefined> {
  if (config.verifyRate === 'off') return undefined;
  const { openVerification } = await import('./verification.ts');
  const verification = openVerification(config, { store, now, log, problems });
  if (verification !== undefined)
    await services.add({
      name: 'verification',
      start: () => verification.start(),
      stop: () => verification.stop(),
    });
  return verification;
}

interface CatalogueJobParts {
  readonly catalogue: Catalogue;
  readonly housekeeping: Housekeeping;
  readonly services: Services;
  readonly log: Log;
  readonly problems: Problems;
}

/** Starts what is due again and again. */
export async function startJobs({
  catalogue,
  housekeeping,
  services,
  log,
  problems,
}: CatalogueJobParts): Promise<void> {
  const jobs = {
    housekeeping,
    expiry: createExpiry({ catalogue, log, problems }),
    retention: createRetention({ catalogue, log, problems }),
  };
  for (const [name, job] of Object.entries(jobs))
    await services.add({ name, start: () => job.start(), stop: () => job.stop() });
}
