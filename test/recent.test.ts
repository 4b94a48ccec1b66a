import { describe, expect, it } from 'vitest';
import { Recent } from '../src/lib/recent.ts';

describe('Recent', () => {
  it('drops what was asked for longest ago when all weigh too much together', () => {
    const recent = new Recent<string>(10);
    recent.add('a', 'A', 4);
    recent.add('b', 'B', 4);
    expect(recent.get('a')).toBe('A');
    recent.add('c', 'C', 4);
    expect(['a', 'b', 'c'].map((key) => recent.get(key))).toEqual(['A', undefined, 'C']);
  });

  it('does not keep what alone weighs too much, nor drop others for it', () => {
    const recent = new Recent<string>(10);
    recent.add('a', 'A', 10);
    recent.add('b', 'B', 11);
    expect(['a', 'b'].map((key) => recent.get(key))).toEqual(['A', undefined]);
  });

  it('counts a value that is added twice once', () => {
    const recent = new Recent<string>(10);
    for (let times = 0; times < 9; times++) recent.add('a', 'A', 5);
    recent.add('b', 'B', 5);
    expect(['a', 'b'].map((key) => recent.get(key))).toEqual(['A', 'B']);
  });
});
