import { beforeAll, describe, expect, it } from 'vitest';
import { serviceForAll, startService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { parseXml } from '../../support/xml.ts';

const service = serviceForAll({ siteName: 'Torrents & <friends> of the house' });

const publish = async (name: string, query = ''): Promise<string> => {
  const answer = await service.request(`/a/${name}.torrent${query}`, {
    method: 'PUT',
    headers: { ...service.authorization, accept: 'application/json' },
    body: makeTorrent({ name }),
  });
  return ((await answer.json()) as { links: { page: string } }).links.page;
};

let pages: readonly string[];
let secret: string;

beforeAll(async () => {
  pages = [await publish('debian one'), await publish('debian & two')];
  secret = await publish('debian secret', '?state=unlisted');
});

const textOf = async (path: string): Promise<string> => (await service.request(path)).text();
const locationsIn = (document: string): readonly string[] =>
  Array.from(document.matchAll(/<loc>([^<]*)<\/loc>/g), ([, address]) => address ?? '');

describe('/sitemap.xml', () => {
  it('leads to parts that list the page of each public torrent, and of no other', async () => {
    const index = await textOf('/sitemap.xml');
    parseXml(index);
    const found: string[] = [];
    for (const part of locationsIn(index)) {
      const document = await textOf(new URL(part).pathname + new URL(part).search);
      parseXml(document);
      found.push(...locationsIn(document));
    }
    expect(found).toEqual(pages);
    expect(found).not.toContain(secret);
  });

  it('has an empty part after the last torrent, and refuses what is no id', async () => {
    expect(locationsIn(await textOf('/sitemap.xml?from=5000'))).toEqual([]);
    expect((await service.request('/sitemap.xml?from=-1')).status).toBe(400);
  });

  it('is empty where nothing is published', async () => {
    const empty = await startService();
    expect(locationsIn(await (await empty.request('/sitemap.xml')).text())).toEqual([]);
  });
});

describe('/robots.txt', () => {
  it('names the sitemap, and keeps crawlers from searches', async () => {
    const text = await textOf('/robots.txt');
    expect(text).toContain('Disallow: /*?q=');
    expect(text.endsWith(`\nSitemap: ${service.url}sitemap.xml\n`)).toBe(true);
  });
});

describe('/opensearch.xml', () => {
  it('is well-formed for any name of the site, and every page names it', async () => {
    const document = await textOf('/opensearch.xml');
    parseXml(document);
    expect(document).toContain('<ShortName>Torrents &amp; &lt;frie</ShortName>');
    expect(document).toContain(`template="${service.url}?q={searchTerms}"`);
    const page = await (await service.request('/', { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('type="application/opensearchdescription+xml" href="/opensearch.xml"');
  });

  it('has suggestions of public torrents', async () => {
    const suggest = async (q: string) =>
      (await service.request(`/api/v1/suggestions?q=${encodeURIComponent(q)}`)).json();
    expect(await suggest('deb')).toEqual([
      'deb',
      ['debian & two', 'debian one'],
      ['', ''],
      pages.toReversed(),
    ]);
    expect(await suggest('xyzzy')).toEqual(['xyzzy', [], [], []]);
    expect(await suggest('  ')).toEqual(['', [], [], []]);
  });
});
