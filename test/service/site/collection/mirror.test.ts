import { describe, expect, it } from 'vitest';
import { htmlFlaws } from '../../../support/html-validator.ts';
import { publishTorrent } from '../../../support/published.ts';
import { serviceForAll, startService } from '../../../support/service.ts';

const service = serviceForAll();

describe('/mirror/', () => {
  it('shows every program a page of what is directly in a collection, by relative links', async () => {
    await publishTorrent(service, '/links/in/deep.torrent', 'deep');
    await publishTorrent(service, '/links/%3Cb%3E%20%26%20%22c%22.torrent', 'hostile');
    await publishTorrent(service, '/links/javascript:x.torrent', 'scheme');
    const answer = await service.request('/mirror/links/');
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    const page = await answer.text();
    expect(htmlFlaws(page)).toEqual([]);
    const links = [...page.matchAll(/<a href="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual([
      '../',
      './in/',
      './SHA256SUMS',
      './%3Cb%3E%20%26%20%22c%22.torrent',
      './javascript%3Ax.torrent',
    ]);
    for (const link of links) {
      const { status } = await service.request(new URL(link ?? '', `${service.url}mirror/links/`).pathname);
      expect(status, link).toBe(200);
    }
  });

  it('answers 304 until something changes in it or below it', async () => {
    await publishTorrent(service, '/same/a.torrent', 'same a');
    const ask = (etag: string) => service.request('/mirror/same/', { headers: { 'if-none-match': etag } });
    const etag = (await ask('"none"')).headers.get('etag') ?? '';
    expect((await ask(etag)).status).toBe(304);
    await publishTorrent(service, '/same/b.torrent', 'same b');
    expect((await ask(etag)).status).toBe(200);
  });

  it('leads to the slash at the end, and to nothing where nothing is', async () => {
    await publishTorrent(service, '/slash/a.torrent', 'slash');
    const bare = await service.request('/mirror/slash');
    expect([bare.status, bare.headers.get('location')]).toEqual([301, `${service.url}mirror/slash/`]);
    const root = await service.request('/mirror');
    expect([root.status, root.headers.get('location')]).toEqual([301, `${service.url}mirror/`]);
    expect((await service.request('/mirror/nothing/')).status).toBe(404);
    expect((await service.request('/mirror/nothing/x.torrent')).status).toBe(404);
  });

  it('belongs to the service: no collection can be there', async () => {
    const init = { method: 'PUT', headers: service.authorization, body: 'x' };
    for (const path of ['/mirror/x/y.torrent', '/mirror/y.torrent', '/Mirror/y.torrent'])
      expect((await service.request(path, init)).status, path).toBe(409);
  });

  it('needs a token where reading needs one', async () => {
    const closed = await startService({ read: 'token' });
    await publishTorrent(closed, '/a/x.torrent', 'closed');
    for (const path of ['/mirror/', '/mirror/a/', '/mirror/a/x.torrent', '/mirror/nothing/'])
      expect((await closed.request(path)).status).toBe(401);
    const page = await closed.request('/mirror/a/', { headers: closed.authorization });
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
  });
});
