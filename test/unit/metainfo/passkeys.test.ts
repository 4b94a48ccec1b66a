import { describe, expect, it } from 'vitest';
import { hasPasskey, maskPasskeys } from '../../../src/metainfo/passkeys.ts';

describe('maskPasskeys', () => {
  it.each([
    ['https://t.example/0123456789abcdef0123456789abcdef/announce', 'https://t.example/•••/announce'],
    ['http://t.example:2710/q5zkx2m7a3n4b6v8c2x4z6l8k2j4h6g7/announce', 'http://t.example:2710/•••/announce'],
    ['https://t.example/announce/Ab3dEf6hIj9lMn2pQr5t', 'https://t.example/announce/•••'],
    ['https://t.example/announce.php?passkey=short', 'https://t.example/announce.php?passkey=•••'],
    [
      'https://t.example/a?x=1&AuthKey=k&torrent_pass=p#f',
      'https://t.example/a?x=1&AuthKey=•••&torrent_pass=•••#f',
    ],
    ['https://t.example/a?u=0123456789abcdef0123', 'https://t.example/a?u=•••'],
    ['https://user:word@t.example/announce', 'https://•••@t.example/announce'],
    ['HTTPS://T.EXAMPLE/0123456789ABCDEF0123456789ABCDEF', 'HTTPS://T.EXAMPLE/•••'],
  ])('masks %s', (address, masked) => {
    expect(maskPasskeys(address)).toBe(masked);
    expect(hasPasskey(address)).toBe(true);
  });

  it.each([
    'udp://tracker.opentrackr.org:1337/announce',
    'https://a-very-long-name-of-a-host-2026-with-numbers.example/announce',
    'http://0123456789abcdef0123456789abcdef.example/announce',
    'http://bt.example/announce?info=1&compact=1&passkey=',
    'https://t.example/release-2026-09-announcement-list/announce',
    'https://t.example/internationalization/announce',
    'wss://t.example/',
    'no address at all',
    '',
  ])('leaves %j as it is', (address) => {
    expect(maskPasskeys(address)).toBe(address);
    expect(hasPasskey(address)).toBe(false);
  });
});
