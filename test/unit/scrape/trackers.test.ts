import { describe, expect, it } from 'vitest';
import { toScrapable } from '../../../src/scrape/trackers.ts';

const HOSTS = ['tracker.example', 'one.example:6969', '[2001:db8::1]'];

describe('toScrapable', () => {
  it.each([
    ['udp://Tracker.Example:6969/announce', 'udp://tracker.example:6969'],
    ['udp://tracker.example:80', 'udp://tracker.example:80'],
    ['http://tracker.example/announce', 'http://tracker.example:80/announce'],
    ['https://tracker.example:8443/announce.php', 'https://tracker.example:8443/announce.php'],
    ['udp://one.example:6969/announce', 'udp://one.example:6969'],
    ['udp://[2001:db8:0::1]:6969/announce', 'udp://[2001:db8::1]:6969'],
  ])('asks %s', (address, written) => {
    expect(toScrapable(address, HOSTS)).toBe(written);
    expect(toScrapable(written, HOSTS)).toBe(written);
  });

  it.each([
    ['of a host that is not allowed', 'udp://other.example:6969/announce'],
    ['of a host below one that is', 'udp://a.tracker.example:6969/announce'],
    ['at a port that is not allowed', 'udp://one.example:6970/announce'],
    ['with a passkey in the path', 'http://tracker.example/0123456789abcdef/announce'],
    ['with a query', 'http://tracker.example/announce?passkey=1'],
    ['with a name', 'http://me@tracker.example/announce'],
    ['of another path', 'http://tracker.example/'],
    ['of another protocol', 'wss://tracker.example/announce'],
    ['without a port over UDP', 'udp://tracker.example/announce'],
    ['that is none', 'tracker.example'],
  ])('asks no address %s', (_why, address) => {
    expect(toScrapable(address, HOSTS)).toBeUndefined();
  });
});
