import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { davRequest, listFolder } from '../../support/webdav.ts';

const service = serviceForAll({ prefix: '/sub', origin: 'https://torrents.example' });
const PLACE = 'https://torrents.example/sub';

const move = (
  from: string,
  destination: string,
  headers: Record<string, string> = {},
  method = 'MOVE',
): Promise<Response> => davRequest(service, method, `/sub${from}`, { headers: { destination, ...headers } });

const publish = (path: string, name: string, headers = service.authorization) =>
  publishTorrent(service, `/sub${path}`, name, headers);

describe('MOVE', () => {
  it('gives a torrent another name and another collection, and leads from the old address to the new one', async () => {
    const { sha256 } = await publish('/from/a.torrent', 'moved');
    const moved = await move('/from/a.torrent', `${PLACE}/to/there/b%20%C3%A4.torrent`);
    expect([moved.status, moved.headers.get('location')]).toEqual([
      201,
      `${PLACE}/to/there/b%20%C3%A4.torrent`,
    ]);
    expect((await service.request('/sub/to/there/b%20%C3%A4.torrent')).headers.get('etag')).toBe(
      `"${sha256}"`,
    );
    expect((await service.request('/sub/from/a.torrent')).status).toBe(308);
    expect(await listFolder(service, '/sub/from/')).toEqual(['/sub/from/']);
  });

  it('accepts a destination without its host', async () => {
    await publish('/plain/a.torrent', 'plain');
    expect((await move('/plain/a.torrent', '/sub/plain/b.torrent')).status).toBe(201);
  });

  it('renames an empty folder with what is in it', async () => {
    for (const path of ['/sub/untitled/', '/sub/untitled/in/']) await davRequest(service, 'MKCOL', path);
    expect((await move('/untitled/', `${PLACE}/named/`)).status).toBe(201);
    expect(await listFolder(service, '/sub/named/')).toEqual(['/sub/named/', '/sub/named/in/']);
    expect((await davRequest(service, 'PROPFIND', '/sub/untitled/')).status).toBe(404);
  });

  it.each([
    ['without a destination', '', {}, 400],
    ['to another server', 'http://elsewhere.example/sub/x.torrent', {}, 502],
    ['to an address outside of the service', 'https://torrents.example/x.torrent', {}, 502],
    ['to an address that leads out', '/sub/a/%2e%2e%2fx.torrent', {}, 400],
    ['to where it is', `${PLACE}/still/a.torrent`, {}, 403],
    ['to the name of no torrent', `${PLACE}/still/a.iso`, {}, 409],
    ['to an address of the service', `${PLACE}/admin/a.torrent`, {}, 409],
    ['to the name that leads to the latest', `${PLACE}/still/latest.torrent`, {}, 409],
    ['over another torrent', `${PLACE}/still/b.torrent`, {}, 409],
    ['over another torrent that must stay', `${PLACE}/still/b.torrent`, { overwrite: 'F' }, 412],
    ['with another word for Overwrite', `${PLACE}/still/c.torrent`, { overwrite: 'maybe' }, 400],
  ])('refuses a torrent %s, and changes nothing', async (_what, destination, headers, status) => {
    await publish('/still/a.torrent', 'still a');
    await publish('/still/b.torrent', 'still b');
    const answer = await move('/still/a.torrent', destination, headers);
    expect(answer.status, await answer.text()).toBe(status);
    expect(await listFolder(service, '/sub/still/')).toEqual([
      '/sub/still/',
      '/sub/still/a.torrent',
      '/sub/still/b.torrent',
    ]);
  });

  it('moves a collection with all in it, for those who moderate it', async () => {
    await publish('/series/9/a.torrent', 'series a');
    await publish('/series/9/in/b.torrent', 'series b');
    await davRequest(service, 'MKCOL', '/sub/series/9/empty/');
    const { headers } = await tokenOf(service, 'uploader');
    expect((await move('/series/9/', `${PLACE}/series/10/`, headers)).status).toBe(403);
    expect((await move('/series/9/', `${PLACE}/series/10/`)).status).toBe(201);
    expect(await listFolder(service, '/sub/series/10/')).toEqual([
      '/sub/series/10/',
      '/sub/series/10/in/',
      '/sub/series/10/empty/',
      '/sub/series/10/a.torrent',
    ]);
    expect((await davRequest(service, 'PROPFIND', '/sub/series/9/')).status).toBe(404);
    expect((await service.request('/sub/series/9/in/b.torrent')).status).toBe(308);
    await publish('/series/11/c.torrent', 'series c');
    expect((await move('/series/10/', `${PLACE}/series/11/`)).status).toBe(409);
    expect((await move('/series/10/', `${PLACE}/series/x.torrent`)).status).toBe(409);
  });

  it('refuses a README, and a folder into itself', async () => {
    await publish('/whole/a.torrent', 'whole');
    await davRequest(service, 'PUT', '/sub/whole/README.md', { body: '# x' });
    expect((await move('/whole/README.md', `${PLACE}/other/README.md`)).status).toBe(403);
    expect((await move('/whole/', `${PLACE}/whole/in/`)).status).toBe(403);
    expect((await move('/nothing/', `${PLACE}/other/`)).status).toBe(404);
  });

  it('is for those who may change the torrent', async () => {
    await publish('/others/a.torrent', 'others');
    const { headers } = await tokenOf(service, 'uploader');
    const answer = await move('/others/a.torrent', `${PLACE}/others/b.torrent`, headers);
    expect(answer.status).toBe(403);
  });
});

describe('COPY', () => {
  it('is refused, because a torrent has one address', async () => {
    await publish('/once/a.torrent', 'once');
    const answer = await move('/once/a.torrent', `${PLACE}/once/b.torrent`, {}, 'COPY');
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('hint: Move it instead');
    expect((await move('/once/', `${PLACE}/twice/`, {}, 'COPY')).status).toBe(409);
    expect((await move('/nothing.torrent', `${PLACE}/x.torrent`, {}, 'COPY')).status).toBe(404);
    expect(await listFolder(service, '/sub/once/')).toEqual(['/sub/once/', '/sub/once/a.torrent']);
  });
});
