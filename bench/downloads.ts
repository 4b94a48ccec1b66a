import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, type Contender } from './compare.ts';
import { saveAnswers } from './given-answers.ts';
import { HAS_NGINX, startNginx } from './nginx.ts';
import type { Row } from './report.ts';
import { get, getAll, uploads } from './requests.ts';
import type { BenchRun } from './run.ts';
import { samplesOf } from './samples.ts';
import { AUTHORIZATION, startServer, type BenchServer } from './server.ts';

const CONNECTIONS = 50;
const FILE_BYTES = 30_000;
/** More than any cache of answers has room for. */
const COLD = 100_000;

/** Downloads in the largest catalogue, beside servers that have nothing to look up. */
export async function benchDownloads(run: BenchRun): Promise<Row[]> {
  const folder = await run.folderOf(run.largest);
  const server = await run.serve(run.largest);
  return [...(await compareHot(run, server)), ...(await compareCold(run, server, folder))];
}

/** One torrent of 30 kB again and again, by its path and by its infohash, and with its ETag. */
async function compareHot(run: BenchRun, server: BenchServer): Promise<Row[]> {
  const path = '/bench/hot.torrent';
  const { location, body } = await publish(server, path);
  const byInfohash = `${location}.torrent`;
  const { headers } = await fetch(`http://127.0.0.1:${server.port}${path}`);
  const etag = headers.get('etag') ?? '';
  const work = run.work();
  const bare = await startBare(run, server, [{ target: path }, { target: byInfohash }]);
  const bare304 = await startBare(run, server, [{ target: path, headers: { 'if-none-match': etag } }]);
  const nginx = HAS_NGINX ? run.keep(await startNginx(work)) : undefined;
  if (nginx !== undefined) {
    mkdirSync(join(work, 'files', 'bench'), { recursive: true });
    writeFileSync(join(work, 'files', path), body);
  }
  const rows: Row[] = [];
  for (const [name, target] of [
    ['30 kB by path', path],
    ['30 kB by infohash', byInfohash],
  ] as const) {
    const peers: Contender[] = [{ name: 'bare node:http', server: bare, source: get(target) }];
    if (nginx !== undefined) peers.push({ name: 'nginx static', server: nginx, source: get(path) });
    rows.push(...(await compareOne(run, name, { name, server, source: get(target) }, peers)));
  }
  const poll = get(path, [`If-None-Match: ${etag}`]);
  const peer = { name: 'bare node:http 304', server: bare304, source: poll };
  rows.push(...(await compareOne(run, 'not modified (304)', { name: '304', server, source: poll }, [peer])));
  return rows;
}

/** Ever other torrents, beside reading their bytes from SQLite alone. */
async function compareCold(run: BenchRun, server: BenchServer, folder: string): Promise<Row[]> {
  const samples = samplesOf(folder, COLD);
  const [first] = samples;
  const answer = await fetch(`http://127.0.0.1:${server.port}${first?.path}`);
  const headers = [...answer.headers].filter(
    ([name]) => !['connection', 'date', 'keep-alive', 'content-length'].includes(name),
  );
  const args = [script('peer-blobs.ts'), join(folder, 'torrentry.sqlite'), JSON.stringify(headers.flat())];
  const blobs = run.keep(await startServer(args));
  const own = { name: 'cold', server, source: getAll(samples.map(({ path }) => path)) };
  const source = getAll(samples.map(({ id }) => `/${id}`));
  const name = `${samples.length.toLocaleString('en')} torrents in turn, by path`;
  return compareOne(run, name, own, [{ name: 'bytes from SQLite', server: blobs, source }]);
}

function compareOne(
  run: BenchRun,
  name: string,
  own: Contender,
  peers: readonly Contender[],
): Promise<Row[]> {
  const { rounds, sliceMs } = run;
  return compare({ name, own, peers, connections: CONNECTIONS, rounds, sliceMs });
}

/** A bare node:http server that sends what the program sends. */
async function startBare(
  run: BenchRun,
  server: BenchServer,
  asked: Parameters<typeof saveAnswers>[1],
): Promise<BenchServer> {
  const file = join(run.work(), 'answers.json');
  await saveAnswers(server, asked, file);
  return run.keep(await startServer([script('peer-answers.ts'), file]));
}

async function publish(server: BenchServer, path: string): Promise<{ location: string; body: Uint8Array }> {
  const { body } = uploads({ fileBytes: FILE_BYTES, series: 0 })();
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: 'PUT',
    body,
    headers: { ...AUTHORIZATION, accept: 'application/json' },
  });
  const { links } = (await answer.json()) as { links: { page: string } };
  return { location: new URL(links.page).pathname, body };
}

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
