import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import type { InfohashV1, InfohashV2 } from '../../../../src/metainfo/infohash.ts';
import { formatMagnet } from '../../../../src/metainfo/magnet.ts';
import { lacksAddresses, magnetQr, qrCode } from '../../../../src/site/torrent/qr.ts';

const infohashV1 = 'bc26c6bc83d0ca1a7bf9875df1ffc3fed81ff555' as InfohashV1;
const infohashV2 = 'c'.repeat(64) as InfohashV2;

/** The modules that a picture shows, as `#` and space. */
function draw(picture: string): string[] {
  const [, side = 0] = (/viewBox="-4 -4.5 (\d+) \1"/.exec(picture) ?? []).map(Number);
  const rows = Array.from({ length: side - 8 }, () => Array.from({ length: side - 8 }, () => ' '));
  let [x, y] = [0, 0];
  const [, path = ''] = / d="([^"]+)"/.exec(picture) ?? [];
  for (const [, command, first, second] of path.matchAll(/([Mmh])(\d+)(?: (\d+))?/g)) {
    if (command === 'M') [x, y] = [Number(first), Number(second)];
    else {
      if (command === 'h') rows[y]?.fill('#', x, x + Number(first));
      x += Number(first);
    }
  }
  return rows.map((row) => row.join(''));
}

function modules(text: string): string[] {
  const { data } = encode(text, { border: 0, maskPattern: 0 });
  return data.map((row) => row.map((isDark) => (isDark ? '#' : ' ')).join(''));
}

describe('qrCode', () => {
  it.each(['a', 'magnet:?xt=urn:btih:aa&dn=ä', 'b'.repeat(271)])('draws %j as it is encoded', (text) => {
    expect(draw(String(qrCode(text, 'x')))).toEqual(modules(text));
  });

  it('is a picture with a label, black on a white ground that is four modules wider, without any style', () => {
    const picture = String(qrCode('a', 'A "code"'));
    expect(picture).toMatch(
      /^<svg\s+class="qr"\s+role="img"\s+aria-label="A &quot;code&quot;"\s+width="116"\s/,
    );
    expect(picture).toContain('<rect x="-4" y="-4.5" width="29" height="29" fill="#fff" />');
    expect(picture).toContain('<path stroke="#000"');
    expect(picture.match(/<path/g)?.length).toBe(1);
    expect(picture).not.toMatch(/style|script/);
  });

  it('is nothing for a text that makes no code which is easily read', () => {
    expect(qrCode('b'.repeat(426), 'x')).toBeUndefined();
    expect(qrCode('b'.repeat(100_000), 'x')).toBeUndefined();
  });
});

describe('magnetQr', () => {
  const tracker = 'https://tracker.example/announce';

  it('holds the whole magnet link where there is room', () => {
    const magnet = { infohashV1, name: 'debian.iso', trackers: [[tracker]], contentBytes: 5 };
    expect(draw(String(magnetQr(magnet, 'x')))).toEqual(modules(formatMagnet(magnet)));
  });

  it('leaves trackers and web seeds out where there is none', () => {
    const trackers = Array.from({ length: 20 }, (_, index) => [`${tracker}/${index}`]);
    const magnet = { infohashV1, infohashV2, name: 'debian.iso', trackers, webSeeds: ['https://a.example/'] };
    expect(draw(String(magnetQr(magnet, 'x')))).toEqual(
      modules(formatMagnet({ infohashV1, infohashV2, name: 'debian.iso' })),
    );
  });

  it('leaves a name out that is too long itself', () => {
    const magnet = { infohashV1, infohashV2, name: 'ä'.repeat(200) };
    expect(draw(String(magnetQr(magnet, 'x')))).toEqual(modules(formatMagnet({ infohashV1, infohashV2 })));
  });
});

describe('lacksAddresses', () => {
  it('is so when the QR code has no room for the addresses of the link, and only then', () => {
    const trackerOf = (length: number) => [[`udp://${'a'.repeat(length)}`]];
    const lengthOf = (length: number) => formatMagnet({ infohashV1, trackers: trackerOf(length) }).length;
    const room = 271 - lengthOf(0);
    for (const [length, lacks] of [
      [room, false],
      [room + 1, true],
    ] as const) {
      const magnet = { infohashV1, trackers: trackerOf(length) };
      expect(lacksAddresses(magnet)).toBe(lacks);
      expect(qrCode(formatMagnet(magnet), 'x') === undefined).toBe(lacks);
    }
    expect(lacksAddresses({ infohashV1, name: 'ä'.repeat(200), trackers: [], webSeeds: [] })).toBe(false);
    expect(lacksAddresses({ infohashV1, name: 'ä'.repeat(200), webSeeds: ['http://a/'] })).toBe(true);
  });
});
