import { describe, expect, it } from 'vitest';
import { startAhead } from '../../../src/lib/ahead.ts';

describe('startAhead', () => {
  it('gives the results in the order of the items, whichever is ready first', async () => {
    const waiting = new Map<number, () => void>();
    const start = async (item: number): Promise<number> => {
      await new Promise<void>((resolve) => waiting.set(item, resolve));
      return item * 10;
    };
    const results = startAhead([1, 2, 3], 1, start);
    const first = results.next();
    await new Promise(setImmediate);
    expect([...waiting.keys()]).toEqual([1, 2]);
    waiting.get(2)?.();
    waiting.get(1)?.();
    expect((await first).value).toBe(10);
    expect((await results.next()).value).toBe(20);
    waiting.get(3)?.();
    expect((await results.next()).value).toBe(30);
    expect((await results.next()).done).toBe(true);
  });

  it('rejects with the error of the first that fails', async () => {
    const start = (item: number) => (item === 1 ? Promise.resolve(1) : Promise.reject(new Error(`${item}`)));
    const results = startAhead([1, 2, 3], 2, start);
    expect((await results.next()).value).toBe(1);
    await expect(results.next()).rejects.toThrow('2');
  });
});
