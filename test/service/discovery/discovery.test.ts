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

describe('/.well-known/security.txt', () => {
  it('names the contacts, and a day within a year on which it has to be fetched again', async () => {
    const { request, url } = await startService({
      securityContact: ['mailto:security@torrents.example', 'https://torrents.example/security'],
    });
    const answer = await request('/.well-known/security.txt');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await answer.text();
    const [, expires = ''] = /^Expires: (.+)$/m.exec(text) ?? [];
    expect(text).toBe(
      [
        'Contact: mailto:security@torrents.example',
        'Contact: https://torrents.example/security',
        `Expires: ${expires}`,
        `Canonical: ${url}.well-known/security.txt`,
        '',
      ].join('\n'),
    );
    const leftDays = (Date.parse(expires) - Date.now()) / 86_400_000;
    expect(leftDays).toBeGreaterThan(170);
    expect(leftDays).toBeLessThan(365);
  });

  it('is not there without a contact', async () => {
    expect((await service.request('/.well-known/security.txt')).status).toBe(404);
  });
});

describe('/manifest.webmanifest', () => {
  it('names the site, where it starts, icons that are there, and what looks up magnet links', async () => {
    const answer = await service.request('/manifest.webmanifest');
    expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
    const manifest = (await answer.json()) as {
      icons: readonly { src: string; type: string }[];
      protocol_handlers: readonly { protocol: string; url: string }[];
    };
    expect(manifest).toMatchObject({
      name: 'Torrents & <friends> of the house',
      short_name: 'Torrents & <',
      start_url: service.url,
      scope: service.url,
    });
    for (const { src, type } of manifest.icons) {
      expect((await service.request(src)).headers.get('content-type')).toBe(type);
    }
    const infohash = /[0-9a-f]{40}$/.exec(pages[0] ?? '')?.[0];
    const magnet = encodeURIComponent(`magnet:?xt=urn:btih:${infohash}&dn=x`);
    const found = await service.request((manifest.protocol_handlers[0]?.url ?? '').replace('%s', magnet), {
      headers: { accept: 'text/html' },
    });
    expect(found.headers.get('location')).toBe(pages[0]);
  });

  it('and the security contact are open where reading needs a token, as the page to sign in is', async () => {
    const { request } = await startService({ read: 'token', securityContact: ['mailto:a@torrents.example'] });
    expect((await request('/manifest.webmanifest')).status).toBe(200);
    expect((await request('/.well-known/security.txt')).status).toBe(200);
  });
});
