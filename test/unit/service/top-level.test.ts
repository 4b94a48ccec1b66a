import { describe, expect, it } from 'vitest';
import { topLevelOf } from '../../../src/service/top-level.ts';
import { fileOf, metainfoOf } from '../../support/site/fixtures.ts';

describe('topLevelOf', () => {
  it('has each folder once, with the files and bytes below it at any depth, and no pad files', async () => {
    const pad = fileOf(['.pad', '1'], 500);
    const metainfo = metainfoOf([
      fileOf(['b', 'x'], 1),
      { ...pad, attributes: { ...pad.attributes, pad: true } },
      fileOf(['a', 'b', 'c', 'y'], 2),
      fileOf(['__proto__', 'z'], 4),
      fileOf(['b', 'c', 'x'], 8),
      fileOf(['top'], 16),
    ]);
    expect(await topLevelOf(metainfo)).toEqual({
      folders: [
        { name: 'b', fileCount: 2, contentBytes: 9 },
        { name: 'a', fileCount: 1, contentBytes: 2 },
        { name: '__proto__', fileCount: 1, contentBytes: 4 },
      ],
      files: [fileOf(['top'], 16)],
      moreFiles: 0,
    });
  });

  it('counts the files in the folders that it leaves out', async () => {
    const files = Array.from({ length: 1500 }, (_, index) => [
      fileOf([`folder ${index}`, 'one']),
      fileOf([`folder ${index}`, 'two']),
    ]).flat();
    const { folders, moreFiles } = await topLevelOf(metainfoOf(files));
    expect([folders.length, moreFiles]).toEqual([1000, 1000]);
  });

  it('is counted once for all who ask at the same time and later', async () => {
    let count = 0;
    const metainfo = { ...metainfoOf([]), files: () => (count++, [fileOf(['a'])]) };
    const [one, other] = await Promise.all([topLevelOf(metainfo), topLevelOf(metainfo)]);
    expect(other).toBe(one);
    expect(await topLevelOf(metainfo)).toBe(one);
    expect(count).toBe(1);
  });
});
