import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openInside, type Opened } from '../../../src/http/open-inside.ts';
import { temporaryFolder } from '../../support/temp.ts';

const SWAPPER = `
  const { renameSync } = require('node:fs');
  console.log('swapping');
  for (;;) {
    renameSync('served/sub', 'hold'), renameSync('link', 'served/sub');
    renameSync('served/sub', 'link'), renameSync('hold', 'served/sub');
  }`;

/** `served/sub`, and `link`, which leads to `secret`; both have a `name.txt`. */
function makeFolders(): string {
  const parent = temporaryFolder();
  mkdirSync(join(parent, 'served/sub'), { recursive: true });
  mkdirSync(join(parent, 'secret'));
  writeFileSync(join(parent, 'served/sub/name.txt'), 'inside');
  writeFileSync(join(parent, 'secret/name.txt'), 'secret');
  writeFileSync(join(parent, 'secret/secret.txt'), 'secret');
  symlinkSync(join(parent, 'secret'), join(parent, 'link'));
  return parent;
}

async function opened(root: string, names: readonly string[]): Promise<Opened> {
  const found = await openInside(root, names);
  if (found === undefined) throw new Error(`Cannot find ${names.join('/')}`);
  onTestFinished(() => found.file.close());
  return found;
}

describe('openInside', () => {
  it('opens nothing outside while a folder is swapped for a symlink again and again', async () => {
    const parent = makeFolders();
    const swapper = spawn(process.execPath, ['-e', SWAPPER], { cwd: parent });
    onTestFinished(() => void swapper.kill('SIGKILL'));
    await once(swapper.stdout, 'data');
    const seen = new Map<string, number>();
    const look = async (): Promise<void> => {
      const file = await openInside(join(parent, 'served'), ['sub', 'name.txt']);
      const content = (await file?.file.readFile('utf8')) ?? 'nothing';
      await file?.file.close();
      seen.set(content, (seen.get(content) ?? 0) + 1);
      const folder = await openInside(join(parent, 'served'), ['sub']);
      const names = folder === undefined ? [] : await readdir(folder.path).catch(() => ['gone']);
      await folder?.file.close();
      if (names.includes('secret.txt')) seen.set('secret list', (seen.get('secret list') ?? 0) + 1);
    };
    for (let round = 0; round < 500; round++) await Promise.all(Array.from({ length: 8 }, look));
    seen.delete('inside');
    seen.delete('nothing');
    expect([...seen]).toEqual([]);
  });

  it('lists the folder that was opened, also when a symlink has its name by then', async () => {
    const parent = makeFolders();
    const { path } = await opened(join(parent, 'served'), ['sub']);
    renameSync(join(parent, 'served/sub'), join(parent, 'hold'));
    renameSync(join(parent, 'link'), join(parent, 'served/sub'));
    expect(readdirSync(path)).toEqual(['name.txt']);
  });

  it('does not take a file for one inside because its name leads inside by then', async () => {
    const parent = makeFolders();
    // The neighbour's path begins with the same characters.
    mkdirSync(join(parent, 'served-too'));
    writeFileSync(join(parent, 'served-too/name.txt'), 'secret');
    symlinkSync('../served-too/name.txt', join(parent, 'served/name.txt'));
    expect(await openInside(join(parent, 'served'), ['name.txt'])).toBeUndefined();
  });

  it('finds nothing below a root that is gone', async () => {
    const parent = makeFolders();
    rmSync(join(parent, 'served'), { recursive: true });
    expect(await openInside(join(parent, 'served'), [])).toBeUndefined();
  });

  it('tells two states of a file apart that lie within one millisecond', async () => {
    const parent = makeFolders();
    const path = join(parent, 'served/sub/name.txt');
    const versionAt = async (seconds: number): Promise<string> => {
      utimesSync(path, 1_000_000_000, 1_000_000_000 + seconds);
      return (await opened(join(parent, 'served'), ['sub', 'name.txt'])).version;
    };
    const versions = new Set([await versionAt(0.0001), await versionAt(0.0002), await versionAt(0.0001)]);
    expect(versions.size).toBe(2);
  });

  it('says that it is busy when no more files can be open', () => {
    const module = new URL('../../../src/http/open-inside.ts', import.meta.url).href;
    const script = `
      const { openInside } = await import(${JSON.stringify(module)});
      const open = [];
      try {
        for (;;) open.push(await openInside('.', ['name.txt']));
      } catch (error) {
        console.log(error.code, error.message);
      }`;
    const folder = join(makeFolders(), 'served/sub');
    const command = `ulimit -n 100; exec "$0" --input-type=module -e "$1"`;
    const said = execFileSync('sh', ['-c', command, process.execPath, script], { cwd: folder });
    expect(said.toString()).toBe('unavailable Cannot open the file: too many files are open\n');
  });
});
