import { describe, expect, it } from 'vitest';
import { mayTest, seedAddress } from '../../../src/web-seeds/seed-address.ts';

describe('seedAddress', () => {
  it.each([
    ['http://a.example/x.iso', true, [], 'http://a.example/x.iso'],
    ['http://a.example/dir/', true, [], 'http://a.example/dir/the%20name'],
    ['http://a.example/dir/', false, ['b', 'ü?.txt'], 'http://a.example/dir/the%20name/b/%C3%BC%3F.txt'],
    ['http://a.example/dir', false, ['b'], 'http://a.example/dir/the%20name/b'],
    ['https://a.example/get?key=1', false, ['b'], 'https://a.example/get/the%20name/b?key=1'],
    ['ftp://a.example/', true, [], undefined],
    ['nowhere', true, [], undefined],
  ])('of %s is for a single file (%s) or %j: %s', (seed, singleFile, path, address) => {
    expect(seedAddress(seed, { name: 'the name', singleFile }, { path })?.href).toBe(address);
  });
});

describe('mayTest', () => {
  it.each([
    ['http://a.example/', ['a.example'], true],
    ['http://a.example:8080/', ['a.example'], true],
    ['http://a.example:8080/', ['a.example:8080'], true],
    ['https://a.example/', ['a.example:443'], true],
    ['https://a.example/', ['a.example:80'], false],
    ['https://b.example/', ['*'], true],
    ['https://b.example/', ['a.example'], false],
    ['https://user@a.example/', ['*'], false],
    ['https://:secret@a.example/', ['*'], false],
    ['ftp://a.example/', ['*'], false],
  ])('says of %s with %j: %s', (seed, hosts, may) => {
    expect(mayTest(seed, hosts)).toBe(may);
  });
});
