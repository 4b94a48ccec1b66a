import { describe, expect, it } from 'vitest';
import type { CatalogueStore } from '../../src/catalogue/store.ts';
import type { SwarmHealthStore, SwarmUpdate } from '../../src/catalogue/swarm-counts.ts';
import { at, draft, OWNER, v1, v2 } from './drafts.ts';

const DAY_MINUTES = 24 * 60;

function update(info: string, seeders: number, { leechers = 1, completed = 0 } = {}): SwarmUpdate {
  return { hash: hashOf(v1(info)), seeders, leechers, completed };
}

function hashOf(infohash: string): Buffer {
  return Buffer.from(infohash.slice(0, 40), 'hex');
}

/** What every store keeps of who shares torrents. */
export function describeSwarmHealthStore(
  name: string,
  open: () => Promise<{
    readonly swarms: SwarmHealthStore;
    readonly catalogue: CatalogueStore;
    close(): Promise<void>;
  }>,
): void {
  const opened = async () => {
    const { swarms, catalogue, close } = await open();
    const publish = async (info: string, fields: Parameters<typeof draft>[1] = {}): Promise<number> =>
      (await catalogue.publish(draft(info, fields), OWNER, {}, at(0))).torrent.id;
    const save = async (minutes: number, ...updates: readonly SwarmUpdate[]): Promise<void> =>
      swarms.saveSwarms(await swarms.findSwarms(updates), at(minutes));
    const swarmOf = async (info: string) => (await catalogue.find({ infohash: v1(info) }))?.swarm;
    return { swarms, catalogue, publish, save, swarmOf, close };
  };

  describe(name, () => {
    it('finds torrents by their v1 infohash or the beginning of their v2 one, and no others', async () => {
      const { swarms, publish, save, close } = await opened();
      const [one, both] = [await publish('a'), await publish('b', { infohashV2: v2('b') })];
      const two = { ...update('b', 2), hash: hashOf(v2('b')) };
      const found = await swarms.findSwarms([update('a', 3), update('b', 1), two, update('nobody', 1)]);
      expect(found.map(({ torrentId, seeders }) => [torrentId, seeders])).toEqual([
        [one, 3],
        [both, 1],
        [both, 2],
      ]);
      expect(found.map(({ isWritten }) => isWritten)).toEqual([false, false, false]);
      await save(1, update('a', 3));
      const [same, more, fewer] = await swarms.findSwarms([
        update('a', 3, { completed: 5 }),
        update('a', 4),
        update('a', 3, { leechers: 0 }),
      ]);
      expect(same).toEqual({ torrentId: one, seeders: 3, leechers: 1, completed: 5, isWritten: true });
      expect([more?.isWritten, fewer?.isWritten]).toEqual([false, false]);
      await close();
    });

    it('writes the last counts, adds what was completed, and leaves out torrents that are gone', async () => {
      const { swarms, publish, save, swarmOf, close } = await opened();
      const id = await publish('a');
      expect(await swarmOf('a')).toBeUndefined();
      await save(1, update('a', 3, { completed: 2 }));
      await save(2, update('a', 4, { leechers: 0, completed: 5 }));
      await swarms.saveSwarms([{ torrentId: id + 1, seeders: 1, leechers: 1, completed: 1 }], at(3));
      expect(await swarmOf('a')).toEqual({ seeders: 4, leechers: 0, completed: 7, at: at(2) });
      await close();
    });

    it('sorts and filters lists by seeders', async () => {
      const { catalogue, publish, save, close } = await opened();
      for (const info of ['a', 'b', 'c']) await publish(info);
      await save(1, update('a', 1), update('b', 3));
      const list = async (seedersMin?: number) =>
        (await catalogue.list({ sort: 'seeders', order: 'desc', limit: 9, seedersMin })).items;
      expect((await list()).map(({ swarm }) => swarm?.seeders)).toEqual([3, 1, undefined]);
      await save(2, update('a', 4));
      expect((await list(1)).map(({ swarm }) => swarm?.seeders)).toEqual([4, 3]);
      await close();
    });

    it('lists torrents that have peers, some at a time, as they were written', async () => {
      const { swarms, publish, save, close } = await opened();
      const ids = new Map<string, number>();
      for (const info of ['a', 'b', 'c', 'd']) ids.set(info, await publish(info));
      const hybrid = await publish('e', { infohashV2: v2('e') });
      await save(1, update('b', 3), update('c', 0, { leechers: 0 }), update('e', 1));
      await save(2, update('a', 0, { leechers: 2 }));
      await save(5, update('d', 1));
      const first = await swarms.listSwarms(at(5), undefined, 2);
      const rest = await swarms.listSwarms(at(5), first.at(-1), 2);
      expect(first).toEqual([
        { torrentId: ids.get('b'), at: at(1), hashes: [hashOf(v1('b'))] },
        { torrentId: hybrid, at: at(1), hashes: [hashOf(v1('e')), hashOf(v2('e'))] },
      ]);
      expect(rest).toEqual([{ torrentId: ids.get('a'), at: at(2), hashes: [hashOf(v1('a'))] }]);
      await close();
    });

    it('has the last counts of each day and what was completed on it, for a while', async () => {
      const { swarms, publish, save, close } = await opened();
      const id = await publish('a');
      await save(0, update('a', 1, { leechers: 2, completed: 1 }));
      await save(DAY_MINUTES, update('a', 5, { leechers: 2, completed: 2 }));
      await save(DAY_MINUTES, update('a', 4, { leechers: 2, completed: 3 }));
      const days = await swarms.listSwarmDays(id);
      expect(days.map(({ seeders, leechers, completed }) => [seeders, leechers, completed])).toEqual([
        [1, 2, 1],
        [4, 2, 5],
      ]);
      expect(await swarms.trimSwarmDays(at(DAY_MINUTES), 10)).toBe(1);
      expect(await swarms.listSwarmDays(id)).toHaveLength(1);
      await close();
    });
  });
}
