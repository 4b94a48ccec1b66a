import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { runCommandLine } from '../../../support/command-line.ts';
import { passTime } from '../../../support/clock.ts';
import { editTorrent, publishBytes, publishTorrent, tokenOf } from '../../../support/published.ts';
import { exchange } from '../../../support/raw.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { until } from '../../../support/until.ts';

const service = serviceForAll({ limitUploads: 'off' });

interface Answer {
  readonly status: number;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether it was sent before: node:http's own headers then come first. */
  readonly isRepeated: boolean;
}

/** Asks as a program does that says nothing of itself. */
async function ask(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  { port } = service,
): Promise<Answer> {
  const fields = { host: 'localhost', connection: 'close', ...headers };
  const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await exchange(port, [`GET ${path} HTTP/1.1\r\n${text.join('')}\r\n`], false);
  const end = answer.indexOf('\r\n\r\n');
  const [line = '', ...lines] = answer.slice(0, end).split('\r\n');
  const pairs = lines.map((it) => [
    it.slice(0, it.indexOf(':')).toLowerCase(),
    it.slice(it.indexOf(':') + 2),
  ]);
  const names = pairs.map(([name]) => name);
  return {
    status: Number(line.split(' ')[1]),
    headers: Object.fromEntries(pairs) as Record<string, string>,
    body: answer.slice(end + 4),
    isRepeated: names.indexOf('date') < 2 && names.includes('etag'),
  };
}

/** The answer once it is known: it is kept when it is asked for again. The time of the last change has to be over. */
async function askUntilKnown(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  of = service,
): Promise<Answer> {
  await ask(path, headers, of);
  await ask(path, headers, of);
  const known = await ask(path, headers, of);
  expect(known.isRepeated, path).toBe(true);
  return known;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

async function change(method: string, path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
  const answer = await service.request(path, {
    method,
    headers: { ...service.authorization, ...type },
    ...(body !== undefined && { body }),
  });
  expect(answer.status, `${method} ${path}`).toBeLessThan(300);
}

/** A collection of its own with one torrent, which everybody may have and whose answers are known by path and infohash. */
async function publishKnown(collection: string) {
  const file = makeTorrent({ name: collection });
  const path = `/${collection}/x.torrent`;
  const { page, infohashV1 } = await publishBytes(service, path, file);
  passTime(5000);
  const permalink = `${page}.torrent`;
  for (const address of [path, permalink]) expect((await askUntilKnown(address)).body).toBe(text(file));
  return { file, path, permalink, page, infohashV1 };
}

const HOUR_MS = 3_600_000;

/** A torrent that expires in an hour, at a service whose regular work is due when `passUntil` has moved the clock. */
async function publishExpiring() {
  vi.useFakeTimers({ now: Date.now() - 5000, toFake: ['Date', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const own = await startService();
  const path = '/due/x.torrent';
  const { page } = await publishTorrent(own, `${path}?expires=1h`, 'due');
  const passUntil = (ms: number, logged: string): Promise<void> => {
    vi.setSystemTime(Date.now() + ms);
    return until(() => {
      // Each job is due once an hour at least. One whose last run has not ended is due an hour later.
      if (!own.log.join().includes(logged)) vi.advanceTimersByTime(HOUR_MS);
      expect(own.log.join()).toContain(logged);
    });
  };
  vi.setSystemTime(Date.now() + 5000);
  const { etag = '' } = (await ask(path, {}, own)).headers;
  return { path, permalink: `${page}.torrent`, etag, own, passUntil };
}

describe('a download that is known', () => {
  it('is what it was, in each header', async () => {
    const { path, permalink } = await publishKnown('same');
    for (const address of [path, permalink]) {
      const repeated = await askUntilKnown(address);
      await publishTorrent(service, `/same/other-${address.length}.torrent`, `other ${address.length}`);
      const fresh = await ask(address);
      expect(fresh.isRepeated).toBe(false);
      expect({ ...repeated, isRepeated: false }).toEqual(fresh);
    }
  });

  it('is another one as soon as other bytes are published at its path', async () => {
    const { path, permalink } = await publishKnown('replaced');
    const update = makeTorrent({ name: 'replaced', comment: 'an update' });
    await change('PUT', path, update);
    for (const address of [path, permalink]) expect((await ask(address)).body).toBe(text(update));
    passTime(5000);
    await askUntilKnown(path);
    const other = makeTorrent({ name: 'replaced by another' });
    await change('PUT', path, other);
    expect((await ask(path)).body).toBe(text(other));
    expect((await ask(permalink)).body).toBe(text(update));
  });

  it('has the time of an edit as soon as that is acknowledged', async () => {
    const { path, page } = await publishKnown('edited');
    const before = await ask(path);
    await editTorrent(service, page, { title: 'A title' });
    const after = await ask(path);
    expect([after.status, after.headers['etag']]).toEqual([200, before.headers['etag']]);
    expect(after.headers['last-modified']).not.toBe(before.headers['last-modified']);
  });

  it('leads on, or is gone, as soon as it has another name', async () => {
    const { path, permalink, page } = await publishKnown('renamed');
    await editTorrent(service, page, { fileName: 'y.torrent' });
    expect((await ask(path)).status).not.toBe(200);
    expect((await ask('/renamed/y.torrent')).status).toBe(200);
    expect((await ask(permalink)).headers['content-disposition']).toContain('y.torrent');
  });

  it('is gone as soon as it is hidden, and back as soon as it is public', async () => {
    const { path, permalink, page } = await publishKnown('hidden');
    await editTorrent(service, page, { state: 'hidden' });
    for (const address of [path, permalink]) expect((await ask(address)).status).toBe(404);
    await editTorrent(service, page, { state: 'public' });
    for (const address of [path, permalink]) expect((await ask(address)).status).toBe(200);
  });

  it('is stored by no cache as soon as it is unlisted', async () => {
    const { path, page } = await publishKnown('unlisted');
    await editTorrent(service, page, { state: 'unlisted' });
    const { status, headers } = await ask(path);
    expect([status, headers['cache-control'], headers['x-robots-tag']]).toEqual([
      200,
      'private, no-store',
      'noindex',
    ]);
  });

  it('is gone as soon as it is removed, and back as soon as it is restored', async () => {
    const { path, permalink, page } = await publishKnown('removed');
    await change('DELETE', path);
    for (const address of [path, permalink]) expect((await ask(address)).status).toBe(410);
    await change('POST', `/api/v1${page}/restore`);
    for (const address of [path, permalink]) expect((await ask(address)).status).toBe(200);
  });

  it('is gone as soon as it is removed by law', async () => {
    const { path, permalink, infohashV1 } = await publishKnown('ordered');
    await change('DELETE', `/api/v1/torrents/${infohashV1}?reason=ordered&status=451`);
    for (const address of [path, permalink]) expect((await ask(address)).status).toBe(451);
  });

  it('is gone as soon as it has expired, and stays so when it is purged', async () => {
    const { path, permalink, etag, own, passUntil } = await publishExpiring();
    const addresses = [
      [path, {}],
      [permalink, {}],
      [path, { 'if-none-match': etag }],
    ] as const;
    for (const [address, headers] of addresses) await askUntilKnown(address, headers, own);
    await passUntil(2 * HOUR_MS, 'expired torrents were removed');
    for (const [address, headers] of addresses)
      expect((await ask(address, headers, own)).status, address).toBe(410);
    await passUntil(31 * 24 * HOUR_MS, 'removed torrents were purged');
    for (const [address, headers] of addresses)
      expect((await ask(address, headers, own)).status, address).toBe(410);
  });

  it('has the headers that let pages of all origins read it, and none that tell of a limit', async () => {
    const { path } = await publishKnown('origins');
    const fromElsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    const known = await askUntilKnown(path, fromElsewhere);
    expect(known.headers).toMatchObject({ 'access-control-allow-origin': '*' });
    expect(known.headers['access-control-expose-headers']).toContain('etag');
    const names = Object.keys(known.headers);
    expect(
      names.filter((name) => /^(ratelimit|retry-after|vary|set-cookie|access-control-allow-cr)/.test(name)),
    ).toEqual([]);
    expect(Object.keys((await ask(path)).headers).toSorted()).toEqual(names.toSorted());
    const preflight = await service.request(path, {
      method: 'OPTIONS',
      headers: { ...fromElsewhere, 'access-control-request-method': 'GET' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
  });

  it('leads on as soon as its collection is moved', async () => {
    const { path, permalink } = await publishKnown('moved');
    await change('PATCH', '/api/v1/collections/moved', '{"path":"moved-to"}');
    expect((await ask(path)).status).toBe(308);
    expect((await ask('/moved-to/x.torrent')).status).toBe(200);
    expect((await ask(permalink)).status).toBe(200);
  });

  it('is never for strangers again once its collection is private, nor in the hands of another process', async () => {
    const { path, permalink } = await publishKnown('closed');
    const reader = await tokenOf(service, 'reader', { collection: 'closed/**' });
    await change('PATCH', '/api/v1/collections/closed', '{"read":"token"}');
    for (const address of [path, permalink]) {
      expect((await ask(address)).status).toBe(404);
      const own = await ask(address, reader.headers);
      expect([own.status, own.headers['cache-control']]).toEqual([200, 'private, no-cache']);
      expect((await ask(address)).status).toBe(404);
    }
    await change('PATCH', '/api/v1/collections/closed', '{"read":"open"}');
    await askUntilKnown(path);
    // Another program beside this one, which tells it nothing.
    const flags = ['--read', 'token', '--data', service.folder];
    expect((await runCommandLine(['collection', 'set', 'closed', ...flags])).code).toBe(0);
    for (const address of [path, permalink]) expect((await ask(address)).status).toBe(404);
  });

  it('is told to the holder of a token as one for them alone', async () => {
    const { path } = await publishKnown('held');
    const { headers } = await tokenOf(service, 'reader', { collection: 'held/**' });
    expect((await ask(path, headers)).headers['cache-control']).toBe('private, no-cache');
    expect((await ask(path)).headers['cache-control']).toBe('no-cache');
    const wrong = await ask(path, { authorization: 'Bearer wrong' });
    expect(wrong.status).toBe(401);
  });

  it('is 304 for its tag and for its time, until it changes', async () => {
    const { path, file } = await publishKnown('conditional');
    const { etag = '', 'last-modified': modified = '' } = (await ask(path)).headers;
    const conditions = [{ 'if-none-match': etag }, { 'if-modified-since': modified }];
    for (const condition of conditions) {
      const known = await askUntilKnown(path, condition);
      expect([known.status, known.headers['etag'], known.body]).toEqual([304, etag, '']);
    }
    const update = makeTorrent({ name: 'conditional', comment: 'an update' });
    await change('PUT', path, update);
    for (const condition of conditions) expect((await ask(path, condition)).body).toBe(text(update));
    await change('PUT', path, file);
    expect((await ask(path, { 'if-none-match': etag })).status).toBe(304);
  });

  it('is not known before the second of its last change is over, since its time may still become later', async () => {
    const path = '/young/x.torrent';
    passTime(0);
    await publishTorrent(service, path, 'young');
    for (const _ of [1, 2, 3]) expect((await ask(path)).isRepeated).toBe(false);
    passTime(5000);
    await askUntilKnown(path);
  });

  it('is counted each time that all of it is sent', async () => {
    const { path, page } = await publishKnown('counted');
    const { etag = '' } = (await ask(path)).headers;
    await askUntilKnown(path, { 'if-none-match': etag });
    await ask(path, { range: 'bytes=0-1' });
    // The page of the administration writes the counts.
    const admin = await service.request('/admin', {
      headers: { ...service.authorization, accept: 'text/html' },
    });
    expect(admin.status).toBe(200);
    const shown = await service.request(page, { headers: { accept: 'application/json' } });
    expect(shown.status).toBe(200);
    const list = await service.request('/api/v1/torrents?collection=counted&sort=downloads');
    const { items } = (await list.json()) as { items: { downloads: number }[] };
    expect(items[0]?.downloads).toBe(7);
  });
});

describe('a feed that has not changed', () => {
  it.each(['feed.rss', 'feed.atom', 'feed.json'])(
    '%s is 304 again and again, until something is published',
    async (name) => {
      const collection = `of-${name}`;
      await publishTorrent(service, `/${collection}/a.torrent`, `${name} a`);
      passTime(5000);
      const path = `/${collection}/${name}`;
      const tagged = { 'if-none-match': (await ask(path)).headers['etag'] ?? '' };
      expect((await askUntilKnown(path, tagged)).status).toBe(304);
      await publishTorrent(service, `/${collection}/b.torrent`, `${name} b`);
      const changed = await ask(path, tagged);
      expect([changed.status, changed.headers['etag'] === tagged['if-none-match']]).toEqual([200, false]);
    },
  );
});

describe('a feed that is 304 again and again', () => {
  it('is not for strangers once its collection is private, and that of all torrents has changed', async () => {
    await publishTorrent(service, '/feeds/closed/a.torrent', 'closed feed');
    passTime(5000);
    const own = '/feeds/closed/feed.rss';
    const above = ['/feeds/feed.rss', '/feed.rss'];
    const tags = new Map<string, string>();
    for (const path of [own, ...above]) {
      const tag = (await ask(path)).headers['etag'] ?? '';
      tags.set(path, tag);
      expect((await askUntilKnown(path, { 'if-none-match': tag })).status).toBe(304);
    }
    await change('PATCH', '/api/v1/collections/feeds/closed', '{"read":"token"}');
    expect((await ask(own, { 'if-none-match': tags.get(own) ?? '' })).status).toBe(404);
    for (const path of above) {
      const answer = await ask(path, { 'if-none-match': tags.get(path) ?? '' });
      expect(answer.status, path).not.toBe(304);
      expect(answer.body).not.toContain('closed feed');
    }
  });

  it('is made each time for a feed key, which is refused as soon as it is revoked', async () => {
    await publishTorrent(service, '/keyed/a.torrent', 'keyed');
    passTime(5000);
    const actor = { tokenId: undefined, name: 'test', via: 'command line', ip: undefined } as const;
    const { token } = await service.app.access.issue({ name: 'keyed', role: 'reader' }, actor);
    const { secret } = await service.app.access.issueFeedKey(token, 'a reader', actor);
    const path = `/keyed/feed.rss?key=${secret}`;
    const tagged = { 'if-none-match': (await ask(path)).headers['etag'] ?? '' };
    for (const _ of [1, 2, 3, 4])
      expect(await ask(path, tagged)).toMatchObject({ status: 304, isRepeated: false });
    await service.app.access.revoke(token.id, actor);
    expect((await ask(path, tagged)).status).toBe(401);
  });
});

describe('what answers that are sent again depend on', () => {
  it('are no headers but those by which they are told apart', async () => {
    const { path, permalink } = await publishKnown('headers');
    const { etag = '' } = (await ask(path)).headers;
    const feed = (await ask('/headers/feed.rss')).headers['etag'] ?? '';
    for (const [address, headers] of [
      [path, {}],
      [permalink, {}],
      [path, { 'if-none-match': etag }],
      ['/headers/feed.rss', { 'if-none-match': feed }],
    ] as const) {
      const read = new Set<string>();
      const request = new Request(new URL(address, service.url), { headers });
      const watched = new Proxy(request.headers, {
        get(all, property) {
          const value = Reflect.get(all, property) as unknown;
          if (typeof value !== 'function') return value;
          return (...names: string[]) => {
            read.add(names[0] ?? `all by ${String(property)}`);
            return (value as (...names: string[]) => unknown).apply(all, names);
          };
        },
      });
      Object.defineProperty(request, 'headers', { value: watched });
      const answer = await service.app.fetch(request);
      expect(answer.status).toBe('if-none-match' in headers ? 304 : 200);
      const toldApart = ['if-none-match', 'if-modified-since'];
      const handledAnew = ['authorization', 'cookie', 'if-match', 'if-unmodified-since', 'range', 'prefer'];
      expect([...toldApart, ...handledAnew]).toEqual(expect.arrayContaining([...read]));
      expect(read.size).toBeGreaterThan(3);
    }
  });
});
