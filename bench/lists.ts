import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SORT_KEYS, type SortKey } from '../src/catalogue/torrent-list.ts';
import { compare, type Contender } from './compare.ts';
import { HAS_NGINX, startNginx } from './nginx.ts';
import type { Row } from './report.ts';
import { get, getAll } from './requests.ts';
import type { BenchRun } from './run.ts';
import { samplesOf, type Sample } from './samples.ts';
import type { BenchServer } from './server.ts';

const HTML = ['Accept: text/html'];
/** At how many depths each order is read. */
const DEPTHS = 40;
/** As many as a page of a list has. */
const PAGE_TORRENTS = 50;
const CONNECTIONS = 10;

/** Lists in the largest catalogue, beside the same in the smallest, and beside nginx's index of a folder. */
export async function benchLists(run: BenchRun): Promise<Row[]> {
  const { rounds, sliceMs, smallest, largest } = run;
  const many = await run.serve(largest);
  const few = await run.serve(smallest);
  const peerName = `with ${smallest.toLocaleString('en')} torrents`;
  const rows: Row[] = [];
  for (const [form, path, headers] of [
    ['page', '/', HTML],
    ['API', '/api/v1/torrents', []],
  ] as const) {
    for (const sort of SORT_KEYS) {
      const contender = async (name: string, server: BenchServer, count: number): Promise<Contender> => {
        const samples = samplesOf(await run.folderOf(count), DEPTHS);
        return { name, server, source: getAll(await targetsOf(server, path, sort, samples), headers) };
      };
      const own = await contender('many', many, largest);
      const peers = [await contender(peerName, few, smallest)];
      // One at a time: what it takes is the time of the server.
      const one = { connections: 1, rounds, sliceMs, own, peers };
      rows.push(...(await compare({ ...one, name: `${form} by ${sort}, any depth`, by: 'p99' })));
    }
  }
  if (HAS_NGINX) rows.push(...(await compareIndex(run, many)));
  return rows;
}

/** The first page of the list, beside an index of as many files. */
async function compareIndex(run: BenchRun, server: BenchServer): Promise<Row[]> {
  const { rounds, sliceMs, largest } = run;
  const work = run.work();
  const nginx = run.keep(await startNginx(work));
  mkdirSync(join(work, 'files', 'index'), { recursive: true });
  for (const { id } of samplesOf(await run.folderOf(largest), PAGE_TORRENTS))
    writeFileSync(join(work, 'files', 'index', `a-name-of-usual-length-${id}.torrent`), 'x');
  const own = { name: 'list', server, source: get('/', HTML) };
  const peers = [{ name: 'nginx autoindex', server: nginx, source: get('/index/') }];
  const name = `page of ${PAGE_TORRENTS} torrents, the newest`;
  return compare({ name, own, peers, connections: CONNECTIONS, rounds, sliceMs });
}

/** The first page in an order, and pages that begin after these torrents. */
async function targetsOf(
  { port }: BenchServer,
  path: string,
  sort: SortKey,
  samples: readonly Sample[],
): Promise<readonly string[]> {
  const order = sort === 'name' ? 'asc' : 'desc';
  const query = `?sort=${sort}&order=${order}&limit=${PAGE_TORRENTS}`;
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/torrents${query}`);
  const { next } = (await answer.json()) as { next: string };
  // The cursor of the second page, with another place in its own.
  const cursor = JSON.parse(Buffer.from(next, 'base64url').toString()) as unknown[];
  const after = samples.map(({ id, keys }) =>
    Buffer.from(JSON.stringify(cursor.with(2, keys[sort]).with(3, id))).toString('base64url'),
  );
  return [`${path}${query}`, ...after.map((text) => `${path}${query}&cursor=${text}`)];
}
