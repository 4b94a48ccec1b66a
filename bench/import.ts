import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openReader } from '../src/stores/sqlite/database/connection.ts';
import { catalogueOf } from './catalogues.ts';
import { median, type Row } from './report.ts';
import type { BenchRun } from './run.ts';
import { PROGRAM } from './server.ts';

/** More files would measure how the disk lists folders. */
const FILES_MAX = 100_000;
const ROUNDS = 3;

/** `torrentry import` of a folder into an empty catalogue, beside copying the same files. */
export async function benchImport(run: BenchRun): Promise<Row[]> {
  const files = run.empty();
  const size = run.sizes.findLast((count) => count <= FILES_MAX) ?? run.smallest;
  const count = writeFiles(await catalogueOf(size), files);
  const rates: (readonly [number, number])[] = [];
  for (let round = 0; round < (run.isQuick ? 1 : ROUNDS); round++) {
    // First the copy: after it the files are in memory.
    const other = await secondsOf('cp', ['-r', files, join(run.empty(), 'copy')]);
    const own = await secondsOf(process.execPath, [PROGRAM, 'import', files, '--data', run.empty()]);
    rates.push([count / own, count / other]);
  }
  return [
    {
      name: `import of ${count.toLocaleString('en')} files into an empty catalogue`,
      unit: 'torrents a second',
      own: median(rates.map(([own]) => own)),
      peer: 'cp -r',
      other: median(rates.map(([, other]) => other)),
      ratios: rates.map(([own, other]) => own / other),
    },
  ];
}

/** Writes the .torrent files of a catalogue into a folder, each into that of its collection. */
function writeFiles(catalogue: string, folder: string): number {
  const database = openReader(join(catalogue, 'torrentry.sqlite'));
  const rows = database.prepare<[], { collection: string; fileName: string; bytes: Uint8Array }>(
    'SELECT collection, file_name AS fileName, bytes FROM torrents JOIN torrent_bytes ON torrent_id = id',
  );
  let count = 0;
  for (const { collection, fileName, bytes } of rows.iterate()) {
    const file = join(folder, collection, fileName);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    count++;
  }
  database.close();
  return count;
}

async function secondsOf(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${command} ended with ${code}`);
  return (performance.now() - start) / 1000;
}
