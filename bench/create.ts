import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../test/support/random.ts';
import { median, type Row } from './report.ts';
import type { BenchRun } from './run.ts';

/** What people run: it makes `dist/` of `src/`, and runs that. */
const PROGRAM = fileURLToPath(new URL('../bin/torrentry.js', import.meta.url));
const MIB = 1024 * 1024;
/** So much that reading the program, a quarter of a second, counts little. */
const CONTENT_MIB = 4096;
const QUICK_MIB = 256;
const ROUNDS = 5;
const VERSIONS = ['v1', 'v2', 'hybrid'] as const;

/**
 * `torrentry create` of a large file that is in memory: beside mktorrent, which makes v1 alone, and beside what `openssl speed`
 * says that the digests alone take on all processors.
 */
export async function benchCreate(run: BenchRun): Promise<Row[]> {
  const mib = run.isQuick ? QUICK_MIB : CONTENT_MIB;
  const file = join(run.empty(), 'content');
  write(file, mib);
  const own = (version: string) => [
    PROGRAM,
    'create',
    file,
    '--version',
    version,
    '--force',
    '--output',
    `${file}.torrent`,
  ];
  // Makes dist/.
  await secondsOf(process.execPath, [PROGRAM, 'help']);
  const rows: Row[] = [];
  for (const version of VERSIONS) {
    const rates: (readonly [number, number])[] = [];
    for (let round = 0; round < (run.isQuick ? 1 : ROUNDS); round++) {
      const limit = digestRate(version);
      rates.push([mib / (await secondsOf(process.execPath, own(version))), limit]);
    }
    rows.push(rowOf(`create ${version} of ${mib} MiB`, 'openssl speed', rates));
  }
  if (spawnSync('mktorrent', ['-h']).error !== undefined) return rows;
  const rates: (readonly [number, number])[] = [];
  for (let round = 0; round < (run.isQuick ? 1 : ROUNDS); round++) {
    const threads = String(availableParallelism());
    const other = join(run.empty(), 'other.torrent');
    const seconds = await secondsOf('mktorrent', ['-t', threads, '-l', '20', '-o', other, file]);
    rates.push([mib / (await secondsOf(process.execPath, own('v1'))), mib / seconds]);
  }
  return [...rows, rowOf(`create v1 of ${mib} MiB`, 'mktorrent', rates)];
}

function rowOf(name: string, peer: string, rates: readonly (readonly [number, number])[]): Row {
  return {
    name,
    unit: 'MiB a second',
    own: median(rates.map(([own]) => own)),
    peer,
    other: median(rates.map(([, other]) => other)),
    ratios: rates.map(([own, other]) => own / other),
  };
}

/** How many MiB a second all processors can hash, with the digests of a version one after the other. */
function digestRate(version: (typeof VERSIONS)[number]): number {
  const names = { v1: ['sha1'], v2: ['sha256'], hybrid: ['sha1', 'sha256'] }[version];
  const seconds = names.map((name) => 1 / speedOf(name));
  return 1 / seconds.reduce((sum, each) => sum + each, 0);
}

function speedOf(digest: string): number {
  const multi = ['-multi', String(availableParallelism())];
  const { stdout } = spawnSync('openssl', ['speed', ...multi, '-seconds', '1', '-bytes', '16384', digest], {
    encoding: 'utf8',
  });
  const [, kilobytes = ''] = new RegExp(`^${digest}\\s+([\\d.]+)k`, 'm').exec(stdout) ?? [];
  if (kilobytes === '') throw new Error(`openssl does not say how fast ${digest} is: ${stdout}`);
  return (Number(kilobytes) * 1000) / MIB;
}

function write(path: string, mib: number): void {
  const random = createRandom(21);
  const block = Uint8Array.from({ length: MIB }, () => random() * 256);
  const descriptor = openSync(path, 'w');
  for (let index = 0; index < mib; index++) writeSync(descriptor, block);
  closeSync(descriptor);
}

async function secondsOf(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: 'ignore' });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return (performance.now() - start) / 1000;
}
