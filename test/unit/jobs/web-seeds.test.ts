import { describe, expect, it, onTestFinished } from 'vitest';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import type { DueWebSeed } from '../../../src/catalogue/web-seed-tests.ts';
import { createWebSeedTesting } from '../../../src/jobs/web-seeds.ts';
import type { Infohash } from '../../../src/metainfo/infohash.ts';
import type { Metainfo } from '../../../src/metainfo/metainfo.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { until } from '../../support/until.ts';

const infohash = '1'.repeat(40) as Infohash;

/** A job whose tests run until they are released, over these web seeds. */
function start(urls: readonly string[], getMetainfo = async () => ({}) as Metainfo) {
  const { webSeeds } = openMemoryStore();
  const left = new Set(urls);
  const due = (): DueWebSeed[] => [...left].map((url) => ({ torrentId: 1, infohash, url, failures: 0 }));
  const asked: string[] = [];
  const saved: string[] = [];
  const postponed: string[] = [];
  const release = Promise.withResolvers<void>();
  const job = createWebSeedTesting({
    store: {
      ...webSeeds,
      listDue: async () => due(),
      async saveTest(_id, { url }) {
        left.delete(url);
        saved.push(url);
      },
      async postpone(_id, url) {
        left.delete(url);
        postponed.push(url);
      },
    },
    catalogue: { find: async () => ({}) as Torrent, getMetainfo },
    updateIndex: async () => {},
    async test(_metainfo, seed, stopped) {
      asked.push(seed);
      await Promise.race([
        release.promise,
        new Promise((resolve) => stopped.addEventListener('abort', resolve)),
      ]);
      return 'reachable';
    },
    onTested: () => {},
    now: () => new Date(0),
    log: { info() {}, warn() {}, error() {} },
    pauseMs: 0,
  });
  job.start();
  onTestFinished(() => job.stop());
  return { asked, saved, postponed, release: () => release.resolve() };
}

describe('createWebSeedTesting', () => {
  it('asks four hosts at a time, and each of them one after the other, whatever the port', async () => {
    const ports = Array.from({ length: 50 }, (_, index) => `http://victim.example:${1000 + index}/`);
    const hosts = Array.from({ length: 50 }, (_, index) => `http://host${index}.example/`);
    const { asked, saved, release } = start([...ports, ...hosts]);
    await until(() => expect(asked).toHaveLength(4));
    expect(asked.filter((url) => url.includes('victim'))).toHaveLength(1);
    release();
    await until(() => expect(saved.length).toBeGreaterThan(20));
  });

  it('puts off what cannot be tested, so that it does not hold up the others', async () => {
    const unreadable = async () => Promise.reject(new Error('damaged'));
    const { asked, postponed } = start(['http://one.example/', 'http://one.example/2'], unreadable);
    await until(() => expect(postponed).toHaveLength(2));
    expect(asked).toEqual([]);
  });
});
