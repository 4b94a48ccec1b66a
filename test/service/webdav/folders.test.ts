import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { davRequest, listFolder } from '../../support/webdav.ts';

const service = serviceForAll();

describe('MKCOL', () => {
  it('makes a folder that only its maker sees, until something is published in it', async () => {
    const made = await davRequest(service, 'MKCOL', '/made/');
    expect([made.status, made.headers.get('location')]).toEqual([201, `${service.url}made/`]);
    expect((await davRequest(service, 'MKCOL', '/made/inner/')).status).toBe(201);
    expect(await listFolder(service, '/made/')).toEqual(['/made/', '/made/inner/']);
    expect(await listFolder(service, '/')).toContain('/made/');
    const other = await tokenOf(service, 'uploader');
    expect(await listFolder(service, '/', other.headers)).not.toContain('/made/');
    const answer = await davRequest(service, 'PROPFIND', '/made/', {
      headers: { depth: '1', ...other.headers },
    });
    expect(answer.status).toBe(404);
    expect((await service.request('/made/')).status).toBe(404);
    await publishTorrent(service, '/made/inner/x.torrent', 'made');
    expect(await listFolder(service, '/made/', other.headers)).toEqual(['/made/', '/made/inner/']);
    expect(await listFolder(service, '/made/')).toEqual(['/made/', '/made/inner/']);
  });

  it.each([
    ['that exists', '/made/', undefined, 405],
    ['whose parent does not exist', '/no/where/', undefined, 409],
    ['with a body', '/other/', '<mkcol xmlns="DAV:"/>', 415],
    ['with the name of a file', '/other.torrent', undefined, 403],
    ['at an address of every collection', '/made/latest/', undefined, 409],
    ['with a name that looks like another one', '/a%c2%adb/', undefined, 400],
  ])('refuses a folder %s', async (_what, path, body, status) => {
    const answer = await davRequest(service, 'MKCOL', path, { ...(body !== undefined && { body }) });
    expect(answer.status, await answer.text()).toBe(status);
  });

  it('leaves the addresses of the service alone', async () => {
    for (const path of ['/admin/', '/torrents/', '/mirror/x/'])
      expect((await davRequest(service, 'MKCOL', path)).status).toBe(405);
  });

  it('lets a token that is bound to a collection make it and the way to it, and nothing else', async () => {
    const { headers } = await tokenOf(service, 'uploader', { collection: 'bound/to/**' });
    const statusOf = async (path: string) => (await davRequest(service, 'MKCOL', path, { headers })).status;
    expect(await statusOf('/bound/')).toBe(201);
    expect(await statusOf('/bound/else/')).toBe(403);
    expect(await statusOf('/bound/to/')).toBe(201);
    expect(await statusOf('/bound/to/this/')).toBe(201);
  });
});

describe('DELETE', () => {
  it('removes an empty folder with the folders in it', async () => {
    for (const path of ['/empty/', '/empty/in/']) await davRequest(service, 'MKCOL', path);
    expect((await davRequest(service, 'DELETE', '/empty')).status).toBe(204);
    expect(await listFolder(service, '/')).not.toContain('/empty/');
    expect((await davRequest(service, 'DELETE', '/empty/')).status).toBe(404);
  });

  it('refuses to remove a collection with torrents, unless all in it is meant', async () => {
    await publishTorrent(service, '/full/x.torrent', 'full x');
    await publishTorrent(service, '/full/in/y.torrent', 'full y');
    const refused = await davRequest(service, 'DELETE', '/full/');
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('2 torrents are in it');
    const removed = await davRequest(service, 'DELETE', '/full/', { headers: { depth: 'infinity' } });
    expect(removed.status).toBe(204);
    expect((await service.request('/full/x.torrent')).status).toBe(410);
    expect((await service.request('/full/in/y.torrent')).status).toBe(410);
  });

  it('removes what the token may, and names what it may not', async () => {
    const { headers } = await tokenOf(service, 'uploader');
    await publishTorrent(service, '/mixed/own.torrent', 'own', headers);
    await publishTorrent(service, '/mixed/other.torrent', 'other');
    const answer = await davRequest(service, 'DELETE', '/mixed/', {
      headers: { depth: 'infinity', ...headers },
    });
    expect(answer.status).toBe(207);
    const text = await answer.text();
    expect(text).toContain(
      '<D:href>/mixed/other.torrent</D:href><D:status>HTTP/1.1 403 Not allowed</D:status>',
    );
    expect(text).not.toContain('own.torrent');
    expect(await listFolder(service, '/mixed/')).toEqual(['/mixed/', '/mixed/other.torrent']);
  });

  it('keeps a folder for the client that has emptied it', async () => {
    await publishTorrent(service, '/kept/in/x.torrent', 'kept');
    expect((await davRequest(service, 'DELETE', '/kept/in/x.torrent')).status).toBe(204);
    expect(await listFolder(service, '/kept/')).toEqual(['/kept/', '/kept/in/']);
    expect((await davRequest(service, 'DELETE', '/kept/in/')).status).toBe(204);
    expect(await listFolder(service, '/kept/')).toEqual(['/kept/']);
  });

  it('never removes everything', async () => {
    const answer = await davRequest(service, 'DELETE', '/', { headers: { depth: 'infinity' } });
    expect(answer.status).toBe(403);
  });
});

describe('files that are no torrents', () => {
  it.each(['.DS_Store', 'desktop.ini', 'Thumbs.db', 'notes.txt', '._x'])(
    'are refused with the reason: %s',
    async (name) => {
      const answer = await davRequest(service, 'PUT', `/made/${name}`, { body: 'x' });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('it is not the address of a torrent');
    },
  );

  it('are refused also where macOS names them like one', async () => {
    const body = '\0\u0005\u0016\u0007\0\u0002\0\0Mac OS X';
    expect((await davRequest(service, 'PUT', '/made/._x.torrent', { body })).status).toBe(415);
  });
});

describe('a client that creates a file before it sends the content', () => {
  const windows = { 'user-agent': 'Microsoft-WebDAV-MiniRedir/10.0.19045' };
  const put = (path: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = windows) =>
    service.request(path, { method: 'PUT', body, headers: { ...service.authorization, ...headers } });

  it('finds the empty file, locks it, and publishes it with the content', async () => {
    expect((await put('/win/a.torrent', new Uint8Array(0))).status).toBe(201);
    expect(await listFolder(service, '/win/').catch(() => 'none')).toBe('none');
    expect((await davRequest(service, 'PROPFIND', '/win/a.torrent')).status).toBe(207);
    const head = await davRequest(service, 'HEAD', '/win/a.torrent');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '0']);
    expect((await service.request('/win/a.torrent')).status).toBe(404);
    const content = makeTorrent({ name: 'windows' });
    expect((await put('/win/a.torrent', content)).status).toBe(201);
    const download = await service.request('/win/a.torrent');
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(content);
  });

  it('changes nothing that is published already', async () => {
    const { sha256 } = await publishTorrent(service, '/win/b.torrent', 'there');
    expect((await put('/win/b.torrent', new Uint8Array(0))).status).toBe(204);
    expect((await service.request('/win/b.torrent')).headers.get('etag')).toBe(`"${sha256}"`);
  });

  it('can remove it again', async () => {
    await put('/win/c.torrent', new Uint8Array(0));
    expect((await davRequest(service, 'DELETE', '/win/c.torrent')).status).toBe(204);
    expect((await davRequest(service, 'PROPFIND', '/win/c.torrent')).status).toBe(404);
  });

  it('is no curl, whose empty file is a mistake', async () => {
    expect((await put('/win/d.torrent', new Uint8Array(0), {})).status).toBe(422);
  });

  it('needs a token for that collection', async () => {
    const { headers } = await tokenOf(service, 'uploader', { collection: 'elsewhere' });
    expect((await put('/win/e.torrent', new Uint8Array(0), { ...windows, ...headers })).status).toBe(403);
  });
});
