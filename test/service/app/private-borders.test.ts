import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';

const service = serviceForAll({ publishers: 'pages', uploads: 'open' });

async function patch(collection: string, edit: object) {
  const headers = { ...service.authorization, 'content-type': 'application/json' };
  const init = { method: 'PATCH', headers, body: JSON.stringify(edit) };
  const answer = await service.request(`/api/v1/collections/${collection}`, init);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { read: string; settings: { read: string } };
}

const asked = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
  service.request(path, { headers: { accept: 'application/json', ...headers }, redirect: 'manual' });

describe('where something is private', () => {
  it('is answered for an empty collection too', async () => {
    expect(await patch('empty', { read: 'token' })).toMatchObject({
      read: 'token',
      settings: { read: 'token' },
    });
    expect(await patch('empty/below', { order: 'version' })).toMatchObject({
      read: 'token',
      settings: { read: 'open' },
    });
    expect(await patch('empty', { path: 'emptied' })).toMatchObject({ read: 'token' });
    expect(await patch('emptied', { read: 'open' })).toMatchObject({ read: 'open' });
  });

  it('the old path of what was moved out of it leads on its readers alone', async () => {
    await publishTorrent(service, '/secret/part/x.torrent', 'moved out');
    await patch('secret', { read: 'token' });
    await patch('secret/part', { path: 'public-part' });
    const moved = await asked('/secret/part/', service.authorization);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `${service.url}public-part/`]);
    expect((await asked('/public-part/')).status).toBe(200);
    for (const path of ['/secret/part/', '/secret/part/feed.atom', '/secret/part/x.torrent'])
      expect((await asked(path)).status, path).toBe(404);
  });

  it('the list of all feeds is new to its readers each time, because it has private collections too', async () => {
    await publishTorrent(service, '/hidden/z.torrent', 'a hidden one');
    await patch('hidden', { read: 'token' });
    const first = await asked('/collections.opml', service.authorization);
    expect([first.status, first.headers.get('etag')]).toEqual([200, null]);
    await publishTorrent(service, '/hidden/further/z.torrent', 'another hidden one');
    const since = {
      ...service.authorization,
      'if-modified-since': new Date(Date.now() + 60_000).toUTCString(),
    };
    expect(await (await asked('/collections.opml', since)).text()).toContain('text="hidden/further"');
  });

  it('a change of all that a search finds is about the torrents in that collection alone', async () => {
    const publish = async (collection: string) => {
      for (const name of ['one', 'two'])
        await publishTorrent(service, `/${collection}/${name}.torrent`, `in it ${name}`);
    };
    await publish('vault');
    await patch('vault', { read: 'token' });
    await publish('plain');
    const statuses = async () => {
      const paths = ['/vault/one.torrent', '/vault/two.torrent', '/plain/one.torrent', '/plain/two.torrent'];
      const answers = await Promise.all(paths.map((path) => asked(path, service.authorization)));
      return answers.map(({ status }) => status);
    };
    expect(await statuses()).toEqual([200, 200, 200, 200]);
    const headers = { ...service.authorization, depth: 'infinity' };
    expect((await service.request('/vault/', { method: 'DELETE', headers })).status).toBe(204);
    expect(await statuses()).toEqual([410, 410, 200, 200]);
  });

  it('the page of a publisher counts and lists what is open, for its readers too', async () => {
    const { headers } = await tokenOf(service, 'uploader');
    await publishTorrent(service, '/shown/y.torrent', 'a shown one', headers);
    for (const name of ['one', 'two'])
      await publishTorrent(service, `/unshown/${name}.torrent`, name, headers);
    const own = { ...headers, 'content-type': 'application/json' };
    const page = { method: 'PUT', headers: own, body: '{"name":"Careful Publisher"}' };
    expect((await service.request('/api/v1/publishers/careful', page)).status).toBe(200);
    await patch('unshown', { read: 'token' });
    const list = async (who: Readonly<Record<string, string>>, query = '') => {
      const answer = await asked(`/torrents/by/careful${query}`, who);
      const { items, next } = (await answer.json()) as { items: { name: string }[]; next: string | null };
      return [items.map(({ name }) => name), next === null];
    };
    expect(await list({}, '?limit=1')).toEqual([['a shown one'], true]);
    expect(await list(headers)).toEqual([['a shown one'], true]);
    const { headers: bound } = await tokenOf(service, 'reader', { collection: 'elsewhere/**' });
    expect(await list(bound, '?limit=1')).toEqual([['a shown one'], true]);
    const html = await (await asked('/torrents/by/careful', { accept: 'text/html' })).text();
    expect(html).not.toMatch(/\b3 torrents/);
  });
});
