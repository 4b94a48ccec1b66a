import { readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../../support/process.ts';
import { createRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

/** How many requests are made. With 400,000 it is a soak of some hours. */
const REQUESTS = Number(process.env['TORRENTRY_SOAK_REQUESTS'] ?? 6000);
const SEED = Number(process.env['TORRENTRY_SOAK_SEED'] ?? 1);
const AT_ONCE = 8;
/** Paths and infohashes come back again and again, so that the catalogue grows no more after a while. */
const PATHS = 60;
const authorization = `Bearer ${ADMIN_TOKEN}`;
const MIB = 1024 * 1024;
/** What leaks a kilobyte at each request has taken more after the requests of the second half. */
const GROWTH_BYTES_MAX = Math.max(24 * MIB, (REQUESTS / 2) * 1024);

type Random = () => number;
type Step = (server: Serving, random: Random) => Promise<void>;

const pathOf = (random: Random): string => {
  const index = Math.floor(random() * PATHS);
  return `soak/${index % 7}/t${index}.torrent`;
};
const headers = { authorization };

/** Asks, reads all of the answer, and expects no failure of the server. */
async function ask({ url }: Serving, path: string, init: RequestInit = {}): Promise<string> {
  const answer = await fetch(`${url}${path}`, { redirect: 'manual', ...init });
  const text = await answer.text();
  expect(answer.status, `${init.method ?? 'GET'} ${path}: ${text.slice(0, 200)}`).toBeLessThan(500);
  return text;
}

const read = (path: (random: Random) => string, init?: RequestInit): Step => {
  return async (server, random) => void (await ask(server, path(random), init));
};
const html = { headers: { accept: 'text/html' } };

/** What clients do, each as often as it is listed. */
const STEPS: readonly Step[] = [
  async (server, random) => {
    const name = `content ${Math.floor(random() * 2 * PATHS)}`;
    const body = makeTorrent({ name, comment: String(Math.floor(random() * 3)) });
    await ask(server, pathOf(random), { method: 'PUT', body, headers });
  },
  read(pathOf, { method: 'DELETE', headers }),
  async (server, random) => {
    const body = JSON.stringify({ title: `Title ${Math.floor(random() * 9)}`, tags: ['a', 'b'] });
    await ask(server, pathOf(random), {
      method: 'PATCH',
      body,
      headers: { ...headers, 'content-type': 'application/json' },
    });
  },
  async (server) => {
    const text = await ask(server, 'api/v1/torrents?state=removed&limit=1', { headers });
    const { items = [] } = JSON.parse(text) as { items?: { infohashV1: string }[] };
    const [removed] = items;
    if (removed === undefined) return;
    await ask(server, `api/v1/torrents/${removed.infohashV1}/restore`, { method: 'POST', headers });
  },
  read(() => '', html),
  read((random) => `soak/${Math.floor(random() * 7)}/?sort=size`, html),
  read((random) => `?q=content+${Math.floor(random() * 99)}`, html),
  read((random) => `api/v1/torrents?q=cont&limit=20&cursor=${Math.floor(random() * 9)}`),
  read(pathOf),
  read((random) => `${pathOf(random)}?sources=site`),
  read(() => 'soak/feed.atom'),
  read(() => 'soak/SHA256SUMS'),
  read(() => 'torznab/api?t=search&q=content'),
  read(() => 'metrics', { headers }),
  read(() => 'admin', { headers: { ...headers, ...html.headers } }),
  read(() => 'no/such/page', html),
  read(() => 'api/v1/torrents', { headers: { authorization: 'Bearer wrong' } }),
  read((random) => `soak/refused${Math.floor(random() * 9)}.torrent`, {
    method: 'PUT',
    body: 'd4:infod4:name1:xee',
    headers,
  }),
  listenAndLeave,
  abortUpload,
];

/** Listens to events for a moment, and goes without a word. */
async function listenAndLeave({ url }: Serving): Promise<void> {
  const leave = new AbortController();
  const answer = await fetch(`${url}api/v1/events`, {
    headers: { accept: 'text/event-stream' },
    signal: leave.signal,
  });
  expect(answer.status).toBe(200);
  leave.abort();
}

/** Begins an upload, and cuts the connection in the middle of it. */
async function abortUpload({ url }: Serving, random: Random): Promise<void> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  const head = `PUT /soak/cut.torrent HTTP/1.1\r\nhost: localhost\r\nauthorization: ${authorization}\r\ncontent-length: 100000\r\n\r\n`;
  const body = Buffer.alloc(Math.floor(random() * 90_000), 'x');
  await new Promise((resolve) => socket.write(Buffer.concat([Buffer.from(head), body]), resolve));
  socket.destroy();
}

interface Use {
  readonly residentBytes: number;
  readonly descriptors: number;
  readonly threads: number;
}

function useOf({ child: { pid } }: Serving): Use {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    residentBytes: Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024,
    descriptors: readdirSync(`/proc/${pid}/fd`).length,
    threads: readdirSync(`/proc/${pid}/task`).length,
  };
}

async function load(server: Serving, requests: number, seed: number): Promise<void> {
  const clients = Array.from({ length: AT_ONCE }, async (_, client) => {
    const random = createRandom(seed * 1000 + client);
    for (let count = 0; count < requests / AT_ONCE; count++)
      await STEPS[Math.floor(random() * STEPS.length)]!(server, random);
  });
  await Promise.all(clients);
}

describe.skipIf(process.platform !== 'linux')('a server under mixed load for long', () => {
  it(
    'takes no more memory, files, threads or disk after the second half than after the first',
    async () => {
      const folder = temporaryFolder();
      const data = join(folder, 'data');
      const temporary = temporaryFolder();
      const off = ['UPLOADS', 'CHECKS', 'SEARCHES', 'LOGINS', 'REPORTS'].map((it) => [
        `TORRENTRY_LIMIT_${it}`,
        'off',
      ]);
      const server = await serveProcess(data, {
        env: {
          ...(Object.fromEntries(off) as Record<string, string>),
          TMPDIR: temporary,
          // A leak on the heap would end it.
          NODE_OPTIONS: '--max-old-space-size=96',
          TORRENTRY_SITE_SOURCES: 'tracker udp://tracker.example:6969/announce',
          TORRENTRY_METRICS_TOKEN: ADMIN_TOKEN,
        },
      });
      await load(server, REQUESTS / 2, SEED);
      const half = useOf(server);
      const files = readdirSync(data).toSorted();
      await load(server, REQUESTS / 2, SEED + 1);
      // Connections that clients keep open end after a while.
      await until(() => expect(useOf(server).descriptors).toBeLessThanOrEqual(half.descriptors + 4));
      await until(() =>
        expect(useOf(server).residentBytes).toBeLessThan(half.residentBytes + GROWTH_BYTES_MAX),
      );
      expect(useOf(server).threads).toBeLessThanOrEqual(half.threads + 2);
      expect(readdirSync(data).toSorted()).toEqual(files);
      expect(readdirSync(temporary)).toEqual([]);
      const [log] = files.filter((name) => name.endsWith('-wal'));
      // It is cut to 64 MiB at most when it is begun again.
      expect(statSync(join(data, log ?? '')).size).toBeLessThan(80 * MIB);
      const list = JSON.parse(await ask(server, 'api/v1/torrents?limit=100')) as { items: readonly object[] };
      expect(list.items.length).toBeGreaterThan(PATHS / 4);
      expect(await ask(server, 'readyz')).toContain('ready');
      expect(server.child.exitCode).toBeNull();
    },
    24 * 3_600_000,
  );
});
