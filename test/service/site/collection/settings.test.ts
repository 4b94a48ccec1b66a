import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf, valueIn } from '../../../support/published.ts';
import { serviceForAll } from '../../../support/service.ts';

interface Asked extends Omit<RequestInit, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
}

const service = serviceForAll({ limitSearches: 'off' });
const api = (path: string, { headers = {}, ...init }: Asked = {}) =>
  service.request(`/api/v1/collections/${path}`, {
    ...init,
    headers: { ...service.authorization, 'content-type': 'application/json', ...headers },
  });
const edit = (path: string, change: object, headers = {}) =>
  api(path, { method: 'PATCH', body: JSON.stringify(change), headers });

describe('the settings of a collection', () => {
  it('are shown with it, and changed by the API', async () => {
    await publishTorrent(service, '/shown/13/a.torrent', 'a of shown');
    await service.request('/shown/README.md', {
      method: 'PUT',
      headers: service.authorization,
      body: '# Shown here\n\nOne line.\n\nMore.',
    });
    const url = `${service.url}shown/`;
    const shown = { path: 'shown', torrentCount: 1, read: 'open', title: 'Shown here', summary: 'One line.' };
    const first = await api('shown');
    expect(await first.json()).toEqual({
      ...shown,
      readme: '# Shown here\n\nOne line.\n\nMore.',
      links: { self: url },
      settings: { read: 'open', order: 'published', retention: null, uploads: null, sources: null },
    });
    const etag = first.headers.get('etag') ?? '';
    const changed = await edit('shown', { order: 'version' }, { 'if-match': etag });
    expect(await changed.json()).toMatchObject({ settings: { read: 'open', order: 'version' } });
    expect((await edit('shown', { order: 'published' }, { 'if-match': etag })).status).toBe(412);
    expect(await (await api('shown/13')).json()).toMatchObject({ settings: { order: 'published' } });
  });

  it('decide where its latest leads, unless the address does', async () => {
    for (const version of ['1.10', '1.9'])
      await publishTorrent(service, `/latest-of/app-${version}.torrent`, `app ${version}`);
    const latest = async (query = '') =>
      (await service.request(`/latest-of/latest.torrent${query}`)).headers.get('location');
    expect(await latest()).toContain('app-1.9.torrent');
    await edit('latest-of', { order: 'version' });
    expect(await latest()).toContain('app-1.10.torrent');
    expect(await latest('?order=published')).toContain('app-1.9.torrent');
  });

  it('are there for a collection that is empty, for those alone who may change them', async () => {
    expect((await api('empty')).status).toBe(404);
    expect((await edit('empty', { order: 'version' })).status).toBe(200);
    expect(await (await api('empty')).json()).toMatchObject({ torrentCount: 0, title: null });
    expect((await service.request('/api/v1/collections/empty')).status).toBe(404);
    expect((await service.request('/api/v1/collections/shown')).status).toBe(200);
    expect((await service.request('/empty/')).status).toBe(404);
  });

  it.each([
    [{ order: 'size' }, 400, 'order'],
    [{ read: 'everyone' }, 400, 'read'],
    [{ colour: 'red' }, 400, 'colour'],
  ])('refuse %j', async (change, status, named) => {
    const answer = await edit('refused', change);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(named);
  });

  it('are refused to moderators of less than the collection and all below it', async () => {
    for (const collection of ['parts/13/**', 'parts', 'others/**']) {
      const { headers } = await tokenOf(service, 'moderator', { collection });
      expect((await edit('parts', { order: 'version' }, headers)).status, collection).toBe(403);
      expect((await service.request('/admin/collections/parts', { headers })).status).toBe(403);
    }
    const { headers } = await tokenOf(service, 'moderator', { collection: 'parts/**' });
    expect((await edit('parts', { order: 'version' }, headers)).status).toBe(200);
    expect((await edit('torrents', { order: 'version' })).status).toBe(409);
  });

  it('have a page, which is reached from that of the collection and keeps what was chosen', async () => {
    await publishTorrent(service, '/paged/a.torrent', 'a of paged');
    const page = async (path: string, init: RequestInit = {}) =>
      service.request(path, {
        redirect: 'manual',
        ...init,
        headers: { ...service.authorization, accept: 'text/html' },
      });
    expect(await (await page('/paged/')).text()).toContain('href="/admin/collections/paged"');
    const asked = await service.request('/paged/', { headers: { accept: 'text/html' } });
    expect(await asked.text()).not.toContain('/admin/collections');
    const seen = valueIn(await (await page('/admin/collections/paged')).text(), 'seen');
    const submit = (fields: Record<string, string>) =>
      page('/admin/collections/paged', { method: 'POST', body: new URLSearchParams(fields) });
    const saved = await submit({ read: 'open', order: 'version', seen });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/paged/']);
    const late = await submit({ read: 'open', order: 'published', seen });
    expect(late.status).toBe(412);
    const shown = await late.text();
    expect(shown).toMatch(/value="published"\s+checked/);
    const wrong = await submit({ read: 'open', order: 'size', seen: valueIn(shown, 'seen') });
    expect(wrong.status).toBe(400);
    const replaced = await submit({ read: 'open', order: 'published', seen: valueIn(shown, 'seen') });
    expect(replaced.status).toBe(303);
  });
});
