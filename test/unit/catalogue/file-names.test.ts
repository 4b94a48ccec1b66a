import { describe, expect, it } from 'vitest';
import { checkTorrent } from '../../../src/catalogue/check.ts';
import { fileNamesOf } from '../../../src/catalogue/file-names.ts';
import { fileNames as migrated } from '../../../src/stores/sqlite/migrations/functions-0014.ts';
import { samples } from '../../support/corpus.ts';
import { makeTorrent } from '../../support/torrents.ts';

function namesIn(bytes: Uint8Array): string {
  const report = checkTorrent(bytes);
  if (report.verdict === 'refuse') throw new Error('Cannot read the torrent');
  return fileNamesOf(report.metainfo);
}

const torrentOf = (...paths: readonly (readonly string[])[]) =>
  makeTorrent({ files: paths.map((path) => ({ path, length: 1 })) });

describe('fileNamesOf', () => {
  it('lists each name of files and folders once', () => {
    const bytes = torrentOf(['a', 'b.txt'], ['a', 'c', 'b.txt'], ['d', 'a']);
    expect(namesIn(bytes)).toBe('a\nb.txt\nc\nd');
  });

  it('is empty for a torrent of one file, whose name is that of the torrent', () => {
    expect(namesIn(makeTorrent({ name: 'debian.iso' }))).toBe('');
  });

  it('leaves out what is beyond the first 1,000 files or 4,000 characters', () => {
    const many = Array.from({ length: 1200 }, (_, index) => [`${index}`]);
    expect(namesIn(torrentOf(...many)).split('\n')).toHaveLength(1000);
    const long = Array.from({ length: 50 }, (_, index) => [`${index}`.padEnd(100, 'x')]);
    const names = namesIn(torrentOf(...long));
    expect(names.length).toBeGreaterThan(3800);
    expect(names.length).toBeLessThanOrEqual(4000);
  });

  it('gives what the migration gave to torrents that were published before', () => {
    const accepted = [...samples('real'), ...samples('libtorrent')].filter(
      ({ bytes }) => checkTorrent(bytes).verdict === 'accept',
    );
    expect(accepted.length).toBeGreaterThan(20);
    for (const { fileName, bytes } of accepted) expect(migrated(bytes), fileName).toBe(namesIn(bytes));
  });
});
