import { describe, expect, it } from 'vitest';
import { NameHash } from '../../../src/metainfo/name-hash.ts';
import { collidingNames, fnv1a } from '../../support/metainfo/colliding-names.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function hashesOf(names: readonly string[], hash: NameHash): number[] {
  return names.map((name) => hash.of(7, encode(name), 0, name.length, false));
}

/** Places that are looked at when so many hashes are put into a table of twice their number, one after another. */
function countProbes(hashes: readonly number[]): number {
  const mask = 2 ** Math.ceil(Math.log2(hashes.length * 2)) - 1;
  const taken = new Uint8Array(mask + 1);
  let probes = 0;
  for (const hash of hashes) {
    let at = hash & mask;
    for (probes++; taken[at] === 1; at = (at + 1) & mask) probes++;
    taken[at] = 1;
  }
  return probes;
}

describe('NameHash', () => {
  it('is HalfSipHash-1-3 over the number of the folder and the name, as Linux tests it', () => {
    // lib/tests/siphash_kunit.c: the hashes of the bytes 0 to n - 1, from n = 4 on.
    const vectors = [0x7e059ea6, 0x88e3d89b, 0xa0080b65, 0x9d38d9d6, 0x577999b1, 0xc839caed, 0xe4fa32cf];
    const hash = new NameHash([0x03020100, 0x07060504]);
    const name = Uint8Array.from({ length: 8 }, (_, index) => index + 4);
    const hashes = vectors.map((_, end) => hash.of(0x03020100, name, 0, end, false) >>> 0);
    expect(hashes).toEqual(vectors);
  });

  it('folds capitals of ASCII, and nothing else', () => {
    const hash = new NameHash();
    const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code));
    for (let end = 0; end < 128; end++) {
      const folded = encode(ascii.slice(0, end).toLowerCase());
      expect(hash.of(1, encode(ascii), 0, end, true)).toBe(hash.of(1, folded, 0, end, false));
    }
  });

  it('differs from one folder, key and name to the next', () => {
    const hashes = [new NameHash([1, 2]), new NameHash([1, 3]), new NameHash([2, 2])].flatMap((hash) =>
      [0, 1, 2].flatMap((parent) =>
        ['', 'a', 'a\0', 'aaaa', 'aaaa\0'].map((name) =>
          hash.of(parent, encode(name), 0, name.length, false),
        ),
      ),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('spreads names that one hash after another with a secret start would not, whatever its key', () => {
    const names = collidingNames(8192);
    expect(new Set(names).size).toBe(names.length);
    // What such names do to a hash that is not keyed from the first byte on: a secret start, or a secret at the end.
    for (const start of [0x0, 0x1234_5600, -256]) {
      expect(new Set(names.map((name) => fnv1a(name, start))).size).toBe(1);
    }
    expect(countProbes(names.slice(0, 1024).map((name) => fnv1a(name, 0)))).toBe((1024 * 1025) / 2);
    for (let key = 0; key < 16; key++) {
      expect(countProbes(hashesOf(names, new NameHash([key, key << 8])))).toBeLessThan(2 * names.length);
    }
    expect(countProbes(hashesOf(names, new NameHash()))).toBeLessThan(2 * names.length);
  });
});
