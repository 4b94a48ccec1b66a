import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { crawl } from '../../support/crawl.ts';
import { publishTorrent, tokenOf, type PublishedTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { signIn } from '../../support/sign-in.ts';

/** Stands in the name of everything that there is to be found. */
const MARK = 'quokka';
const FORMS = ['text/html', 'application/json', '*/*'];
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];

type Headers = Readonly<Record<string, string>>;

const service = serviceForAll((folder) => {
  const [files, logs] = [join(folder, 'files'), join(folder, 'logs')];
  mkdirSync(join(files, MARK), { recursive: true });
  mkdirSync(logs);
  writeFileSync(join(files, MARK, `${MARK}.txt`), `a file of the ${MARK}`);
  writeFileSync(join(logs, '2026-01-02.log'), `12:00 <bob> a ${MARK}\n`);
  const limits = { limitLogins: 'off', limitUploads: 'off', limitSearches: 'off' } as const;
  const mounts = { mount: [{ prefix: '/files', folder: files }], logs: [{ prefix: '/irc', folder: logs }] };
  return { read: 'token', ...mounts, ...limits };
});
let torrent: PublishedTorrent;
let etag: string;

beforeAll(async () => {
  torrent = await publishTorrent(service, `/${MARK}/${MARK}.torrent`, MARK);
  await publishTorrent(service, `/${MARK}/gone.torrent`, 'gone');
  const gone = { method: 'DELETE', headers: service.authorization };
  expect((await service.request(`/${MARK}/gone.torrent`, gone)).status).toBe(204);
  const download = await service.request(`${torrent.page}.torrent`, { headers: service.authorization });
  etag = download.headers.get('etag') ?? '';
});

/** Addresses at which there is something, each beside one of the same kind at which there is nothing. */
function pairs(): [there: string, nothing: string][] {
  const nowhere = `/torrents/${'0'.repeat(40)}`;
  const below = [
    '',
    '.torrent',
    '/magnet',
    '/badge.svg',
    '/cite.bib',
    '/files',
    '/edit',
    '/delete',
    '/report',
    '/restore',
  ];
  return [
    [`/?q=${MARK}`, '/?q=x'],
    [`/${MARK}`, '/x'],
    [`/${MARK}/`, '/x/'],
    [`/${MARK}/${MARK}.torrent`, '/x/x.torrent'],
    [`/${MARK}/feed.rss`, '/x/feed.rss'],
    [`/${MARK}/gone.torrent`, `/${MARK}/x.torrent`],
    ...below.map((end): [string, string] => [torrent.page + end, nowhere + end]),
    [`/api/v1${torrent.page}`, `/api/v1${nowhere}`],
    [`/api/v1${torrent.page}/files`, `/api/v1${nowhere}/files`],
    ['/api/v1/torrents', '/api/v1/x'],
    ['/files/', '/x/'],
    [`/files/${MARK}`, '/files/x'],
    [`/files/${MARK}/${MARK}.txt`, '/files/x/x.txt'],
    ['/irc/', '/x/'],
    ['/irc/2026/', '/irc/1999/'],
    ['/irc/2026/01/02/', '/irc/1999/01/02/'],
    ['/irc/2026/01/02/events', '/irc/1999/01/02/events'],
    ['/account', '/x'],
    ['/admin/audit.jsonl', '/admin/x'],
    ['/docs/rules', '/docs/x'],
  ];
}

/** A whole answer, without the time and the address that was asked for. */
async function ask(method: string, path: string, headers: Headers): Promise<string> {
  const answer = await service.request(path, { method, headers });
  const { date: _, 'content-length': __, ...headersSent } = Object.fromEntries(answer.headers);
  const text = (await answer.text())
    .replaceAll(`"${path}"`, '"(address)"')
    .replaceAll(`next=${encodeURIComponent(path)}"`, 'next=(address)"');
  return JSON.stringify([answer.status, headersSent, text]);
}

describe('an instance that only token holders may read', () => {
  it.each(METHODS)('answers a stranger’s %s alike, be there something or nothing', async (method) => {
    for (const accept of FORMS) {
      for (const [there, nothing] of pairs()) {
        const answer = await ask(method, there, { accept });
        expect(answer.startsWith('[401,'), answer).toBe(true);
        expect(answer, there).not.toContain(MARK);
        expect(answer, there).not.toContain(torrent.infohashV1);
        expect(answer, there).toBe(await ask(method, nothing, { accept }));
      }
    }
  });

  it('tells nothing more to conditions, ranges, preflights, wrong tokens and unknown cookies', async () => {
    const preflight = { origin: 'https://other.example', 'access-control-request-method': 'GET' };
    for (const [method, headers] of [
      ['GET', { 'if-none-match': etag }],
      ['GET', { 'if-none-match': '*' }],
      ['GET', { 'if-match': etag }],
      ['GET', { 'if-modified-since': new Date().toUTCString() }],
      ['GET', { range: 'bytes=0-3' }],
      ['GET', { range: 'bytes=0-3', 'if-range': etag }],
      ['OPTIONS', preflight],
      ['GET', { cookie: `torrentry=${'a'.repeat(43)}` }],
      ['GET', { authorization: 'Bearer torrentry_wrong' }],
      ['PUT', { 'if-none-match': '*' }],
      ['DELETE', { 'if-match': etag }],
    ] as const) {
      for (const [there, nothing] of pairs()) {
        const answer = await ask(method, there, headers);
        expect(answer.startsWith('[401,'), answer).toBe(true);
        expect(answer, there).toBe(await ask(method, nothing, headers));
      }
    }
  });

  it('refuses an address that cannot be read alike for everybody', async () => {
    for (const path of ['/%ff', '/a%2Fb', `/${MARK}//x`]) {
      const stranger = await ask('GET', path, {});
      expect(stranger).toMatch(/^\[400,/);
      expect(stranger).toBe(await ask('GET', path, service.authorization));
    }
  });

  it('shows strangers where to sign in and what that page is made of, and nothing of what is in it', async () => {
    for (const path of [
      '/login',
      '/login?next=/',
      '/docs/problems/unauthorized',
      '/robots.txt',
      '/favicon.ico',
      '/healthz',
      '/readyz',
    ]) {
      const answer = await service.request(path, { headers: { accept: 'text/html' } });
      expect(answer.status, path).toBe(200);
      expect(await answer.text()).not.toContain(MARK);
    }
  });

  it('has no page for a token holder that a stranger gets as well, or that a shared cache may keep', async () => {
    const { cookie } = await signIn(service);
    const starts = [
      '/',
      '/account',
      '/admin',
      '/files/',
      '/irc/',
      '/docs/rules',
      '/api/v1/torrents',
      '/api/v1/audit',
    ];
    let pages = 0;
    for (const own of [
      { ...service.authorization, accept: 'text/html' },
      { cookie, accept: 'text/html' },
    ]) {
      for await (const { path, answer } of crawl(service, starts, own)) {
        expect(answer.headers.get('cache-control'), path).toMatch(/private|no-store/);
        expect(answer.headers.get('cache-control'), path).not.toContain('public');
        const { status } = await service.request(path, { headers: { accept: 'text/html' } });
        if (/^\/(?:login|assets\/|favicon|robots|manifest|docs\/problems\/)/.test(path))
          expect(status, path).toBe(200);
        else expect(status, path).toBe(401);
        pages++;
      }
    }
    expect(pages).toBeGreaterThan(100);
  });

  it('answers no program with what a shared cache may keep, whatever becomes of the request', async () => {
    const found = pairs().flat();
    for (const accept of FORMS) {
      for (const method of ['GET', 'HEAD']) {
        for (const path of found.filter((path) => !path.endsWith('events'))) {
          const headers = { ...service.authorization, accept, range: 'bytes=0-3' };
          const answer = await service.request(path, { method, headers });
          await answer.body?.cancel();
          expect(answer.headers.get('cache-control'), `${method} ${path}`).toMatch(/private|no-store/);
        }
      }
    }
    const headers = { ...service.authorization, 'if-none-match': etag };
    const unchanged = await service.request(`${torrent.page}.torrent`, { headers });
    expect([unchanged.status, unchanged.headers.get('cache-control')]).toEqual([304, 'private, no-cache']);
  });
});

describe('a feed key', () => {
  async function keyOf(): Promise<{ key: string; revoke: () => Promise<unknown> }> {
    const { headers } = await tokenOf(service, 'reader', { name: 'feeds' });
    const made = await service.request('/account/feed-keys', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'client' }),
    });
    const listed = await service.request('/api/v1/feed-keys', { headers });
    const { items } = (await listed.json()) as { items: { id: number }[] };
    const revoke = () => service.request(`/api/v1/feed-keys/${items[0]?.id}`, { method: 'DELETE', headers });
    return { key: (await made.text()).trim(), revoke };
  }

  const withKey = (path: string, key: string) => `${path}${path.includes('?') ? '&' : '?'}key=${key}`;

  it('opens downloads, magnet links, checksums and feeds to GET and HEAD, and neither pages nor lists, folders or logs', async () => {
    const { key } = await keyOf();
    for (const path of pairs().map(([there]) => there)) {
      for (const method of METHODS) {
        const answer = await service.request(withKey(path, key), {
          method,
          headers: { accept: 'text/html' },
        });
        await answer.body?.cancel();
        const reads = method === 'GET' || method === 'HEAD';
        const opens = reads && /\.torrent$|feed\.rss$|\/magnet$|\/SHA256SUMS$/.test(path);
        if (!opens) expect(answer.status, `${method} ${path}`).toBe(401);
        else expect(answer.status, `${method} ${path}`).toBe(path.endsWith('gone.torrent') ? 410 : 200);
        expect(answer.headers.get('cache-control'), path).toMatch(/private|no-store/);
      }
    }
  });

  it('is no token: not in a header, not typed, and not for a download with other trackers', async () => {
    const { key } = await keyOf();
    const header = await service.request('/', { headers: { authorization: `Bearer ${key}` } });
    expect(header.status).toBe(401);
    const typed = { method: 'POST', body: new URLSearchParams({ token: key }) };
    expect((await service.request('/login', typed)).status).toBe(401);
    const changed = `${torrent.page}.torrent?tracker=http%3A%2F%2Ftracker.example%2F`;
    expect((await service.request(withKey(changed, key))).status).toBe(401);
  });

  it('opens nothing more as soon as it is revoked', async () => {
    const { key, revoke } = await keyOf();
    const address = withKey(`${torrent.page}.torrent`, key);
    expect((await service.request(address)).status).toBe(200);
    await revoke();
    expect((await service.request(address)).status).toBe(401);
    expect((await service.request(withKey(`${torrent.page}.torrent`, service.token))).status).toBe(401);
  });
});
