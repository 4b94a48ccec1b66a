import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import type { Config } from '../../src/config/settings.ts';
import { startDocumentedProxy, startProxy, type ProxyRole } from '../support/proxy.ts';
import { exchange } from '../support/raw.ts';
import { startService } from '../support/service.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testWith } from '../support/tools.ts';
import { makeTorrent } from '../support/torrents.ts';

const NAMES = ['nginx', 'haproxy'] as const;
const marker = 'GET /a/standing.torrent HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n';
const get = (lines: string): string => `GET /healthz HTTP/1.1\r\n${lines}\r\n`;
const put = (lines: string, body: string): string =>
  `PUT /a/x.torrent HTTP/1.1\r\nHost: localhost\r\n${lines}\r\n${body}`;

const curl = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)('curl', ['-s', '-S', '-k', ...args])).stdout;

/** Bytes that two programs could take for one request or for two. */
const SMUGGLED: readonly [string, string][] = [
  ['a length and chunks', put('Content-Length: 6\r\nTransfer-Encoding: chunked\r\n', `0\r\n\r\n${marker}`)],
  ['two lengths', put('Content-Length: 0\r\nContent-Length: 90\r\n', marker)],
  ['a space before the colon', put('Transfer-Encoding : chunked\r\n', `0\r\n\r\n${marker}`)],
  ['another coding', put('Transfer-Encoding: xchunked\r\n', `0\r\n\r\n${marker}`)],
  ['two codings', put('Transfer-Encoding: gzip, chunked\r\n', `0\r\n\r\n${marker}`)],
  [
    'a tab before the coding',
    put('Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n', `0\r\n\r\n${marker}`),
  ],
  ['a header that goes on', put('X: y\r\n Transfer-Encoding: chunked\r\n', `0\r\n\r\n${marker}`)],
  ['two Hosts', get('Host: localhost\r\nHost: evil\r\n')],
  ['junk for a Host', get('Host: a b/..\r\n')],
  ['a chunk of no size', put('Transfer-Encoding: chunked\r\n', `zz\r\n${marker}`)],
  ['8-bit characters', Buffer.from('GET /\xe9 HTTP/1.1\r\nHost: localhost\r\n\r\n').toString('latin1')],
];

describe.each(NAMES)('behind %s as docs/proxies.md configures it', (name) => {
  async function start(trustedProxies: readonly string[]) {
    const service = await startService({ trustedProxies });
    const { port, securePort } = await startDocumentedProxy(name, service.port, temporaryFolder());
    const body = makeTorrent({ name: 'standing' });
    const path = '/a/standing.torrent';
    const published = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'PUT',
      body,
      headers: service.authorization,
    });
    return { service, port, secure: `https://127.0.0.1:${securePort}`, path, published, body };
  }

  testWith(name)('torrents are published and served, and links are as the trusted proxy says', async () => {
    const { port, secure, path, published, body } = await start(['127.0.0.1']);
    expect(published.status).toBe(201);
    const served = await fetch(`http://127.0.0.1:${port}${path}`);
    expect(Buffer.from(await served.arrayBuffer()).equals(body)).toBe(true);
    expect(await curl(`${secure}/a/`)).toBe(`${secure}${path}\n`);
  });

  testWith(name)('a client cannot say where links lead', async () => {
    const { secure, path } = await start(['127.0.0.1']);
    const forged = [
      'Forwarded: for=192.0.2.1;host=evil.example',
      'X-Forwarded-Host: evil.example',
      'X-Forwarded-Prefix: /evil',
      'X-Forwarded-Proto: http',
    ].flatMap((header) => ['-H', header]);
    expect(await curl(...forged, `${secure}/a/`)).toBe(`${secure}${path}\n`);
  });

  testWith(name)('a proxy that is not trusted is not believed', async () => {
    const { secure, path, published } = await start([]);
    expect(published.status).toBe(201);
    expect(await curl(`${secure}/a/`)).toBe(`${secure.replace('https:', 'http:')}${path}\n`);
  });

  testWith(name)('a refusal in the middle of a body reaches the client', async () => {
    const { port, path, service } = await start(['127.0.0.1']);
    const init = { method: 'PUT', body: Buffer.alloc(11 * 1024 * 1024), headers: service.authorization };
    const refused = await fetch(`http://127.0.0.1:${port}${path}`, init);
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('error: Cannot accept more than');
  });

  testWith(name)('no request hides in another one', async () => {
    const { port, body } = await start(['127.0.0.1']);
    for (const [what, request] of SMUGGLED) {
      const answer = await exchange(port, [request]);
      // nginx knows no coding but chunked, and says so by 501.
      expect(answer, what).not.toMatch(/^HTTP\/1\.\d 5(?!01)/);
      // The torrent's bytes would be the answer to the request that was hidden.
      expect(answer, what).not.toContain(Buffer.from(body).toString('latin1'));
    }
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  });
});

describe.each(NAMES)('behind %s that says nothing of its clients', (name) => {
  async function start(settings: Partial<Config> = {}) {
    const service = await startService(settings);
    const port = await startProxy(name, service.port, temporaryFolder(), 'plain');
    return { service, url: `http://127.0.0.1:${port}/` };
  }

  testWith(name)('visitors are limited, and more so than not at all', async () => {
    const { url } = await start({ limitSearches: { capacity: 2, perSeconds: 3600 } });
    const search = async () => (await fetch(`${url}?q=a`)).status;
    expect([await search(), await search(), await search()]).toEqual([200, 200, 429]);
  });

  testWith(name)('a form over plain http is taken, or the refusal says what to set', async () => {
    const { service, url } = await start();
    const send = () =>
      fetch(`${url}login`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: url.slice(0, -1) },
        body: new URLSearchParams({ token: service.token }),
      });
    const answer = await send();
    const text = await answer.text();
    await send();
    const warnings = service.log.filter((line) => line.includes('a change was refused'));
    if (name === 'haproxy') {
      // It hands the Host on.
      expect([answer.status, warnings]).toEqual([303, []]);
      return;
    }
    expect(answer.status).toBe(403);
    expect(text).toContain(`the Origin is "${url.slice(0, -1)}"`);
    expect(text).toContain('the Host "service"');
    expect(text).toContain('proxy_set_header Host $http_host');
    expect(text).toContain('TORRENTRY_BASE_URL');
    expect(warnings).toHaveLength(1);
  });

  testWith(name)('a form is taken once the public address is set', async () => {
    const origin = 'http://torrents.example';
    const { service, url } = await start({ origin });
    const body = new URLSearchParams({ token: service.token });
    const answer = await fetch(`${url}login`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin },
      body,
    });
    expect(answer.status).toBe(303);
  });
});

describe.each(NAMES)('behind %s that takes /sub off', (name) => {
  const HTML = { accept: 'text/html' };

  async function start(role: ProxyRole, settings: Partial<Config>) {
    const service = await startService(settings);
    const port = await startProxy(name, service.port, temporaryFolder(), role);
    return { service, url: `http://127.0.0.1:${port}/sub/` };
  }

  testWith(name)('a service that has /sub in its base URL says what is wrong', async () => {
    const { service, url } = await start('stripping', { origin: 'https://torrents.example', prefix: '/sub' });
    const answer = await fetch(`${url}a/`);
    expect(answer.status).toBe(404);
    const text = await answer.text();
    expect(text).toContain('this service is at /sub/');
    expect(text).toContain('Use https://torrents.example/sub/a/.');
    expect(text).toContain('"X-Forwarded-Prefix: /sub", and add it to TORRENTRY_TRUSTED_PROXIES');
    expect((await fetch(`${url}healthz`)).status).toBe(200);
    expect((await service.request('/sub/')).status).toBe(200);
  });

  testWith(name)('a service publishes, serves and links below it where the proxy says so', async () => {
    for (const settings of [{}, { origin: 'https://torrents.example', prefix: '/sub' }]) {
      const { service, url } = await start('stripping, and saying so', {
        ...settings,
        trustedProxies: ['127.0.0.1'],
      });
      const base = 'origin' in settings ? 'https://torrents.example/sub/' : url;
      const body = makeTorrent({ name: 'x' });
      const put = await fetch(`${url}a/x.torrent`, { method: 'PUT', body, headers: service.authorization });
      expect([put.status, put.headers.get('location')]).toEqual([201, `${base}a/x.torrent`]);
      expect(Buffer.from(await (await fetch(`${url}a/x.torrent`)).arrayBuffer()).equals(body)).toBe(true);
      expect(await (await fetch(`${url}a/`)).text()).toBe(`${base}a/x.torrent\n`);
      for (const path of ['', 'a/', 'upload', 'nothing/']) {
        const page = await (await fetch(url + path, { headers: HTML })).text();
        expect(page, path).toContain('<html');
        expect(page, path).not.toMatch(/(?:href|src|action)="\/(?!sub\/)/);
      }
      const problem = await fetch(`${url}api/v1/nothing`, { headers: HTML });
      expect(problem.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  testWith(name)('a proxy that is not trusted has no say in where links lead', async () => {
    const { service, url } = await start('stripping, and saying so', {});
    const page = await (await fetch(url, { headers: HTML })).text();
    expect(page).not.toContain('href="/sub/');
    expect(service.log.filter((line) => line.startsWith('forwarding headers are ignored'))).toHaveLength(1);
  });
});

describe.each(NAMES)('behind %s that writes Forwarded', (name) => {
  testWith(name)('links, limits and forms are as the trusted proxy says', async () => {
    const service = await startService({
      trustedProxies: ['127.0.0.1'],
      limitSearches: { capacity: 2, perSeconds: 3600 },
    });
    const port = await startProxy(name, service.port, temporaryFolder(), 'forwarded');
    const url = `http://127.0.0.1:${port}/`;
    const body = makeTorrent({ name: 'x' });
    const put = await fetch(`${url}a/x.torrent`, { method: 'PUT', body, headers: service.authorization });
    expect(put.headers.get('location')).toBe(`https://127.0.0.1:${port}/a/x.torrent`);
    const search = async (forged: string) =>
      (await fetch(`${url}?q=a`, { headers: { forwarded: `for=${forged}`, 'x-forwarded-for': forged } }))
        .status;
    const statuses = [];
    for (let count = 0; count < 4; count++) statuses.push(await search(`192.0.2.${count}`));
    expect(statuses).toEqual([200, 200, 429, 429]);
  });
});
