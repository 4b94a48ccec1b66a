import Database from 'better-sqlite3';
import { join } from 'node:path';
import { copyOf, catalogueOf } from './catalogues.ts';
import { compare } from './compare.ts';
import { median, type Row } from './report.ts';
import { get } from './requests.ts';
import type { BenchRun } from './run.ts';
import { AUTHORIZATION } from './server.ts';

const TORRENTS = 10_000;
const COLLECTION = '/linux/debian/';
const README = `# Debian\n\nThe universal operating system.\n\n${'- a *line* about `it`, with [a link](https://www.debian.org/)\n'.repeat(40)}`;

/**
 * An archive of all torrents, beside reading their rows and bytes from SQLite; and the page of a collection that has a
 * README, beside the same page without.
 */
export async function benchCollections(run: BenchRun): Promise<Row[]> {
  return [await compareArchive(run, 'tar'), await compareArchive(run, 'zip'), ...(await compareReadme(run))];
}

async function compareArchive(run: BenchRun, format: string): Promise<Row> {
  const folder = await run.folderOf(TORRENTS);
  const { port, stop } = await run.serveIn(folder);
  const rates: (readonly [number, number])[] = [];
  try {
    for (let round = 0; round <= run.rounds; round++) {
      const own = await rateOf(() => readWhole(`http://127.0.0.1:${port}/?format=${format}`));
      const peer = await rateOf(() => readFromSqlite(folder));
      if (round > 0) rates.push([own, peer]);
    }
  } finally {
    await stop();
  }
  return {
    name: `${format} of ${TORRENTS} torrents`,
    unit: 'torrents a second',
    own: median(rates.map(([own]) => own)),
    peer: 'rows and bytes from SQLite',
    other: median(rates.map(([, peer]) => peer)),
    ratios: rates.map(([own, peer]) => own / peer),
  };
}

/** Torrents a second. */
async function rateOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (TORRENTS * 1000) / (performance.now() - start);
}

async function readWhole(address: string): Promise<void> {
  const { body } = await fetch(address);
  for await (const _ of body ?? []);
}

/** One after the other, as a program without anything else would read them to hand them out. */
function readFromSqlite(folder: string): void {
  const database = new Database(join(folder, 'torrentry.sqlite'), { readonly: true });
  const bytes = database
    .prepare<[number], Uint8Array>('SELECT bytes FROM torrent_bytes WHERE torrent_id = ?')
    .pluck();
  const rows = database.prepare<[], { readonly id: number }>(
    `SELECT * FROM torrents WHERE state = 'public' ORDER BY id`,
  );
  for (const { id } of rows.all()) bytes.get(id);
  database.close();
}

async function compareReadme(run: BenchRun): Promise<Row[]> {
  const { rounds, sliceMs } = run;
  const plain = await run.serve(TORRENTS);
  const copy = copyOf(await catalogueOf(TORRENTS));
  try {
    const described = await run.serveIn(copy.folder);
    const init = { method: 'PUT', body: README, headers: AUTHORIZATION };
    await fetch(`http://127.0.0.1:${described.port}${COLLECTION}README.md`, init);
    const source = get(COLLECTION, ['Accept: text/html']);
    const rows = await compare({
      name: 'page with facets and a README',
      own: { name: 'with a README', server: described, source },
      peers: [{ name: 'without a README', server: plain, source }],
      connections: 10,
      rounds,
      sliceMs,
    });
    await described.stop();
    return rows;
  } finally {
    copy.remove();
  }
}
