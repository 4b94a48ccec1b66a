import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { davRequest, listFolder, readSeen } from '../../support/webdav.ts';

const service = serviceForAll();

const asking = (names: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop>${names}</prop></propfind>`;

describe('PROPFIND', () => {
  it('lists what is directly in a collection: folders, the README, files', async () => {
    await publishTorrent(service, '/list/in/deep.torrent', 'deep');
    await publishTorrent(service, '/list/b & c.torrent', 'b & c');
    await publishTorrent(service, '/list/ä.torrent', 'umlaut');
    await davRequest(service, 'PUT', '/list/README.md', { body: '# About\n' });
    expect(await listFolder(service, '/list/')).toEqual([
      '/list/',
      '/list/in/',
      '/list/README.md',
      '/list/b%20%26%20c.torrent',
      '/list/%C3%A4.torrent',
    ]);
    expect(await listFolder(service, '/list')).toHaveLength(5);
    expect(await listFolder(service, '/')).toContain('/list/');
    expect(await listFolder(service, '/list/', { depth: '1,noroot' })).toHaveLength(5);
    expect(await listFolder(service, '/list/', { depth: '0' })).toEqual(['/list/']);
  });

  it('has the same facts of a file as its download', async () => {
    const { sha256 } = await publishTorrent(service, '/facts/x.torrent', 'facts');
    const download = await service.request('/facts/x.torrent');
    const [seen] = await readSeen(await davRequest(service, 'PROPFIND', '/facts/x.torrent'));
    const text = (name: string): string | undefined => seen?.properties.get(name)?.text;
    expect(text('D:getetag')).toBe(download.headers.get('etag'));
    expect(text('D:getetag')).toBe(`"${sha256}"`);
    expect(text('D:getcontentlength')).toBe(download.headers.get('content-length'));
    expect(text('D:getcontenttype')).toBe('application/x-bittorrent');
    expect(text('D:displayname')).toBe('x.torrent');
    expect(seen?.properties.get('D:resourcetype')?.children).toEqual([]);
    // Rounded up in a download, so that no change within the same second is missed.
    const difference =
      Date.parse(download.headers.get('last-modified') ?? '') - Date.parse(text('D:getlastmodified') ?? '');
    expect([0, 1000]).toContain(difference);
  });

  it('answers what is asked for, and names what there is not', async () => {
    await publishTorrent(service, '/asked/x.torrent', 'asked');
    const body = asking('<resourcetype/><quota-used-bytes/><Author xmlns="urn:a&amp;b"/>');
    const answer = await davRequest(service, 'PROPFIND', '/asked/', { headers: { depth: '0' }, body });
    const text = await answer.text();
    expect(text).toContain('<D:resourcetype><D:collection/></D:resourcetype>');
    expect(text).toContain('<D:quota-used-bytes/><Author xmlns="urn:a&amp;b"/>');
    expect(text).toContain('HTTP/1.1 404 Not Found');
    const names = '<D:propfind xmlns:D="DAV:"><D:propname/></D:propfind>';
    const named = await davRequest(service, 'PROPFIND', '/asked/x.torrent', { body: names });
    expect(await named.text()).toContain('<D:displayname/><D:resourcetype/><D:getcontentlength/>');
  });

  it('refuses to list everything at once, by the name that the RFC has for that', async () => {
    await publishTorrent(service, '/deep/x.torrent', 'endless');
    for (const headers of [{}, { depth: 'infinity' }]) {
      const answer = await davRequest(service, 'PROPFIND', '/deep/', { headers });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('<D:propfind-finite-depth/>');
    }
    const answer = await davRequest(service, 'PROPFIND', '/deep/', { headers: { depth: '2' } });
    expect(answer.status).toBe(400);
  });

  it.each([
    '/nothing-there/',
    '/nothing-there.torrent',
    '/deep/README.md',
    '/deep/.DS_Store',
    '/deep/feed.atom',
  ])('finds nothing at %s', async (path) => {
    const answer = await davRequest(service, 'PROPFIND', path, { headers: { depth: '0' } });
    expect(answer.status).toBe(404);
  });

  it.each([
    ['that is no XML', 'x', 400],
    ['that is cut off', '<propfind xmlns="DAV:"><prop>', 400],
    ['of another kind', '<a/>', 400],
    [
      'with entities that grow',
      '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><propfind xmlns="DAV:"><prop><b>&b;</b></prop></propfind>',
      400,
    ],
    [
      'with an entity that names a file',
      '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><propfind xmlns="DAV:">&a;<allprop/></propfind>',
      400,
    ],
    ['that is nested deeply', asking(`${'<a>'.repeat(50)}${'</a>'.repeat(50)}`), 400],
    [
      'with too many attributes',
      asking(`<a ${'b'.repeat(3)}="" ${Array.from({ length: 1001 }, (_, i) => `b${i}=""`).join(' ')}/>`),
      400,
    ],
    ['with too many properties', asking('<a/>'.repeat(65)), 400],
    ['in another encoding', `<?xml version="1.0" encoding="utf-16"?>${asking('<a/>').slice(38)}`, 400],
    ['that is too large', asking(' '.repeat(20_000)), 413],
  ])('refuses a body %s', async (_what, body, status) => {
    const answer = await davRequest(service, 'PROPFIND', '/deep/', { headers: { depth: '0' }, body });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/^error: .*\nhint: /);
  });

  it('shows no torrent that is in no list, but answers for it at its address', async () => {
    const init = { method: 'PUT', body: makeTorrent({ name: 'unlisted' }), headers: service.authorization };
    await service.request('/hidden/u.torrent?state=unlisted', init);
    await publishTorrent(service, '/hidden/p.torrent', 'listed');
    expect(await listFolder(service, '/hidden/')).toEqual(['/hidden/', '/hidden/p.torrent']);
    const answer = await davRequest(service, 'PROPFIND', '/hidden/u.torrent');
    expect(answer.status).toBe(207);
  });

  it('counts the folders that it lists as it counts files', async () => {
    const limited = await startService({
      limitSearches: { capacity: 5, perSeconds: 86_400 },
      limitUploads: 'off',
    });
    const names = Array.from({ length: 1000 }, (_, index) => `f${index}`);
    for (let start = 0; start < names.length; start += 100) {
      const some = names.slice(start, start + 100);
      await Promise.all(some.map((name) => publishTorrent(limited, `/many/${name}/x.torrent`, name)));
    }
    const { headers } = await tokenOf(limited, 'reader');
    const answer = await davRequest(limited, 'PROPFIND', '/many/', { headers: { depth: '1', ...headers } });
    expect(answer.headers.get('ratelimit')).toContain('r=4');
    expect(await readSeen(answer)).toHaveLength(1001);
  });

  it('lists 3,000 files in one answer, for the price of three searches', async () => {
    const limited = await startService({
      limitSearches: { capacity: 5, perSeconds: 86_400 },
      limitUploads: 'off',
    });
    const names = Array.from({ length: 3000 }, (_, index) => `n${index}`);
    for (let start = 0; start < names.length; start += 100) {
      const some = names.slice(start, start + 100);
      await Promise.all(some.map((name) => publishTorrent(limited, `/many/${name}.torrent`, name)));
    }
    const { headers } = await tokenOf(limited, 'reader');
    const answer = await davRequest(limited, 'PROPFIND', '/many/', { headers: { depth: '1', ...headers } });
    expect(answer.headers.get('ratelimit')).toContain('r=2');
    expect(await readSeen(answer)).toHaveLength(3001);
    const refused = await davRequest(limited, 'PROPFIND', '/many/', { headers: { depth: '1', ...headers } });
    expect(refused.status).toBe(429);
    // Each file of the answer would repeat the long name.
    const other = await tokenOf(limited, 'reader');
    const long = await davRequest(limited, 'PROPFIND', '/many/', {
      headers: { depth: '1', ...other.headers },
      body: asking(`<x xmlns="urn:${'a'.repeat(1000)}"/>`),
    });
    expect(long.status).toBe(429);
  });
});

describe('an instance that needs a token to read', () => {
  it('shows strangers nothing, and asks them for a password', async () => {
    const closed = await startService({ read: 'token' });
    await publishTorrent(closed, '/secret/x.torrent', 'secret');
    for (const path of ['/', '/secret/', '/secret/x.torrent', '/nothing/']) {
      for (const method of ['OPTIONS', 'PROPFIND']) {
        const answer = await closed.request(path, { method, headers: { depth: '1' } });
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toContain('Basic realm=');
        expect(await answer.text()).not.toContain('secret');
      }
    }
    const basic = `Basic ${Buffer.from(`me:${closed.token}`).toString('base64')}`;
    expect(await listFolder(closed, '/secret/', { authorization: basic })).toHaveLength(2);
  });
});
