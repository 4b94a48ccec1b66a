import { describe, expect, it } from 'vitest';
import type { InfohashV2 } from '../../../../src/metainfo/infohash.ts';
import type { Torrent } from '../../../../src/catalogue/torrent.ts';
import { torrentMetadata } from '../../../../src/site/torrent/structured-data.ts';
import { frame, torrentOf } from '../../../support/site/fixtures.ts';
import { parsePage } from '../../../support/site/parse-page.ts';

function metadata(fields: Partial<Torrent> = {}) {
  const head = torrentMetadata({
    torrent: torrentOf({ state: 'public', ...fields }),
    addresses: frame.publicAddresses,
    summary: '3.6 GiB in 1 file',
  });
  const { elements } = parsePage(
    `<!doctype html><html><head><title>x</title>${head.toString()}</head><body></body></html>`,
  );
  const contents = elements
    .filter(({ tagName }) => tagName === 'meta')
    .map(({ attributes }) => [attributes['property'] ?? attributes['name'], attributes['content']]);
  const scripts = elements.filter(({ tagName }) => tagName === 'script');
  expect(scripts.map(({ attributes }) => attributes)).toEqual([{ type: 'application/ld+json' }]);
  return {
    source: head.toString(),
    contents: Object.fromEntries(contents) as Record<string, string>,
    data: JSON.parse(scripts[0]?.text ?? '') as Record<string, unknown>,
  };
}

describe('torrentMetadata', () => {
  it('tells what the torrent is and where its file is, in the words of schema.org', () => {
    const { data } = metadata({
      title: 'Debian 13',
      description: '# A *universal*\n\nsystem',
      licence: 'MIT',
      tags: ['linux', 'iso'],
      infohashV2: 'b'.repeat(64) as InfohashV2,
      updatedAt: new Date('2026-10-01T00:00:00Z'),
    });
    expect(data).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      name: 'Debian 13',
      description: 'A universal system',
      url: `https://torrents.example/sub/torrents/${'a'.repeat(40)}`,
      identifier: [`urn:btih:${'a'.repeat(40)}`, `urn:btmh:1220${'b'.repeat(64)}`],
      license: 'MIT',
      keywords: ['linux', 'iso'],
      datePublished: '2026-09-15T12:33:00.000Z',
      dateModified: '2026-10-01T00:00:00.000Z',
      distribution: {
        '@type': 'DataDownload',
        contentUrl: 'https://torrents.example/sub/debian/13/debian.torrent',
        encodingFormat: 'application/x-bittorrent',
        contentSize: '78123 B',
        sha256: 'c'.repeat(64),
      },
    });
  });

  it('tells the same to search engines and to previews of links', () => {
    expect(metadata({ title: 'Debian 13', description: 'A *universal* system' }).contents).toEqual({
      description: 'A universal system',
      'og:type': 'website',
      'og:title': 'Debian 13',
      'og:description': 'A universal system',
      'og:url': `https://torrents.example/sub/torrents/${'a'.repeat(40)}`,
    });
  });

  it('takes the summary where nobody described the torrent, and leaves out what is not known', () => {
    const { contents, data } = metadata({ description: '***' });
    expect(contents['description']).toBe('3.6 GiB in 1 file');
    expect(data['description']).toBe('3.6 GiB in 1 file');
    expect(data).not.toHaveProperty('license');
    expect(data).not.toHaveProperty('keywords');
  });

  it('cuts a name that is longer than any preview', () => {
    const { contents, data } = metadata({ name: 'a'.repeat(5000) });
    expect(contents['og:title']).toBe(`${'a'.repeat(250)}…`);
    expect(data['name']).toBe(`${'a'.repeat(250)}…`);
  });

  it.each([
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '"><img src=x onerror=alert(1)>',
    '&lt;/script&gt;',
    'a\u2028b\u2029c',
    '\u202egpj.exe\u200b',
    'a\ud800b\u{1fffe}c',
    `'"\\`,
  ])('keeps %j within its data, unchanged', (text) => {
    const { source, data } = metadata({
      title: text,
      description: `\`${text}\``,
      licence: text,
      tags: [text],
    });
    expect(data).toMatchObject({ name: text, license: text, keywords: [text] });
    expect(source).not.toMatch(/[\u200b\u2028-\u202e]/);
    expect(source.match(/<\/?script/g)?.length).toBe(2);
    expect(source).not.toContain('<!--');
  });
});
