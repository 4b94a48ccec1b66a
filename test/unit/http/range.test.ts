import { describe, expect, it } from 'vitest';
import { formatContentRange, parseRange } from '../../../src/http/range.ts';

describe('parseRange', () => {
  it.each([
    ['bytes=0-0', [[0, 1]]],
    ['bytes=0-99', [[0, 100]]],
    ['bytes=0-1000', [[0, 100]]],
    ['bytes=50-', [[50, 100]]],
    ['bytes=-30', [[70, 100]]],
    ['bytes=-1000', [[0, 100]]],
    ['BYTES = 1-2', [[1, 3]]],
    [
      'bytes=0-1, 5-6 ,-2',
      [
        [0, 2],
        [5, 7],
        [98, 100],
      ],
    ],
    [
      'bytes=0-1,,5-6',
      [
        [0, 2],
        [5, 7],
      ],
    ],
    ['bytes=200-300,5-6', [[5, 7]]],
    [
      'bytes=5-6,0-1',
      [
        [5, 7],
        [0, 2],
      ],
    ],
    ['bytes=0-99999999999999999999999999', [[0, 100]]],
  ] as const)('finds in %s of 100 bytes the parts %j', (header, parts) => {
    expect(parseRange(header, 100)).toEqual(parts.map(([start, end]) => ({ start, end })));
  });

  it.each(['bytes=100-', 'bytes=100-200', 'bytes=-0', 'bytes=100-,200-', 'bytes=99999999999999999999999-'])(
    'says that nothing of %s is there',
    (header) => {
      expect(parseRange(header, 100)).toBe('unsatisfiable');
    },
  );

  it.each([
    null,
    '',
    'bytes',
    'bytes=',
    'bytes=,',
    'bytes=-',
    'bytes=a-b',
    'bytes=1',
    'bytes=5-1',
    'bytes=0-1;5-6',
    'bytes=+1-2',
    'bytes=0x1-2',
    'bytes=1-2,oops',
    'items=0-1',
    'seconds=1-2',
  ])('ignores %j, which is no range in bytes', (header) => {
    expect(parseRange(header, 100)).toBeUndefined();
  });

  it('ignores more ranges, or more bytes, than a download that was cut off asks for', () => {
    const many = Array.from({ length: 17 }, (_, index) => `${index}-${index}`);
    expect(parseRange(`bytes=${many.slice(1).join(',')}`, 100)).toHaveLength(16);
    expect(parseRange(`bytes=${many.join(',')}`, 100)).toBeUndefined();
    expect(parseRange('bytes=0-,0-', 100)).toBeUndefined();
    expect(parseRange('bytes=0-49,50-99', 100)).toHaveLength(2);
  });

  it('finds nothing in what is empty', () => {
    for (const header of ['bytes=0-', 'bytes=-5', 'bytes=0-0'])
      expect(parseRange(header, 0)).toBe('unsatisfiable');
  });
});

describe('formatContentRange', () => {
  it('names the first and last byte and the whole length', () => {
    expect(formatContentRange({ start: 5, end: 10 }, 100)).toBe('bytes 5-9/100');
    expect(formatContentRange(undefined, 100)).toBe('bytes */100');
  });
});
