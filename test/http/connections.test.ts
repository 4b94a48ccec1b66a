import { describe, expect, it } from 'vitest';
import { addressKey } from '../../src/http/connections.ts';

describe('addressKey', () => {
  it('takes a /64 of IPv6 for one address', () => {
    expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe(addressKey('2001:db8:1:2::1'));
    expect(addressKey('2001:db8:1:2::1')).not.toBe(addressKey('2001:db8:1:3::1'));
  });

  it('takes an IPv4 address for itself, also as a dual-stack socket reports it', () => {
    expect(addressKey('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(addressKey('192.0.2.1')).not.toBe(addressKey('192.0.2.2'));
  });

  it('takes what is no address as it is', () => {
    expect(addressKey('')).toBe('');
  });
});
