import { beforeAll, describe, expect, it } from 'vitest';
import { publishTorrent, editTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { parsePage } from '../../support/site/parse-page.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from '../../support/xml.ts';

const service = serviceForAll({ limitSearches: 'off' });

interface Answer {
  readonly answer: Response;
  readonly channel: XmlElement;
  readonly titles: readonly string[];
}

async function rss(path: string, from: TestService = service, headers = {}): Promise<Answer> {
  const answer = await from.request(path, { headers });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/rss+xml; charset=utf-8',
  ]);
  const channel = childOf(parseXml(await answer.text()), 'channel');
  return { answer, channel, titles: childrenOf(channel, 'item').map((item) => childOf(item, 'title').text) };
}

const linkOf = (channel: XmlElement, wanted: string): string | undefined =>
  childrenOf(channel, 'atom:link').find(({ attributes: { rel } }) => rel === wanted)?.attributes['href'];

describe('a feed', () => {
  it('has the list of a collection and all below it, the newest first, in three formats', async () => {
    await publishTorrent(service, '/formats/a/one.torrent', 'one of formats');
    await publishTorrent(service, '/formats/two.torrent', 'two of formats');
    expect((await rss('/formats/feed.rss')).titles).toEqual(['two of formats', 'one of formats']);
    expect((await rss('/formats/feed.rss?below=false')).titles).toEqual(['two of formats']);
    const atom = await service.request('/formats/feed.atom');
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(childrenOf(parseXml(await atom.text()), 'entry')).toHaveLength(2);
    const json = await service.request('/formats/feed.json');
    expect(json.headers.get('content-type')).toBe('application/feed+json');
    expect(await json.json()).toMatchObject({
      home_page_url: `${service.url}formats/`,
      feed_url: `${service.url}formats/feed.json`,
      items: [{ title: 'two of formats' }, { title: 'one of formats' }],
    });
  });

  it('leads a torrent client to the very bytes, whose length it names', async () => {
    await publishTorrent(service, '/enclosed/x.torrent', 'enclosed');
    const { channel } = await rss('/enclosed/feed.rss');
    const { url = '', length } = childOf(childOf(channel, 'item'), 'enclosure').attributes;
    const file = await service.request(url);
    expect(file.headers.get('content-type')).toBe('application/x-bittorrent');
    expect((await file.arrayBuffer()).byteLength).toBe(Number(length));
  });

  it('keeps the query of a search, on the page that it leads to too', async () => {
    for (const name of ['walrus one', 'walrus two', 'seal']) await publishTorrent(service, '/kept/', name);
    const { channel, titles } = await rss('/feed.rss?q=walrus&sort=name');
    expect(titles).toEqual(['walrus one', 'walrus two']);
    expect(childOf(channel, 'link').text).toBe(`${service.url}?q=walrus&sort=name`);
    expect(childOf(channel, 'title').text).toBe('walrus · Torrentry');
    expect((await rss('/kept/feed.rss?q=seal')).titles).toEqual(['seal']);
  });

  it('goes on in pages, from each to the next and back to the first', async () => {
    for (const name of ['one', 'two', 'three']) await publishTorrent(service, '/paged/', `${name} of pages`);
    const first = await rss('/paged/feed.rss?limit=2');
    expect(first.titles).toEqual(['three of pages', 'two of pages']);
    const next = await rss(linkOf(first.channel, 'next') ?? '');
    expect(next.titles).toEqual(['one of pages']);
    expect(linkOf(next.channel, 'next')).toBeUndefined();
    expect(linkOf(next.channel, 'first')).toBe(`${service.url}paged/feed.rss?limit=2`);
    const json = (await (await service.request('/paged/feed.json?limit=2')).json()) as { next_url: string };
    expect(await (await service.request(json.next_url)).json()).toMatchObject({
      items: [{ title: 'one of pages' }],
    });
  });

  it('has at most 100 torrents in a document, however many are asked for, and leads on to the others', async () => {
    const names = Array.from({ length: 101 }, (_, index) => `many ${index}`);
    await Promise.all(names.map((name) => publishTorrent(service, '/many/', name)));
    const { channel, titles } = await rss('/many/feed.rss?limit=1000');
    expect(titles).toHaveLength(100);
    const next = await rss(linkOf(channel, 'next') ?? '');
    expect([...titles, ...next.titles].toSorted()).toEqual(names.toSorted());
  });

  it('keeps its id in Atom for every reader and every length of its pages', async () => {
    for (const name of ['one', 'two']) await publishTorrent(service, '/named/', `${name} of names`);
    const idOf = async (query: string): Promise<string> => {
      const answer = await service.request(`/named/feed.atom?${query}`);
      return childOf(parseXml(await answer.text()), 'id').text;
    };
    const { channel } = await rss('/named/feed.rss?q=names&limit=1');
    const cursor = new URL(linkOf(channel, 'next') ?? '').searchParams.get('cursor');
    const { headers } = await tokenOf(service, 'reader');
    const init = { method: 'POST', headers, body: new URLSearchParams({ name: 'client' }) };
    const key = (await (await service.request('/account/feed-keys', init)).text()).trim();
    for (const query of ['q=names', `q=names&limit=1&key=${key}`, `cursor=${cursor}&q=names`])
      expect(await idOf(query)).toBe(`${service.url}named/feed.atom?q=names`);
    expect(await idOf('q=one')).not.toBe(await idOf('q=names'));
  });

  it('has nothing that is not public', async () => {
    const { page } = await publishTorrent(service, '/hiding/shown.torrent', 'shown of hiding');
    await publishTorrent(service, '/hiding/secret.torrent?state=unlisted', 'secret of hiding');
    expect((await rss('/hiding/feed.rss', service, service.authorization)).titles).toEqual([
      'shown of hiding',
    ]);
    await editTorrent(service, page, { state: 'hidden' });
    expect((await service.request('/hiding/feed.rss', { headers: service.authorization })).status).toBe(404);
  });

  it('is not there for a collection in which nothing is published', async () => {
    const answer = await service.request('/nothing/of/that/feed.atom');
    expect([answer.status, await answer.text()]).toEqual([
      404,
      'error: Cannot find the collection nothing/of/that: nothing is published in it\n' +
        'hint: It exists as soon as a torrent is published there.\n',
    ]);
  });

  it.each(['limit=0', 'sort=weight', 'cursor=abc', 'sizeMin=much', 'version=v3'])(
    'refuses the query %s as the list does',
    async (query) => {
      await publishTorrent(service, '/refusing/x.torrent', 'refusing');
      const answer = await service.request(`/refusing/feed.atom?${query}`);
      const list = await service.request(`/refusing/?${query}`);
      expect([answer.status, await answer.text()]).toEqual([
        400,
        (await list.text()).replace('list torrents', 'make the feed'),
      ]);
    },
  );

  it('has a name that nobody can give to a collection', async () => {
    for (const path of ['/feed.atom/x.torrent', '/a/Feed.RSS/x.torrent', '/a/b/feed.json/c/x.torrent']) {
      const answer = await service.request(path, {
        method: 'PUT',
        body: 'x',
        headers: service.authorization,
      });
      expect(answer.status, path).toBe(409);
    }
  });

  it('is linked from the page of its list, with the query of the list', async () => {
    await publishTorrent(service, '/linking/x.torrent', 'linking');
    for (const [path, query] of [
      ['/', ''],
      ['/', '?q=linking'],
      ['/linking/', ''],
      ['/linking/', '?version=v1'],
    ] as const) {
      const page = await service.request(`${path}${query}`, { headers: { accept: 'text/html' } });
      const parsed = parsePage(await page.text());
      const links = parsed.find('link').filter(({ attributes: { rel } }) => rel === 'alternate');
      expect(links.map(({ attributes: { href } }) => href)).toEqual(
        ['atom', 'rss', 'json'].map((format) => `${path}feed.${format}${query}`),
      );
      expect(parsed.find('a').map(({ attributes: { href } }) => href)).toContain(`${path}feed.atom${query}`);
    }
  });
});

describe('a feed that did not change', () => {
  it('is answered 304 by its tag and by its time, until something in it changes', async () => {
    const { page } = await publishTorrent(service, '/changing/x.torrent', 'changing');
    await publishTorrent(service, '/unchanged/x.torrent', 'unchanged');
    const unchanged = await rss('/unchanged/feed.rss');
    const path = '/changing/feed.rss?q=changing';
    const seen = new Set<string>();
    const changes = [
      () => editTorrent(service, page, { description: 'New' }),
      () => publishTorrent(service, '/changing/x.torrent', 'changing again'),
      () => publishTorrent(service, '/changing/below/x.torrent', 'another that is changing'),
      () => service.request('/changing/x.torrent', { method: 'DELETE', headers: service.authorization }),
    ];
    for (const change of changes) {
      const { answer } = await rss(path);
      const etag = answer.headers.get('etag') ?? '';
      expect(etag).toMatch(/^W\/"/);
      seen.add(etag);
      const again = await service.request(path, { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
      await change();
      expect((await service.request(path, { headers: { 'if-none-match': etag } })).status).toBe(200);
    }
    expect(seen.size).toBe(changes.length);
    const etag = unchanged.answer.headers.get('etag') ?? '';
    const other = await service.request('/unchanged/feed.rss', { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(304);
  });

  it('says that it was updated later whenever it was', async () => {
    const { page } = await publishTorrent(service, '/dated/x.torrent', 'dated');
    const dateOf = async (): Promise<number> =>
      Date.parse(childOf((await rss('/dated/feed.rss')).channel, 'lastBuildDate').text);
    const before = await dateOf();
    await editTorrent(service, page, { title: 'Dated' });
    await expect.poll(dateOf).toBeGreaterThan(before);
  });
});

describe('/collections.opml', () => {
  it('has the feed of every collection, each within the one above it', async () => {
    const own = await startService();
    for (const path of ['/a/b/c/x.torrent', '/a/y.torrent', '/d%20%26/z.torrent'])
      await publishTorrent(own, path, path.replaceAll('/', ' '));
    const answer = await own.request('/collections.opml');
    expect(answer.headers.get('content-type')).toBe('text/x-opml; charset=utf-8');
    const body = childOf(parseXml(await answer.text()), 'body');
    const tree = (element: XmlElement): unknown[] =>
      childrenOf(element, 'outline').map((outline) => [
        (outline.attributes['xmlUrl'] ?? '').slice(own.url.length - 1),
        ...tree(outline),
      ]);
    expect(tree(body)).toEqual([
      ['/feed.rss'],
      ['/a/feed.rss', ['/a/b/feed.rss', ['/a/b/c/feed.rss']]],
      ['/d%20%26/feed.rss'],
    ]);
    const headers = { 'if-none-match': answer.headers.get('etag') ?? '' };
    expect((await own.request('/collections.opml', { headers })).status).toBe(304);
  });
});

describe('the list of all feeds, which reads all collections', () => {
  it('counts as a search, unless nothing changed', async () => {
    const own = await startService({ limitSearches: { capacity: 1, perSeconds: 3600 } });
    const first = await own.request('/collections.opml');
    expect(first.status).toBe(200);
    expect((await own.request('/collections.opml')).status).toBe(429);
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await own.request('/collections.opml', { headers })).status).toBe(304);
  });
});

describe('an instance that only token holders may read', () => {
  const closed = serviceForAll({ read: 'token' });
  let key: string;

  beforeAll(async () => {
    await publishTorrent(closed, '/debian/x.torrent', 'closed');
    const { headers } = await tokenOf(closed, 'reader');
    const made = await closed.request('/account/feed-keys', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ name: 'client' }),
    });
    key = (await made.text()).trim();
  });

  it('opens its feeds, and the files that they lead to, with a feed key', async () => {
    expect((await closed.request('/debian/feed.rss')).status).toBe(401);
    const { answer, channel } = await rss(`/debian/feed.rss?key=${key}`, closed);
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const { url = '' } = childOf(childOf(channel, 'item'), 'enclosure').attributes;
    const file = await closed.request(url);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/x-bittorrent']);
    expect(childOf(channel, 'link').text).toBe(`${closed.url}debian/`);
  });

  it('lists the feeds of all collections with that key', async () => {
    expect((await closed.request('/collections.opml')).status).toBe(401);
    const opml = parseXml(await (await closed.request(`/collections.opml?key=${key}`)).text());
    const feeds = childrenOf(childOf(opml, 'body'), 'outline').map(
      ({ attributes: { xmlUrl } }) => xmlUrl ?? '',
    );
    expect((await rss(feeds.at(-1) ?? '', closed)).titles).toEqual(['closed']);
  });
});
