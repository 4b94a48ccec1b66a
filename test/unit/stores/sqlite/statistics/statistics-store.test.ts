import { describe, expect, it } from 'vitest';
import { lastDays } from '../../../../../src/catalogue/statistics.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { at, draft, MODERATOR, OWNER, v1, v2 } from '../../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

const DAY_MINUTES = 24 * 60;

describe('createStatisticsStore', () => {
  it('adds up what there is of each state, version and class of size', async () => {
    const { catalogue, statistics, close } = await openSqliteStore({ folder: temporaryFolder() });
    const publish = (name: string, contentBytes: number, hybrid = {}) =>
      catalogue.publish(draft(name, { contentBytes, ...hybrid }), OWNER, {}, at(0));
    await publish('a', 2 ** 20 - 1);
    await publish('b', 2 ** 20);
    await publish('c', 2 ** 53 - 1, { infohashV2: v2('c'), version: 'hybrid' });
    await catalogue.remove({ infohash: v1('a') }, OWNER, {}, at(1));
    expect(await statistics.listTotals()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'removed', version: 'v1', sizeClass: 0, torrentCount: 1 }),
        expect.objectContaining({ state: 'public', version: 'v1', sizeClass: 1, contentBytes: 2 ** 20 }),
        expect.objectContaining({ state: 'public', version: 'hybrid', sizeClass: 6, torrentCount: 1 }),
      ]),
    );
    await catalogue.purge(at(2), 9, at(2));
    expect(await statistics.listTotals()).toHaveLength(2);
    await close();
  });

  it('adds up what is open by its day, through changes of its state, its counts and its peers', async () => {
    const { catalogue, statistics, swarms, close } = await openSqliteStore({
      folder: temporaryFolder(),
    });
    const days = async () => (await statistics.getOpen()).days;
    const { torrent } = await catalogue.publish(draft('a', { contentBytes: 5 }), OWNER, {}, at(0));
    await catalogue.publish(draft('b', { contentBytes: 7 }), OWNER, {}, at(DAY_MINUTES));
    await statistics.addDownloads([{ day: at(0), torrentId: torrent.id, count: 3 }]);
    await swarms.saveSwarms([{ torrentId: torrent.id, seeders: 4, leechers: 2, completed: 1 }], at(1));
    const first = { count: 1, contentBytes: 5, downloadCount: 3, seeders: 4, leechers: 2, completed: 1 };
    expect(await days()).toMatchObject([first, { count: 1, contentBytes: 7, downloadCount: 0, seeders: 0 }]);
    await catalogue.remove({ infohash: v1('a') }, OWNER, {}, at(1));
    expect(await days()).toMatchObject([{ contentBytes: 7 }]);
    await catalogue.restore(v1('a'), OWNER, at(2));
    expect(await days()).toMatchObject([first, { contentBytes: 7 }]);
    await close();
  });

  it('is not stopped by torrents that together claim more bytes than an integer holds', async () => {
    const { catalogue, statistics, close } = await openSqliteStore({ folder: temporaryFolder() });
    const contentBytes = Number.MAX_SAFE_INTEGER;
    const publishSome = (name: string) =>
      Promise.all(
        Array.from({ length: 550 }, (_, index) =>
          catalogue.publish(draft(`${name} ${index}`, { contentBytes }), MODERATOR, {}, at(0)),
        ),
      );
    await publishSome('one');
    await publishSome('another');
    const [total] = await statistics.listTotals();
    expect(total).toMatchObject({ torrentCount: 1100, sizeClass: 6 });
    expect(total?.contentBytes).toBeCloseTo(1100 * contentBytes, -10);
    await close();
  });

  it('counts what came on each day, whatever became of it', async () => {
    const { catalogue, statistics, close } = await openSqliteStore({ folder: temporaryFolder() });
    for (const [name, day] of [
      ['a', 0],
      ['b', 0],
      ['c', 2],
    ] as const)
      await catalogue.publish(draft(name), OWNER, {}, at(day * DAY_MINUTES));
    await catalogue.remove({ infohash: v1('a') }, OWNER, {}, at(1));
    await catalogue.purge(at(2), 9, at(2));
    const days = await lastDays((from) => statistics.listUploadDays(from), 4, at(2 * DAY_MINUTES));
    expect(days.map(({ day, count }) => [day.toISOString().slice(0, 10), count])).toEqual([
      ['2026-01-01', 0],
      ['2026-01-02', 2],
      ['2026-01-03', 0],
      ['2026-01-04', 1],
    ]);
    await close();
  });

  it('adds downloads to those of their days and torrents, and lists torrents in that order', async () => {
    const { statistics, catalogue, close } = await openSqliteStore({ folder: temporaryFolder() });
    const ids: number[] = [];
    for (const info of ['a', 'b', 'c'])
      ids.push((await catalogue.publish(draft(info), OWNER, {}, at(0))).torrent.id);
    const [a = 0, b = 0] = ids;
    await statistics.addDownloads([
      { day: at(0), torrentId: a, count: 2 },
      { day: at(DAY_MINUTES), torrentId: a, count: 1 },
    ]);
    await statistics.addDownloads([
      { day: at(DAY_MINUTES), torrentId: b, count: 4 },
      { day: at(DAY_MINUTES), torrentId: 999, count: 1 },
    ]);
    const sorted = { sort: 'downloads', order: 'desc', limit: 9 } as const;
    for (const filter of [{}, { collection: 'debian/13' }, { version: 'v1' } as const]) {
      const { items } = await catalogue.list({ ...sorted, ...filter });
      expect(items.map(({ name, downloadCount }) => [name, downloadCount])).toEqual([
        ['b', 4],
        ['a', 3],
        ['c', 0],
      ]);
    }
    await catalogue.edit({ infohash: v1('a') }, { title: 'A' }, OWNER, {}, at(1));
    expect((await catalogue.list({ ...sorted, limit: 2 })).items.at(1)).toMatchObject({
      title: 'A',
      downloadCount: 3,
    });
    const days = await statistics.listDownloadDays(at(DAY_MINUTES));
    expect(days.map(({ day, count }) => [day.toISOString(), count])).toEqual([
      ['2026-01-03T00:00:00.000Z', 6],
    ]);
    expect(await statistics.listDownloadDays(at(0))).toHaveLength(2);
    await close();
  });
});
