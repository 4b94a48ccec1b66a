import { describe, expect, it } from 'vitest';
import {
  defaultStructureBounds,
  readStructure,
  type StructureNode,
} from '../../../src/metainfo/structure.ts';
import { samples } from '../../support/corpus.ts';
import { v1Files, type Value, write } from '../../support/metainfo/make.ts';

const structureOf = (value: Value) => readStructure(write(value));

function count({ children }: StructureNode): number {
  return children.reduce((sum, child) => sum + count(child), 1);
}

describe('readStructure', () => {
  it('tells key, kind, place, size and beginning of each value', () => {
    expect(structureOf({ a: [1, 'text'], b: {} })).toEqual({
      key: undefined,
      kind: 'dictionary',
      offset: 0,
      sizeBytes: 21,
      string: undefined,
      integer: undefined,
      childCount: 2,
      children: [
        {
          key: { form: 'text', shown: 'a', bytes: 1, foldedBytes: 0 },
          kind: 'list',
          offset: 4,
          sizeBytes: 11,
          string: undefined,
          integer: undefined,
          childCount: 2,
          children: [
            expect.objectContaining({ key: 0, kind: 'integer', offset: 5, sizeBytes: 3, integer: 1n }),
            expect.objectContaining({
              key: 1,
              kind: 'string',
              offset: 8,
              sizeBytes: 6,
              string: { form: 'text', shown: 'text', bytes: 4, foldedBytes: 0 },
            }),
          ],
        },
        expect.objectContaining({
          kind: 'dictionary',
          offset: 18,
          sizeBytes: 2,
          childCount: 0,
          children: [],
        }),
      ],
    });
  });

  it('folds long strings: text by characters, and bytes in hex', () => {
    expect(structureOf('é'.repeat(200))?.string).toEqual({
      form: 'text',
      shown: 'é'.repeat(120),
      bytes: 400,
      foldedBytes: 160,
    });
    expect(structureOf('\u{1f600}'.repeat(200))?.string).toMatchObject({ foldedBytes: 320 });
    expect(structureOf(Buffer.alloc(100, 0xff))?.string).toEqual({
      form: 'hex',
      shown: 'ff'.repeat(60),
      bytes: 100,
      foldedBytes: 40,
    });
  });

  it('takes text that is cut in the middle of a character for text, and control codes for none', () => {
    expect(structureOf(`a${'é'.repeat(500)}`)?.string).toMatchObject({ form: 'text', bytes: 1001 });
    expect(structureOf('a\0b')?.string).toMatchObject({ form: 'hex', shown: '610062' });
    expect(structureOf('a\r\n\tb')?.string).toMatchObject({ form: 'text' });
  });

  it('lists what is near the root first, so that many files do not hide what stands behind them', () => {
    const files = Array.from({ length: 5000 }, (_, index) => ({ length: 1, path: [`f${index}`] }));
    const tree = readStructure(v1Files(files, { zz: 'last' })) as StructureNode;
    expect(tree.children.map(({ key }) => typeof key === 'object' && key.shown)).toEqual(['info', 'zz']);
    const list = tree.children[0]?.children[0];
    expect(list).toMatchObject({ kind: 'list', childCount: 5000 });
    expect(list?.children.length).toBe(defaultStructureBounds.childrenMax);
    expect(list?.children[0]?.children.length).toBe(2);
  });

  it('lists no more values than it is told', () => {
    const bytes = write(Array.from({ length: 50 }, () => [1, 2, 3]));
    const bounds = { ...defaultStructureBounds, nodesMax: 20 };
    expect(count(readStructure(bytes, bounds) as StructureNode)).toBe(20);
    expect(count(readStructure(bytes, { ...bounds, nodesMax: 60 }) as StructureNode)).toBe(60);
    for (const sample of samples('real')) {
      const tree = readStructure(new Uint8Array(sample.bytes)) as StructureNode;
      expect(count(tree)).toBeLessThanOrEqual(defaultStructureBounds.nodesMax);
    }
  });

  it('gives nothing for what cannot be read', () => {
    expect(readStructure(Buffer.from('d1:a'))).toBeUndefined();
  });
});
