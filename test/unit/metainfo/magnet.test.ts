import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InfohashV1, InfohashV2 } from '../../../src/metainfo/infohash.ts';
import { formatMagnet, parseMagnet } from '../../../src/metainfo/magnet.ts';

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

  it('encodes every mark at which a finder of links may end one', () => {
    expect(formatMagnet({ infohashV1, name: "!'()*!" })).toContain('&dn=%21%27%28%29%2A%21');
  });

  it('stays well-formed for lone surrogates and line breaks', () => {
    const link = formatMagnet({ infohashV1, name: '\ud800\r\n"<' });
    expect(link).toBe(`magnet:?xt=urn:btih:${infohashV1}&dn=%EF%BF%BD%0D%0A%22%3C`);
    expect(new URL(link).searchParams.get('dn')).toBe('\ufffd\r\n"<');
  });
});

describe('parseMagnet', () => {
  const base32 = 'AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH';
  const hex = '0123456789abcdef0123456789abcdef01234567';

  it('reads infohashes in hex, base32 and as a multihash, in any case', () => {
    expect(parseMagnet(`magnet:?xt=urn:btih:${hex}`)?.infohashV1).toBe(hex);
    expect(parseMagnet(`MAGNET:?XT=URN:BTIH:${hex.toUpperCase()}`)?.infohashV1).toBe(hex);
    expect(parseMagnet(`magnet:?xt=urn:btih:${base32.toLowerCase()}`)?.infohashV1).toBe(hex);
    expect(parseMagnet(`magnet:?xt=urn:btmh:1220${infohashV2.toUpperCase()}`)).toMatchObject({
      infohashV1: undefined,
      infohashV2,
    });
  });

  it('takes the first of several topics, names and sizes of one kind', () => {
    const second = 'c'.repeat(40);
    const link =
      `magnet:?xt=urn:btih:${infohashV1}&xt=urn:btih:${second}&xt=urn:btmh:1220${infohashV2}` +
      `&xt=urn:btmh:1220${'d'.repeat(64)}&dn=a&dn=b&xl=1&xl=2`;
    expect(parseMagnet(link)).toMatchObject({ infohashV1, infohashV2, name: 'a', contentBytes: 1 });
  });

  it('reads both infohashes of a hybrid, and passes over topics of other networks', () => {
    const link = `magnet:?xt.1=urn:ed2k:${hex}&xt.2=urn:btmh:1220${infohashV2}&xt.3=urn:btih:${infohashV1}`;
    expect(parseMagnet(link)).toMatchObject({ infohashV1, infohashV2 });
  });

  it('reads name, size, trackers and web seeds, each address once', () => {
    const link =
      `magnet:?dn=a+b%20c&xl=5&tr=udp%3A%2F%2Fa.example&tr=udp://a.example&tr.1=http://b.example/x+y` +
      `&ws=http%3A%2F%2Fc.example%2F&xt=urn:btih:${infohashV1}`;
    expect(parseMagnet(link)).toEqual({
      infohashV1,
      infohashV2: undefined,
      name: 'a b c',
      contentBytes: 5,
      trackers: [['udp://a.example'], ['http://b.example/x+y']],
      webSeeds: ['http://c.example/'],
    });
  });

  it('takes a link as it was pasted: with white space around it and with the escapes of HTML', () => {
    expect(parseMagnet(` magnet:?dn=a&amp;xt=urn:btih:${infohashV1}\n`)).toMatchObject({
      name: 'a',
      infohashV1,
    });
  });

  it('stands broken escapes and sizes that cannot be', () => {
    const link = `magnet:?xt=urn:btih:${infohashV1}&dn=%ff%zz%&xl=-1&xl=99999999999999999999&tr=&&=x`;
    expect(parseMagnet(link)).toMatchObject({
      name: '\ufffd%zz%',
      contentBytes: undefined,
      trackers: [],
    });
  });

  it('takes nothing else for a magnet link', () => {
    for (const text of [
      '',
      infohashV1,
      'magnet:?',
      'magnet:?dn=name',
      'magnet:?xt=urn:btih:short',
      `magnet:?xt=urn:btmh:1114${'c'.repeat(40)}`,
      `https://a.example/?xt=urn:btih:${infohashV1}`,
      `magnet:?xt=urn:btih:${infohashV1} and more`,
    ]) {
      expect(parseMagnet(text)).toBeUndefined();
    }
  });

  it('reads what formatMagnet writes, whatever the texts are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((value) => value.toWellFormed());
    const magnet = fc.record({
      infohashV1: fc.constantFrom(infohashV1, hex as InfohashV1),
      infohashV2: fc.constantFrom(infohashV2, undefined),
      name: text,
      trackers: fc.uniqueArray(text).map((trackers) => trackers.map((tracker) => [tracker])),
      webSeeds: fc.uniqueArray(text),
      contentBytes: fc.option(fc.maxSafeInteger().map(Math.abs), { nil: undefined }),
    });
    fc.assert(
      fc.property(magnet, (original) => {
        expect(parseMagnet(formatMagnet(original))).toEqual(original);
      }),
      { numRuns: 500, seed: 20_069 },
    );
  });
});
