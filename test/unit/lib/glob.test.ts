import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from '../../../src/lib/glob.ts';

describe('matchesGlob', () => {
  it.each([
    ['', '', true],
    ['', 'a', false],
    ['*', '', true],
    ['*', 'anything', true],
    ['*amd64*', 'debian-13-AMD64.iso', true],
    ['*amd64*', 'debian-13-arm64.iso', false],
    ['debian-1?.iso', 'debian-13.iso', true],
    ['debian-1?.iso', 'debian-1.iso', false],
    ['*.iso', 'a.iso.iso', true],
    ['a*b*c', 'aXbXbXc', true],
    ['a*b*c', 'aXbXbX', false],
    ['?', '😀', true],
    ['[a-z].+', '[a-z].+', true],
    ['[a-z]', 'a', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it('finds what a pattern was made of, whatever stands at its stars', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?') });
    fc.assert(
      fc.property(fc.array(fc.tuple(letters, letters)), (parts) => {
        const pattern = parts.map(([kept]) => `${kept}*`).join('');
        const text = parts.map(([kept, between]) => kept + between).join('');
        expect(matchesGlob(pattern, text)).toBe(true);
      }),
    );
  });

  it('ends with so many stars that trying each place for each of them would never end', () => {
    expect(matchesGlob(`${'*a'.repeat(100)}b`, 'a'.repeat(2000))).toBe(false);
    expect(matchesGlob('*a'.repeat(100), 'a'.repeat(2000))).toBe(true);
  });
});
