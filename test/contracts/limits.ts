import { describe, expect, it } from 'vitest';
import type { LimitPolicy, Limits } from '../../src/access/limits.ts';

const SLOW: LimitPolicy = { name: 'slow', capacity: 3, perSeconds: 3600 };
const FAST: LimitPolicy = { name: 'fast', capacity: 20, perSeconds: 1 };

/** What all limits do by the clock of the machine, wherever they are kept. */
export function describeLimits(
  name: string,
  open: (policies: readonly LimitPolicy[]) => Limits | Promise<Limits>,
): void {
  describe(name, () => {
    it('allow as much as the capacity at once, and then no more', async () => {
      const limits = await open([SLOW]);
      const taken = await Promise.all([1, 2, 3, 4, 5].map(() => limits.take('slow', 'a')));
      expect(taken.map((it) => it?.allowed)).toEqual([true, true, true, false, false]);
      expect(taken.map((it) => it?.remaining)).toEqual([2, 1, 0, 0, 0]);
    });

    it('say what is left, when all is there again, and when to try again', async () => {
      const limits = await open([SLOW]);
      const common = { name: 'slow', capacity: 3, perSeconds: 3600 };
      expect(await limits.take('slow', 'a', 2)).toEqual({
        ...common,
        allowed: true,
        remaining: 1,
        resetSeconds: 2400,
        retryAfterSeconds: 0,
      });
      const refused = await limits.take('slow', 'a', 2);
      expect(refused).toMatchObject({ ...common, allowed: false, remaining: 1 });
      // A test that is interrupted for minutes only finds that less time is left.
      expect(refused?.retryAfterSeconds).toBeGreaterThan(600);
      expect(refused?.retryAfterSeconds).toBeLessThanOrEqual(1200);
    });

    it('take nothing when they refuse, and nothing when they are only asked', async () => {
      const limits = await open([SLOW]);
      await limits.take('slow', 'a', 4);
      for (let count = 0; count < 10; count++)
        expect(await limits.peek('slow', 'a', 3)).toMatchObject({ allowed: true, remaining: 3 });
      expect(await limits.take('slow', 'a', 3)).toMatchObject({ allowed: true, remaining: 0 });
      expect(await limits.peek('slow', 'a')).toMatchObject({ allowed: false });
    });

    it('count each key and each policy apart', async () => {
      const limits = await open([SLOW, { ...SLOW, name: 'other' }]);
      await limits.take('slow', 'a', 3);
      expect(await limits.take('slow', 'a')).toMatchObject({ allowed: false });
      expect(await limits.take('slow', 'b')).toMatchObject({ allowed: true });
      expect(await limits.take('other', 'a')).toMatchObject({ allowed: true });
    });

    it('settle at what was used, never below nothing nor above all', async () => {
      const limits = await open([SLOW]);
      await limits.take('slow', 'a', 3);
      await limits.settle('slow', 'a', -2);
      expect(await limits.peek('slow', 'a')).toMatchObject({ remaining: 2 });
      await limits.settle('slow', 'a', -20);
      expect(await limits.peek('slow', 'a')).toMatchObject({ remaining: 3 });
      await limits.settle('slow', 'a', 1000);
      const refused = await limits.peek('slow', 'a');
      expect(refused).toMatchObject({ allowed: false, remaining: 0 });
      expect(refused?.retryAfterSeconds).toBeLessThanOrEqual(1200);
    });

    it('fill evenly, and not beyond the capacity', async () => {
      const limits = await open([FAST]);
      expect(await limits.take('fast', 'a', 20)).toMatchObject({ allowed: true });
      await expect.poll(async () => (await limits.peek('fast', 'a'))?.remaining).toBe(20);
      expect(await limits.take('fast', 'a', 21)).toMatchObject({ allowed: false, remaining: 20 });
    });

    it('limit nothing by a policy that there is none of', async () => {
      const limits = await open([]);
      expect(await limits.take('slow', 'a')).toBeUndefined();
      expect(await limits.peek('slow', 'a')).toBeUndefined();
      await expect(limits.settle('slow', 'a', 1)).resolves.toBeUndefined();
      expect(limits.policyOf('slow')).toBeUndefined();
    });
  });
}
