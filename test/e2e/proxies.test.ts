import { describe, expect } from 'vitest';
import { startProxy } from '../support/proxy.ts';
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

describe.each(NAMES)('behind %s', (name) => {
  async function start(trustedProxies: readonly string[]) {
    const service = await startService({ trustedProxies });
    const port = await startProxy(name, service.port, temporaryFolder());
    const body = makeTorrent({ name: 'standing' });
    const url = `http://127.0.0.1:${port}/a/standing.torrent`;
    const published = await fetch(url, { method: 'PUT', body, headers: service.authorization });
    return { service, port, url, published, body };
  }

  testWith(name)('torrents are published and served, and links are as the trusted proxy says', async () => {
    const { url, published, body } = await start(['127.0.0.1']);
    expect([published.status, published.headers.get('location')]).toEqual([
      201,
      url.replace('http:', 'https:'),
    ]);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(body)).toBe(true);
  });

  testWith(name)('a proxy that is not trusted is not believed', async () => {
    const { published } = await start([]);
    expect(published.status).toBe(201);
    expect(published.headers.get('location')).toMatch(/^http:/);
  });

  testWith(name)('a refusal in the middle of a body reaches the client', async () => {
    const { url, service } = await start(['127.0.0.1']);
    const init = { method: 'PUT', body: Buffer.alloc(11 * 1024 * 1024), headers: service.authorization };
    const refused = await fetch(url, init);
    expect(refused.status).toBe(413);
    expect(await refused.text()).toContain('error: Cannot take more than');
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
