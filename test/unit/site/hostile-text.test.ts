import { describe, expect, it } from 'vitest';
import { frame, metainfoOf, torrentOf } from '../../support/site/fixtures.ts';
import { pagesOf } from './pages-of.ts';
import { parsePage, type ParsedPage } from '../../support/site/parse-page.ts';
import { torrentPagesOf } from './torrent-pages-of.ts';

const HOSTILE: readonly (readonly [string, string])[] = [
  ['a script', '<script>alert(1)</script>'],
  ['the end of a title', '</title><script>alert(1)</script>'],
  ['the end of code', '</code></pre></bdi><img src=x onerror=alert(1)>'],
  ['an image with a handler', '"><img src=x onerror=alert(1)>'],
  ['an attribute after single quotes', `' onmouseover='alert(1)`],
  ['an attribute after double quotes', '" autofocus onfocus="alert(1)" x="'],
  ['entities', '&lt;script&gt;&#60;b&#62;&NewLine;&amp'],
  ['a comment', '<!--<script>--><![CDATA[<b>]]>'],
  ['a template of this kind', '${html`<b>`} {{7*7}}'],
  ['SVG', '<svg/onload=alert(1)><math><mtext></table><style><img src>'],
  ['controls', 'a\0b\u0001c\u001b[31md\u0085e\u007f'],
  ['text turned around', '\u202egpj.exe\u2066x\u2069\u200f\u061c'],
  ['characters without width', 'a\u200bb\u200cc\u200dd\u2060e\ufefff'],
  ['halves of pairs and noncharacters', 'a\ud800b\udc00c\uffffd\ufdd0'],
  ['10 kB', 'a'.repeat(10_000)],
  ['10 kB of quotes', `"'`.repeat(5000)],
  ['many accents', `a${'\u0301'.repeat(500)}`],
  ['line ends', 'a\r\nb\rc\nd\u2028e\u2029f'],
];

const harmless = pagesOf(frame);
/** Those with the style sheet of the page of a torrent. */
const TORRENT_PAGES = Object.keys(harmless).filter((page) =>
  /^(?:(?:own|public|unlisted|pending|hidden|superseded) )?torrent(?: of many files| that takes a (?:token|passkey))?$/.test(
    page,
  ),
);

/** Those with a chart. */
const CHARTS = [
  ...TORRENT_PAGES.filter((page) => !page.endsWith('passkey')),
  'admin overview',
  'admin overview of a database that cannot be read',
  'admin overview of a scope',
];

describe.each(Object.keys(harmless))('the %s page', (page) => {
  it.each(HOSTILE)('has no element and no attribute more with %s in every text', (_, text) => {
    const parsed = parsePage(pagesOf(frame, { text })[page]?.() ?? '');
    expect(parsed.skeleton).toEqual(parsePage(harmless[page]?.() ?? '').skeleton);
  });

  it('has no script but the one of all pages, no style of its own, and nothing from elsewhere', () => {
    const { elements } = parsePage(harmless[page]?.() ?? '');
    const names = elements.flatMap(({ attributes }) => Object.keys(attributes));
    expect(elements.map(({ tagName }) => tagName)).not.toContain('style');
    expect(names.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
    const loaded = elements
      // A reader who looks at the page loads none of these.
      .filter(({ attributes: { rel = '' } }) => !['canonical', 'alternate', 'search', 'expect'].includes(rel))
      .flatMap(({ tagName, attributes }) =>
        tagName === 'link' ? attributes['href'] : (attributes['src'] ?? []),
      );
    const icons = ['favicon.svg', 'touch-icon.png'];
    const own = ['style.css', 'site.js', ...icons];
    if (page.startsWith('admin')) own.push('admin.css');
    if (page.includes('upload') || page.startsWith('check')) own.push('upload.css');
    if (/edit form|preview|README form/.test(page)) own.push('pictures.css');
    if (TORRENT_PAGES.includes(page)) own.push('torrent.css');
    // The page of the passkey has no history.
    if (CHARTS.includes(page)) own.push('charts.css');
    const assets = own.map((name) => `/sub/assets/${name}?v=1`);
    const manifest = page.startsWith('account') ? ['/sub/manifest.webmanifest'] : [];
    expect(new Set(loaded)).toEqual(new Set([...assets, ...manifest]));
    const within = elements.filter(({ tagName, attributes }) => tagName === 'script' && !attributes['src']);
    // Browsers don't run these.
    const data = ['application/ld+json', 'text/html'];
    expect(within.filter(({ attributes }) => !data.includes(attributes['type'] ?? ''))).toEqual([]);
  });
});

describe('the description of a torrent', () => {
  const inMarkdown = new Set(['p ', 'br ', 'code ', 'pre ', 'em ', 'strong ', 'a href rel']);

  function pageWith(description: string): ParsedPage {
    const torrent = torrentOf({ description });
    return parsePage(torrentPagesOf(frame, torrent, metainfoOf([]), 'harmless')['torrent']?.() ?? '');
  }

  it.each(HOSTILE)('makes no element but those of Markdown of %s', (_, text) => {
    const template = new Set(pageWith('harmless').skeleton);
    const others = pageWith(
      `${text}\n\n**${text}** \`${text}\` [${text}](https://a.example/${text})`,
    ).skeleton.filter((element) => !template.has(element) && !inMarkdown.has(element));
    expect(others).toEqual([]);
  });

  it('leads nowhere but to the web and to magnet links', () => {
    const written =
      '[a](javascript:alert(1)) [b](data:text/html,x) ![c](http://c.example/c.png) [d](magnet:?xt=urn:btih:d)';
    const links = pageWith(written)
      .find('a')
      .filter(({ attributes }) => attributes['rel']?.includes('ugc') === true);
    expect(links.map(({ attributes }) => attributes['href'])).toEqual([
      'http://c.example/c.png',
      'magnet:?xt=urn:btih:d',
    ]);
  });
});
