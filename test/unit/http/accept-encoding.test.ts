import { describe, expect, it } from 'vitest';
import { acceptedCodings } from '../../../src/http/accept-encoding.ts';

describe('acceptedCodings', () => {
  it.each([
    [null, []],
    ['', []],
    ['identity', []],
    ['deflate', []],
    ['gzip', ['gzip']],
    ['x-gzip', ['gzip']],
    ['GZIP', ['gzip']],
    ['gzip, deflate, br, zstd', ['zstd', 'br', 'gzip']],
    ['gzip;q=1.0, br;q=0.5', ['gzip', 'br']],
    ['br ; q=0.001', ['br']],
    ['gzip;q=0, br', ['br']],
    ['*', ['zstd', 'br', 'gzip']],
    ['*;q=0', []],
    ['*;q=0, gzip', ['gzip']],
    ['gzip, *;q=0.5', ['gzip', 'zstd', 'br']],
    ['gzip;q=0.5, identity', []],
    ['gzip, identity;q=0.5', ['gzip']],
    ['gzip;level=9, br;q=oops', ['gzip']],
    ['br, gzip;q=0, x-gzip;q=0, *;q=0.1', ['br', 'zstd']],
    ['__proto__, constructor', []],
  ] as const)('reads %j as %j', (header, codings) => {
    expect(acceptedCodings(header)).toEqual(codings);
  });

  it('reads ever new headers without keeping them all', () => {
    for (let i = 0; i < 1000; i++) expect(acceptedCodings(`gzip, x-${i}`)).toEqual(['gzip']);
  });
});
