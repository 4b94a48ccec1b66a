import { setTimeout as wait } from 'node:timers/promises';
import type { ScrapedTorrent, ScrapedTracker, ScrapeStore } from '../catalogue/scrapes.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import { RequestTooLong } from '../scrape/answer.ts';
import type { Scrape } from '../scrape/scrape.ts';
import type { Follow } from '../catalogue/following.ts';
import { byHost } from '../scrape/tracker-index.ts';
import { createRepeated, type Repeated } from './repeated.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How many torrents one request asks about. */
const TORRENTS_MAX = 60;
/** Not sooner is a tracker asked about the same torrents again. */
const INTERVAL_MS = 30 * MINUTE_MS;
const FIRST_WAIT_MS = 5 * MINUTE_MS;
/** After so many failures, which take four days, its counts are dropped. */
const FAILURES_MAX = 12;
const DROP_BATCH = 500;

export interface ScrapingParts {
  readonly store: ScrapeStore;
  readonly updateIndex: Follow;
  readonly scrape: Scrape;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
  /** How long a host is left alone between two requests, in milliseconds. */
  readonly pauseMs?: number | undefined;
}

/**
 * Asks other trackers how many share the torrents here: each host once a second at most, about each torrent every 30 minutes
 * at most, and less often when the tracker wants that or does not answer. Stopping it cuts off what runs.
 */
export function createScraping(parts: ScrapingParts): Repeated {
  const { store, updateIndex, log, problems } = parts;
  const running = new Map<string, Promise<void>>();
  const repeated = createRepeated({
    name: 'asking other trackers',
    everyMs: 10 * SECOND_MS,
    log,
    problems,
    async run(stopped) {
      await updateIndex(stopped);
      for (const [host, trackers] of byHost(await store.listTrackers())) {
        if (running.has(host) || stopped.aborted) continue;
        const work = scrapeHost(trackers, parts, stopped)
          .catch((error: unknown) => log.warn({ err: error }, 'asking another tracker failed'))
          .finally(() => running.delete(host));
        running.set(host, work);
      }
    },
  });
  return {
    start: repeated.start,
    async stop() {
      await repeated.stop();
      await Promise.all(running.values());
    },
  };
}

/** Asks the trackers of one host, one after the other, about all that is due. */
export async function scrapeHost(
  trackers: readonly ScrapedTracker[],
  parts: ScrapingParts,
  stopped: AbortSignal,
): Promise<void> {
  for (const tracker of trackers) await scrapeTracker(tracker, parts, stopped);
}

async function scrapeTracker(
  start: ScrapedTracker,
  { store, scrape, now, pauseMs = SECOND_MS }: ScrapingParts,
  stopped: AbortSignal,
): Promise<void> {
  let tracker = start;
  let torrentsMax = TORRENTS_MAX;
  let intervalMs = INTERVAL_MS;
  const startedAt = now().getTime();

  /** New torrents first; the others when it is their time. */
  const findDue = async (): Promise<{ torrents: readonly ScrapedTorrent[]; areNew: boolean }> => {
    const isDue = tracker.nextAt.getTime() <= startedAt;
    if (tracker.failures > 0 && !isDue) return { torrents: [], areNew: false };
    const unasked = await store.listUnasked(tracker.id, torrentsMax);
    if (unasked.length > 0 || !isDue) return { torrents: unasked, areNew: true };
    const askedBefore = new Date(startedAt - INTERVAL_MS);
    const torrents = await store.listTorrents(
      tracker.id,
      { afterId: tracker.afterId, askedBefore },
      torrentsMax,
    );
    return { torrents, areNew: false };
  };

  const fail = async (): Promise<void> => {
    const failures = tracker.failures + 1;
    const nextAt = new Date(now().getTime() + waitAfter(failures));
    tracker = { ...tracker, failures, nextAt };
    await store.saveScrape(tracker, [], now());
    if (failures < FAILURES_MAX) return;
    while (!stopped.aborted && (await store.dropTracker(tracker.id, DROP_BATCH)) === DROP_BATCH);
    // The torrents that name it are found again, and it gets another chance.
    const progress = await store.findProgress();
    if (progress !== undefined) await store.saveProgress({ ...progress, hosts: '' });
  };

  for (;;) {
    const { torrents, areNew } = await findDue();
    const last = torrents.at(-1);
    if (stopped.aborted) return;
    if (last === undefined) {
      if (areNew || tracker.nextAt.getTime() > startedAt) return;
      // All were asked about.
      const nextAt = new Date(Math.max(startedAt + intervalMs, now().getTime() + MINUTE_MS));
      await store.saveScrape({ ...tracker, afterId: 0, nextAt }, [], now());
      return;
    }
    try {
      const hashes = torrents.map(({ hash }) => hash);
      const { counts, intervalSeconds } = await scrape(tracker.url, hashes, stopped);
      intervalMs = Math.min(DAY_MS, Math.max(intervalMs, (intervalSeconds ?? 0) * SECOND_MS));
      const results = torrents.map(({ torrentId }, index) => ({ torrentId, counts: counts[index] }));
      const afterId = areNew ? tracker.afterId : last.torrentId;
      tracker = { ...tracker, afterId, failures: 0, answeredAt: now() };
      await store.saveScrape(tracker, results, now());
    } catch (error) {
      if (stopped.aborted) return;
      if (!(error instanceof RequestTooLong) || torrentsMax === 1) return fail();
      torrentsMax = Math.ceil(torrentsMax / 2);
    }
    await wait(pauseMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}

/** How long to wait after so many failures: five minutes, then twice as long each time, up to a day. */
export function waitAfter(failures: number): number {
  const ms = Math.min(DAY_MS, FIRST_WAIT_MS * 2 ** (failures - 1));
  // Not all at the same time.
  return Math.round(ms * (0.9 + Math.random() * 0.1));
}
