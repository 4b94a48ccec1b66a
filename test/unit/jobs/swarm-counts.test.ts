import { describe, expect, it } from 'vitest';
import type { SwarmHealthStore } from '../../../src/catalogue/swarm-counts.ts';
import { createSwarmCounts } from '../../../src/jobs/swarm-counts.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { NO_PEERS, type SwarmCounts } from '../../../src/swarm/announce.ts';
import type { SwarmChange } from '../../../src/swarm/store.ts';
import { at, draft, OWNER, v1, v2 } from '../../contracts/drafts.ts';
import { temporaryFolder } from '../../support/temp.ts';

function change(info: string, seeders: number, completed = 0): SwarmChange {
  const counts = { seeders, leechers: 1, paused: 0, completed: 99 };
  return { hash: Buffer.from(v1(info), 'hex'), counts, completed };
}

async function open() {
  const { swarms, tokens, catalogue, close } = await openSqliteStore({ folder: temporaryFolder() });
  const waiting: SwarmChange[] = [];
  /** The swarms that the tracker knows. */
  const known = new Map<string, SwarmCounts>();
  const warnings: string[] = [];
  /** How many torrents were written by each call. */
  const written: (readonly number[])[] = [];
  const write = (_fields: object, message: string) => void warnings.push(message);
  const clock = { minutes: 0 };
  const store: SwarmHealthStore = {
    ...swarms,
    saveSwarms(changes, now) {
      written.push(changes.map(({ torrentId }) => torrentId));
      return swarms.saveSwarms(changes, now);
    },
  };
  const job = (changed: Partial<SwarmHealthStore> = {}) =>
    createSwarmCounts({
      swarms: {
        takeChanges: async (max) => waiting.splice(0, max),
        takeUses: async () => new Map(),
        torrentCounts: async (hashes) => hashes.map((hash) => known.get(Buffer.from(hash).toString('hex'))),
      },
      tokens,
      store: { ...store, ...changed },
      now: () => at(clock.minutes),
      log: { info: write, warn: write, error: write },
    });
  const swarmOf = async (info: string) => (await catalogue.find({ infohash: v1(info) }))?.swarm;
  const publish = (info: string, fields: Parameters<typeof draft>[1] = {}) =>
    catalogue.publish(draft(info, fields), OWNER, {}, at(0));
  return { swarms, waiting, known, warnings, written, clock, job, swarmOf, publish, close };
}

describe('createSwarmCounts', () => {
  it('writes what changed, however much, and adds what was completed', async () => {
    const { waiting, job, swarmOf, publish, close } = await open();
    for (const info of ['a', 'b']) await publish(info);
    for (let number = 0; number < 450; number += 1) waiting.push(change(`other ${number}`, 1));
    waiting.push(change('a', 3, 2), change('b', 1));
    await job().stop();
    waiting.push(change('a', 4, 5));
    await job().stop();
    expect(await swarmOf('a')).toEqual({ seeders: 4, leechers: 1, completed: 7, at: at(0) });
    expect(await swarmOf('b')).toMatchObject({ seeders: 1, completed: 0 });
    await close();
  });

  it('writes each torrent once, in the order of the torrents, unless its counts are written already', async () => {
    const { waiting, written, job, swarmOf, publish, close } = await open();
    for (const info of ['a', 'b', 'c']) await publish(info);
    waiting.push(change('c', 1), change('a', 2), change('c', 5, 1), change('b', 1), change('c', 6, 1));
    const counting = job();
    await counting.stop();
    expect(written).toEqual([[1, 2, 3]]);
    expect(await swarmOf('c')).toMatchObject({ seeders: 6, completed: 2 });
    waiting.push(change('a', 9), change('a', 2), change('b', 1), change('c', 6, 1));
    await counting.stop();
    expect(written.slice(1)).toEqual([[3]]);
    await close();
  });

  it.each(['findSwarms', 'saveSwarms'] as const)(
    'keeps what could not be written for the next time, when %s fails',
    async (method) => {
      const { swarms, waiting, warnings, job, swarmOf, publish, close } = await open();
      await publish('a');
      waiting.push(change('a', 3, 2));
      let failures = 1;
      const failing = async (...args: never): Promise<never> => {
        failures -= 1;
        if (failures >= 0) throw new Error('The disk is full');
        return (swarms[method] as (...args: never) => Promise<never>)(...args);
      };
      const counting = job({ [method]: failing });
      await counting.stop();
      expect(warnings).toEqual(['Peers could not be counted']);
      await counting.stop();
      expect(await swarmOf('a')).toMatchObject({ seeders: 3, completed: 2 });
      await close();
    },
  );

  it('sets torrents to no peers, after a start, that the tracker does not know any more', async () => {
    const { waiting, known, written, clock, job, swarmOf, publish, close } = await open();
    for (const info of ['gone', 'here']) await publish(info);
    await publish('hybrid', { infohashV2: v2('hybrid') });
    waiting.push(change('gone', 3, 1), change('here', 2), change('hybrid', 4));
    await job().stop();
    clock.minutes = 5;
    known.set(v1('here'), NO_PEERS);
    known.set(v2('hybrid').slice(0, 40), NO_PEERS);
    const counting = job();
    counting.start();
    await expect.poll(() => written.length).toBe(2);
    await counting.stop();
    expect(written[1]).toHaveLength(1);
    expect(await swarmOf('gone')).toMatchObject({ seeders: 0, leechers: 0, completed: 1, at: at(5) });
    expect(await swarmOf('here')).toMatchObject({ seeders: 2 });
    expect(await swarmOf('hybrid')).toMatchObject({ seeders: 4 });
    await close();
  });
});
