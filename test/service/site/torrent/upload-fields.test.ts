import { describe, expect, it } from 'vitest';
import { publishTorrent, readTorrent, tokenOf } from '../../../support/published.ts';
import { startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const FIELDS = {
  title: 'App 2.0',
  description: 'First line\nsecond',
  category: 'software',
  tags: ['stable', 'amd64'],
  licence: 'MIT',
  state: 'unlisted',
};
const QUERY = new URLSearchParams({ ...FIELDS, tags: 'stable, amd64' });

function send(
  service: TestService,
  path: string,
  name: string,
  { method = 'PUT', headers = service.authorization, accept = 'application/json' } = {},
) {
  const body = makeTorrent({ name });
  return service.request(path, { method, body, headers: { ...headers, accept } });
}

function formOf(names: readonly string[], fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const name of names) form.append('file', new Blob([makeTorrent({ name })]), `${name}.torrent`);
  return form;
}

describe('the fields of an upload', () => {
  it('come in the query of a PUT or POST, by path, by infohash and in the API', async () => {
    const service = await startService();
    const { page } = await publishTorrent(service, '/elsewhere/by-infohash.torrent', 'by infohash');
    const uploads = [
      ['PUT', '/rel/put.torrent', 'put'],
      ['PUT', '/rel/', 'unnamed'],
      ['POST', '/rel/', 'posted'],
      ['POST', '/api/v1/torrents', 'in the API'],
      ['PUT', `${page}.torrent`, 'by infohash'],
    ] as const;
    for (const [method, path, name] of uploads) {
      const answer = await send(service, `${path}?${QUERY}`, name, { method });
      expect(await answer.json(), path).toMatchObject(FIELDS);
    }
  });

  it('come as fields of a form, which count where the query says something else', async () => {
    const service = await startService();
    const { state: _state, title, ...others } = FIELDS;
    const fields = { ...others, tags: 'stable,amd64', licence: ' ' };
    for (const path of ['/rel/', '/api/v1/torrents?collection=rel']) {
      const query = `title=${title}&category=other&licence=MIT`;
      const answer = await service.request(`${path}${path.includes('?') ? '&' : '?'}${query}`, {
        method: 'POST',
        body: formOf([`in ${path.length}`, `also in ${path.length}`].slice(0, 1), fields),
        headers: { ...service.authorization, accept: 'application/json' },
      });
      expect(await answer.json(), path).toMatchObject({ ...others, title, state: 'public' });
    }
    const several = await service.request('/rel/?category=apps', {
      method: 'POST',
      body: formOf(['one', 'two'], { tags: 'x', state: 'unlisted' }),
      headers: { ...service.authorization, accept: 'application/json' },
    });
    const torrent = expect.objectContaining({ category: 'apps', tags: ['x'], state: 'unlisted' });
    expect(await several.json()).toEqual({ results: [1, 2].map(() => expect.objectContaining({ torrent })) });
  });

  it('are refused, and nothing is stored, when one is not valid, not known, or one title for several', async () => {
    const service = await startService();
    const wrong = [
      'title=' + 'x'.repeat(201),
      'category=what%3F',
      'state=hidden',
      'titel=App',
      'title=a&title=b',
    ];
    for (const query of wrong) {
      for (const path of ['/rel/x.torrent', '/rel/']) {
        const answer = await send(service, `${path}?${query}`, 'x');
        expect(answer.status, query).toBe(400);
        expect(await answer.json()).toMatchObject({ errors: [{ path: query.split('=')[0] }] });
      }
    }
    for (const fields of [{ category: 'what?' }, { title: 'one for both' }]) {
      const init = { method: 'POST', body: formOf(['a', 'b'], fields), headers: service.authorization };
      expect((await service.request('/rel/', init)).status).toBe(400);
    }
    const list = await service.request('/rel/', { headers: { accept: 'application/json' } });
    expect(list.status).toBe(404);
  });

  it('are kept by a replacement that does not give them, whose answer names them', async () => {
    const service = await startService();
    await send(service, `/rel/x.torrent?${QUERY}`, '1.0');
    const json = await send(service, '/rel/x.torrent?title=App%202.1', '1.1');
    expect(json.status).toBe(200);
    const inherited = ['description', 'category', 'tags', 'licence', 'state'];
    expect(await json.json()).toMatchObject({ ...FIELDS, title: 'App 2.1', inherited });
    const text = await (await send(service, '/rel/x.torrent', '1.2', { accept: '*/*' })).text();
    expect(text.split('\n')[2]).toContain('title, description, category, tags, licence, state');
  });

  it('are changed by sending the same bytes again, by whom may change them', async () => {
    const service = await startService();
    const { page } = await publishTorrent(service, '/rel/x.torrent', 'x');
    const other = await tokenOf(service, 'uploader');
    const refused = await send(service, '/rel/x.torrent?title=Mine', 'x', { headers: other.headers });
    expect(refused.status).toBe(403);
    expect(await readTorrent(service, page)).toMatchObject({ title: null });
    const changed = await send(service, '/rel/x.torrent?title=Named', 'x');
    expect([changed.status, await changed.json()]).toMatchObject([200, { title: 'Named' }]);
    const same = await send(service, '/rel/x.torrent', 'x', { headers: other.headers });
    expect([same.status, await same.json()]).toMatchObject([200, { title: 'Named' }]);
  });
});

describe('PATCH of a torrent at a path', () => {
  it('edits the fields, for its owner and moderators, as the API does', async () => {
    const service = await startService();
    for (const path of ['/rel/x.torrent', '/x.torrent']) {
      const { page } = await publishTorrent(service, path, path.replaceAll('/', ' ').trim());
      const patch = (headers: Record<string, string>, changes: object) =>
        service.request(path, {
          method: 'PATCH',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(changes),
        });
      expect((await patch({}, { title: 'x' })).status).toBe(401);
      const other = await tokenOf(service, 'uploader');
      expect((await patch(other.headers, { title: 'x' })).status).toBe(403);
      expect((await patch(service.authorization, { titel: 'x' })).status).toBe(400);
      const answer = await patch(service.authorization, { title: 'New', tags: ['a'] });
      expect([answer.status, await answer.json()]).toMatchObject([200, { title: 'New', tags: ['a'] }]);
      expect(await readTorrent(service, page)).toMatchObject({ title: 'New', tags: ['a'] });
      const etag = answer.headers.get('etag') ?? '';
      expect((await patch({ ...service.authorization, 'if-match': '"old"' }, { title: 'y' })).status).toBe(
        412,
      );
      expect((await patch({ ...service.authorization, 'if-match': etag }, { title: null })).status).toBe(200);
    }
    const missing = {
      method: 'PATCH',
      body: '{}',
      headers: { ...service.authorization, 'content-type': 'application/json' },
    };
    expect((await service.request('/rel/none.torrent', missing)).status).toBe(404);
  });
});
