import { describe, expect, it } from 'vitest';
import { editTorrent, publishTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll } from '../../../support/service.ts';
import { parsePage, type ParsedPage } from '../../../support/site/parse-page.ts';

const HTML = { accept: 'text/html' };
const service = serviceForAll();

async function pageAt(path: string): Promise<{ status: number; page: ParsedPage }> {
  const answer = await service.request(path, { headers: HTML });
  return { status: answer.status, page: parsePage(await answer.text()) };
}

/** The links within what is not the same on every page. */
function linksIn(page: ParsedPage): string[] {
  return page.find('a').map(({ attributes }) => attributes['href'] ?? '');
}

function searchIn(page: ParsedPage): string | undefined {
  return page.find('input').find(({ attributes }) => attributes['id'] === 'again')?.attributes['value'];
}

async function remove(path: string): Promise<void> {
  const answer = await service.request(path, { method: 'DELETE', headers: service.authorization });
  expect(answer.status).toBe(204);
}

describe('the page of what was removed', () => {
  it('names what was asked for by its path, and leads to its collection and to a search', async () => {
    await publishTorrent(service, '/gone/here/kept.torrent', 'kept');
    await publishTorrent(service, '/gone/here/app_2.1-amd64.torrent', 'app');
    await remove('/gone/here/app_2.1-amd64.torrent');
    const { status, page } = await pageAt('/gone/here/app_2.1-amd64.torrent');
    expect([status, page.find('h1')[0]?.text]).toEqual([410, 'app_2.1-amd64.torrent was removed']);
    expect(searchIn(page)).toBe('app 2.1 amd64');
    expect(linksIn(page)).toEqual(expect.arrayContaining(['/gone/', '/gone/here/']));
  });

  it('leads to the nearest collection that there still is', async () => {
    await publishTorrent(service, '/near/kept.torrent', 'near kept');
    await publishTorrent(service, '/near/empty/only.torrent', 'only');
    await remove('/near/empty/only.torrent');
    const { page } = await pageAt('/near/empty/only.torrent');
    expect(linksIn(page)).toContain('/near/');
    expect(linksIn(page)).not.toContain('/near/empty/');
  });

  it('tells by infohash the collection of what was public, and of nothing else', async () => {
    const addresses: string[] = [];
    await publishTorrent(service, '/listed/kept.torrent', 'listed kept');
    for (const state of ['public', 'unlisted']) {
      const { page } = await publishTorrent(service, `/listed/${state}.torrent`, `title of the ${state}`);
      await editTorrent(service, page, { state });
      await remove(page);
      addresses.push(page);
    }
    const [listed, unlisted] = await Promise.all(addresses.map(pageAt));
    expect(linksIn(listed?.page ?? parsePage(''))).toContain('/listed/');
    expect([listed?.status, unlisted?.status]).toEqual([410, 410]);
    expect(linksIn(unlisted?.page ?? parsePage(''))).not.toContain('/listed/');
    for (const found of [listed, unlisted])
      expect(found?.page.find('main')[0]?.text).not.toContain('title of');
    const problem = await service.request(addresses[0] ?? '', { headers: { accept: 'application/json' } });
    expect(await problem.json()).toMatchObject({ code: 'gone', collection: 'listed' });
  });
});

describe('the page of what is not there', () => {
  it('names what was asked for, and leads to the nearest collection above and to a search', async () => {
    await publishTorrent(service, '/there/x.torrent', 'there');
    for (const path of [
      '/there/no-such_thing.torrent',
      '/there/below/no-such_thing',
      '/there/no-such_thing/',
    ]) {
      const { status, page } = await pageAt(path);
      expect(status, path).toBe(404);
      expect(searchIn(page), path).toBe('no such thing');
      expect(linksIn(page), path).toContain('/there/');
    }
  });

  it('is the same for what is hidden as for what never was', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const never = await (await service.request('/secrets/hidden.torrent', { headers: HTML })).text();
    const { page } = await publishTorrent(service, '/secrets/hidden.torrent', 'hidden', uploader.headers);
    await editTorrent(service, page, { state: 'hidden' });
    expect(await (await service.request('/secrets/hidden.torrent', { headers: HTML })).text()).toBe(never);
  });

  it('looks for nothing below the addresses of the service itself', async () => {
    for (const path of ['/docs/none', '/torrents/none', `/torrents/${'0'.repeat(40)}`]) {
      const { status, page } = await pageAt(path);
      expect([status, page.find('h1')[0]?.text], path).toEqual([404, 'Not found']);
      expect(searchIn(page), path).toBeUndefined();
    }
  });
});
