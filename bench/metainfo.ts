import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import bencode from 'bencode';
import { readBencode } from '../src/bencode/read.ts';
import type { Digests } from '../src/metainfo/digests.ts';
import { readMetainfo } from '../src/metainfo/read.ts';
import { type MetainfoFile, metainfoFiles } from './metainfo-files.ts';
import { median, type Row } from './report.ts';

const ROUNDS = 9;

const digests: Digests = {
  sha1: (bytes) => Buffer.from(hash('sha1', bytes, 'latin1'), 'latin1'),
  sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'latin1'), 'latin1'),
};

/**
 * Reading, checking and hashing five torrents: beside SHA-1 of `info` alone where piece hashes make up the file, and
 * beside what `bencode` needs to decode it, checking and hashing nothing, where files do: `parse-torrent` begins with
 * that and takes several times as long. D and E are mostly the hashing of piece layers. Then a list of all files, and the memory that it takes.
 */
export function benchMetainfo(): Promise<Row[]> {
  const files = metainfoFiles();
  return Promise.resolve([
    ...files.map(compareReading),
    ...files.filter(({ name }) => name.startsWith('C')).map(compareListing),
    ...compareMemory(files.filter(({ bytes }) => bytes.length > 1e6)),
  ]);
}

function compareReading({ name, bytes, hasManyFiles, runs }: MetainfoFile): Row {
  const info = readBencode(bytes).root.get('info')?.span ?? bytes;
  return compare(
    name,
    runs,
    () => readMetainfo(bytes, digests),
    hasManyFiles ? 'bencode decode' : 'SHA-1 of info',
    hasManyFiles ? () => bencode.decode(bytes) : () => digests.sha1(info),
  );
}

function compareListing({ name, bytes }: MetainfoFile): Row {
  const { metainfo } = readMetainfo(bytes, digests);
  const list = () => [...(metainfo?.files() ?? [])];
  return compare(`${name}, list all`, 1, list, 'bencode decode', () => bencode.decode(bytes));
}

/** Takes turns, so that what else the machine does slows both down. */
function compare(name: string, runs: number, own: () => unknown, peer: string, other: () => unknown): Row {
  const ownTimes: number[] = [];
  const otherTimes: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = [time(own, runs), time(other, runs)] as const;
    // The first round warms both up.
    if (round === 0) continue;
    ownTimes.push(times[0]);
    otherTimes.push(times[1]);
  }
  const ratios = ownTimes.map((ownTime, index) => ownTime / (otherTimes[index] ?? ownTime));
  return { name, unit: 'µs', own: median(ownTimes), peer, other: median(otherTimes), ratios };
}

/** Microseconds that one call takes. */
function time(run: () => unknown, runs: number): number {
  const start = performance.now();
  for (let count = 0; count < runs; count++) run();
  return ((performance.now() - start) * 1000) / runs;
}

/**
 * By how much a process that has read a large file grows at most while it is checked, beside the size of the file;
 * with small ones it would be Node's own growth that is measured.
 */
function compareMemory(files: readonly MetainfoFile[]): Row[] {
  const script = fileURLToPath(new URL('./metainfo-memory.ts', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'torrentry-bench-'));
  const path = join(folder, 'torrent');
  try {
    return files.map(({ name, bytes }) => {
      writeFileSync(path, bytes);
      const grown = Array.from({ length: 3 }, () => Number(execFileSync(process.execPath, [script, path])));
      const ratios = grown.map((size) => size / bytes.length);
      const own = median(grown) / 1024;
      return { name: `${name}, memory`, unit: 'KiB', own, peer: 'file', other: bytes.length / 1024, ratios };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
