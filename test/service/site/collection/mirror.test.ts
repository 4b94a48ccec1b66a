import { describe, expect, it } from 'vitest';
import { htmlFlaws } from '../../../support/html-validator.ts';
import { makeTorrent } from '../../../support/torrents.ts';
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

  it('lets a program copy hundreds of collections at once, and search after that', async () => {
    const large = await startService({ limitSearches: { capacity: 2, perSeconds: 86_400 } });
    const names = Array.from({ length: 200 }, (_, index) => `of ${index}`);
    await Promise.all(names.map((name) => publishTorrent(large, `/many/${name}/x.torrent`, name)));
    const found = new Set(['/mirror/']);
    for (const path of found) {
      const answer = await large.request(path);
      const text = await answer.text();
      expect(answer.status, path).toBe(200);
      if (!path.endsWith('/')) continue;
      for (const [, link = ''] of text.matchAll(/<a href="(\.\/[^"]*)"/g))
        found.add(new URL(link, `${large.url}${path.slice(1)}`).pathname);
    }
    expect(found.size).toBe(1 + 1 + 1 + 1 + 3 * names.length);
    expect((await large.request('/?q=of', { headers: { accept: 'application/json' } })).status).toBe(200);
  });

  it('counts what is long in all that is below as a search', async () => {
    const long = await startService({ limitSearches: { capacity: 2, perSeconds: 86_400 } });
    const publish = async (from: number, count: number): Promise<void> => {
      const form = new FormData();
      for (let index = from; index < from + count; index++)
        form.append('file', new Blob([makeTorrent({ name: `long ${index}` })]), `${index}.torrent`);
      const init = { method: 'POST', body: form, headers: long.authorization };
      expect((await long.request(`/long/${from}/`, init)).status).toBe(201);
    };
    for (let from = 0; from < 900; from += 100) await publish(from, 100);
    await publish(900, 99);
    const ask = async (path: string): Promise<number> => (await long.request(path)).status;
    for (let time = 0; time < 3; time++) expect(await ask('/mirror/long/')).toBe(200);
    await publish(999, 1);
    expect(await ask('/mirror/long/')).toBe(200);
    expect(await ask('/long/SHA256SUMS')).toBe(200);
    expect(await ask('/mirror/long/')).toBe(429);
    expect(await ask('/mirror/long/SHA256SUMS')).toBe(429);
    expect(await ask('/mirror/long/900/SHA256SUMS')).toBe(200);
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
