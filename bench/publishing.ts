import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, type Contender } from './compare.ts';
import { measure } from './load.ts';
import { HAS_NGINX, startNginx } from './nginx.ts';
import type { Row } from './report.ts';
import type { PublishSource } from './requests.ts';
import type { BenchRun } from './run.ts';
import { startServer, TOKEN, type BenchServer } from './server.ts';

const CONNECTIONS = [1, 16, 64];
const FILES = [
  ['2 kB', 2_000],
  ['30 kB', 30_000],
] as const;

let series = 1;

function source(fileBytes: number, form: PublishSource['form'] = 'put'): PublishSource {
  return { kind: 'publish', form, fileBytes, token: TOKEN, series: series++ };
}

/**
 * Publications into the largest catalogue: beside those into the smallest, beside a server that only writes the same
 * rows, one that stores nothing, and nginx that writes files without a sync; and as forms.
 */
export async function benchPublishing(run: BenchRun): Promise<Row[]> {
  const { rounds, sliceMs, smallest, largest } = run;
  const template = await makeTemplate(run);
  const many = await run.serve(largest);
  const servers: (readonly [name: string, server: BenchServer])[] = [
    [`with ${smallest.toLocaleString('en')} torrents`, await run.serve(smallest)],
    ['the same rows and a group commit', await startPeer(run, join(run.empty(), 'probe.sqlite'), template)],
    ['stores nothing', await startPeer(run)],
  ];
  if (HAS_NGINX) servers.push(['nginx WebDAV', run.keep(await startNginx(run.empty()))]);
  const rows: Row[] = [];
  for (const [size, fileBytes] of FILES) {
    for (const connections of CONNECTIONS) {
      const contender = ([name, server]: readonly [string, BenchServer]): Contender => ({
        name,
        server,
        source: source(fileBytes),
      });
      const own = contender(['PUT', many]);
      const name = `PUT of ${size}, ${connections} connections`;
      const peers = servers.map(contender);
      rows.push(...(await compare({ name, own, peers, connections, rounds, sliceMs })));
    }
    const own = { name: 'multipart', server: many, source: source(fileBytes, 'multipart') };
    const peers = [{ name: 'PUT', server: many, source: source(fileBytes) }];
    const name = `multipart of ${size}, 16 connections`;
    rows.push(...(await compare({ name, own, peers, connections: 16, rounds, sliceMs })));
  }
  return rows;
}

/** A database of the program with one publication, from which the peer takes the tables and the rows. */
async function makeTemplate(run: BenchRun): Promise<string> {
  const folder = run.empty();
  const server = await run.serveIn(folder);
  await measure({ port: server.port, connections: 1, durationMs: 0, source: source(2_000) });
  await server.stop();
  return join(folder, 'torrentry.sqlite');
}

async function startPeer(run: BenchRun, ...files: readonly string[]): Promise<BenchServer> {
  const script = fileURLToPath(new URL('peer-publish.ts', import.meta.url));
  return run.keep(await startServer([script, ...files]));
}
