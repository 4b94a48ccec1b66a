import { beforeAll, describe, expect, it } from 'vitest';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { parsePage } from '../../support/site/parse-page.ts';

const service = serviceForAll({ limitSearches: 'off' });

const JSON_FORM = { accept: 'application/json' };
const HTML = { accept: 'text/html' };

beforeAll(async () => {
  for (const name of ['one', 'two', 'three']) {
    await publishTorrent(service, `/a/${name}.torrent`, `a ${name}`);
    await publishTorrent(service, `/b/${name}.torrent`, `b ${name}`);
  }
});

/** The refusal that a program gets. */
async function refusal(address: string) {
  const answer = await service.request(address, { headers: JSON_FORM });
  const { hint = '', detail = '' } = (await answer.json()) as { hint?: string; detail?: string };
  return { status: answer.status, detail, hint };
}

/** Addresses that programs read, each with a mistyped name and the right one. */
const MISTYPED = [
  ['/', 'tagg=x', 'tag'],
  ['/a/', 'pubishedFrom=2026-01-01', 'publishedFrom'],
  ['/api/v1/torrents', 'colection=a', 'collection'],
  ['/api/v1/collections', 'parents=a', 'parent'],
  ['/api/v1/suggestions', 'Q=a', 'q'],
  ['/feed.atom', 'limt=3', 'limit'],
  ['/a/feed.rss', 'catgory=x', 'category'],
  ['/feed.json', 'size_min=1', 'sizeMin'],
  ['/collections.opml', 'keys=x', 'key'],
  ['/SHA256SUMS', 'tags=x', 'tag'],
  ['/a/SHA256SUMS', 'belov=false', 'below'],
  ['/?format=tar', 'verson=v1', 'version'],
  ['/a/?format=zip', 'sizeMaxx=1', 'sizeMax'],
  ['/latest', 'mtach=*', 'match'],
  ['/a/latest.torrent', 'ordr=version', 'order'],
  ['/sitemap.xml', 'form=1', 'from'],
] as const;

/** What is a parameter elsewhere, where it would change nothing. */
const ELSEWHERE = [
  ['/', 'page=2'],
  ['/a/', 'before=x'],
  ['/a/', 'show=tags'],
  ['/feed.atom', 'page=2'],
  ['/a/feed.json', 'before=x'],
  ['/SHA256SUMS', 'limit=1'],
  ['/SHA256SUMS', 'cursor=x'],
  ['/a/?format=tar', 'sort=name'],
  ['/a/?format=zip', 'page=2'],
  ['/latest', 'q=x'],
  ['/collections.opml', 'collection=a'],
] as const;

describe('a parameter that an address does not have', () => {
  it.each(MISTYPED)(
    'is refused at %s for %s, with the name that is likely meant',
    async (path, wrong, right) => {
      const address = `${path}${path.includes('?') ? '&' : '?'}${wrong}`;
      const [name = ''] = wrong.split('=');
      const { status, detail, hint } = await refusal(address);
      expect([status, detail]).toEqual([400, `Cannot accept these parameters: there is no "${name}"`]);
      expect(hint).toContain(`${name}: Did you mean ${right}? Use only `);
    },
  );

  it.each(ELSEWHERE)('is refused at %s for %s, with those that it has', async (path, wrong) => {
    const { status, hint } = await refusal(`${path}${path.includes('?') ? '&' : '?'}${wrong}`);
    expect([status, hint]).toEqual([400, expect.stringMatching(/^(?:\w+: Did you mean \w+\? )?Use only /)]);
  });

  it('is left alone where a browser shows a page, and is in no address of the page that a program reads', async () => {
    const answer = await service.request('/a/?utm_source=x&tag=&q=a&q=one&page=1', { headers: HTML });
    // Empty fields of forms are taken out of the address.
    const address = answer.headers.get('location') ?? '';
    const page = await service.request(address, { headers: HTML });
    expect([answer.status, page.status]).toEqual([303, 200]);
    const links = parsePage(await page.text())
      .find('a')
      .concat(parsePage(await (await service.request(address, { headers: HTML })).text()).find('link'))
      .map(({ attributes: { href = '' } }) => href)
      .filter((href) => /feed\.|SHA256SUMS|format=/.test(href));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      expect(link).toContain('q=one');
      expect((await service.request(link)).status, link).toBe(200);
    }
  });
});

describe('the form of a list', () => {
  it.each(['targz', 'xml', 'csv', 'tar.gz'])('is refused when it is %s', async (form) => {
    for (const path of ['/', '/a/'])
      expect(await refusal(`${path}?format=${form}`)).toEqual({
        status: 400,
        detail: `Cannot list torrents: format cannot be "${form}"`,
        hint: 'format: Write html, json, text, tar or zip.',
      });
  });
});

describe('a cursor', () => {
  const nextOf = async (address: string): Promise<string> => {
    const answer = await service.request(address, { headers: JSON_FORM });
    const { next, next_url } = (await answer.json()) as { next?: string; next_url?: string };
    return next ?? new URL(next_url ?? '').searchParams.get('cursor') ?? '';
  };

  it.each([
    ['/a/?limit=1', '/b/?limit=1'],
    ['/a/?limit=1', '/?limit=1'],
    ['/a/?limit=1', '/a/?limit=1&below=false'],
    ['/a/?limit=1&sort=name', '/a/?limit=1&sort=size'],
    ['/a/?limit=1', '/a/?limit=1&order=asc'],
    ['/api/v1/torrents?limit=1&collection=a', '/api/v1/torrents?limit=1&collection=b'],
    ['/api/v1/torrents?limit=1&q=a', '/api/v1/torrents?limit=1&q=b'],
    ['/a/feed.json?limit=1', '/b/feed.json?limit=1'],
    ['/a/feed.json?limit=1', '/a/feed.json?limit=1&version=v1'],
  ])('of %s goes on there, and is refused at %s', async (own, other) => {
    const cursor = await nextOf(own);
    expect((await service.request(`${own}&cursor=${cursor}`)).status).toBe(200);
    expect(await refusal(`${other}&cursor=${cursor}`)).toMatchObject({
      status: 400,
      hint: expect.stringContaining('or leave it out to start again.'),
    });
  });
});

describe('a number that is out of range', () => {
  it.each([
    '/?limit=0',
    '/?limit=1001',
    '/?limit=1e2',
    '/feed.atom?limit=-1',
    '/feed.rss?limit=99999',
    '/?sizeMin=-1',
    '/SHA256SUMS?sizeMax=much',
    '/?format=tar&sizeMin=x',
    '/sitemap.xml?from=-1',
    '/sitemap.xml?from=9999999999999999',
    '/api/v1/torrents?limit=0',
    '/?publishedFrom=2026-02-31',
  ])('is refused: %s', async (address) => {
    const { status, hint } = await refusal(address);
    expect([status, hint]).toEqual([400, expect.stringMatching(/: /)]);
  });
});
