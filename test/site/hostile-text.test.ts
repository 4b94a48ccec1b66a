import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { toProblem } from '../../src/http/problem.ts';
import { collectionPage } from '../../src/site/pages/collection.ts';
import { problemPage } from '../../src/site/pages/problem.ts';
import { startPage } from '../../src/site/pages/start.ts';
import { torrentPage } from '../../src/site/pages/torrent.ts';
import { uploadPage } from '../../src/site/pages/upload.ts';
import { fileOf, frame, metainfoOf, torrentOf } from './fixtures.ts';
import { parsePage } from './parse-page.ts';

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

function allPages(text: string): Record<string, string> {
  // What becomes part of an address is well-formed: the catalogue takes no other names.
  const path = text.toWellFormed().replaceAll('/', '_');
  const finding = {
    rule: 'x',
    severity: 'warning',
    path: text,
    offset: 1,
    message: text,
    mend: text,
    bep: 3,
  } as never;
  const torrent = torrentOf({
    name: text,
    title: text,
    description: text,
    category: text,
    tags: [text],
    licence: text,
    collection: `a/${path}`,
    fileName: `file ${path}.torrent`,
    warnings: [finding],
  });
  const metainfo = metainfoOf([fileOf([text, text]), { ...fileOf([text]), symlinkPath: [text] }], {
    name: text,
    comment: text,
    createdBy: text,
    source: text,
    publisher: text,
    publisherUrl: `ftp:${text}`,
    updateUrl: `ftp:${text}`,
    collections: [text],
    similar: ['b'.repeat(40)],
    encoding: text,
    unknownKeys: [text],
    trackers: [[text], [text, text]],
    webSeeds: [`ftp:${text}`],
    httpSeeds: [`ftp:${text}`],
    nodes: [{ host: text, port: 1 }],
  });
  const page = { items: [torrent], next: undefined };
  const collections = [{ path: path, torrentCount: 1 }];
  const error = new AppError('invalid', text, { mend: `${text} `, errors: [finding] });
  const base = { origin: 'https://torrents.example', prefix: '' };
  const problem = toProblem(error, base);
  const results = [
    { fileName: text, status: 201, torrent },
    { fileName: text, status: 422, error },
  ];
  const signers = [{ name: text, verdict: 'unknown' }] as const;
  return {
    start: startPage({ page, query: undefined, collections, next: undefined }, frame),
    search: startPage({ page, query: text, collections, next: undefined }, frame),
    'empty search': startPage(
      { page: { items: [], next: undefined }, query: text, collections, next: undefined },
      frame,
    ),
    collection: collectionPage({ path: `a/${path}`, page, collections, next: undefined }, frame),
    torrent: torrentPage(
      { torrent, metainfo, magnet: `magnet:?dn=${text}`, successor: torrent, signers },
      frame,
    ),
    'superseded torrent': torrentPage(
      {
        torrent: { ...torrent, state: 'superseded' },
        metainfo,
        magnet: 'magnet:?x',
        successor: torrent,
        signers,
      },
      frame,
    ),
    upload: uploadPage({ collection: text, results, problem }, frame),
    problem: problemPage(problem, frame),
  };
}

const harmless = allPages('harmless');

describe.each(Object.keys(harmless))('the %s page', (page) => {
  it.each(HOSTILE)('has no element and no attribute more with %s in every text', (_, text) => {
    const parsed = parsePage(allPages(text)[page] ?? '');
    expect(parsed.skeleton).toEqual(parsePage(harmless[page] ?? '').skeleton);
  });

  it('has no script, no style of its own, and nothing from elsewhere', () => {
    const { elements } = parsePage(harmless[page] ?? '');
    const names = elements.flatMap(({ attributes }) => Object.keys(attributes));
    expect(elements.map(({ tagName }) => tagName)).not.toContain('script');
    expect(elements.map(({ tagName }) => tagName)).not.toContain('style');
    expect(names.filter((name) => name === 'style' || name.startsWith('on'))).toEqual([]);
    const loaded = elements.flatMap(({ tagName, attributes }) =>
      tagName === 'link' ? attributes['href'] : (attributes['src'] ?? []),
    );
    expect(loaded).toEqual(['/sub/assets/style.css?v=1', '/sub/assets/favicon.svg?v=1']);
  });
});
