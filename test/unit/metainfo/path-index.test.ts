import { describe, expect, it } from 'vitest';
import { FileName } from '../../../src/metainfo/file-name.ts';
import { NameHash } from '../../../src/metainfo/name-hash.ts';
import { PathIndex } from '../../../src/metainfo/path-index.ts';

/** A hash under which all names are one: what still holds then rests on comparing names. */
class OneHash extends NameHash {
  override of(): number {
    return 5;
  }
}

/** Places each name as a file at the top; what became of it, and the name that it is equal to but for case. */
function placeAll(names: readonly (string | Uint8Array)[], hash?: NameHash) {
  const parts = names.map((name) => Buffer.from(name));
  const bytes = new Uint8Array(Buffer.concat(parts));
  const index = new PathIndex(bytes, 0, hash);
  const name = new FileName();
  let at = 0;
  return parts.map(({ length }) => {
    const start = at;
    at += length;
    name.read(bytes, start, at);
    const placement = index.placeFile(0, name, start, at, false);
    const { collision } = index;
    if (collision === 0) return placement;
    return Buffer.from(bytes.subarray(index.startOf(collision), index.endOf(collision))).toString();
  });
}

for (const [name, hash] of [
  ['NameHash', undefined],
  ['a hash that always collides', new OneHash()],
] as const) {
  describe(`PathIndex with ${name}`, () => {
    it('finds names that are there already, in whatever spelling they came first', () => {
      const names = ['a', 'A', 'a', 'A', 'b'];
      expect(placeAll(names, hash)).toEqual(['placed', 'a', 'duplicate', 'duplicate', 'placed']);
    });

    it('finds spellings of one name in ASCII and beyond', () => {
      expect(placeAll(['k', '\u212a', 'K', 'É', 'e\u0301'], hash)).toEqual([
        'placed',
        'k',
        'k',
        'placed',
        'É',
      ]);
    });

    it('takes no two names that are no text for spellings of one, as nobody knows their letters', () => {
      const names = [[0xff], [0xfe], [0xb0, 0x41], [0xb0, 0x61], [0xff]].map((bytes) =>
        Uint8Array.from(bytes),
      );
      expect(placeAll(names, hash)).toEqual(['placed', 'placed', 'placed', 'placed', 'duplicate']);
      expect(placeAll(['é', Uint8Array.of(0xe9), '\ufffd', Uint8Array.of(0xff)], hash)).toEqual(
        Array(4).fill('placed'),
      );
    });

    it('grows', () => {
      const names = Array.from({ length: 200 }, (_, index) => `${index}`);
      const spellings = Array.from({ length: 200 }, (_, index) => `${index}`.padStart(8, 'x')).flatMap(
        (text) => [text, text.toUpperCase()],
      );
      expect(new Set(placeAll(names, hash))).toEqual(new Set(['placed']));
      const placed = placeAll(spellings, hash);
      expect(placed.filter((placement) => placement !== 'placed')).toEqual(
        spellings.filter((_, index) => index % 2 === 0),
      );
      expect(placeAll([...spellings, ...spellings], hash).slice(400)).toEqual(Array(400).fill('duplicate'));
    });
  });
}
