import { describe, expect, it } from 'vitest';
import { createScraping, scrapeHost, waitAfter } from '../../../src/jobs/scraping.ts';
import { RequestTooLong } from '../../../src/scrape/answer.ts';
import type { Scrape } from '../../../src/scrape/scrape.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { at, draft, OWNER } from '../../contracts/drafts.ts';

const URL = 'udp://tracker.example:6969';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function open(torrentCount: number, scrape: Scrape) {
  const { catalogue, scrapes } = openMemoryStore();
  const ids: number[] = [];
  for (let number = 0; number < torrentCount; number += 1)
    ids.push((await catalogue.publish(draft(`t${number}`), OWNER, {}, at(0))).torrent.id);
  await scrapes.setTrackers(ids.map((torrentId) => ({ torrentId, urls: [URL] })));
  const clock = { minutes: 0 };
  const asked: number[] = [];
  const parts = {
    store: scrapes,
    updateIndex: async () => undefined,
    scrape: ((url, hashes, signal) => {
      asked.push(hashes.length);
      return scrape(url, hashes, signal);
    }) satisfies Scrape,
    now: () => at(clock.minutes),
    log,
    pauseMs: 0,
  };
  const run = async () => scrapeHost(await scrapes.listTrackers(), parts, new AbortController().signal);
  return { scrapes, clock, asked, parts, run };
}

const answer: Scrape = async (_url, hashes) => ({
  counts: hashes.map(() => ({ seeders: 1, leechers: 0, completed: 0 })),
  intervalSeconds: undefined,
});

describe('asking other trackers', () => {
  it('asks about 60 torrents at once, and about each again only after half an hour', async () => {
    const { asked, clock, run } = await open(130, answer);
    await run();
    expect(asked.splice(0)).toEqual([60, 60, 10]);
    clock.minutes = 29;
    await run();
    expect(asked).toEqual([]);
    clock.minutes = 31;
    await run();
    expect(asked).toEqual([60, 60, 10]);
  });

  it('waits as long as the tracker wants', async () => {
    const slow: Scrape = async (...input) => ({ ...(await answer(...input)), intervalSeconds: 7200 });
    const { asked, clock, run } = await open(1, slow);
    await run();
    clock.minutes = 100;
    await run();
    expect(asked).toEqual([1]);
    clock.minutes = 121;
    await run();
    expect(asked).toEqual([1, 1]);
  });

  it('asks about fewer torrents when a request was too long', async () => {
    const short: Scrape = async (url, hashes, signal) => {
      if (hashes.length > 20) throw new RequestTooLong();
      return answer(url, hashes, signal);
    };
    const { asked, scrapes, run } = await open(40, short);
    await run();
    expect(asked).toEqual([40, 30, 15, 15, 10]);
    expect(await scrapes.listTrackers()).toMatchObject([{ failures: 0 }]);
  });

  it('waits longer after each failure, up to a day, and at last forgets what the tracker said', async () => {
    const fail: Scrape = async () => {
      throw new Error('no answer');
    };
    const { asked, scrapes, clock, run } = await open(1, fail);
    await scrapes.saveProgress({ hosts: 'tracker.example', position: '1' });
    await run();
    await run();
    expect(asked).toHaveLength(1);
    for (let failures = 1; failures < 12; failures += 1) {
      clock.minutes += 24 * 60 + 1;
      await run();
    }
    expect(asked).toHaveLength(12);
    expect(await scrapes.listTrackers()).toEqual([]);
    expect(await scrapes.findProgress()).toMatchObject({ hosts: '' });
    const day = 24 * 3_600_000;
    expect(waitAfter(1)).toBeLessThanOrEqual(5 * 60_000);
    expect(waitAfter(2)).toBeGreaterThan(5 * 60_000);
    expect(waitAfter(99)).toBeLessThanOrEqual(day);
  });

  it('cuts off what runs when it stops', async () => {
    const { promise: began, resolve } = Promise.withResolvers<void>();
    const { parts } = await open(1, (_url, _hashes, signal) => {
      resolve();
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('cut off')));
      });
    });
    const job = createScraping(parts);
    job.start();
    await began;
    await job.stop();
    expect(await parts.store.listTrackers()).toMatchObject([{ failures: 0, answeredAt: undefined }]);
  });
});
