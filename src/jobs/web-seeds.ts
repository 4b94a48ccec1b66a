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
/** How many are looked up at once. */
const DUE_MAX = 100;

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
 * Tests web seeds: each once a day, sooner after a failure, and each host once a second at most. Stopping it cuts off what
 * runs.
 */
export function createWebSeedTesting(parts: WebSeedTestingParts): Repeated {
  const { store, updateIndex, now, log, problems } = parts;
  return createRepeated({
    name: 'testing web seeds',
    everyMs: 10 * SECOND_MS,
    log,
    problems,
    async run(stopped) {
      await updateIndex(stopped);
      const due = await store.listDue(now(), DUE_MAX);
      const byHost = Map.groupBy(due, ({ url }) => URL.parse(url)?.host ?? '');
      await Promise.all([...byHost.values()].map((seeds) => testOneByOne(seeds, parts, stopped)));
    },
  });
}

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

async function testDue(
  { torrentId, infohash, url, failures: before }: DueWebSeed,
  { store, catalogue, test, onTested, now, log }: WebSeedTestingParts,
  stopped: AbortSignal,
): Promise<void> {
  try {
    const torrent = await catalogue.find({ infohash }, STRANGER);
    if (torrent === undefined) return;
    const outcome = await test(await catalogue.getMetainfo(torrent), url, stopped);
    const failures = outcome === 'reachable' ? 0 : before + 1;
    const nextAt = new Date(now().getTime() + (failures === 0 ? DAY_MS : waitAfter(failures)));
    await store.saveTest(torrentId, { url, outcome, at: now() }, failures, nextAt);
    onTested(outcome);
  } catch (error) {
    if (!stopped.aborted) log.warn({ err: error, torrentId }, 'testing a web seed failed');
  }
}
