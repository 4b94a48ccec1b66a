import { describe, expect, it } from 'vitest';
import { torrentHeaders } from '../../../../src/site/layout/page-response.ts';
import { serviceForAll, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { stranger, visitorOf } from '../../../support/site/fixtures.ts';

const PUBLIC = 'public, max-age=300';

/** Publishes one torrent, and gives the path of its page. */
async function publishTorrent(service: TestService): Promise<string> {
  const init = { method: 'PUT', body: makeTorrent(), headers: service.authorization };
  await service.request('/a/x.torrent', init);
  const list = await service.request('/a/', { headers: { accept: 'application/json' } });
  const { items } = (await list.json()) as { items: { links: { page: string } }[] };
  return new URL(items[0]?.links.page ?? '').pathname;
}

/** The headers of a browser that is signed in with the admin's token. */
async function signIn({ app, token, url }: TestService): Promise<Record<string, string>> {
  const { secret } = await app.access.signIn(token, { userAgent: 'test', ip: undefined });
  return { accept: 'text/html', cookie: `torrentry=${secret}`, origin: url.slice(0, -1) };
}

const service = serviceForAll();

describe('torrentHeaders', () => {
  it.each([
    ['public', PUBLIC],
    ['superseded', PUBLIC],
    ['unlisted', 'private, no-store'],
    ['pending', 'private, no-store'],
    ['hidden', 'private, no-store'],
  ] as const)('says of a torrent that is %s: %s', (state, expected) => {
    const headers = torrentHeaders(state, stranger, PUBLIC);
    expect(headers['cache-control']).toBe(expected);
    expect(headers['x-robots-tag']).toBe(state === 'unlisted' ? 'noindex' : undefined);
  });

  it('keeps what somebody with a token sees out of shared caches', () => {
    expect(torrentHeaders('public', visitorOf('reader'), PUBLIC)['cache-control']).toBe('private, no-cache');
  });
});

describe('a page', () => {
  it('is the same for all strangers of one language, and sets no cookie', async () => {
    const page = await publishTorrent(service);
    for (const path of ['/', '/a/', '/?q=x', page, '/docs/rules', '/docs/problems/gone', '/upload/check']) {
      const { headers } = await service.request(path, {
        headers: { accept: 'text/html', 'accept-language': 'de' },
      });
      expect([headers.get('content-language'), headers.get('cache-control')], path).toEqual([
        'de',
        'no-cache',
      ]);
      expect(headers.get('vary'), path).toMatch(
        /^accept, accept-language, sec-fetch-mode, cookie(?:, accept-encoding)?$/,
      );
      expect(headers.get('set-cookie'), path).toBeNull();
    }
  });

  it('is private when it shows who the visitor is, and so is what replaces it', async () => {
    const page = await publishTorrent(service);
    for (const headers of [await signIn(service), { accept: 'text/html', ...service.authorization }]) {
      for (const path of ['/', '/a/', page, '/docs/rules']) {
        const answer = await service.request(path, { headers });
        expect(answer.headers.get('cache-control'), path).toBe('private, no-cache');
        expect(await answer.text(), path).toContain('href="/account"');
      }
      for (const path of [`${page}.torrent`, `${page}/magnet`, '/a/x.torrent']) {
        const answer = await service.request(path, { headers });
        expect(answer.headers.get('cache-control'), path).toBe('private, no-cache');
      }
    }
  });

  it('tells of a problem in the language of the reader, and of its details in English', async () => {
    const headers = { accept: 'text/html', 'accept-language': 'de' };
    const html = await (await service.request(`/torrents/${'0'.repeat(40)}`, { headers })).text();
    expect(html).toContain('<h1>Nicht gefunden</h1>');
    expect(html).toContain('<bdi lang="en" dir="ltr">Cannot find that torrent');
    const named = await (await service.request('/nothing', { headers })).text();
    expect(named).toContain('<h1><bdi>nothing</bdi> gibt es hier nicht</h1>');
  });
});

describe('the upload form of a signed-in browser', () => {
  async function submit(headers: Record<string, string>, name: string, formToken?: string) {
    const form = new FormData();
    if (formToken !== undefined) form.append('formToken', formToken);
    form.append('collection', 'mine');
    form.append('file', new Blob([makeTorrent({ name })]), `${name}.torrent`);
    return service.request('/upload', { method: 'POST', body: form, headers });
  }

  it('publishes without a token, by what its own form holds', async () => {
    const headers = await signIn(service);
    const html = await (await service.request('/upload', { headers })).text();
    const [, formToken = ''] = /name="formToken" value="([^"]+)"/.exec(html) ?? [];
    expect(html).not.toContain('name="token"');
    expect((await submit(headers, 'published', formToken)).status).toBe(303);
    expect((await service.request('/mine/published.torrent')).status).toBe(200);
  });

  it('publishes nothing for a page of others, which cannot know that, and keeps what was typed', async () => {
    const headers = await signIn(service);
    for (const formToken of [undefined, '', 'guessed']) {
      const answer = await submit(headers, 'refused', formToken);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('value="mine"');
    }
    expect((await service.request('/mine/refused.torrent')).status).toBe(404);
  });
});
