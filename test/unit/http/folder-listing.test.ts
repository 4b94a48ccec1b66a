import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listFolder, type FolderListing } from '../../../src/http/folder-listing.ts';
import { openInside } from '../../../src/http/open-inside.ts';
import { temporaryFolder } from '../../support/temp.ts';

/** Lists `sub` of a folder, to which something happens when it was just opened. */
async function listAfter(happens: (folder: string) => void): Promise<FolderListing | undefined> {
  const root = join(temporaryFolder(), 'served');
  mkdirSync(join(root, 'sub'), { recursive: true });
  writeFileSync(join(root, 'sub/name.txt'), 'inside');
  const opened = await openInside(root, ['sub']);
  if (opened === undefined) throw new Error('Cannot open the folder');
  onTestFinished(() => opened.file.close());
  happens(join(root, 'sub'));
  return listFolder({ root, names: ['sub'], opened, address: '/files/sub/' });
}

describe('listFolder', () => {
  it('finds no folder when it was removed since it was opened', async () => {
    expect(await listAfter((folder) => rmSync(folder, { recursive: true }))).toBeUndefined();
  });

  it('lists the folder that was opened, also when a symlink has its name by then', async () => {
    const listing = await listAfter((folder) => {
      const outside = temporaryFolder();
      writeFileSync(join(outside, 'name.txt'), 'a secret');
      writeFileSync(join(outside, 'secret.txt'), '');
      renameSync(folder, join(outside, 'hold'));
      symlinkSync(outside, folder);
    });
    expect(listing?.entries.map(({ name, lengthBytes }) => [name, lengthBytes])).toEqual([['name.txt', 6]]);
  });
});
