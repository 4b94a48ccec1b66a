import { describe, expect, it } from 'vitest';
import { createSwarmCounts } from '../../../src/jobs/swarm-counts.ts';
import type { SwarmChange } from '../../../src/swarm/store.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER, v1 } from '../../contracts/drafts.ts';
import { temporaryFolder } from '../../support/temp.ts';

const DAY_MINUTES = 24 * 60;

function change(info: string, seeders: number, completed = 0): SwarmChange {
  const counts = { seeders, leechers: 1, paused: 0, completed: 99 };
  return { hash: Buffer.from(v1(info), 'hex'), counts, completed };
}

async function open() {
  const { swarms, tokens, catalogue, close } = await openSqliteStore({ folder: temporaryFolder() });
  const waiting: SwarmChange[] = [];
  const warnings: string[] = [];
  const write = (_fields: object, message: string) => void warnings.push(message);
  const clock = { minutes: 0 };
  const job = (store = swarms) =>
    createSwarmCounts({
      swarms: { takeChanges: async (max) => waiting.splice(0, max), takeUses: async () => new Map() },
      tokens,
      store,
      now: () => at(clock.minutes),
      log: { info: write, warn: write, error: write },
    });
  const swarmOf = async (info: string) => (await catalogue.find({ infohash: v1(info) }))?.swarm;
  const publish = (info: string) => catalogue.publish(draft(info), OWNER, {}, at(0));
  return { swarms, waiting, warnings, clock, job, swarmOf, publish, close };
}

describe('createSwarmCounts', () => {
  it('writes what changed, however much, and adds what was completed', async () => {
    const { waiting, job, swarmOf, publish, close } = await open();
    for (const info of ['a', 'b']) await publish(info);
    for (let number = 0; number < 250; number += 1) waiting.push(change(`other ${number}`, 1));
    waiting.push(change('a', 3, 2), change('b', 1));
    await job().stop();
    waiting.push(change('a', 4, 5));
    await job().stop();
    expect(await swarmOf('a')).toEqual({ seeders: 4, leechers: 1, completed: 7, at: at(0) });
    expect(await swarmOf('b')).toMatchObject({ seeders: 1, completed: 0 });
    await close();
  });

  it('keeps what could not be written for the next time', async () => {
    const { swarms, waiting, warnings, job, swarmOf, publish, close } = await open();
    await publish('a');
    waiting.push(change('a', 3, 2));
    let failures = 1;
    const saveSwarms: typeof swarms.saveSwarms = async (updates, now) => {
      failures -= 1;
      if (failures >= 0) throw new Error('The disk is full');
      return swarms.saveSwarms(updates, now);
    };
    const counting = job({ ...swarms, saveSwarms });
    await counting.stop();
    expect(warnings).toEqual(['Peers could not be counted']);
    await counting.stop();
    expect(await swarmOf('a')).toMatchObject({ seeders: 3, completed: 2 });
    await close();
  });
});

describe('the store of who shares torrents', () => {
  it('sets torrents to no peers that the tracker does not know any more, some at a time', async () => {
    const { swarms, waiting, clock, job, swarmOf, publish, close } = await open();
    for (const info of ['a', 'b', 'c', 'd']) await publish(info);
    waiting.push(change('a', 3, 1), change('b', 2), change('c', 0));
    await job().stop();
    clock.minutes = 5;
    waiting.push(change('b', 2));
    await job().stop();
    expect(await swarms.clearSwarms(at(5), 1, at(6))).toBe(1);
    expect(await swarms.clearSwarms(at(5), 1, at(6))).toBe(1);
    expect(await swarms.clearSwarms(at(5), 1, at(6))).toBe(0);
    expect(await swarmOf('a')).toMatchObject({ seeders: 0, leechers: 0, completed: 1 });
    expect(await swarmOf('b')).toMatchObject({ seeders: 2 });
    expect(await swarmOf('c')).toMatchObject({ seeders: 0, leechers: 0 });
    await close();
  });

  it('has the last counts of each day and what was completed on it, for a while', async () => {
    const { swarms, publish, close } = await open();
    const { id } = (await publish('a')).torrent;
    const hash = Buffer.from(v1('a'), 'hex');
    const save = (day: number, seeders: number, completed: number) =>
      swarms.saveSwarms([{ hash, seeders, leechers: 2, completed }], at(day * DAY_MINUTES));
    await save(0, 1, 1);
    await save(1, 5, 2);
    await save(1, 4, 3);
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
