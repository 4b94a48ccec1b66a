import { fileURLToPath } from 'node:url';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, type Row } from './report.ts';
import type { BenchRun } from './run.ts';
import { startServer, type BenchServer } from './server.ts';

const ROUNDS = 7;

/** How long it takes from the command to the first answer, beside a bare node:http server. */
export async function benchStart(run: BenchRun): Promise<Row[]> {
  const answers = join(run.work(), 'answers.json');
  writeFileSync(answers, JSON.stringify([{ target: '/', status: 200, headers: [], body: '' }]));
  const peer = fileURLToPath(new URL('peer-answers.ts', import.meta.url));
  const rows: Row[] = [];
  for (const count of run.sizes) {
    const folder = await run.folderOf(count);
    const times: (readonly [number, number])[] = [];
    for (let round = 0; round <= (run.isQuick ? 2 : ROUNDS); round++) {
      const own = await timeOf(() => run.serveIn(folder));
      const other = await timeOf(() => startServer([peer, answers]));
      if (round > 0) times.push([own, other]);
    }
    rows.push({
      name: `first answer with ${count.toLocaleString('en')} torrents`,
      unit: 'ms',
      own: median(times.map(([own]) => own)),
      peer: 'bare node:http',
      other: median(times.map(([, other]) => other)),
      ratios: times.map(([own, other]) => own / other),
    });
  }
  return rows;
}

async function timeOf(start: () => Promise<BenchServer>): Promise<number> {
  const begin = performance.now();
  const server = await start();
  const answer = await fetch(`http://127.0.0.1:${server.port}/`);
  await answer.arrayBuffer();
  const ms = performance.now() - begin;
  await server.stop();
  return ms;
}
