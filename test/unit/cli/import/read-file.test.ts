import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWhole } from '../../../../src/cli/import/read-file.ts';
import { temporaryFolder } from '../../../support/temp.ts';

const changed = expect.objectContaining({ code: 'precondition_failed' });

describe('readWhole', () => {
  it('reads a file of exactly that length, and refuses one that has another now', () => {
    const path = join(temporaryFolder(), 'a.torrent');
    writeFileSync(path, 'four');
    const bytes = new Uint8Array(4);
    readWhole(path, bytes);
    expect(Buffer.from(bytes).toString()).toBe('four');
    for (const length of [3, 5]) expect(() => readWhole(path, new Uint8Array(length))).toThrow(changed);
  });

  it('does not follow a link, and does not wait for a pipe', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'secret'), 'four');
    symlinkSync(join(folder, 'secret'), join(folder, 'link.torrent'));
    execFileSync('mkfifo', [join(folder, 'pipe.torrent')]);
    for (const name of ['link.torrent', 'pipe.torrent'])
      expect(() => readWhole(join(folder, name), new Uint8Array(4))).toThrow(changed);
    expect(() => readWhole(join(folder, 'nothing.torrent'), new Uint8Array(4))).toThrow('ENOENT');
  });
});
