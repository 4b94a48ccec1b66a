import { describe, expect, it } from 'vitest';
import { defaultMetainfoLimits, type MetainfoLimits } from '../../../src/metainfo/limits.ts';
import { readMetainfo } from '../../../src/metainfo/read.ts';
import { brokenRules, digests, PIECE, v1, v1Files, v2, v2File } from '../../support/metainfo/make.ts';

function rulesWithin(limits: Partial<MetainfoLimits>, bytes: Uint8Array): string[] {
  const { findings } = readMetainfo(bytes, digests, { ...defaultMetainfoLimits, ...limits });
  return findings.map(({ rule }) => rule);
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
const treeOf = (...path: string[]) =>
  path.reduceRight<object>((below, name) => ({ [name]: below }), { '': v2File(5).leaf });

describe('the limits of a torrent', () => {
  const two = v1Files([
    { length: 5, path: ['a'] },
    { length: 6, path: ['b'] },
  ]);
  const tree = v2({ 'file tree': { a: { '': v2File(5).leaf }, b: { '': v2File(6).leaf } } });

  it('let the whole content have exactly its greatest length, and not a byte more', () => {
    for (const bytes of [two, tree]) {
      expect(rulesWithin({ totalLengthBytesMax: 11 }, bytes)).toEqual([]);
      expect(rulesWithin({ totalLengthBytesMax: 10 }, bytes)).toEqual(['files.too-long']);
    }
  });

  it('let a file have exactly its greatest length, and not a byte more', () => {
    for (const bytes of [two, tree]) {
      expect(rulesWithin({ fileLengthBytesMax: 6 }, bytes)).toEqual([]);
      expect(rulesWithin({ fileLengthBytesMax: 5 }, bytes)).toContain('file.length-invalid');
    }
  });

  it('let a path have exactly its greatest depth, and not a name more', () => {
    expect(brokenRules(v1Files([{ length: 5, path: names(100) }]))).toEqual([]);
    expect(brokenRules(v1Files([{ length: 5, path: names(101) }]))).toEqual(['path.too-deep']);
    const deep = v2({ 'file tree': treeOf('a', 'b', 'c') as never });
    expect(rulesWithin({ pathDepthMax: 3 }, deep)).toEqual([]);
    expect(rulesWithin({ pathDepthMax: 2 }, deep)).toEqual(['path.too-deep']);
  });

  it('let a torrent have exactly as many pieces, and a piece exactly as many bytes', () => {
    const pieces = v1({ length: 3 * PIECE, pieces: 'p'.repeat(60) });
    expect(rulesWithin({ piecesMax: 3 }, pieces)).toEqual([]);
    expect(rulesWithin({ piecesMax: 2 }, pieces)).toEqual(['pieces.too-many']);
    expect(rulesWithin({ pieceLengthBytesMax: PIECE }, pieces)).toEqual([]);
    expect(rulesWithin({ pieceLengthBytesMax: PIECE - 1 }, pieces)).toContain('pieces.length-invalid');
  });
});
