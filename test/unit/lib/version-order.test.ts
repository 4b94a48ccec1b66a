import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src/lib/version-order.ts';

describe('compareVersions', () => {
  it.each([
    [['debian-13.9', 'debian-13.10', 'debian-14']],
    [['app-1.0-alpha', 'app-1.0-beta2', 'app-1.0-rc1', 'app-1.0-rc2', 'app-1.0', 'app-1.0.1', 'app-1.1']],
    [['app-1.0-rc1.iso', 'app-1.0.iso', 'app-1.0.1-rc.iso', 'app-1.0.1.iso']],
    [['v2', 'V10', 'v9999999999999999999998', 'v9999999999999999999999']],
    [['2025-12-31', '2026-01-01']],
    [['1.0~rc1', '1.0']],
    [['app-1.0', 'app-v2.0', 'app-3.0']],
    [['1.0', 'v2.0']],
    [['app_2.0b1', 'app_2.0']],
    [['app-1.0-a1', 'app-1.0-canary', 'app-1.0-M2', 'app-1.0-prerelease', 'app-1.0-testing1', 'app-1.0']],
    [['app-1.0', 'app-1.0-development-notes']],
  ])('sorts %j', (names) => {
    expect(names.toReversed().toSorted(compareVersions)).toEqual(names);
    expect([...names.slice(1), names[0] ?? ''].toSorted(compareVersions)).toEqual(names);
  });

  it('takes leading zeros and letter cases for the same', () => {
    expect(compareVersions('App-01.002', 'app-1.2')).toBe(0);
  });

  it('is an order', () => {
    const name = fc.array(fc.constantFrom('1', '10', '09', '.', '-rc', '-', 'a', 'b', '~beta', ''), {
      maxLength: 6,
    });
    const text = name.map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0)
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });
});
