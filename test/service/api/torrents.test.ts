import { beforeAll, describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

interface List {
  readonly items: readonly { readonly name: string; readonly links: Record<string, string> }[];
  readonly next: string | null;
}

describe('GET /api/v1/torrents', () => {
  const service = serviceForAll();

  beforeAll(async () => {
    for (const [index, [collection, name]] of [
      ['debian/13', 'debian-13 amd64'],
      ['debian/13', 'debian-13 arm64'],
      ['debian', 'debian-9 amd64'],
      ['data', 'Ünïcode set'],
    ].entries()) {
      const body = makeTorrent({ name: name!, lengthBytes: (index + 1) * 1000 });
      const { status } = await service.request(`/${collection}/`, {
        method: 'POST',
        body,
        headers: service.authorization,
      });
      expect(status).toBe(201);
    }
  });

  const list = async (query: string): Promise<readonly string[]> => {
    const response = await service.request(`/api/v1/torrents${query}`);
    expect(response.status).toBe(200);
    const { items } = (await response.json()) as List;
    return items.map(({ name }) => name);
  };

  it.each([
    ['', ['Ünïcode set', 'debian-9 amd64', 'debian-13 arm64', 'debian-13 amd64']],
    ['?sort=name', ['debian-9 amd64', 'debian-13 amd64', 'debian-13 arm64', 'Ünïcode set']],
    ['?sort=size&order=asc&limit=2', ['debian-13 amd64', 'debian-13 arm64']],
    ['?q=debian+-arm64', ['debian-9 amd64', 'debian-13 amd64']],
    ['?q=unicode', ['Ünïcode set']],
    ['?q=%2A%28%22', []],
    ['?collection=debian', ['debian-9 amd64']],
    ['?collection=debian&below=true&sort=size', ['debian-9 amd64', 'debian-13 arm64', 'debian-13 amd64']],
    ['?sizeMin=2kB&sizeMax=3kB', ['debian-9 amd64', 'debian-13 arm64']],
    ['?version=v2', []],
    ['?publishedBefore=2020-01-01', []],
  ])('lists %s', async (query, names) => {
    expect(await list(query)).toEqual(names);
  });

  it('leads from page to page by the Link header and by the cursor', async () => {
    const names: string[] = [];
    let path: string | undefined = '/api/v1/torrents?sort=name&limit=1&q=debian';
    while (path !== undefined) {
      const response = await service.request(path);
      const { items, next } = (await response.json()) as List;
      names.push(...items.map(({ name }) => name));
      const link = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
      expect(link === undefined).toBe(next === null);
      if (link !== undefined) expect(new URLSearchParams(link).get('cursor')).toBe(next);
      path = link && `/api/v1/torrents${link}`;
    }
    expect(names).toEqual(['debian-9 amd64', 'debian-13 amd64', 'debian-13 arm64']);
  });

  it('refuses what it cannot read, and names the parameter', async () => {
    for (const [query, path] of [
      ['sizeMin=much', 'sizeMin'],
      ['limit=1001', 'limit'],
    ]) {
      const response = await service.request(`/api/v1/torrents?${query}`);
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ errors: [{ path }] });
    }
    const { next } = (await (await service.request('/api/v1/torrents?limit=1')).json()) as List;
    const other = await service.request(`/api/v1/torrents?sort=size&cursor=${next}`);
    expect(other.status).toBe(400);
  });

  it('lists what waits for a moderator to moderators alone', async () => {
    const service = await startService({ review: 'on' });
    const { headers } = await tokenOf(service, 'uploader');
    await publishTorrent(service, '/a/x.torrent', 'x', headers);
    const list = (init?: RequestInit) => service.request('/api/v1/torrents?state=pending', init);
    expect((await list()).status).toBe(401);
    expect((await list({ headers })).status).toBe(403);
    const answer = await list({ headers: service.authorization });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.json()).toMatchObject({ items: [{ name: 'x', state: 'pending' }] });
  });

  it.each([
    ['colection=debian', 'colection'],
    ['collection=debian&utm_source=x', 'utm_source'],
    ['Limit=1', 'Limit'],
    ['tag=a&tag=b', 'tag'],
  ])('refuses ?%s rather than list more than was meant', async (query, path) => {
    const response = await service.request(`/api/v1/torrents?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      detail: expect.stringContaining(`"${path}"`),
      hint: expect.stringContaining('collection, below'),
      errors: [{ rule: 'parameter', path }],
    });
  });

  it('says no value of a parameter that it does not know, which may be a secret', async () => {
    const response = await service.request('/api/v1/torrents?token=torrentry_secret');
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('torrentry_secret');
  });

  it.each([
    ['GET', '/api/v1/collections?parents=debian'],
    ['POST', '/api/v1/torrents?colection=debian'],
    ['GET', '/api/v1/reports?before=1'],
    ['GET', '/api/v1/blocks?after=1'],
    ['GET', '/api/v1/audit?actions=token'],
  ])('is not the only one that refuses what it does not know: %s %s', async (method, path) => {
    const body = method === 'POST' ? { body: makeTorrent({ name: 'new' }) } : {};
    const response = await service.request(path, { method, headers: service.authorization, ...body });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Use only');
  });

  it('counts searches with those of the pages, and refuses a token that is not known', async () => {
    const limited = await startService({ limitSearches: { capacity: 2, perSeconds: 86_400 } });
    const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
      (await limited.request(path, { headers })).status;
    expect(await ask('/?q=debian')).toBe(200);
    expect(await ask('/api/v1/torrents?q=debian')).toBe(200);
    expect(await ask('/api/v1/torrents?q=debian')).toBe(429);
    expect(await ask('/api/v1/torrents')).toBe(200);
    expect(await ask('/api/v1/torrents', { authorization: 'Bearer wrong' })).toBe(401);
  });

  it('shows the collections, and those below one', async () => {
    const collections = async (query: string) => {
      const response = await service.request(`/api/v1/collections${query}`);
      expect(response.status).toBe(200);
      return response.json();
    };
    expect(await collections('')).toEqual({
      items: [
        { path: 'data', torrentCount: 1, read: 'open', links: { self: `${service.url}data/` } },
        { path: 'debian', torrentCount: 3, read: 'open', links: { self: `${service.url}debian/` } },
      ],
      next: null,
    });
    expect(await collections('?parent=debian')).toMatchObject({ items: [{ path: 'debian/13' }] });
    expect(await collections('?parent=none')).toEqual({ items: [], next: null });
  });
});
