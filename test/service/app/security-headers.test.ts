import { beforeAll, describe, expect, it } from 'vitest';
import { crawl } from '../../support/crawl.ts';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';

/** What no answer is without, whatever it holds. */
function expectGuarded({ headers }: Response, what: string): void {
  const policy = headers.get('content-security-policy');
  expect(policy, what).toMatch(/^default-src 'none';/);
  expect(policy, what).toContain("frame-ancestors 'none'");
  expect(policy, what).not.toMatch(/unsafe|data:|https?:|\*/);
  expect(headers.get('x-content-type-options'), what).toBe('nosniff');
  expect(headers.get('referrer-policy'), what).toBe('same-origin');
  expect(headers.get('cross-origin-opener-policy'), what).toBe('same-origin');
}

const service = serviceForAll();
let page: string;

beforeAll(async () => {
  ({ page } = await publishTorrent(service));
});

describe('every answer', () => {
  it('forbids scripts of others, framing, guessing of types, and telling other sites where a reader was', async () => {
    const starts = [
      '/',
      '/account',
      '/admin',
      '/api/v1/torrents',
      '/healthz',
      '/nowhere/',
      '/%ff',
      '/robots.txt',
    ];
    let pages = 0;
    for (const headers of [{ accept: 'text/html' }, { ...service.authorization, accept: 'text/html' }]) {
      for await (const { path, answer } of crawl(service, starts, headers)) {
        expectGuarded(answer, path);
        pages++;
      }
    }
    expect(pages).toBeGreaterThan(100);
    for (const method of ['OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE', 'PROPFIND']) {
      const answer = await service.request('/a/x.torrent', { method });
      await answer.body?.cancel();
      expectGuarded(answer, method);
    }
  });
});

describe('what somebody uploaded', () => {
  it('is never shown by a browser: an attachment of its own type, in an empty sandbox', async () => {
    const whole = await service.request('/a/x.torrent');
    const etag = whole.headers.get('etag') ?? '';
    for (const path of ['/a/x.torrent', `${page}.torrent`, '/a/x.torrent?comment=a']) {
      for (const [status, init] of [
        [200, {}],
        [200, { method: 'HEAD' }],
        [206, { headers: { range: 'bytes=0-3' } }],
        [304, { headers: { 'if-none-match': etag } }],
      ] as const) {
        const answer = await service.request(path, {
          ...init,
          headers: { ...service.authorization, ...init.headers },
        });
        await answer.body?.cancel();
        // What is written anew for one reader has no parts and no tag.
        expect([status, 200], path).toContain(answer.status);
        expect(answer.headers.get('content-security-policy')).toBe(
          "default-src 'none'; sandbox; frame-ancestors 'none'",
        );
        if (answer.status === 304) continue;
        expect(answer.headers.get('content-type')).toBe('application/x-bittorrent');
        expect(answer.headers.get('content-disposition')).toBe('attachment; filename=x.torrent');
      }
    }
  });
});
