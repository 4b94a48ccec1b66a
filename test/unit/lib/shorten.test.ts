import { describe, expect, it } from 'vitest';
import { shorten } from '../../../src/lib/shorten.ts';

describe('shorten', () => {
  it('cuts without leaving half a character behind', () => {
    expect(shorten('a😀b', 2)).toBe('a…');
    expect(shorten('abc', 3)).toBe('abc');
  });
});
