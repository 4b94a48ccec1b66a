import Database from 'better-sqlite3';
import { join } from 'node:path';
import { compareRates, get } from './compare.ts';
import { makeDemo, TOKEN, type Demo } from './demo.ts';
import { median, type Row } from './report.ts';

const TORRENTS = 10_000;
const ROUNDS = 9;
const COLLECTION = '/linux/debian/';
const README = `# Debian\n\nThe universal operating system.\n\n${'- a *line* about `it`, with [a link](https://www.debian.org/)\n'.repeat(40)}`;

/**
 * An archive of all torrents, beside reading their rows and bytes from SQLite; and the page of a collection that has a
 * README, beside the same page without.
 */
export async function benchCollections(): Promise<Row[]> {
  const demo = await makeDemo(TORRENTS);
  try {
    return [await compareArchive(demo, 'tar'), await compareArchive(demo, 'zip'), await compareReadme(demo)];
  } finally {
    demo.remove();
  }
}

async function compareArchive(demo: Demo, format: string): Promise<Row> {
  const { port, stop } = await demo.start();
  const rates: (readonly [number, number])[] = [];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const own = await rateOf(() => readWhole(`http://127.0.0.1:${port}/?format=${format}`));
      const peer = await rateOf(() => readFromSqlite(demo.folder));
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
    .prepare<[Uint8Array], Uint8Array>('SELECT bytes FROM blobs WHERE sha256 = ?')
    .pluck();
  const rows = database.prepare<[], { readonly sha256: Uint8Array }>(
    `SELECT * FROM torrents WHERE state = 'public' ORDER BY id`,
  );
  for (const { sha256 } of rows.all()) bytes.get(sha256);
  database.close();
}

async function compareReadme(demo: Demo): Promise<Row> {
  const [described, plain] = [await demo.start(), await demo.start()];
  try {
    const init = { method: 'PUT', body: README, headers: { authorization: `Bearer ${TOKEN}` } };
    await fetch(`http://127.0.0.1:${described.port}${COLLECTION}README.md`, init);
    const next = get(COLLECTION, ['Accept: text/html']);
    return await compareRates({
      name: 'page with facets and a README',
      own: { name: 'with a README', port: described.port, next },
      peer: { name: 'without a README', port: plain.port, next },
      connections: 10,
      rounds: ROUNDS,
      sliceMs: 600,
    });
  } finally {
    await described.stop();
    await plain.stop();
  }
}
