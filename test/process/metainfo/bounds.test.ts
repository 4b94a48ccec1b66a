import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileTorrents } from '../../support/metainfo/hostile-torrents.ts';

const timeout = 60_000;

const countWork = fileURLToPath(new URL('./count-work.ts', import.meta.url));
const measureMemory = fileURLToPath(new URL('./measure-memory.ts', import.meta.url));
/** A heap that holds Node and the code, and not much beside it. */
const smallHeap = ['--max-old-space-size=24', '--max-semi-space-size=1'];

// Stripping the types takes 12 MiB before the measuring begins, which what is measured then finds free: with them in the
// cache it would seem to grow by as much more.
const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };

async function run(...args: string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, args, { env })).stdout;
}

describe('readMetainfo, readStructure and rewriteMetainfo', () => {
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'torrentry-bounds-'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('take work in proportion to the input, whatever there is much of', { timeout }, async () => {
    const lines = (await run(countWork)).trim().split('\n');
    expect(lines.length).toBe(Object.keys(hostileTorrents).length);
    for (const line of lines) {
      const [name, [one, two, four]] = JSON.parse(line) as [string, [number, number, number]];
      // From two to four thousand twice as much is added as from one to two; tables that double make it a little more.
      expect(four - two, name).toBeLessThan(2.5 * (two - one) + 1000);
    }
  });

  it.skipIf(!existsSync('/proc/self/clear_refs'))(
    'take memory in proportion to the input, whatever there is much of',
    { timeout },
    async () => {
      for (const name of [
        'files in a folder each',
        'files of v2',
        'symlinks',
        'names that are not UTF-8',
        'names with everything odd',
        'unknown keys',
        'keys in reverse',
        'unsorted dictionaries',
        'tiers of trackers',
        'malformed signers',
      ]) {
        const bytes = hostileTorrents[name]?.(50_000) ?? new Uint8Array();
        const file = join(folder, 'torrent');
        writeFileSync(file, bytes);
        const grown = Number(await run(...smallHeap, measureMemory, file));
        expect(grown / 2 ** 20, name).toBeLessThan((4 * bytes.length) / 2 ** 20 + 24);
      }
    },
  );
});
