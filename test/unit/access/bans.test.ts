import { describe, expect, it } from 'vitest';
import type { BanStore } from '../../../src/access/ban.ts';
import { createBans } from '../../../src/access/bans.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { ADMIN_ACTOR } from '../../support/admin-actor.ts';

const START = Date.UTC(2026, 0, 1);

/** Two processes on one store, with a clock that both look at, and how often each has read the store. */
function openTwo() {
  const { bans: shared } = openMemoryStore();
  const clock = { ms: START };
  let commits = 0;
  const committed = <Result>(result: Result): Result => {
    commits++;
    return result;
  };
  const open = () => {
    const reads = { count: 0, isBroken: false };
    const store: BanStore = {
      ...shared,
      addBan: async (...input) => committed(await shared.addBan(...input)),
      removeBan: async (...input) => committed(await shared.removeBan(...input)),
      async listBans(...input) {
        reads.count++;
        if (reads.isBroken) throw new Error('The disk is broken');
        return shared.listBans(...input);
      },
    };
    const bans = createBans({ store, changes: { number: () => commits }, now: () => new Date(clock.ms) });
    return { bans, reads };
  };
  return { ours: open(), theirs: open(), clock, commit: () => committed(undefined) };
}

const reasonOf = async ({ bans }: { bans: ReturnType<typeof createBans> }, ip: string | undefined) =>
  (await bans.find(ip))?.reason;

describe('createBans', () => {
  it('reads the store once, and again only when something was committed and two seconds have passed', async () => {
    const { ours, clock, commit } = openTwo();
    for (let count = 0; count < 5; count++) expect(await reasonOf(ours, '192.0.2.7')).toBeUndefined();
    clock.ms += 10_000;
    await ours.bans.find('192.0.2.7');
    expect(ours.reads.count).toBe(1);
    commit();
    clock.ms += 1_999;
    await ours.bans.find('192.0.2.7');
    expect(ours.reads.count).toBe(1);
    clock.ms += 1;
    await ours.bans.find('192.0.2.7');
    await ours.bans.find('192.0.2.8');
    expect(ours.reads.count).toBe(2);
  });

  it('knows its own changes at once, and those of another process within two seconds', async () => {
    const { ours, theirs, clock } = openTwo();
    expect(await reasonOf(theirs, '192.0.2.7')).toBeUndefined();
    const { id } = await ours.bans.add({ range: '192.0.2.0/24', reason: 'spam' }, ADMIN_ACTOR);
    expect(await reasonOf(ours, '192.0.2.7')).toBe('spam');
    clock.ms += 2_000;
    expect(await reasonOf(theirs, '192.0.2.7')).toBe('spam');
    await ours.bans.remove(id, ADMIN_ACTOR);
    expect(await reasonOf(ours, '192.0.2.7')).toBeUndefined();
    clock.ms += 2_000;
    expect(await reasonOf(theirs, '192.0.2.7')).toBeUndefined();
  });

  it('finds the ban that lasts longest of all that an address falls under, and none that has ended', async () => {
    const { ours, clock } = openTwo();
    const add = (range: string, days: number | undefined) => {
      const expiresAt = days === undefined ? undefined : new Date(START + days * 86_400_000);
      return ours.bans.add({ range, reason: `${range} for ${days}`, expiresAt }, ADMIN_ACTOR);
    };
    await add('192.0.2.7', 1);
    await add('192.0.2.0/24', 3);
    await add('192.0.0.0/16', 2);
    await add('2001:db8::/32', undefined);
    expect(await reasonOf(ours, '192.0.2.7')).toBe('192.0.2.0/24 for 3');
    expect(await reasonOf(ours, '::ffff:192.0.77.1')).toBe('192.0.0.0/16 for 2');
    expect(await reasonOf(ours, '2001:db8::1')).toBe('2001:db8::/32 for undefined');
    expect(await reasonOf(ours, '192.1.0.0')).toBeUndefined();
    expect(await reasonOf(ours, undefined)).toBeUndefined();
    clock.ms = START + 3 * 86_400_000;
    expect(await reasonOf(ours, '192.0.2.7')).toBeUndefined();
    expect(await ours.bans.forgetExpired()).toBe(3);
  });

  it('rejects while the store cannot be read, and reads it again afterwards', async () => {
    const { ours } = openTwo();
    await ours.bans.add({ range: '192.0.2.7', reason: 'spam' }, ADMIN_ACTOR);
    ours.reads.isBroken = true;
    await expect(ours.bans.find('192.0.2.7')).rejects.toThrow('The disk is broken');
    ours.reads.isBroken = false;
    expect(await reasonOf(ours, '192.0.2.7')).toBe('spam');
  });

  it('refuses terms that are not valid before the store is asked', async () => {
    const { ours } = openTwo();
    const add = (terms: object) =>
      ours.bans.add({ range: '192.0.2.7', reason: 'spam', ...terms }, ADMIN_ACTOR);
    for (const terms of [
      { range: 'nowhere' },
      { range: '0.0.0.0/0' },
      { reason: ' ' },
      { reason: 'x'.repeat(501) },
      { reason: 'two\nlines' },
      { expiresAt: new Date(START) },
      { expiresAt: new Date(Number.NaN) },
    ])
      await expect(add(terms)).rejects.toMatchObject({ code: 'malformed', hint: expect.any(String) });
    expect(await ours.bans.listAll()).toEqual([]);
  });

  it('lists all bans, however many pages they are', async () => {
    const { ours } = openTwo();
    for (let index = 0; index < 1_001; index++)
      await ours.bans.add({ range: `10.0.${index >> 8}.${index & 255}`, reason: 'x' }, ADMIN_ACTOR);
    expect(new Set((await ours.bans.listAll()).map(({ range }) => range)).size).toBe(1_001);
    expect(await reasonOf(ours, '10.0.0.0')).toBe('x');
  });
});
