import { describe, expect, it } from 'vitest';
import { parseInfohash } from '../../../src/metainfo/infohash.ts';

const hex = '0123456789abcdef0123456789abcdef01234567';
const base32 = 'AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH';

describe('parseInfohash', () => {
  it('takes 40 digits of hex for v1 and 64 for v2', () => {
    expect(parseInfohash(hex)).toEqual({ version: 'v1', infohash: hex, canonical: true });
    const long = 'ab'.repeat(32);
    expect(parseInfohash(long)).toEqual({ version: 'v2', infohash: long, canonical: true });
  });

  it('takes any case, but calls only lower-case hex canonical', () => {
    expect(parseInfohash(hex.toUpperCase())).toEqual({ version: 'v1', infohash: hex, canonical: false });
    expect(parseInfohash('AB'.repeat(32))).toEqual({
      version: 'v2',
      infohash: 'ab'.repeat(32),
      canonical: false,
    });
  });

  it('reads base32 in any case', () => {
    expect(parseInfohash(base32)).toEqual({ version: 'v1', infohash: hex, canonical: false });
    expect(parseInfohash(base32.toLowerCase())?.infohash).toBe(hex);
  });

  it('takes nothing else', () => {
    for (const text of [
      '',
      'abc',
      'g'.repeat(40),
      hex + '0',
      hex.slice(1),
      '1'.repeat(32),
      ` ${hex}`,
      `${hex}\n`,
    ]) {
      expect(parseInfohash(text)).toBeUndefined();
    }
  });
});
