import { describe, expect, it } from 'vitest';
import { buildFileTree, type FileFolder } from '../../../src/metainfo/file-tree.ts';
import { check, v1Files } from '../../support/metainfo/make.ts';

function treeOf(files: { path: string[]; length: number; attr?: string }[]): FileFolder {
  return buildFileTree(check(v1Files(files)).metainfo?.files() ?? []);
}

describe('buildFileTree', () => {
  it('nests files in folders and sums sizes and counts on every level', () => {
    const tree = treeOf([
      { path: ['a', 'b', 'one'], length: 1 },
      { path: ['two'], length: 2 },
      { path: ['a', 'three'], length: 3 },
    ]);
    expect(tree).toMatchObject({
      kind: 'folder',
      name: '',
      contentBytes: 6,
      fileCount: 3,
      children: [
        {
          kind: 'folder',
          name: 'a',
          contentBytes: 4,
          fileCount: 2,
          children: [
            { kind: 'folder', name: 'b', contentBytes: 1, fileCount: 1 },
            { kind: 'file', name: 'three', file: { lengthBytes: 3 } },
          ],
        },
        { kind: 'file', name: 'two' },
      ],
    });
  });

  it('leaves pad files out, and folders that hold nothing else', () => {
    const tree = treeOf([
      { path: ['a'], length: 1 },
      { attr: 'p', path: ['.pad', '5'], length: 5 },
    ]);
    expect(tree).toMatchObject({ contentBytes: 1, fileCount: 1 });
    expect(tree.children.map(({ name }) => name)).toEqual(['a']);
  });

  it('takes a folder called __proto__ for a folder like any other', () => {
    const tree = treeOf([
      { path: ['__proto__', 'a'], length: 1 },
      { path: ['__proto__', 'b'], length: 1 },
    ]);
    expect(tree.children).toMatchObject([{ name: '__proto__', fileCount: 2 }]);
    expect(JSON.parse(JSON.stringify(tree))).toMatchObject({ contentBytes: 2 });
  });
});
