import { describe, expect, it } from 'vitest';
import { startService, type TestService } from '../support/service.ts';
import { makeTorrent } from '../support/torrents.ts';

async function publish(service: TestService, path: string, name: string): Promise<void> {
  const init = { method: 'PUT', body: makeTorrent({ name }), headers: service.authorization };
  expect((await service.request(path, init)).status).toBe(201);
}

interface List {
  readonly items: readonly { readonly name: string }[];
  readonly next: string | null;
}

async function list(
  service: TestService,
  path: string,
): Promise<{ names: string[]; next: string | null; link: string | null }> {
  const answer = await service.request(path, { headers: { accept: 'application/json' } });
  expect(answer.status).toBe(200);
  const { items, next } = (await answer.json()) as List;
  return { names: items.map(({ name }) => name), next, link: answer.headers.get('link') };
}

describe('a collection', () => {
  it('lists what is in it, the newest first, as JSON, as text, and as a page', async () => {
    const service = await startService();
    await publish(service, '/debian/13/one.torrent', 'one');
    await publish(service, '/debian/13/two.torrent', 'two');
    await publish(service, '/debian/12/three.torrent', 'three');
    expect((await list(service, '/debian/13/')).names).toEqual(['two', 'one']);
    const text = await service.request('/debian/13/');
    expect(text.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await text.text()).toBe(
      `${service.url}debian/13/two.torrent\n${service.url}debian/13/one.torrent\n`,
    );
    const html = await (await service.request('/debian/', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('/debian/13/');
    expect(html).toContain('/debian/12/');
  });

  it('is led to when the slash is missing', async () => {
    const service = await startService();
    await publish(service, '/a%20b/x.torrent', 'x');
    const answer = await service.request('/a%20b');
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `${service.url}a%20b/`]);
  });

  it('exists as long as something is in it', async () => {
    const service = await startService();
    expect((await service.request('/a/')).status).toBe(404);
    await publish(service, '/a/b/x.torrent', 'x');
    expect((await service.request('/a/')).status).toBe(200);
    await service.request('/a/b/x.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await service.request('/a/')).status).toBe(404);
  });
});

describe('the start page', () => {
  it('lists all torrents in pages that lead on from one to the next', async () => {
    const service = await startService();
    const names = Array.from({ length: 120 }, (_, i) => `torrent ${i}`);
    for (const [i, name] of names.entries()) await publish(service, `/a/${i}.torrent`, name);
    const seen: string[] = [];
    let path: string | undefined = '/';
    while (path !== undefined) {
      const page = await list(service, path);
      seen.push(...page.names);
      const [, rest] = /^<(\?[^>]+)>; rel="next"$/.exec(page.link ?? '') ?? [];
      expect(rest === undefined).toBe(page.next === null);
      path = rest === undefined ? undefined : `/${rest}`;
    }
    expect(seen).toEqual(names.toReversed());
  });

  it('says what to do when nothing is published yet', async () => {
    const service = await startService();
    const html = await (await service.request('/', { headers: { accept: 'text/html' } })).text();
    expect(html).toContain('curl');
    expect(await (await service.request('/')).text()).toBe('');
  });
});

describe('a list', () => {
  it('is as long as is asked for, and says when that is too long', async () => {
    const service = await startService();
    for (const i of [1, 2, 3]) await publish(service, `/a/b/${i}.torrent`, `torrent ${i}`);
    expect((await list(service, '/a/b/?limit=2')).names).toEqual(['torrent 3', 'torrent 2']);
    for (const limit of ['0', '1001', 'x', '-1'])
      expect((await service.request(`/?limit=${limit}`)).status).toBe(400);
  });

  it('names the collections below it in JSON, so that a program can walk the tree', async () => {
    const service = await startService();
    await publish(service, '/a/b/x.torrent', 'x');
    const answer = await service.request('/a/', { headers: { accept: 'application/json' } });
    expect(await answer.json()).toEqual({
      items: [],
      next: null,
      collections: [{ path: 'a/b', torrentCount: 1, links: { self: `${service.url}a/b/` } }],
    });
  });
});

describe('the search', () => {
  it('leads to the torrent that an infohash or a magnet link names', async () => {
    const service = await startService();
    await publish(service, '/a/x.torrent', 'x');
    const { items } = (await (
      await service.request('/', { headers: { accept: 'application/json' } })
    ).json()) as {
      items: { infohashV1: string }[];
    };
    const infohash = items[0]?.infohashV1 ?? '';
    for (const query of [infohash, infohash.toUpperCase(), `magnet:?xt=urn:btih:${infohash}&dn=y`]) {
      const address = `/?q=${encodeURIComponent(query)}`;
      const html = await service.request(address, { headers: { accept: 'text/html' } });
      expect([html.status, html.headers.get('location')]).toEqual([
        303,
        `${service.url}torrents/${infohash}`,
      ]);
      expect((await list(service, address)).names).toEqual(['x']);
    }
    expect((await list(service, `/?q=${'0'.repeat(40)}`)).names).toEqual([]);
  });

  it.each([
    ['debian', ['Debian 13 netinst', 'debian-12.iso']],
    ['deb', ['Debian 13 netinst', 'debian-12.iso']],
    ['13 debian', ['Debian 13 netinst']],
    ['cafe', ['Café Müller']],
    ['"iso"', ['debian-12.iso']],
    ['nothing', []],
    ['" OR name:*', []],
    ['(((', []],
  ])('finds by the words of %s', async (query, names) => {
    const service = await startService();
    for (const name of ['debian-12.iso', 'Debian 13 netinst', 'Café Müller']) {
      await publish(service, `/a/${encodeURIComponent(name)}.torrent`, name);
    }
    expect((await list(service, `/?q=${encodeURIComponent(query)}`)).names).toEqual(names);
  });

  it('forgets what was removed or replaced', async () => {
    const service = await startService();
    await publish(service, '/a/x.torrent', 'first');
    const init = { method: 'PUT', body: makeTorrent({ name: 'second' }), headers: service.authorization };
    await service.request('/a/x.torrent', init);
    expect((await list(service, '/?q=first')).names).toEqual([]);
    await service.request('/a/x.torrent', { method: 'DELETE', headers: service.authorization });
    expect((await list(service, '/?q=second')).names).toEqual([]);
  });
});
