import { describe, expect, it } from 'vitest';
import type { InfohashV1, InfohashV2 } from '../../src/metainfo/infohash.ts';
import { formatMagnet } from '../../src/metainfo/magnet.ts';

const infohashV1 = 'a'.repeat(40) as InfohashV1;
const infohashV2 = 'b'.repeat(64) as InfohashV2;

describe('formatMagnet', () => {
  it('names both infohashes of a hybrid, the v2 one as a multihash', () => {
    expect(formatMagnet({ infohashV1, infohashV2 })).toBe(
      `magnet:?xt=urn:btih:${infohashV1}&xt=urn:btmh:1220${infohashV2}`,
    );
  });

  it('adds name, size, trackers and web seeds, each once and percent-encoded', () => {
    const link = formatMagnet({
      infohashV1,
      name: "a & b's (1)",
      contentBytes: 0,
      trackers: [['udp://a.example/announce?k=1&l=2'], ['udp://a.example/announce?k=1&l=2']],
      webSeeds: ['http://b.example/a b/'],
    });
    expect(link).toBe(
      `magnet:?xt=urn:btih:${infohashV1}&dn=a%20%26%20b%27s%20%281%29&xl=0` +
        '&tr=udp%3A%2F%2Fa.example%2Fannounce%3Fk%3D1%26l%3D2&ws=http%3A%2F%2Fb.example%2Fa%20b%2F',
    );
  });

  it('stays well-formed for lone surrogates and line breaks', () => {
    const link = formatMagnet({ infohashV1, name: '\ud800\r\n"<' });
    expect(link).toBe(`magnet:?xt=urn:btih:${infohashV1}&dn=%EF%BF%BD%0D%0A%22%3C`);
    expect(new URL(link).searchParams.get('dn')).toBe('\ufffd\r\n"<');
  });
});
