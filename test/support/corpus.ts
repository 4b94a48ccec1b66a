import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../corpus/', import.meta.url);

/** One torrent of the corpus, with what is expected of it. */
export interface Sample {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly verdict: 'accept' | 'refuse';
  readonly infohashV1: string | null;
  readonly infohashV2: string | null;
  readonly contentBytes: number;
  readonly files: number;
}

type Expected = Record<string, Omit<Sample, 'fileName' | 'bytes'>>;

/** Where a sample lies, for programs that take a file. */
export function samplePath(folder: 'real' | 'libtorrent', fileName: string): string {
  return fileURLToPath(new URL(`${folder}/${encodeURIComponent(fileName)}`, root));
}

/** All samples of one part of the corpus. */
export function samples(folder: 'real' | 'libtorrent'): Sample[] {
  const expected = JSON.parse(readFileSync(new URL(`${folder}/expected.json`, root), 'utf8')) as Expected;
  const names = readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.torrent'));
  return names.map((fileName) => {
    const verdict = expected[fileName];
    if (verdict === undefined) throw new Error(`Nothing is expected of ${fileName}`);
    return { fileName, bytes: readFileSync(samplePath(folder, fileName)), ...verdict };
  });
}

/** The real torrents that are to be accepted. */
export function realTorrents(): Sample[] {
  return samples('real').filter(({ verdict }) => verdict === 'accept');
}
