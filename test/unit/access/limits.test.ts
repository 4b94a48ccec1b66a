import { describe, expect, it } from 'vitest';
import { checkAllowed, createLocalLimits, type LimitPolicy } from '../../../src/access/limits.ts';
import { describeLimits } from '../../contracts/limits.ts';
import { AppError } from '../../../src/errors.ts';

const UPLOADS: LimitPolicy = { name: 'uploads', capacity: 3, perSeconds: 60 };

function start(policy: Partial<LimitPolicy> = {}, entriesMax?: number) {
  let time = Date.UTC(2026, 0, 2);
  const limits = createLocalLimits([{ ...UPLOADS, ...policy }], () => new Date(time), entriesMax);
  return {
    limits,
    take: (who = 'a', cost?: number) => limits.take('uploads', who, cost),
    peek: (who = 'a', cost?: number) => limits.peek('uploads', who, cost),
    pass(seconds: number) {
      time += seconds * 1000;
    },
  };
}

/** All lists of whole numbers above 0 with that sum. */
function compositionsOf(sum: number): number[][] {
  if (sum === 0) return [[]];
  const firsts = Array.from({ length: sum }, (_, index) => index + 1);
  return firsts.flatMap((first) => compositionsOf(sum - first).map((rest) => [first, ...rest]));
}

describeLimits('limits of one process', (policies) => createLocalLimits(policies, () => new Date()));

describe('createLocalLimits', () => {
  it('allows as much as the capacity at once, and then no more', async () => {
    const { take } = start();
    const taken = await Promise.all([1, 2, 3, 4, 5].map(() => take()));
    expect(taken.map((it) => it?.allowed)).toEqual([true, true, true, false, false]);
  });

  it('gives back evenly: one of three in 60 seconds after 20', async () => {
    const { take, pass } = start();
    for (let count = 0; count < 3; count += 1) await take();
    pass(19.9);
    expect(await take()).toMatchObject({
      allowed: false,
      remaining: 0,
      retryAfterSeconds: 1,
      resetSeconds: 1,
    });
    pass(0.1);
    expect(await take()).toMatchObject({
      allowed: true,
      remaining: 0,
      retryAfterSeconds: 0,
      resetSeconds: 60,
    });
    expect(await take()).toMatchObject({ allowed: false, retryAfterSeconds: 20 });
    pass(60);
    const taken = await Promise.all([1, 2, 3, 4].map(() => take()));
    expect(taken.map((it) => it?.allowed)).toEqual([true, true, true, false]);
  });

  it('settles a reserve at what was used, never below nothing nor above all', async () => {
    const { limits, peek, take, pass } = start({ capacity: 100 });
    await take('a', 80);
    await limits.settle('uploads', 'a', -75);
    expect(await peek()).toMatchObject({ remaining: 95 });
    await limits.settle('uploads', 'a', -75);
    expect(await peek()).toMatchObject({ remaining: 100 });
    expect(limits.size).toBe(0);
    await limits.settle('uploads', 'a', 1000);
    expect(await take()).toMatchObject({ allowed: false, remaining: 0 });
    pass(60);
    expect(await peek()).toMatchObject({ remaining: 100 });
  });

  it('says what is left, and when all is there again', async () => {
    const { take } = start();
    expect(await take()).toEqual({
      name: 'uploads',
      capacity: 3,
      perSeconds: 60,
      allowed: true,
      remaining: 2,
      resetSeconds: 20,
      retryAfterSeconds: 0,
    });
  });

  it('takes nothing for what it refuses, so that asking again delays nobody', async () => {
    const { take, pass } = start();
    await take('a', 3);
    for (let count = 0; count < 100; count += 1) await take();
    pass(20);
    expect((await take())?.allowed).toBe(true);
  });

  it('takes several units at once, or none of them', async () => {
    const { take, peek } = start();
    expect(await take('a', 2)).toMatchObject({ allowed: true, remaining: 1 });
    expect(await take('a', 2)).toMatchObject({ allowed: false, remaining: 1, retryAfterSeconds: 20 });
    expect(await peek('a', 1)).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('changes nothing when it is only asked', async () => {
    const { take, peek } = start();
    for (let count = 0; count < 10; count += 1)
      expect(await peek()).toMatchObject({ allowed: true, remaining: 3 });
    expect((await take())?.remaining).toBe(2);
  });

  it('counts each key apart', async () => {
    const { take } = start();
    await take('a', 3);
    expect((await take('a'))?.allowed).toBe(false);
    expect((await take('b'))?.allowed).toBe(true);
  });

  it('limits nothing by a policy that there is none of', async () => {
    const limits = createLocalLimits([], () => new Date(0));
    expect(await limits.take('uploads', 'a')).toBeUndefined();
    expect(await limits.peek('uploads', 'a')).toBeUndefined();
    expect(limits.policyOf('uploads')).toBeUndefined();
  });

  it('loses no unit to fractions of a millisecond', async () => {
    for (const capacity of [7, 11, 13, 300, 999]) {
      const { take, pass } = start({ capacity });
      for (let count = 0; count < capacity; count += 1) expect((await take())?.allowed).toBe(true);
      expect((await take())?.allowed).toBe(false);
      pass(60);
      for (let count = 0; count < capacity; count += 1) expect((await take())?.allowed).toBe(true);
      expect((await take())?.allowed).toBe(false);
    }
  });

  it('takes seven in every order of adding up to them, and says each time what is left', async () => {
    for (const costs of compositionsOf(7)) {
      const { take } = start({ capacity: 7 });
      let left = 7;
      for (const cost of costs) {
        left -= cost;
        expect([costs, await take('a', cost)]).toMatchObject([costs, { allowed: true, remaining: left }]);
      }
      expect((await take())?.allowed).toBe(false);
    }
  });

  it('locks nobody out for longer than the window when the clock is set back', async () => {
    const { take, pass } = start();
    await take('a', 3);
    pass(-86_400);
    expect(await take()).toMatchObject({ allowed: false, retryAfterSeconds: 20 });
  });

  it('keeps its table small when a million addresses come by', async () => {
    const { limits, take } = start();
    let largest = 0;
    for (let count = 1; count <= 1_000_000; count += 1) {
      await take(`address ${count}`);
      if (count % 1000 === 0) largest = Math.max(largest, limits.size);
    }
    expect(largest).toBe(100_000);
  });

  it('drops those that have recovered when its table is full', async () => {
    const { limits, take, pass } = start({}, 1000);
    for (let count = 0; count < 990; count += 1) await take(`old ${count}`);
    pass(60);
    for (let count = 0; count < 10; count += 1) await take(`new ${count}`);
    expect(limits.size).toBe(1000);
    await take('newcomer');
    expect(limits.size).toBe(11);
  });

  it('does not forget an exhausted one for a flood of new keys', async () => {
    const { take } = start({}, 1000);
    await take('attacker', 3);
    for (let count = 0; count < 100_000; count += 1) await take(`flood ${count}`);
    expect((await take('attacker'))?.allowed).toBe(false);
  });

  it('lets off those that recover first when all of a full table are exhausted', async () => {
    const { limits, take, pass } = start({}, 10);
    for (let count = 0; count < 10; count += 1) {
      await take(`exhausted ${count}`, 3);
      pass(1);
    }
    await take('newcomer');
    expect(limits.size).toBe(5);
    expect((await take('exhausted 6'))?.allowed).toBe(false);
    expect((await take('exhausted 5'))?.allowed).toBe(true);
  });
});

describe('checkAllowed', () => {
  it('throws rate_limited with the state of the limit', async () => {
    const { take } = start();
    const allowed = await take('a', 3);
    expect(() => checkAllowed(allowed)).not.toThrow();
    expect(() => checkAllowed(undefined)).not.toThrow();
    const refused = await take();
    const check = () => checkAllowed(refused);
    expect(check).toThrow(AppError);
    expect(check).toThrow(
      expect.objectContaining({
        code: 'rate_limited',
        hint: 'Try again in 20 seconds: the limit is 3 in 60 seconds.',
        limit: refused,
      }),
    );
  });
});
