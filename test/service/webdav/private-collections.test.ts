import { beforeAll, describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { davRequest, listFolder } from '../../support/webdav.ts';

const service = serviceForAll();

let hidden: string;
let reader: Record<string, string>;
let uploader: Record<string, string>;

beforeAll(async () => {
  const patch = { read: 'token' };
  const answer = await service.request('/api/v1/collections/secret', {
    method: 'PATCH',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify(patch),
  });
  expect(answer.status).toBe(200);
  ({ infohashV1: hidden } = await publishTorrent(service, '/secret/in/x.torrent', 'hidden name'));
  await publishTorrent(service, '/open/y.torrent', 'open name');
  await davRequest(service, 'PUT', '/secret/README.md', { body: '# Hidden' });
  reader = (await tokenOf(service, 'uploader', { collection: 'secret/**' })).headers;
  uploader = (await tokenOf(service, 'uploader', { collection: 'open/**' })).headers;
});

/** What of an answer a visitor could compare. */
async function answerOf(method: string, path: string, headers: Record<string, string>) {
  const sent = { authorization: '', depth: '1', ...headers };
  const answer = await davRequest(service, method, path, { headers: sent });
  const text = await answer.text();
  return [answer.status, answer.headers.get('etag'), text.replaceAll(/secret|never|[0-9a-f]{40}/g, '…')];
}

describe('a private collection', () => {
  it('is not in what strangers and other tokens list', async () => {
    for (const headers of [{ authorization: '' }, uploader]) {
      expect(await listFolder(service, '/', headers)).toEqual(['/', '/open/']);
      for (const path of ['/atompub', '/mirror/', '/atompub/collections/open/']) {
        const answer = await davRequest(service, 'GET', path, { headers });
        expect(answer.status).toBe(200);
        expect(await answer.text()).not.toMatch(/secret|hidden/i);
      }
    }
  });

  it.each([
    ['PROPFIND', ''],
    ['PROPFIND', 'in/'],
    ['PROPFIND', 'in/x.torrent'],
    ['PROPFIND', 'README.md'],
    ['DELETE', ''],
    ['MOVE', 'in/x.torrent'],
    ['COPY', 'in/x.torrent'],
    ['PROPPATCH', 'in/x.torrent'],
    ['UNLOCK', 'in/x.torrent'],
    ['LOCK', 'in/x.torrent'],
    ['MKCOL', 'in/'],
  ])('answers %s of %j like one that was never there', async (method, path) => {
    for (const headers of [{}, uploader]) {
      const sent = { destination: '/open/z.torrent', 'lock-token': '<a:b>', ...headers };
      const there = await answerOf(method, `/secret/${path}`, sent);
      expect(there).toEqual(await answerOf(method, `/never/${path}`, sent));
      expect(there[0]).toBeGreaterThanOrEqual(400);
    }
  });

  it('answers AtomPub and mirrors like one that was never there', async () => {
    for (const headers of [{}, uploader])
      for (const start of ['/atompub/collections/', '/mirror/']) {
        const there = await answerOf('GET', `${start}secret/in/`, headers);
        expect(there).toEqual(await answerOf('GET', `${start}never/in/`, headers));
        expect(there[0]).toBe(404);
      }
  });

  it('has no members of AtomPub for others', async () => {
    for (const headers of [{}, uploader])
      for (const method of ['GET', 'PUT', 'DELETE'])
        expect(await answerOf(method, `/atompub/torrents/${hidden}`, headers)).toEqual(
          await answerOf(method, `/atompub/torrents/${'0'.repeat(40)}`, headers),
        );
  });

  it('reveals nothing by a condition on it', async () => {
    const condition = (path: string) => ({ ...uploader, if: `<${path}> (Not ["a"])` });
    const put = async (path: string, name: string): Promise<number> =>
      (
        await service.request('/open/conditional.torrent', {
          method: 'PUT',
          body: makeTorrent({ name }),
          headers: condition(path),
        })
      ).status;
    expect(await put('/secret/in/x.torrent', 'conditional')).toBe(201);
    expect(await put('/never/in/x.torrent', 'conditional')).toBe(200);
  });

  it('is a folder like any other for a token that may read it', async () => {
    expect(await listFolder(service, '/secret/', reader)).toEqual([
      '/secret/',
      '/secret/in/',
      '/secret/README.md',
    ]);
    expect(await listFolder(service, '/secret/in/', reader)).toEqual(['/secret/in/', '/secret/in/x.torrent']);
    for (const path of ['/atompub/collections/secret/in/', '/mirror/secret/in/']) {
      const answer = await service.request(path, { headers: reader });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('x.torrent');
    }
  });
});
