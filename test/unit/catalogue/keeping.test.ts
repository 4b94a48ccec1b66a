import { beforeEach, describe, expect, it } from 'vitest';
import { createCatalogue, type Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { RetentionRules, RetentionBatch } from '../../../src/catalogue/retention.ts';
import type { CatalogueStore } from '../../../src/catalogue/store.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { at, draft, MODERATOR, OWNER, STRANGER, v1 } from '../../contracts/drafts.ts';

const DAY = 24 * 60;

describe('the rules of a collection', () => {
  let minutes: number;
  let store: CatalogueStore;
  let catalogue: Catalogue;
  /** The collections that were looked at. */
  let looked: string[];
  let batches: RetentionBatch[];
  beforeEach(() => {
    const opened = openMemoryStore();
    minutes = 0;
    looked = [];
    batches = [];
    store = {
      ...opened.catalogue,
      list(input) {
        looked.push(input.collection ?? '');
        return opened.catalogue.list(input);
      },
      removeByRetention(batch, now) {
        batches.push(batch);
        return opened.catalogue.removeByRetention(batch, now);
      },
    };
    catalogue = createCatalogue({ store, blobs: opened.blobs, now: () => at(minutes) });
  });

  const publish = async (name: string, collection: string) => {
    minutes++;
    return catalogue.publish(draft(name, { collection }), OWNER);
  };
  const publishMany = async (collection: string, count: number) => {
    for (let i = 0; i < count; i++) await publish(`${collection} ${i}`, collection);
  };
  const rule = (collection: string, retention: RetentionRules | null) =>
    catalogue.editCollection(collection, { retention }, MODERATOR);
  const sweep = (signal = new AbortController().signal) => catalogue.removeByRules(signal);
  const countIn = async (path: string) => (await catalogue.findCollection(path, OWNER))?.torrentCount ?? 0;

  it('are those of each collection below it, unless a nearer one has its own', async () => {
    for (const path of ['n', 'n/a', 'n/a/x', 'n/own', 'n/own/y', 'other']) await publishMany(path, 4);
    await rule('n', [{ keep: 1 }]);
    await rule('n/own', [{ keep: 3 }]);
    expect(await sweep()).toBe(3 * 3 + 2 * 1);
    const counts = await Promise.all(['n', 'n/a', 'n/a/x', 'n/own', 'n/own/y', 'other'].map(countIn));
    expect(counts).toEqual([1 + 2 + 6, 2, 1, 6, 3, 4]);
    expect(await catalogue.find({ infohash: v1('n/a 3') }, OWNER)).toBeDefined();
  });

  it('are those of private collections below it too', async () => {
    await publishMany('n', 2);
    await publishMany('n/secret', 3);
    await rule('n', [{ keep: 1 }]);
    await catalogue.editCollection('n/secret', { read: 'token' }, MODERATOR);
    expect(await catalogue.checkRetention('n', undefined, MODERATOR)).toMatchObject({ count: 3 });
    expect([await sweep(), await sweep()]).toEqual([3, 0]);
    await publish('newer', 'n/secret');
    expect(await sweep()).toBe(1);
    expect(await catalogue.find({ infohash: v1('newer') }, MODERATOR)).toBeDefined();
  });

  it('are gone through again only when something changed or became due', async () => {
    await publishMany('n', 3);
    await rule('n', [{ keep: 1, maxAge: '1d' }]);
    expect([await sweep(), await sweep()]).toEqual([0, 0]);
    expect(looked.length).toBe(2);
    minutes = 1 + DAY;
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    await publish('newest', 'n');
    minutes = 2 + DAY;
    expect(await sweep()).toBe(1);
    const before = looked.length;
    await sweep();
    await sweep();
    expect(looked.length - before).toBe(1);
    await rule('n', null);
    await sweep();
    expect(looked.length - before).toBe(1);
  });

  it('remove few torrents at a time, and stop between two batches', async () => {
    await publishMany('n', 130);
    await publishMany('o', 3);
    await rule('n', [{ keep: 1 }]);
    await rule('o', [{ keep: 1 }]);
    expect(await sweep(AbortSignal.abort())).toBe(0);
    expect(await sweep()).toBe(131);
    expect(batches.map(({ dueIds }) => dueIds.length)).toEqual([50, 50, 29, 2]);
  });

  describe('that would be made', () => {
    it('are checked without a change, by those who may make them', async () => {
      await publishMany('n', 3);
      await publishMany('n/a', 2);
      const check = await catalogue.checkRetention('n', [{ keep: 1 }], MODERATOR);
      expect(check).toMatchObject({ count: 3, isMore: false });
      expect(check.items.map(({ name }) => name)).toEqual(['n 1', 'n 0', 'n/a 0']);
      await rule('n', [{ keep: 2 }]);
      expect(await catalogue.checkRetention('n/a', undefined, MODERATOR)).toMatchObject({ count: 0 });
      expect(await catalogue.checkRetention('n', undefined, MODERATOR)).toMatchObject({ count: 1 });
      expect(await countIn('n')).toBe(5);
      await expect(catalogue.checkRetention('n', [{ keep: 1 }], STRANGER)).rejects.toMatchObject({
        code: 'forbidden',
      });
    });

    it('are refused when all torrents of a collection are older, unless they say how many stay', async () => {
      await publishMany('n/a', 2);
      await publish('young', 'n');
      minutes = 10 * DAY;
      await publish('younger', 'n');
      const refused = rule('n', [{ maxAge: '2d' }]);
      await expect(refused).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('all torrents in "/n/a" are older than they keep'),
        hint: expect.stringContaining('"keep": 1'),
      });
      expect((await catalogue.findSettings('n')).retention).toBeNull();
      await rule('n', [{ maxAge: '2d', keep: 1 }]);
      expect(await sweep()).toBe(2);
      expect([await countIn('n/a'), await countIn('n')]).toEqual([1, 2]);
    });

    it('are accepted for some of the names, and for a collection that is empty', async () => {
      await publish('a-nightly', 'n');
      await publish('release', 'n');
      minutes = 10 * DAY;
      await rule('n', [{ match: '*-nightly', maxAge: '2d' }]);
      await rule('empty', [{ maxAge: '2d' }]);
      expect(await sweep()).toBe(1);
    });
  });
});
