import { BlockList, isIPv4 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressNumber,
  formatRange,
  isInRange,
  isLoopback,
  parseRange,
} from '../../../src/access/address-range.ts';

const canonical = (text: string): string => formatRange(parseRange(text));

describe('parseRange', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7/32', '192.0.2.7'],
    [' 192.0.2.7/24 ', '192.0.2.0/24'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207/120', '192.0.2.0/24'],
    ['2001:0DB8:0:0::7', '2001:db8::7'],
    ['2001:db8:ffff::1/33', '2001:db8:8000::/33'],
    ['2001:db8::/128', '2001:db8::'],
    ['10.1.0.0/16', '10.1.0.0/16'],
    ['2001:e000::/19', '2001:e000::/19'],
  ])('reads %j as %s', (text, range) => {
    expect(canonical(text)).toBe(range);
    expect(canonical(range)).toBe(range);
  });

  it.each([
    '',
    'localhost',
    '192.0.2',
    '192.0.2.256',
    '192.0.02.7',
    '0x7f.1',
    '3221225991',
    '192.0.2.7/',
    '192.0.2.7/33',
    '192.0.2.7/+8',
    '192.0.2.7/24/24',
    '192.0.2.1-192.0.2.9',
    '2001:db8::/129',
    '2001:db8:::7',
    'fe80::1%eth0',
    '[2001:db8::7]',
    `2001:db8::${'0'.repeat(100_000)}7`,
  ])('refuses %.60j', (text) => {
    expect(() => parseRange(text)).toThrow(/Cannot read the address or range/);
  });

  it.each(['0.0.0.0/0', '10.0.0.0/15', '::/0', '2000::/18', '::ffff:0:0/96', '::/64', '::ffff:10.0.0.0/104'])(
    'refuses %s, which is too wide',
    (text) => {
      expect(() => parseRange(text)).toThrow(/the range is too wide/);
    },
  );
});

describe('isInRange', () => {
  it('agrees with the ranges of Node.js', () => {
    // ::192.0.2.7 is an old way to write an address of IPv4 (RFC 4291, 2.5.5.1), and is read as one here.
    const v6 = fc.ipV6().filter((text) => !text.includes('.'));
    const address = fc.oneof(fc.ipV4(), v6);
    const range = fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 16, max: 32 })),
      fc.tuple(v6, fc.integer({ min: 97, max: 128 })),
    );
    fc.assert(
      fc.property(range, address, fc.boolean(), ([first, length], other, isNear) => {
        const oracle = new BlockList();
        oracle.addSubnet(first, length, isIPv4(first) ? 'ipv4' : 'ipv6');
        const asked = isNear ? first : other;
        const number = addressNumber(asked) ?? -1n;
        const expected = oracle.check(asked, isIPv4(asked) ? 'ipv4' : 'ipv6');
        return isInRange(number, parseRange(`${first}/${length}`)) === expected;
      }),
    );
  });

  it('is the same for an address of IPv4 that comes mapped into IPv6', () => {
    const range = parseRange('192.0.2.0/24');
    for (const ip of ['192.0.2.255', '::ffff:192.0.2.255', '::ffff:c000:2ff'])
      expect(isInRange(addressNumber(ip) ?? -1n, range), ip).toBe(true);
    for (const ip of ['192.0.3.0', '2001:db8::c000:2ff'])
      expect(isInRange(addressNumber(ip) ?? -1n, range), ip).toBe(false);
  });
});

describe('addressNumber', () => {
  it('knows no number of what is no address', () => {
    expect([undefined, '', 'unix', 'unknown'].map(addressNumber)).toEqual(Array(4).fill(undefined));
    expect(addressNumber('fe80::1%eth0')).toBe(addressNumber('fe80::1'));
  });
});

describe('isLoopback', () => {
  it('is true for the addresses of this machine alone', () => {
    const found = ['127.0.0.1', '127.8.0.0/16', '::1', '126.255.0.0/16', '128.0.0.1', '::2', '::1:1'].map(
      (text) => isLoopback(parseRange(text)),
    );
    expect(found).toEqual([true, true, true, false, false, false, false]);
  });
});
