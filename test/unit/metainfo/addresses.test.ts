import { describe, expect, it } from 'vitest';
import { findTrackerFlaw, isSeedAddress } from '../../../src/metainfo/addresses.ts';

describe('findTrackerFlaw', () => {
  it('finds none in an address that may work', () => {
    for (const address of [
      'udp://tracker.example:6969/announce',
      'http://tracker.example/announce?passkey=a1&b=http://c.example',
      'https://a_b.example/x,y;z|w',
      'HTTP://TRACKER.EXAMPLE',
      'http://user:secret@tracker.example/',
      'wss://tracker.example',
      'ws://192.0.2.1:80',
      'udp://[2001:db8::1]:6969',
      'udp://tracker.example:65535',
      'http://träcker.example/ü',
      'http://proxy.example/http://tracker.example/announce',
      'http://localhost/announce',
    ]) {
      expect(findTrackerFlaw(address), address).toBeUndefined();
    }
  });

  it('finds characters that are not shown, wherever they are', () => {
    for (const mark of [
      '\u200b',
      '\u200e',
      '\u202e',
      '\ufeff',
      '\u2060',
      '\u00ad',
      '\u00a0',
      '\u3000',
      ' ',
      '\t',
    ]) {
      for (const address of [`udp://tra${mark}cker.example`, `http://tracker.example/ann${mark}ounce`]) {
        expect(findTrackerFlaw(address), JSON.stringify(address)).toBe('invisible-character');
      }
    }
    expect(findTrackerFlaw('http://tracker.example/\ufffd')).toBe('invisible-character');
  });

  it('finds two addresses in one', () => {
    for (const between of [',', ', ', ';', '|', ' ', '\n', '', '%20', '/announce', '/announce,']) {
      for (const scheme of ['http', 'HTTPS', 'udp', 'wss']) {
        const address = `udp://a.example${between}${scheme}://b.example`;
        expect(findTrackerFlaw(address), JSON.stringify(address)).toBe('joined');
      }
    }
    expect(findTrackerFlaw('http://http://a.example/')).toBe('joined');
    expect(findTrackerFlaw('http://a.example/x&http://b.example/y')).toBe('joined');
    expect(findTrackerFlaw('http://a.example,b.example/announce')).toBe('joined');
  });

  it('finds what is no address of a tracker', () => {
    for (const address of [
      '',
      'tracker.example/announce',
      '//tracker.example',
      'dht://tracker.example',
      'http://tracker..example/announce',
      'udp://.example:6969',
      'http:/tracker.example',
      'http://',
      'http:///announce',
      'http://:80/',
      'udp://tracker.example:0',
      'udp://tracker.example:65536',
      'udp://tracker.example:80announce',
      'udp://[2001:db8::1',
      'http://192.0.2.1.5/',
      'http://a\\b/',
      'http://<host>/',
      'http://user@/',
    ]) {
      expect(findTrackerFlaw(address), address).toBe('not-url');
    }
  });

  it('takes time in proportion to the length of the address', () => {
    const long = 'http://'.repeat(100_000);
    expect(findTrackerFlaw(long)).toBe('joined');
    expect(findTrackerFlaw(`udp://${'a@'.repeat(500_000)}`)).toBe('not-url');
  });
});

describe('isSeedAddress', () => {
  it('holds for http, https and ftp addresses with a host', () => {
    for (const address of [
      'http://a.example/',
      'https://a.example/b,c',
      'ftp://a.example:21/b',
      'HTTP://a/',
    ]) {
      expect(isSeedAddress(address), address).toBe(true);
    }
    for (const address of [
      '',
      '/8/items/',
      'udp://a.example',
      'http://a.example/b c',
      'http://a\u200b.example/',
    ]) {
      expect(isSeedAddress(address), address).toBe(false);
    }
  });
});
