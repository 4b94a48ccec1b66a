import { describe, expect, it } from 'vitest';
import { addressKey } from '../../../src/lib/address-key.ts';

describe('addressKey', () => {
  it('counts IPv4 by the address, also when it is mapped into IPv6', () => {
    expect(addressKey('192.0.2.1')).toBe('192.0.2.1');
    expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(addressKey('::ffff:c000:201')).toBe('192.0.2.1');
    expect(addressKey('192.0.2.2')).not.toBe(addressKey('192.0.2.1'));
  });

  it('counts IPv6 by its /64', () => {
    expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:DB8:1:2::1')).toBe('2001:db8:1:2::/64');
    expect(addressKey('2001:db8:1:3::1')).not.toBe('2001:db8:1:2::/64');
    expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });

  it('counts all that have no address together', () => {
    expect(addressKey(undefined)).toBe('unknown');
    for (const ip of ['', 'unix', '300.1.1.1', 'x'.repeat(10_000)]) expect(addressKey(ip)).toBe('unknown');
  });
});
