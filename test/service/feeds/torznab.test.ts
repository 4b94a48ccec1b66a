import { beforeAll, describe, expect, it } from 'vitest';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { parseXml, type XmlElement } from '../../support/xml.ts';

const service = serviceForAll({ torznabCategories: new Map([['Lectures', 3000]]) });

const publish = async (to: TestService, name: string, query: Record<string, string> = {}): Promise<void> => {
  const { status } = await to.request(`/x/${name}.torrent?${new URLSearchParams(query).toString()}`, {
    method: 'PUT',
    headers: to.authorization,
    body: makeTorrent({ name }),
  });
  expect(status).toBe(201);
};

const ask = async (query: string, from: TestService = service): Promise<XmlElement> => {
  const answer = await from.request(`/torznab/api?${query}`);
  expect(answer.status).toBe(200);
  const document = parseXml(await answer.text());
  const type = document.name === 'rss' ? 'application/rss+xml' : 'application/xml';
  expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
  return document;
};

const all = (element: XmlElement, name: string): readonly XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => all(child, name)),
];
const textOf = (element: XmlElement, name: string): string => all(element, name)[0]?.text ?? '';
const titlesOf = (document: XmlElement): readonly string[] =>
  all(document, 'item').map((item) => textOf(item, 'title'));
const attributeOf = (item: XmlElement, name: string): string | undefined =>
  all(item, 'torznab:attr').find(({ attributes }) => attributes['name'] === name)?.attributes['value'];

beforeAll(async () => {
  await publish(service, 'Some Film 2026', { category: 'Films', tags: 'hd' });
  await publish(service, 'Some Show S01E02', { category: 'TV' });
  await publish(service, 'Talk & <more>', { category: 'Lectures' });
  await publish(service, 'climate.csv', { category: 'Datasets' });
  await publish(service, 'plain');
});

describe('the capabilities', () => {
  it('have limits, all searches, the standard categories and those of the site', async () => {
    const caps = await ask('t=caps');
    expect(all(caps, 'limits')[0]?.attributes).toEqual({ default: '50', max: '100' });
    for (const name of ['search', 'tv-search', 'movie-search', 'music-search', 'audio-search', 'book-search'])
      expect(all(caps, name)[0]?.attributes, name).toMatchObject({ available: 'yes' });
    const ids = all(caps, 'category').map(({ attributes }) => Number(attributes['id']));
    expect(ids).toEqual(expect.arrayContaining([2000, 5000, 8000]));
    const own = all(caps, 'category').filter(({ attributes }) => Number(attributes['id']) >= 100_000);
    expect(own.map(({ attributes }) => attributes['name'])).toEqual(['Datasets']);
  });
});

describe('/torznab', () => {
  it('names the address of the indexer', async () => {
    const answer = await service.request('/torznab');
    expect([answer.status, await answer.text()]).toEqual([
      404,
      `error: Cannot find the indexer here: it has another address\nhint: Enter ${service.url}torznab/api\n`,
    ]);
  });
});

describe('a search', () => {
  it('lists the newest with all that clients need', async () => {
    const document = await ask('T=Search&extended=1');
    expect(titlesOf(document)).toEqual([
      'plain',
      'climate.csv',
      'Talk & <more>',
      'Some Show S01E02',
      'Some Film 2026',
    ]);
    expect(all(document, 'newznab:response')[0]?.attributes).toEqual({ offset: '0', total: '5' });
    const film = all(document, 'item').at(-1)!;
    expect(textOf(film, 'pubDate')).toMatch(/ \+0000$/);
    expect(textOf(film, 'category')).toBe('2000');
    expect(all(film, 'enclosure')[0]?.attributes).toMatchObject({
      url: `${service.url}x/Some%20Film%202026.torrent`,
      type: 'application/x-bittorrent',
    });
    expect(attributeOf(film, 'size')).toBe('1000');
    expect(attributeOf(film, 'infohash')).toMatch(/^[0-9a-f]{40}$/);
    expect(attributeOf(film, 'magneturl')).toMatch(/^magnet:/);
    expect(attributeOf(film, 'tag')).toBe('hd');
    const download = await service.request(new URL(textOf(film, 'link')).pathname);
    expect(download.headers.get('content-type')).toBe('application/x-bittorrent');
  });

  it.each([
    ['t=tvsearch&q=some+show&season=1&ep=2', ['Some Show S01E02']],
    ['t=tvsearch&q=some+show&season=2', []],
    ['t=movie&q=some&year=2026', ['Some Film 2026']],
    ['t=search&cat=2000', ['Some Film 2026']],
    ['t=search&cat=2000,5000', ['Some Show S01E02', 'Some Film 2026']],
    ['t=music&cat=3010,3000', ['Talk & <more>']],
    ['t=search&cat=8000', ['plain', 'climate.csv']],
    ['t=search&cat=8010', ['plain']],
    ['t=search&cat=99', []],
    ['t=search&limit=2&offset=1', ['climate.csv', 'Talk & <more>']],
    ['t=search&cat=2000,5000&limit=1&offset=1', ['Some Film 2026']],
    ['t=search&offset=5', []],
    ['t=search&offset=999999999', []],
    ['t=search&apikey=anything', undefined],
    ['t=search&extended=1&attrs=size,files&o=xml&maxage=500', undefined],
  ])('finds by %s', async (query, titles) => {
    const document = await ask(query);
    if (titles !== undefined) expect(titlesOf(document)).toEqual(titles);
    else expect(titlesOf(document)).toHaveLength(5);
  });

  it('knows every category that occurs, however many there are, and none that is gone', async () => {
    const own = await startService();
    const names = Array.from({ length: 30 }, (_, index) => `Kind ${String(index).padStart(2, '0')}`);
    await publish(own, 'rare', { category: 'Films' });
    for (const name of names) {
      await publish(own, `${name} a`, { category: name });
      await publish(own, `${name} b`, { category: name });
    }
    await publish(own, 'gone', { category: 'Gone' });
    const gone = await own.request('/x/gone.torrent', { method: 'DELETE', headers: own.authorization });
    expect(gone.ok).toBe(true);
    const shown = all(await ask('t=caps', own), 'category')
      .filter(({ attributes }) => Number(attributes['id']) >= 100_000)
      .map(({ attributes }) => attributes['name']);
    expect(shown).toEqual(names);
    expect(titlesOf(await ask('t=search&cat=2000', own))).toEqual(['rare']);
    const others = await ask('t=search&cat=8000&limit=2&offset=58', own);
    expect(titlesOf(others)).toEqual(['Kind 00 b', 'Kind 00 a']);
    expect(all(others, 'newznab:response')[0]?.attributes).toEqual({ offset: '58', total: '60' });
  });

  it.each([
    ['', '200'],
    ['t=', '200'],
    ['t=register', '202'],
    ['t=search&cat=films', '201'],
    ['t=search&limit=-1', '201'],
    ['t=search&offset=x', '201'],
    ['t=movie&imdbid=tt0110912', '201'],
    ['t=search&season=1', '201'],
    ['t=caps&querry=a', '201'],
  ])('answers %j with the error %s', async (query, code) => {
    const error = await ask(query);
    expect(error).toMatchObject({ name: 'error', attributes: { code } });
  });

  it('names the parameter that is likely meant by one that there is none of, or all that there are', async () => {
    const describe = async (query: string) => (await ask(query)).attributes['description'];
    expect(await describe('t=music&ablum=x')).toBe(
      'Incorrect parameter: there is no ablum. Did you mean album?',
    );
    expect(await describe('t=movie&imdbid=tt1')).toBe(
      'Incorrect parameter: there is no imdbid. Use only t, apikey, cat, limit, offset, extended, attrs, o, maxage, q, year.',
    );
  });
});

describe('where reading needs a token', () => {
  it('asks for a feed key, and leads to files that can be had with it', async () => {
    const closed = await startService({ read: 'token' });
    await publish(closed, 'inside');
    expect((await ask('t=caps', closed)).attributes).toMatchObject({ code: '200' });
    expect((await ask('t=search&apikey=wrong', closed)).attributes).toMatchObject({ code: '100' });
    expect((await ask(`t=search&apikey=${closed.token}`, closed)).attributes).toMatchObject({ code: '100' });
    const made = await closed.request('/api/v1/feed-keys', {
      method: 'POST',
      headers: { ...closed.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'prowlarr' }),
    });
    const { key } = (await made.json()) as { key: string };
    const document = await ask(`t=search&apikey=${key}`, closed);
    expect(titlesOf(document)).toEqual(['inside']);
    const link = new URL(textOf(all(document, 'item')[0]!, 'link'));
    expect((await closed.request(link.pathname + link.search)).status).toBe(200);
    expect(closed.log.join('\n')).not.toContain(key);
  });
});
