import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { getPlain, LONG_AGO, mountedForAll, writeOld } from '../../support/mounted.ts';
import { exchange } from '../../support/raw.ts';
import { openService, startService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

const mounted = mountedForAll();

describe('a served folder', () => {
  it.each([
    ['page.html', 'text/html; charset=utf-8'],
    ['style.css', 'text/css; charset=utf-8'],
    ['picture.svg', 'image/svg+xml'],
    ['notes.txt', 'text/plain; charset=utf-8'],
    ['image.iso', 'application/x-iso9660-image'],
    ['README', 'application/octet-stream'],
    ['what.unknowntype', 'application/octet-stream'],
    ['üñï ¢ode & <b>.txt', 'text/plain; charset=utf-8'],
  ])('serves %s as %s', async (name, type) => {
    const { service } = mounted((folder) => writeOld(folder, name, 'content'));
    const answer = await getPlain(service, `/files/${encodeURIComponent(name)}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(await answer.text()).toBe('content');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('shows index.html for a folder, and leads to the slash that it ends in', async () => {
    const { service } = mounted((folder) => {
      mkdirSync(join(folder, 'sub'));
      writeOld(folder, 'sub/index.html', '<h1>Hello</h1>');
    });
    const answer = await getPlain(service, '/files/sub/');
    expect([answer.status, await answer.text()]).toEqual([200, '<h1>Hello</h1>']);
    for (const [path, location] of [
      ['/files/sub', 'files/sub/'],
      ['/files', 'files/'],
    ]) {
      const without = await getPlain(service, path ?? '');
      expect([without.status, without.headers.get('location')]).toEqual([301, `${service.url}${location}`]);
    }
    expect((await getPlain(service, '/files/sub/index.html/')).status).toBe(404);
  });

  it('lists a folder as a page, as JSON and as text, folders first', async () => {
    const { service } = mounted((folder) => {
      mkdirSync(join(folder, 'z'));
      writeOld(folder, 'a&b <i>.txt', 'four');
      writeOld(folder, '.hidden', 'x');
    });
    const json = await getPlain(service, '/files/', { accept: 'application/json' });
    expect(await json.json()).toEqual({
      items: [
        {
          name: 'z',
          kind: 'folder',
          bytes: null,
          modifiedAt: expect.any(String),
          url: `${service.url}files/z/`,
        },
        {
          name: 'a&b <i>.txt',
          kind: 'file',
          bytes: 4,
          modifiedAt: LONG_AGO.toISOString(),
          url: `${service.url}files/a%26b%20%3Ci%3E.txt`,
        },
      ],
      isCut: false,
    });
    const text = await getPlain(service, '/files/');
    expect(await text.text()).toBe(`${service.url}files/z/\n${service.url}files/a%26b%20%3Ci%3E.txt\n`);
    const html = await (await getPlain(service, '/files/', { accept: 'text/html' })).text();
    expect(html).toContain('<a href="./a%26b%20%3Ci%3E.txt"><bdi>a&amp;b &lt;i&gt;.txt</bdi></a>');
    expect(html).not.toContain('hidden');
    const [, stylesheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(html) ?? [];
    expect((await getPlain(service, stylesheet)).status).toBe(200);
  });

  it.each([
    '/files/.hidden',
    '/files/.git/config',
    '/files/sub/.hidden',
    '/files/nothing',
    '/files/nothing/at/all',
    '/files/seen.txt/below',
    `/files/${'x'.repeat(300)}`,
    `/files/${'a/'.repeat(40)}`,
  ])('has nothing at %s', async (path) => {
    const { service } = mounted((folder) => {
      writeOld(folder, '.hidden', 'secret');
      mkdirSync(join(folder, '.git'));
      writeOld(folder, '.git/config', 'secret');
      mkdirSync(join(folder, 'sub'));
      writeOld(folder, 'sub/.hidden', 'secret');
      writeOld(folder, 'seen.txt', 'seen');
    });
    const answer = await getPlain(service, path);
    expect([answer.status, answer.headers.get('x-content-type-options')]).toEqual([404, 'nosniff']);
  });

  it.each([
    '/files/../secret.txt',
    '/files/%2e%2e/secret.txt',
    '/files/%2E%2E%2Fsecret.txt',
    '/files/..%2fsecret.txt',
    '/files/..%5csecret.txt',
    '/files/sub/../../secret.txt',
    '/files/%252e%252e/secret.txt',
    '/files/.%2e/secret.txt',
    '/files//secret.txt',
    '/files/%00secret.txt',
    '/files/secret.txt%00.html',
    '/files/%c0%ae%c0%ae/secret.txt',
  ])('does not lead out of its root by %s', async (path) => {
    const { service } = mounted((folder) => {
      writeOld(folder, '../secret.txt', 'secret');
      mkdirSync(join(folder, 'sub'));
    });
    const answer = await exchange(
      service.port,
      [`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`],
      false,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('secret\n');
  });

  it('does not serve a symlink that escapes the root, nor one to what is hidden', async () => {
    const { service } = mounted((folder) => {
      writeOld(folder, '../secret.txt', 'secret');
      writeOld(folder, '.hidden', 'secret');
      writeOld(folder, 'inside.txt', 'inside');
      mkdirSync(join(folder, 'sub'));
      symlinkSync('../secret.txt', join(folder, 'relative.txt'));
      symlinkSync(join(folder, '../secret.txt'), join(folder, 'absolute.txt'));
      symlinkSync('..', join(folder, 'parent'));
      symlinkSync('parent/secret.txt', join(folder, 'chain.txt'));
      symlinkSync('.hidden', join(folder, 'visible.txt'));
      symlinkSync('/etc', join(folder, 'etc'));
      symlinkSync('loop', join(folder, 'loop'));
      symlinkSync('nowhere', join(folder, 'broken'));
      symlinkSync('../inside.txt', join(folder, 'sub/good.txt'));
    });
    for (const path of [
      'relative.txt',
      'absolute.txt',
      'parent/',
      'parent/secret.txt',
      'chain.txt',
      'visible.txt',
      'etc/passwd',
      'loop',
      'broken',
    ]) {
      expect((await getPlain(service, `/files/${path}`)).status, path).toBe(404);
    }
    const good = await getPlain(service, '/files/sub/good.txt');
    expect([good.status, await good.text()]).toEqual([200, 'inside']);
    const listed = await (await getPlain(service, '/files/')).text();
    expect(listed.split('\n').map((line) => line.split('/').at(-1) || line.split('/').at(-2))).toEqual([
      'sub',
      'inside.txt',
      undefined,
    ]);
  });

  it('lists what can be fetched, whatever its name, and no name that an address cannot have', async () => {
    const names = [
      'two words',
      '100%',
      '%2e%2e',
      '#hash',
      'what?',
      'a;b=c',
      'a&b=c',
      "it's (1)!*",
      '"quoted"',
      '<b>',
      'name.',
      'name ',
      ' name',
      '-',
      '~',
      'ü',
      'u\u0308',
      '日本',
      '\u{1f600}',
      '\u202egnp.exe',
      '\ufffd',
      'x.torrent',
      'latest',
      'feed.atom',
      'con',
      'ä'.repeat(127),
    ];
    const { service, folder } = mounted((folder) => {
      for (const name of [...names, 'tab\t', 'line\nfeed', 'back\\slash', 'delete\u007f'])
        writeOld(folder, name, name);
      // Latin-1, as old archives have it.
      execFileSync('sh', ['-c', 'printf x > "$0/$(printf "\\374")"', folder]);
    });
    expect(readdirSync(folder)).toHaveLength(names.length + 5);
    const json = await getPlain(service, '/files/', { accept: 'application/json' });
    const { items } = (await json.json()) as { items: { name: string; url: string }[] };
    expect(items.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    for (const { name, url } of items) {
      const answer = await fetch(url);
      expect([name, answer.status, await answer.text()]).toEqual([name, 200, name]);
    }
  });

  it('lists no folder whose address would be too deep', async () => {
    const deepest = Array.from({ length: 61 }, () => 'a').join('/');
    const { service } = mounted((folder) => {
      mkdirSync(join(folder, deepest, 'b', 'c'), { recursive: true });
      writeOld(folder, `${deepest}/name.txt`, 'x');
    });
    expect(await (await getPlain(service, `/files/${deepest}/`)).text()).toContain('/name.txt\n');
    for (const url of (await (await getPlain(service, `/files/${deepest}/`)).text()).split('\n').slice(0, -1))
      expect([url, (await fetch(url)).status]).toEqual([url, 200]);
  });

  it('does not wait for a pipe', async () => {
    const { service, folder } = mounted(() => {});
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe')]);
    expect((await getPlain(service, '/files/pipe')).status).toBe(404);
    expect(await (await getPlain(service, '/files/')).text()).toBe('');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s of a file with what it takes', async (method) => {
    const { service } = mounted((folder) => writeOld(folder, 'a.txt', 'x'));
    const answer = await service.request('/files/a.txt', { method, headers: service.authorization });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('answers OPTIONS, and a preflight of a page of another origin', async () => {
    const { service } = mounted((folder) => writeOld(folder, 'a.txt', 'x'));
    const options = await service.request('/files/a.txt', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
    const preflight = await service.request('/files/a.txt', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://other.example',
        'sec-fetch-site': 'cross-site',
        'access-control-request-method': 'GET',
      },
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });

  it('follows when the folder is replaced by a link to another', async () => {
    const parent = temporaryFolder();
    for (const name of ['one', 'two']) {
      mkdirSync(join(parent, name));
      writeOld(parent, `${name}/name.txt`, name);
    }
    const folder = join(parent, 'current');
    symlinkSync('one', folder);
    const service = await startService({ mount: [{ prefix: '/files', folder }] });
    expect(await (await getPlain(service, '/files/name.txt')).text()).toBe('one');
    execFileSync('ln', ['-sfn', 'two', folder]);
    expect(await (await getPlain(service, '/files/name.txt')).text()).toBe('two');
  });
});

describe('a mounted path', () => {
  it('can be no collection', async () => {
    const { service } = mounted(() => {});
    for (const [path, method] of [
      ['/files/x.torrent', 'PUT'],
      ['/files/', 'POST'],
      ['/files/deeper/', 'PUT'],
      ['/Files/x.torrent', 'PUT'],
    ] as const) {
      const body = makeTorrent();
      const answer = await service.request(path, { method, body, headers: service.authorization });
      expect([path, answer.status]).toEqual([path, 409]);
      expect(await answer.text()).toContain('that address belongs to the service');
    }
    const other = { method: 'PUT', body: makeTorrent(), headers: service.authorization };
    expect((await service.request('/other/x.torrent', other)).status).toBe(201);
  });

  it('cannot be one of the service, nor a folder that is none', async () => {
    const folder = temporaryFolder();
    await expect(startService({ mount: [{ prefix: '/api/x', folder }] })).rejects.toThrow(
      '/api belongs to the service',
    );
    await expect(
      startService({ mount: [{ prefix: '/files', folder: join(folder, 'nothing') }] }),
    ).rejects.toThrow('it is not a folder that can be read');
  });

  it('hides a collection that was there before, whose torrents keep their permalinks', async () => {
    const data = temporaryFolder();
    const before = await openService({ data });
    const upload = { method: 'PUT', body: makeTorrent(), headers: before.authorization };
    expect((await before.request('/files/x.torrent', upload)).status).toBe(201);
    const listed = await before.request('/', { headers: { accept: 'application/json' } });
    const { items } = (await listed.json()) as { items: { infohashV1: string }[] };
    await before.close();
    const service = await startService({ data, mount: [{ prefix: '/files', folder: temporaryFolder() }] });
    expect((await service.request('/files/x.torrent')).status).toBe(404);
    expect((await service.request(`/torrents/${items[0]?.infohashV1}.torrent`)).status).toBe(200);
  });

  it.each(['/files', '/files/deeper'])(
    'leaves no link to %s from what was published there before',
    async (prefix) => {
      const data = temporaryFolder();
      const before = await openService({ data });
      const upload = { method: 'PUT', body: makeTorrent(), headers: before.authorization };
      expect((await before.request('/files/deeper/x.torrent', upload)).status).toBe(201);
      await before.close();
      const folder = temporaryFolder();
      const service = await startService({ data, mount: [{ prefix, folder }] });
      expect(service.log.filter((line) => line.includes('hides the collection'))).toEqual([
        expect.stringContaining(`"collection":"${prefix.slice(1)}"`),
      ]);
      const html = { headers: { accept: 'text/html', ...before.authorization } };
      const json = { headers: { accept: 'application/json' } };
      const start = await (await service.request('/', json)).json();
      const [{ infohashV1 }] = (start as { items: [{ infohashV1: string }] }).items;
      const permalink = `${service.url}torrents/${infohashV1}`;
      for (const path of [
        '/',
        '/?q=test',
        '/?collection=files%2Fdeeper',
        '/files/',
        '/api/v1/torrents',
        '/api/v1/torrents?collection=files%2Fdeeper',
        `/api/v1/torrents/${infohashV1}`,
        '/api/v1/collections',
        '/api/v1/collections?parent=files',
        `/torrents/${infohashV1}`,
        '/upload',
        '/account/torrents',
        '/admin/torrents',
      ]) {
        for (const form of [html, json, {}]) {
          const text = await (await service.request(path, form)).text();
          const found = text.match(
            new RegExp(`(?:["']|${service.url.slice(0, -1)})${prefix}(?:/|")[^"'\\s]*`, 'g'),
          );
          expect([path, found]).toEqual([path, null]);
        }
      }
      expect(await (await service.request('/')).text()).toBe(`${permalink}.torrent\n`);
      const found = await (await service.request('/?collection=files%2Fdeeper', html)).text();
      expect(found).toContain(`href="/torrents/${infohashV1}"`);
    },
  );

  it('stands below the prefix of the service, and may have several segments', async () => {
    const folder = temporaryFolder();
    writeOld(folder, 'a.txt', 'content');
    const service = await startService({ prefix: '/sub', mount: [{ prefix: '/my/files', folder }] });
    expect(await (await getPlain(service, '/sub/my/files/a.txt')).text()).toBe('content');
    expect((await getPlain(service, '/sub/my/files')).headers.get('location')).toBe(
      `${service.url}sub/my/files/`,
    );
    expect(await (await getPlain(service, '/sub/my/files/')).text()).toBe(
      `${service.url}sub/my/files/a.txt\n`,
    );
    expect((await getPlain(service, '/my/files/a.txt')).status).toBe(404);
  });
});
