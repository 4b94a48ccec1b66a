import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettledTree } from '../../../src/cli/create/settle.ts';
import { readSourceTree } from '../../../src/creating/source-tree.ts';
import { AppError } from '../../../src/errors.ts';
import { temporaryFolder } from '../../support/temp.ts';

const { signal } = new AbortController();

describe('readSettledTree', () => {
  it('looks again when a file is renamed between the listing of a folder and the look at it', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'done'), 'content');
    let looks = 0;
    const tree = await readSettledTree(folder, {}, { settleMs: 1, signal }, (path, options) => {
      looks += 1;
      if (looks === 1)
        return Promise.reject(new AppError('not_found', 'Cannot read .part: it does not exist'));
      return readSourceTree(path, options);
    });
    expect(tree.files.map(({ path }) => path.join('/'))).toEqual(['done']);
  });

  it('rejects when the folder itself is not there', async () => {
    const missing = join(temporaryFolder(), 'missing');
    await expect(readSettledTree(missing, {}, { settleMs: 1, signal })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
