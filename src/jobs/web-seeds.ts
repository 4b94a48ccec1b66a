import { setTimeout as wait } from 'node:timers/promises';
import { STRANGER } from '../catalogue/actor.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Follow } from '../catalogue/following.ts';
import type { DueWebSeed, WebSeedOutcome, WebSeedStore } from '../catalogue/web-seed-tests.ts';
import type { ProblemSink } from '../health/problems.ts';
import type { Log } from '../http/context.ts';
import type { TestSeed } from '../web-seeds/test-seed.ts';
import { createRepeated, type Repeated } from './repeated.ts';
import { waitAfter } from './scraping.ts';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** How many are looked up at once. Those of a host that is being asked stay due meanwhile. */
const DUE_MAX = 1_000;
/** Each test has a piece in memory. */
const HOSTS_MAX = 4;
/** After so many, another host may have its turn. */
const TESTS_MAX = 20;

export interface WebSeedTestingParts {
  readonly store: WebSeedStore;
  readonly catalogue: Pick<Catalogue, 'find' | 'getMetainfo'>;
  readonly updateIndex: Follow;
  readonly test: TestSeed;
  readonly onTested: (outcome: WebSeedOutcome) => void;
  readonly now: () => Date;
  readonly log: Log;
  readonly problems?: ProblemSink | undefined;
  /** How long a host is left alone between two tests, in milliseconds. */
  readonly pauseMs?: number | undefined;
}

/**
 * Tests web seeds: each once a day, sooner after a failure, four hosts at a time, and each of them once a second at most,
 * whatever the port. Stopping it cuts off what runs.
 */
export function createWebSeedTesting(parts: WebSeedTestingParts): Repeated {
  const { store, updateIndex, now, log, problems } = parts;
  const running = new Map<string, Promise<void>>();
  const repeated = createRepeated({
    name: 'testing web seeds',
    everyMs: 10 * SECOND_MS,
    log,
    problems,
    async run(stopped) {
      await updateIndex(stopped);
      const due = await store.listDue(now(), DUE_MAX);
      for (const [host, seeds] of Map.groupBy(due, ({ url }) => URL.parse(url)?.hostname ?? '')) {
        if (running.has(host) || running.size >= HOSTS_MAX || stopped.aborted) continue;
        const work = testOneByOne(seeds.slice(0, TESTS_MAX), parts, stopped).finally(() =>
          running.delete(host),
        );
        running.set(host, work);
      }
    },
  });
  return {
    start: () => repeated.start(),
    async stop() {
      await repeated.stop();
      await Promise.all(running.values());
    },
  };
}

/** Never rejects. */
async function testOneByOne(
  seeds: readonly DueWebSeed[],
  parts: WebSeedTestingParts,
  stopped: AbortSignal,
): Promise<void> {
  const { pauseMs = SECOND_MS } = parts;
  for (const seed of seeds) {
    if (stopped.aborted) return;
    await testDue(seed, parts, stopped);
    await wait(pauseMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}

async function testDue(seed: DueWebSeed, parts: WebSeedTestingParts, stopped: AbortSignal): Promise<void> {
  const { torrentId, infohash, url, failures: before } = seed;
  const { store, catalogue, test, onTested, now, log } = parts;
  const later = (ms: number): Date => new Date(now().getTime() + ms);
  try {
    const torrent = await catalogue.find({ infohash }, STRANGER);
    if (torrent === undefined) return await store.postpone(torrentId, url, later(DAY_MS));
    const outcome = await test(await catalogue.getMetainfo(torrent), url, stopped);
    const failures = outcome === 'reachable' ? 0 : before + 1;
    const nextAt = later(failures === 0 ? DAY_MS : waitAfter(failures));
    await store.saveTest(torrentId, { url, outcome, at: now() }, failures, nextAt);
    onTested(outcome);
  } catch (error) {
    if (stopped.aborted) return;
    log.warn({ err: error, torrentId }, 'testing a web seed failed');
    // A torrent that cannot be read must not hold up the others.
    await store.postpone(torrentId, url, later(DAY_MS)).catch(() => undefined);
  }
}
