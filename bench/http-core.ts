import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../test/support/free-port.ts';
import { measure } from './load.ts';
import { median, type Row } from './report.ts';
import { startServer, type BenchServer } from './server.ts';

const PEERS = ['bare', 'hono', 'fastify'] as const;
const NAMES: Readonly<Record<string, string>> = {
  bare: 'bare node:http',
  hono: 'Hono',
  fastify: 'Fastify',
  nginx: 'nginx',
};
const SIZES = [1000, 30_000, 300_000];
const CONNECTIONS = 50;
// Short and many: on a machine that others use as well, what disturbs a slice disturbs its neighbours too.
const ROUNDS = 15;
const SLICE_MS = 500;

/** The core with routes, security headers and a log, beside other servers, in interleaved slices of one run. */
export async function benchHttpCore(): Promise<Row[]> {
  const script = fileURLToPath(new URL('./peer-servers.ts', import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), 'torrentry-bench-'));
  const servers = new Map<string, BenchServer>();
  try {
    for (const kind of ['core', ...PEERS])
      servers.set(kind, await startServer([script, kind], { logFile: join(folder, `${kind}.log`) }));
    if (spawnSync('sh', ['-c', 'command -v nginx']).status === 0)
      servers.set('nginx', await startNginx(folder));
    const rows: Row[] = [];
    for (const size of SIZES) rows.push(...(await compareAll(servers, size)));
    return rows;
  } finally {
    for (const server of servers.values()) await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function compareAll(servers: ReadonlyMap<string, BenchServer>, size: number): Promise<Row[]> {
  const request = Buffer.from(`GET /${size} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  const rates = new Map<string, number[]>([...servers.keys()].map((kind) => [kind, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [kind, { port }] of servers) {
      const load = { port, connections: CONNECTIONS, durationMs: SLICE_MS, next: () => request };
      const rate = await measure(load);
      // The first round warms all up.
      if (round > 0) rates.get(kind)?.push(rate);
    }
  }
  const own = rates.get('core') ?? [];
  return [...rates]
    .filter(([kind]) => kind !== 'core')
    .map(([kind, others]) => ({
      name: `core, GET ${size / 1000} kB`,
      unit: 'a second',
      own: median(own),
      peer: NAMES[kind] ?? kind,
      other: median(others),
      ratios: own.map((rate, index) => rate / (others[index] ?? rate)),
    }));
}

/** nginx with the same bytes as files. */
async function startNginx(folder: string): Promise<BenchServer> {
  for (const size of SIZES) writeFileSync(join(folder, String(size)), randomBytes(size));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = `daemon off; master_process off; pid ${join(folder, 'pid')}; user root;
events { worker_connections 256; }
http {
  ${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join(' ')}
  access_log ${join(folder, 'access.log')}; sendfile on; keepalive_requests 100000000;
  default_type application/x-bittorrent; open_file_cache max=10;
  server { listen 127.0.0.1:${port}; root ${folder}; }
}
`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const args = ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')];
  const child = spawn('nginx', args, { stdio: 'ignore' });
  const ended = once(child, 'close');
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error('nginx could not be started');
  }
  return {
    port,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const connected = await once(socket, 'connect').catch(() => undefined);
  socket.destroy();
  return connected !== undefined;
}
