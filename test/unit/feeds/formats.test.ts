import { STRANGER } from '../../../src/catalogue/actor.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionSummaryReader } from './samples.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import { ATOM } from '../../../src/feeds/atom.ts';
import type { Feed } from '../../../src/feeds/feed.ts';
import { createItemDescriber } from '../../../src/feeds/describe-items.ts';
import { toFeedItem } from '../../../src/feeds/feed-item.ts';
import { JSON_FEED } from '../../../src/feeds/json-feed.ts';
import { writeOpml } from '../../../src/feeds/opml.ts';
import { RSS } from '../../../src/feeds/rss.ts';
import { createAddresses } from '../../../src/service/addresses.ts';
import { torrentAs, v1, v2 } from '../../contracts/drafts.ts';
import { childOf, childrenOf, parseXml } from '../../support/xml.ts';

const addresses = createAddresses({ origin: 'https://host.example', prefix: '/sub' });
const TORRENT = 'http://xmlns.ezrss.it/0.1/';

const describeItems = createItemDescriber();

async function feedOf(torrents: readonly Torrent[], overrides: Partial<Feed> = {}): Promise<Feed> {
  return {
    title: 'debian · Site',
    summary: 'The torrents of debian',
    id: 'https://host.example/sub/debian/feed.atom?q=a',
    siteName: 'Site',
    page: 'https://host.example/sub/debian/?q=a&tag=b',
    self: 'https://host.example/sub/debian/feed.atom?cursor=1',
    first: 'https://host.example/sub/debian/feed.atom',
    next: undefined,
    updatedAt: new Date('2026-01-02T03:04:05Z'),
    items: await describeItems(torrents.map((torrent) => toFeedItem(torrent, { addresses }))),
    ...overrides,
  };
}

const DEBIAN = torrentAs('debian', {
  name: 'debian-13.iso',
  title: 'Debian 13 & “friends”',
  description: '# About\n\nA <b>system</b>.',
  category: 'linux',
  tags: ['iso', 'amd64'],
  licence: 'GPL-2.0',
  contentBytes: 4_000_000_000,
  metainfoBytes: 314,
  collection: 'debian/13',
  fileName: 'debian-13.iso.torrent',
  publishedAt: new Date('2025-08-09T10:11:12Z'),
});
const FILE = 'https://host.example/sub/debian/13/debian-13.iso.torrent';
const PAGE = `https://host.example/sub/torrents/${v1('debian')}`;

describe('RSS', async () => {
  const channel = childOf(
    parseXml(RSS.write(await feedOf([DEBIAN], { next: 'https://next.example/' }))),
    'channel',
  );
  const item = childOf(channel, 'item');
  const textOf = (name: string): string => childOf(item, name).text;

  it('has the file as an enclosure, with the size of the file and exactly the type of torrents', () => {
    expect(childOf(item, 'enclosure').attributes).toEqual({
      url: FILE,
      length: '314',
      type: 'application/x-bittorrent',
    });
  });

  it('has the infohash as guid, the page as link, and what BEP 36 adds', () => {
    expect(childOf(item, 'guid')).toMatchObject({ text: v1('debian'), attributes: { isPermaLink: 'false' } });
    expect(textOf('link')).toBe(PAGE);
    expect(childOf(item, 'torrent:infoHash').namespace).toBe(TORRENT);
    expect(
      ['fileName', 'contentLength', 'infoHash', 'magnetURI'].map((name) => textOf(`torrent:${name}`)),
    ).toEqual([
      DEBIAN.fileName,
      '4000000000',
      v1('debian'),
      `magnet:?xt=urn:btih:${v1('debian')}&dn=debian-13.iso`,
    ]);
  });

  it('writes times with a zone in numbers', () => {
    expect(textOf('pubDate')).toBe('Sat, 09 Aug 2025 10:11:12 +0000');
    expect(childOf(channel, 'lastBuildDate').text).toBe('Fri, 02 Jan 2026 03:04:05 +0000');
  });

  it('shows the description as HTML in which nothing of the writer is markup', () => {
    expect(textOf('description')).toContain('<p>A &lt;b&gt;system&lt;/b&gt;.</p>');
    expect(textOf('description')).toContain('3.7 GiB, ');
  });

  it('leads to the page of the list and on to the next document', () => {
    expect(childOf(channel, 'link').text).toBe('https://host.example/sub/debian/?q=a&tag=b');
    const links = childrenOf(channel, 'atom:link').map(({ attributes: { rel, href } }) => [rel, href]);
    expect(links).toEqual([
      ['self', 'https://host.example/sub/debian/feed.atom?cursor=1'],
      ['first', 'https://host.example/sub/debian/feed.atom'],
      ['next', 'https://next.example/'],
    ]);
  });

  it('has no magnet link of a private torrent, and no infohash of one that has only that of v2', async () => {
    const only = torrentAs('a', { private: true, infohashV1: undefined, infohashV2: v2('a'), version: 'v2' });
    const names = childOf(childOf(parseXml(RSS.write(await feedOf([only]))), 'channel'), 'item').children.map(
      ({ name }) => name,
    );
    expect(names).not.toContain('torrent:magnetURI');
    expect(names).not.toContain('torrent:infoHash');
  });
});

describe('ATOM', async () => {
  const feed = parseXml(ATOM.write(await feedOf([DEBIAN], { next: 'https://next.example/' })));
  const entry = childOf(feed, 'entry');

  it('has all that RFC 4287 asks of a feed and an entry', () => {
    expect(feed.namespace).toBe('http://www.w3.org/2005/Atom');
    expect(childOf(feed, 'id').text).toBe('https://host.example/sub/debian/feed.atom?q=a');
    expect(childOf(feed, 'updated').text).toBe('2026-01-02T03:04:05.000Z');
    expect(childOf(childOf(feed, 'author'), 'name').text).toBe('Site');
    expect(childOf(entry, 'id').text).toBe(`urn:btih:${v1('debian')}`);
    expect(childOf(entry, 'title').text).toBe('Debian 13 & “friends”');
    expect(childOf(entry, 'published').text).toBe('2025-08-09T10:11:12.000Z');
    expect(childOf(entry, 'rights').text).toBe('GPL-2.0');
    const terms = childrenOf(entry, 'category').map(({ attributes: { term } }) => term);
    expect(terms).toEqual(['linux', 'iso', 'amd64']);
  });

  it('has the file as the last of its links, of which none is a magnet link', () => {
    const links = childrenOf(entry, 'link').map(({ attributes: { rel, type, href } }) => [rel, type, href]);
    expect(links).toEqual([
      ['alternate', 'text/html', PAGE],
      ['enclosure', 'application/x-bittorrent', FILE],
    ]);
    expect(entry.children.at(-1)?.attributes['length']).toBe('314');
  });

  it('names a torrent that has no infohash of v1 by its multihash', async () => {
    const only = torrentAs('a', { infohashV1: undefined, infohashV2: v2('a'), version: 'v2' });
    const id = childOf(childOf(parseXml(ATOM.write(await feedOf([only]))), 'entry'), 'id').text;
    expect(id).toBe(`urn:btmh:1220${v2('a')}`);
  });
});

describe('JSON_FEED', () => {
  it('is JSON Feed 1.1 with the file as an attachment', async () => {
    const feed = JSON.parse(JSON_FEED.write(await feedOf([DEBIAN], { next: 'https://next.example/' }))) as {
      items: object[];
    };
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'debian · Site',
      next_url: 'https://next.example/',
    });
    expect(feed.items).toEqual([
      expect.objectContaining({
        id: v1('debian'),
        url: PAGE,
        tags: ['linux', 'iso', 'amd64'],
        attachments: [
          {
            url: FILE,
            mime_type: 'application/x-bittorrent',
            title: DEBIAN.fileName,
            size_in_bytes: 314,
          },
        ],
      }),
    ]);
  });
});

describe('a feed of hostile names', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
    fc.constantFrom(
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '<?xml?>',
      '&amp;',
      '&#0;',
      '\0',
      '\ud800',
      '\ufffe',
      '\uffff',
      '\r',
      '"\'>',
    ),
  );
  const name = fc.array(hostile, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));

  it('is well-formed in every format, with its items apart', async () => {
    const torrents = fc.record({
      name,
      title: fc.option(name, { nil: undefined }),
      description: fc.option(name, { nil: undefined }),
      category: fc.option(name, { nil: undefined }),
      licence: fc.option(name, { nil: undefined }),
      tags: fc.array(name, { maxLength: 3 }),
      fileName: name.map((text) => `${text}.torrent`),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(torrents, { maxLength: 3 }), name, async (given, title) => {
        const shown = given.map((it, index) => ({
          ...torrentAs(`t${index}`, it),
          // The names of files and collections in addresses are well-formed: the catalogue takes no others.
          fileName: it.fileName.toWellFormed(),
        }));
        const feed = await feedOf(shown, { title, summary: title, siteName: title });
        const channel = childOf(parseXml(RSS.write(feed)), 'channel');
        expect(childrenOf(channel, 'item')).toHaveLength(given.length);
        expect(childrenOf(parseXml(ATOM.write(feed)), 'entry')).toHaveLength(given.length);
        expect((JSON.parse(JSON_FEED.write(feed)) as { items: object[] }).items).toHaveLength(given.length);
        const catalogue = collectionSummaryReader(given.map(({ name: path }) => `a ${path.toWellFormed()}`));
        const input = {
          catalogue,
          viewer: STRANGER,
          addresses,
          siteName: title,
          updatedAt: feed.updatedAt,
          key: undefined,
        };
        const pieces: string[] = [];
        for await (const piece of writeOpml(input)) pieces.push(piece);
        const body = childOf(parseXml(pieces.join('')), 'body');
        expect(childrenOf(body, 'outline')).toHaveLength(given.length + 1);
      }),
      { numRuns: 300 },
    );
  });
});
