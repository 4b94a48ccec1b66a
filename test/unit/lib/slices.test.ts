import { describe, expect, it } from 'vitest';
import { Slices } from '../../../src/lib/slices.ts';

describe('Slices', () => {
  it('lets one of many pieces of work go on in each turn of the event loop', async () => {
    const slices = new Slices();
    let turn = 0;
    let isOver = false;
    const count = (): void => {
      turn++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const turns: number[] = [];
    const work = async (): Promise<void> => {
      for (let slice = 0; slice < 5; slice++) {
        await slices.next();
        turns.push(turn);
      }
    };
    await Promise.all(Array.from({ length: 20 }, work));
    isOver = true;
    expect(turns).toHaveLength(100);
    expect(new Set(turns).size).toBe(100);
  });
});
