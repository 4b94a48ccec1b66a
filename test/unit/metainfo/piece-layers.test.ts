import { describe, expect, it } from 'vitest';
import { brokenRules, Pairs, PIECE, v2, v2File, type Value } from '../../support/metainfo/make.ts';

const large = v2File(3 * PIECE);
const layers = (...entries: (readonly [Uint8Array, Value])[]) => ({ 'piece layers': new Pairs(...entries) });

describe('checkPieceLayers', () => {
  it('counts a layer as needed by a large file whose root a small one has too, in either order', () => {
    const small = { length: 5, 'pieces root': large.root };
    for (const tree of [
      { a: { '': large.leaf }, b: { '': small } },
      { a: { '': small }, b: { '': large.leaf } },
    ]) {
      expect(brokenRules(v2({ 'file tree': tree }, layers([large.root, large.layer])))).toEqual([]);
    }
  });

  it('refuses what is no string of whole hashes under a root', () => {
    const tree = { 'file tree': { file: { '': large.leaf } } };
    for (const layer of [Buffer.alloc(33), Buffer.alloc(31), 5, []]) {
      expect(brokenRules(v2(tree, layers([large.root, layer]))), JSON.stringify(layer)).toEqual([
        'v2.piece-layer.missing',
        'v2.piece-layer.malformed',
      ]);
    }
  });
});

describe('a pieces root', () => {
  it('is neither of another length than 32 bytes nor all zero', () => {
    for (const root of [new Uint8Array(32), Buffer.alloc(31, 1), Buffer.alloc(33, 1), new Uint8Array(), 5]) {
      const tree = { 'file tree': { file: { '': { length: 5, 'pieces root': root } } } };
      expect(brokenRules(v2(tree)), JSON.stringify(root)).toEqual(['v2.root.missing']);
    }
    const almost = Buffer.alloc(32);
    almost[31] = 1;
    const tree = { 'file tree': { file: { '': { length: 5, 'pieces root': almost } } } };
    expect(brokenRules(v2(tree))).toEqual([]);
  });
});
