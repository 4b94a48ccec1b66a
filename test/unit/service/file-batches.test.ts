import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Metainfo, TorrentFile } from '../../../src/metainfo/metainfo.ts';
import { fileBatches, foundBatches } from '../../../src/service/file-batches.ts';
import { check, v1Files } from '../../support/metainfo/make.ts';
import { spyOnNormalize } from '../../support/normalize-work.ts';

function torrentOf(names: readonly string[]): Metainfo {
  const { metainfo } = check(v1Files(names.map((name) => ({ length: 5, path: [name] }))));
  if (metainfo === undefined) throw new Error('Cannot read the torrent that the test made');
  return metainfo;
}

async function all(batches: AsyncIterable<readonly TorrentFile[]>): Promise<(readonly TorrentFile[])[]> {
  const found: (readonly TorrentFile[])[] = [];
  for await (const batch of batches) found.push(batch);
  return found;
}

async function found(metainfo: Metainfo, search: string): Promise<string[]> {
  const files = await all(foundBatches(metainfo, search));
  return files.flat().map(({ path }) => path.join('/'));
}

afterEach(() => vi.restoreAllMocks());

describe('foundBatches', () => {
  it('folds the names of a torrent in the first of several searches', async () => {
    const metainfo = torrentOf(Array.from({ length: 2500 }, (_, index) => `É${'x'.repeat(1000)}${index}`));
    const work = spyOnNormalize();
    expect(await found(metainfo, 'ex')).toHaveLength(2500);
    expect(work.characters).toBeGreaterThan(2_500_000);
    work.characters = 0;
    expect(await found(metainfo, 'X2499')).toEqual([`É${'x'.repeat(1000)}2499`]);
    expect(await found(metainfo, 'nothing')).toEqual([]);
    expect(work.characters).toBeLessThan(100);
  });

  it('looks for the first 200 characters of a text', async () => {
    const metainfo = torrentOf(['a'.repeat(250), 'b']);
    expect(await found(metainfo, 'a'.repeat(100_000))).toEqual(['a'.repeat(250)]);
  });
});

describe('fileBatches', () => {
  it('gives other requests a turn after some files, and after fewer with long names', async () => {
    const short = await all(fileBatches(torrentOf(Array.from({ length: 2500 }, (_, index) => `${index}`))));
    expect(short.map(({ length }) => length)).toEqual([1000, 1000, 500]);
    const names = Array.from({ length: 100 }, (_, index) => 'x'.repeat(4000) + index);
    const long = await all(fileBatches(torrentOf(names)));
    expect(long.map(({ length }) => length)).toEqual([25, 25, 25, 25]);
  });

  it('gives others their turns also when many lists are made at once', async () => {
    const metainfo = torrentOf(Array.from({ length: 3000 }, (_, index) => `${index}`));
    let [turns, batches] = [0, 0];
    const count = (): void => {
      turns++;
      if (batches < 60) setImmediate(count);
    };
    setImmediate(count);
    const list = async (): Promise<void> => {
      for await (const batch of fileBatches(metainfo)) batches += batch.length / 1000;
    };
    await Promise.all(Array.from({ length: 20 }, list));
    expect(batches).toBe(60);
    expect(turns).toBeGreaterThanOrEqual(59);
  });
});
