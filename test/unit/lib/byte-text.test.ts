import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../src/lib/byte-text.ts';

describe('formatBytes', () => {
  it('writes a size in the largest binary unit that it has, with one decimal at most', () => {
    const texts = [
      [0, '0 bytes'],
      [1, '1 byte'],
      [1023, '1023 bytes'],
      [1024, '1 KiB'],
      [1_000_000, '976.6 KiB'],
      [2 ** 20 - 1, '1 MiB'],
      [10 * 2 ** 20, '10 MiB'],
      [1.5 * 2 ** 30, '1.5 GiB'],
      [2 ** 48, '256 TiB'],
      [Number.MAX_SAFE_INTEGER, '8 PiB'],
    ] as const;
    for (const [count, text] of texts) expect(formatBytes(count)).toBe(text);
  });
});
