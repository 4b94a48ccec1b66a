import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compare, type Contender } from './compare.ts';
import { HAS_NGINX, startNginx } from './nginx.ts';
import type { Row } from './report.ts';
import { get } from './requests.ts';
import type { BenchRun } from './run.ts';
import { startServer, type BenchServer } from './server.ts';

const PEERS = [
  ['bare', 'bare node:http'],
  ['hono', 'Hono'],
  ['fastify', 'Fastify'],
] as const;
const SIZES = [1000, 30_000, 300_000];
const CONNECTIONS = 50;

/** The core with routes, security headers and a log, beside other servers. */
export async function benchHttpCore(run: BenchRun): Promise<Row[]> {
  const { rounds, sliceMs } = run;
  const work = run.work();
  const script = fileURLToPath(new URL('./peer-servers.ts', import.meta.url));
  const start = async (kind: string): Promise<BenchServer> =>
    run.keep(await startServer([script, kind], { logFile: join(work, `${kind}.log`) }));
  const core = await start('core');
  const servers: (readonly [name: string, server: BenchServer])[] = [];
  for (const [kind, name] of PEERS) servers.push([name, await start(kind)]);
  if (HAS_NGINX) {
    mkdirSync(join(work, 'files'));
    for (const size of SIZES) writeFileSync(join(work, 'files', String(size)), randomBytes(size));
    servers.push(['nginx static', run.keep(await startNginx(work))]);
  }
  const rows: Row[] = [];
  for (const size of SIZES) {
    const source = get(`/${size}`);
    const name = `core, GET ${size / 1000} kB`;
    const own = { name: 'core', server: core, source };
    const peers = servers.map(([peer, server]): Contender => ({ name: peer, server, source }));
    rows.push(...(await compare({ name, own, peers, connections: CONNECTIONS, rounds, sliceMs })));
  }
  return rows;
}
