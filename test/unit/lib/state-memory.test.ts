import { describe, expect, it } from 'vitest';
import { StateMemory } from '../../../src/lib/state-memory.ts';

describe('StateMemory', () => {
  it('looks a value up once for each key, and again when the state has another number', () => {
    let number = 1;
    const memory = new StateMemory<string, number>({ number: () => number }, 10);
    let looks = 0;
    const get = (key: string) => memory.get(key, () => ++looks);
    expect([get('a'), get('b'), get('a')]).toEqual([1, 2, 1]);
    number = 2;
    expect([get('a'), get('a'), get('b')]).toEqual([3, 3, 4]);
  });

  it('does not keep what was looked up while the state changed', () => {
    let number = 1;
    const memory = new StateMemory<string, string>({ number: () => number }, 10);
    const during = memory.get('a', () => {
      number = 2;
      return 'of before';
    });
    expect(during).toBe('of before');
    expect(memory.get('a', () => 'of after')).toBe('of after');
  });

  it('looks everything up each time while the number cannot be told', () => {
    let number: number | undefined = 1;
    const memory = new StateMemory<string, number>({ number: () => number }, 10);
    let looks = 0;
    const get = () => memory.get('a', () => ++looks);
    get();
    number = undefined;
    expect([get(), get()]).toEqual([2, 3]);
  });

  it('forgets everything rather than know more than it may', () => {
    const memory = new StateMemory<number, number>({ number: () => 1 }, 2);
    const looked: number[] = [];
    for (const key of [1, 2, 2, 1, 3, 1]) memory.get(key, () => looked.push(key));
    expect(looked).toEqual([1, 2, 3, 1]);
  });

  it('remembers nothing when the look-up fails', () => {
    const memory = new StateMemory<string, number>({ number: () => 1 }, 10);
    const fail = () => {
      throw new Error('closed');
    };
    expect(() => memory.get('a', fail)).toThrow('closed');
    expect(memory.get('a', () => 1)).toBe(1);
  });
});
