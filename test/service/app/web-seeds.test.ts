import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Lookup } from '../../../src/http/address-guard.ts';
import { createAddressGuard } from '../../../src/http/address-guard.ts';
import type { Metainfo } from '../../../src/metainfo/metainfo.ts';
import { createSeedTest } from '../../../src/web-seeds/test-seed.ts';
import { createInMemory, type MemoryFile } from '../../support/metainfo/create.ts';
import { check } from '../../support/metainfo/make.ts';
import { publishBytes } from '../../support/published.ts';
import { randomBytes } from 'node:crypto';
import { serveFile, startSeedServer, type SeedFiles } from '../../support/seed-server.ts';
import { openService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { until } from '../../support/until.ts';

const PIECE = 32_768;
const FILES: readonly MemoryFile[] = [
  { path: ['a.bin'], content: randomBytes(3 * PIECE + 5) },
  { path: ['b', 'c.bin'], content: randomBytes(100) },
  { path: ['b', 'd.bin'], content: randomBytes(PIECE) },
];

function torrentOf(version: 'v1' | 'v2' | 'hybrid', webSeeds: readonly string[] = []) {
  return createInMemory(
    { name: 'content', version, pieceLengthBytes: PIECE, files: FILES },
    { webSeeds: [...webSeeds] },
  );
}

function metainfoOf(bytes: Uint8Array): Metainfo {
  const { metainfo } = check(new Uint8Array(bytes));
  if (metainfo === undefined) throw new Error('The torrent is not valid');
  return metainfo;
}

const served: SeedFiles = Object.fromEntries(
  FILES.map(({ path, content }) => [`/content/${path.join('/')}`, content]),
);

const never = new AbortController().signal;

interface TestOptions {
  readonly allowed?: readonly string[];
  readonly lookup?: Lookup;
  readonly random?: () => number;
  readonly timeoutMs?: number;
}

const tester = ({ allowed = ['127.0.0.1'], lookup, ...rest }: TestOptions = {}) =>
  createSeedTest({ guard: createAddressGuard(allowed, 'TORRENTRY_WEB_SEED_PRIVATE', lookup), ...rest });

/** What is found of a server that answers like this. */
async function outcomeOf(
  answer: SeedFiles | ((request: IncomingMessage, response: ServerResponse) => void),
  options: TestOptions = {},
): Promise<string> {
  const { url } = await startSeedServer(answer);
  return tester(options)(metainfoOf(torrentOf('hybrid')), url, never);
}

describe('the test of a web seed', () => {
  it.each(['v1', 'v2', 'hybrid'] as const)(
    'compares every piece of a %s torrent with its hash',
    async (version) => {
      const { url, asked } = await startSeedServer(served);
      const metainfo = metainfoOf(torrentOf(version));
      for (let piece = 0; piece < metainfo.pieceCount; piece++) {
        const random = () => (piece + 0.5) / metainfo.pieceCount;
        expect([piece, await tester({ random })(metainfo, url, never)]).toEqual([piece, 'reachable']);
      }
      expect(new Set(asked)).toEqual(new Set(Object.keys(served)));
    },
  );

  it('finds a byte that differs, a file of another length, and one that is missing', async () => {
    const changed = Object.fromEntries(
      Object.entries(served).map(([path, bytes]) => [path, bytes.map((byte) => byte ^ 1)]),
    );
    expect(await outcomeOf(changed)).toBe('wrong_content');
    const longer = Object.fromEntries(
      Object.entries(served).map(([path, bytes]) => [path, Buffer.concat([bytes, Buffer.from('x')])]),
    );
    expect(await outcomeOf(longer)).toBe('wrong_size');
    const shorter = Object.fromEntries(Object.keys(served).map((path) => [path, Buffer.from('x')]));
    expect(await outcomeOf(shorter, { random: () => 0.3 })).toBe('wrong_size');
    expect(await outcomeOf({})).toBe('not_found');
  });

  it.each<[string, string, (request: IncomingMessage, response: ServerResponse) => void]>([
    ['the whole file', 'no_ranges', (_, response) => void response.end(FILES[0]?.content)],
    [
      'another range than was asked for',
      'no_ranges',
      (request, response) => {
        const { length } = served[decodeURIComponent(request.url ?? '')] ?? '';
        response.writeHead(206, { 'content-range': `bytes 1-5/${length}` });
        response.end('12345');
      },
    ],
    [
      'compressed parts',
      'no_ranges',
      (request, response) => {
        response.setHeader('content-encoding', 'gzip');
        serveFile(served, request, response);
      },
    ],
    [
      'a part that ends early',
      'unreachable',
      (request, response) => {
        const [, from = '', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
        const { length } = served[decodeURIComponent(request.url ?? '')] ?? '';
        response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${length}` });
        response.end('x');
      },
    ],
    ['an error', 'unreachable', (_, response) => void response.writeHead(503).end()],
    ['nothing', 'unreachable', (_, response) => void response.destroy()],
    [
      'redirects for ever',
      'unreachable',
      (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
    ],
    [
      'a redirect that is no address of the web',
      'forbidden_address',
      (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    ],
  ])('says of a server that answers %s: %s', async (_, outcome, answer) => {
    expect(await outcomeOf(answer)).toBe(outcome);
  });

  it('ends a body that goes on for ever, and gives up one that comes too slowly', async () => {
    const endless = (request: IncomingMessage, response: ServerResponse): void => {
      const [, from = '', to = ''] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
      const file = served[decodeURIComponent(request.url ?? '')];
      response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${file?.length}` });
      const write = (): void =>
        void response.write(Buffer.alloc(65_536), (error) => {
          if (error === null || error === undefined) write();
        });
      write();
    };
    expect(await outcomeOf(endless)).toBe('no_ranges');
    const silent = (): void => {};
    expect(await outcomeOf(silent, { timeoutMs: 50 })).toBe('unreachable');
  });

  it('follows a redirect to a host that may be asked', async () => {
    const { url } = await startSeedServer(served);
    const redirecting = await outcomeOf(({ url: path = '' }, response) => {
      response.writeHead(307, { location: new URL(path, url).href }).end();
    });
    expect(redirecting).toBe('reachable');
  });

  it.each([
    'http://127.0.0.2/',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/',
    'http://[::ffff:127.0.0.2]/',
    'http://10.0.0.1/',
    'http://localhost.example/',
  ])('never follows a redirect to %s', async (location) => {
    const lookup: Lookup = async () => [{ address: '127.0.0.2', family: 4 }];
    expect(
      await outcomeOf((_, response) => void response.writeHead(302, { location }).end(), { lookup }),
    ).toBe('forbidden_address');
  });

  it('asks no host with a private address that the operator did not allow, whatever its name', async () => {
    const { url, port, asked } = await startSeedServer(served);
    const metainfo = metainfoOf(torrentOf('v1'));
    expect(await tester({ allowed: [] })(metainfo, url, never)).toBe('forbidden_address');
    const lookup: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];
    const named = `http://mirror.example:${port}/`;
    expect(await tester({ allowed: [], lookup })(metainfo, named, never)).toBe('forbidden_address');
    expect(asked).toEqual([]);
    expect(await tester({ lookup })(metainfo, named, never)).toBe('reachable');
    const unknown: Lookup = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await tester({ lookup: unknown })(metainfo, named, never)).toBe('unreachable');
  });
});

interface Details {
  readonly webSeedTests: readonly { readonly url: string; readonly outcome: string }[];
}

async function testsOf(service: TestService, page: string): Promise<Details['webSeedTests']> {
  const answer = await service.request(`/api/v1${page}`);
  return ((await answer.json()) as Details).webSeedTests;
}

describe('web seeds of published torrents', () => {
  it('are tested where the operator allows it, and the page, the API and the metrics say what was found', async () => {
    const good = await startSeedServer(served);
    const bad = await startSeedServer({});
    const other = 'http://192.0.2.1/';
    const data = temporaryFolder();
    let service = await openService({ data });
    const adminToken = service.token;
    const bytes = new Uint8Array(torrentOf('hybrid', [good.url, bad.url, other]));
    const { page } = await publishBytes(service, '/seeds/a.torrent', bytes);
    expect(await testsOf(service, page)).toEqual([]);
    await service.close();
    expect(good.asked).toEqual([]);

    const allowed = { webSeedHosts: ['127.0.0.1'], webSeedPrivate: ['127.0.0.1'] };
    service = await openService({ data, adminToken, ...allowed });
    await until(async () => expect(await testsOf(service, page)).toHaveLength(2));
    expect(new Map((await testsOf(service, page)).map(({ url, outcome }) => [url, outcome]))).toEqual(
      new Map([
        [good.url, 'reachable'],
        [bad.url, 'not_found'],
      ]),
    );
    const html = await (await service.request(page, { headers: { accept: 'text/html' } })).text();
    expect(html).toMatch(/reachable \(/);
    expect(html).toContain('has no such file (');
    const { text } = await service.app.writeMetrics();
    expect(text).toContain('torrentry_web_seed_tests_total{outcome="reachable"} 1');
    await service.close();

    service = await openService({ data, adminToken });
    await until(async () => expect(await testsOf(service, page)).toEqual([]));
    await service.close();
  });
});
