import { describe, expect, it } from 'vitest';
import { toSortName } from '../../../src/catalogue/sort-name.ts';

describe('toSortName', () => {
  it.each([
    ['case and accents do not count', ['apple', 'Ärger', 'banana', 'École', 'edition', 'Éditions']],
    ['numbers count by their value', ['debian-9', 'Debian-13', 'debian-100', 'debian-sid']],
    ['a shorter name comes first', ['debian', 'debian 1', 'debian 1.9', 'debian 1.10']],
    ['long numbers are no trouble', ['9', '1000000000', '9'.repeat(20), `1${'0'.repeat(20)}`]],
    ['other scripts keep their order', ['zebra', 'банан', 'яблоко', '日本']],
  ])('puts names in the order that people expect: %s', (_what, names) => {
    const shuffled = names.toSorted((a, b) => a.length - b.length || (a < b ? 1 : -1));
    const sorted = shuffled.toSorted((a, b) =>
      Buffer.compare(Buffer.from(toSortName(a)), Buffer.from(toSortName(b))),
    );
    expect(sorted).toEqual(names);
  });

  it('makes one key of names that differ by zeros, case, accents or spaces around them', () => {
    expect(toSortName(' DÉBIAN 007 ')).toBe(toSortName('debian 7'));
    expect(toSortName('x 000')).toBe(toSortName('x 0'));
  });

  it('keeps keys short and whole, whatever the name', () => {
    for (const name of ['\u{fdfa}'.repeat(10_000), '7'.repeat(10_000), `${'x'.repeat(99)}😀`, '']) {
      const key = toSortName(name);
      expect(key.length).toBeLessThanOrEqual(200);
      expect(key.isWellFormed()).toBe(true);
    }
  });
});
