import { describe, expect, it } from 'vitest';
import { parseByteSize } from '../../../src/lib/byte-size.ts';

describe('parseByteSize', () => {
  it.each([
    ['0', 0],
    ['734003200', 734_003_200],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
    ['1k', 1000],
    ['1KiB', 1024],
    ['700M', 700_000_000],
    ['700 MB', 700_000_000],
    ['700mib', 700 * 2 ** 20],
    ['4Gi', 4 * 2 ** 30],
    ['1.5T', 1_500_000_000_000],
    ['2PiB', 2 * 2 ** 50],
    ['12 B', 12],
  ])('reads %j', (text, bytes) => {
    expect(parseByteSize(text)).toBe(bytes);
  });

  it.each([
    '',
    'M',
    '-1',
    '1e9',
    '0x10',
    '1,5G',
    '1..5G',
    '.5G',
    '1iB',
    '1Z',
    '1 M B',
    '9007199254740993',
    '9P'.repeat(9),
    '10000P',
    '１',
  ])('does not read %j', (text) => {
    expect(parseByteSize(text)).toBeUndefined();
  });
});
