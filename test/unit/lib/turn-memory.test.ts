import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { TurnMemory } from '../../../src/lib/turn-memory.ts';

describe('TurnMemory', () => {
  it('looks a value up once in a turn of the event loop, for each key, and again in the next', async () => {
    const memory = new TurnMemory<string, number>();
    let looks = 0;
    const get = (key: string) => memory.get(key, () => ++looks);
    expect([get('a'), get('b'), get('a')]).toEqual([1, 2, 1]);
    await Promise.resolve();
    expect(get('a')).toBe(1);
    await setImmediate();
    expect([get('a'), get('a')]).toEqual([3, 3]);
  });

  it('remembers nothing when the look-up fails', () => {
    const memory = new TurnMemory<string, number>();
    const fail = () => {
      throw new Error('closed');
    };
    expect(() => memory.get('a', fail)).toThrow('closed');
    expect(memory.get('a', () => 1)).toBe(1);
  });
});
