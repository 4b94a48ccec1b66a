import { describe, expect, it } from 'vitest';
import { torrentHeaders } from '../../../../src/site/layout/page-response.ts';
import { startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';
import { stranger, visitorOf } from '../../../support/site/fixtures.ts';

const PUBLIC = 'public, max-age=300';

async function startWithTorrent(): Promise<{ service: TestService; page: string }> {
  const service = await startService();
  const init = { method: 'PUT', body: makeTorrent(), headers: service.authorization };
  await service.request('/a/x.torrent', init);
  const list = await service.request('/a/', { headers: { accept: 'application/json' } });
  const { items } = (await list.json()) as { items: { links: { page: string } }[] };
  return { service, page: new URL(items[0]?.links.page ?? '').pathname };
}

/** The headers of a browser that is signed in with the admin's token. */
async function signIn({ app, token, url }: TestService): Promise<Record<string, string>> {
  const { secret } = await app.access.signIn(token, { userAgent: 'test', ip: undefined });
  return { accept: 'text/html', cookie: `torrentry=${secret}`, origin: url.slice(0, -1) };
}

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
    const { service, page } = await startWithTorrent();
    for (const path of ['/', '/a/', '/?q=x', page, '/docs/rules', '/docs/problems/gone', '/upload/check']) {
      const { headers } = await service.request(path, {
        headers: { accept: 'text/html', 'accept-language': 'de' },
      });
      expect([headers.get('content-language'), headers.get('cache-control')], path).toEqual([
        'de',
        'no-cache',
      ]);
      expect(headers.get('vary'), path).toMatch(/^accept, accept-language, cookie(?:, accept-encoding)?$/);
      expect(headers.get('set-cookie'), path).toBeNull();
    }
  });

  it('is private when it shows who the visitor is, and so is what replaces it', async () => {
    const { service, page } = await startWithTorrent();
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
    const service = await startService();
    const headers = { accept: 'text/html', 'accept-language': 'de' };
    const html = await (await service.request('/nothing', { headers })).text();
    expect(html).toContain('<h1>Nicht gefunden</h1>');
    expect(html).toContain('<bdi lang="en" dir="ltr">Cannot find anything at /nothing');
  });
});

describe('the upload form of a signed-in browser', () => {
  async function submit(service: TestService, headers: Record<string, string>, formToken?: string) {
    const form = new FormData();
    if (formToken !== undefined) form.append('formToken', formToken);
    form.append('collection', 'mine');
    form.append('file', new Blob([makeTorrent()]), 'x.torrent');
    return service.request('/upload', { method: 'POST', body: form, headers });
  }

  it('publishes without a token, by what its own form holds', async () => {
    const service = await startService();
    const headers = await signIn(service);
    const html = await (await service.request('/upload', { headers })).text();
    const [, formToken = ''] = /name="formToken" value="([^"]+)"/.exec(html) ?? [];
    expect(html).not.toContain('name="token"');
    expect((await submit(service, headers, formToken)).status).toBe(303);
    expect((await service.request('/mine/x.torrent')).status).toBe(200);
  });

  it('publishes nothing for a page of others, which cannot know that, and keeps what was typed', async () => {
    const service = await startService();
    const headers = await signIn(service);
    for (const formToken of [undefined, '', 'guessed']) {
      const answer = await submit(service, headers, formToken);
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('value="mine"');
    }
    expect((await service.request('/mine/x.torrent')).status).toBe(404);
  });
});
