import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

const HOOK = fileURLToPath(new URL('../support/cost/heap-count.ts', import.meta.url));

/** Code that has run so often is compiled. */
const WARM_UP = 600;
const MEASURED = 100;
/**
 * What is done from time to time beside the requests, and code that is not compiled yet, count too: the more, the busier the
 * machine. So the least of several rounds counts, as soon as one is small enough.
 */
const ROUNDS_MAX = 12;

interface Kind {
  readonly path: (seen: Seen, index: number) => string;
  readonly init?: (seen: Seen, index: number) => RequestInit;
  readonly status?: number;
  /** How many bytes of the heap of the main thread a request takes at most. */
  readonly bytesMax: number;
}

interface Seen {
  readonly etag: string;
  readonly infohash: string;
}

const PATH = '/allocation/0.torrent';
const PAGE = { headers: { accept: 'text/html' } };
const AUTHORIZATION = { authorization: `Bearer ${ADMIN_TOKEN}` };

// A fifth more than was measured. Numbers that grow need a reason.
const KINDS: Readonly<Record<string, Kind>> = {
  'download by path': { path: () => PATH, bytesMax: 15_000 },
  'download by infohash': { path: ({ infohash }) => `/torrents/${infohash}.torrent`, bytesMax: 15_000 },
  'download, not modified': {
    path: () => PATH,
    init: ({ etag }) => ({ headers: { 'if-none-match': etag } }),
    status: 304,
    bytesMax: 13_000,
  },
  'magnet link': { path: ({ infohash }) => `/torrents/${infohash}/magnet`, bytesMax: 34_000 },
  'torrent, API': { path: ({ infohash }) => `/api/v1/torrents/${infohash}`, bytesMax: 44_000 },
  'torrent, page': { path: ({ infohash }) => `/torrents/${infohash}`, init: () => PAGE, bytesMax: 520_000 },
  'list, API': { path: () => '/api/v1/torrents', bytesMax: 540_000 },
  'list, page': { path: () => '/', init: () => PAGE, bytesMax: 1_400_000 },
  feed: { path: () => '/feed.rss', bytesMax: 1_000_000 },
  publication: {
    path: (_seen, index) => `/allocation/new-${index}.torrent`,
    init: (_seen, index) => put(`new ${index}`),
    status: 201,
    bytesMax: 98_000,
  },
};

function put(name: string): RequestInit {
  return { method: 'PUT', headers: AUTHORIZATION, body: makeTorrent({ name, lengthBytes: 20_000_000 }) };
}

async function allocatedBytes({ child, output }: Serving): Promise<number> {
  const before = output().length;
  child.kill('SIGUSR2');
  const found = () => /allocated (\d+) bytes\n/.exec(output().slice(before))?.[1];
  await expect.poll(found, { interval: 5 }).toBeDefined();
  return Number(found());
}

it('takes little of the heap for requests that come often', { timeout: 600_000 }, async () => {
  const env = { TORRENTRY_LIMIT_UPLOADS: 'off', NODE_OPTIONS: `--import=${HOOK}` };
  const server = await serveProcess(temporaryFolder(), { env });
  const ask = async (path: string, init: RequestInit | undefined, status: number): Promise<Response> => {
    const answer = await fetch(new URL(path, server.url), init);
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
    return answer;
  };
  for (let index = 0; index < 60; index++) await ask(`/allocation/${index}.torrent`, put(`${index}`), 201);
  const { headers } = await ask(PATH, undefined, 200);
  const list = await fetch(new URL('/api/v1/torrents?limit=1', server.url));
  const { items } = (await list.json()) as { items: { infohashV1: string }[] };
  const seen = { etag: headers.get('etag') ?? '', infohash: items[0]?.infohashV1 ?? '' };
  let count = 0;
  const repeat = async ({ path, init, status = 200 }: Kind, times: number): Promise<void> => {
    for (const end = count + times; count < end; count++)
      await ask(path(seen, count), init?.(seen, count), status);
  };
  for (const kind of Object.values(KINDS)) await repeat(kind, WARM_UP);
  const tooMuch: string[] = [];
  for (const [name, kind] of Object.entries(KINDS)) {
    let least = Infinity;
    for (let round = 0; round < ROUNDS_MAX && least > kind.bytesMax; round++) {
      const before = await allocatedBytes(server);
      await repeat(kind, MEASURED);
      least = Math.min(least, Math.round(((await allocatedBytes(server)) - before) / MEASURED));
    }
    if (least > kind.bytesMax) tooMuch.push(`${name}: ${least}, expected at most ${kind.bytesMax}`);
  }
  expect(tooMuch).toEqual([]);
});
