import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePage } from '../../support/site/parse-page.ts';
import { htmlFlaws } from '../../support/html-validator.ts';
import { pagesOfBareSite, pagesOfSite, type SitePage } from '../../support/site-pages.ts';
import { HARMLESS, HOSTILE } from '../../support/whole-site-content.ts';
import { openBareSite, openWholeSite, readSitePage, type Site } from '../../support/whole-site.ts';

/** What has no page of its own, or only leads to one; all of it has tests of its own. */
const NO_PAGE = [
  /\/images\/\{name:segment\}$/,
  /\.torrent$/,
  /\/(?:magnet|badge\.svg|cite\.bib)$/,
  /\/events$/,
  /\/latest$/,
  /\/(?:SHA256SUMS|meta\.txt)$/,
  /\/README\.md$/,
  /\/feed\.(?:atom|rss|json)$/,
  /^\/(?:collections\.opml|opensearch\.xml|sitemap\.xml)$/,
  /^\/(?:announce|api|assets|favicon|robots|healthz|metrics|readyz|scrape|torznab)/,
  /^\/login\/oidc/,
  /^\/admin\/audit\.jsonl$/,
  /^\/account\/figures\.csv$/,
  /^\/\{path:folder\}$/,
  /^\/\{file:torrentFile\}$/,
  /^\/(?:atompub|mirror|manifest|\.well-known|dump|torrents\/update)/,
  /\/images(?:\/\{name:segment\})?$/,
  /^\/irc(?:\/\{place:place\})?(?:\/\{year:year\}(?:\/\{month:two\}(?:\/\{day:two\}\/)?)?)?$/,
];

/** A page as it was served. */
interface Served {
  readonly path: string;
  readonly html: string;
}

const folder = mkdtempSync(join(tmpdir(), 'torrentry-test-'));
let templates: readonly string[];
let hostile: readonly Served[];
let harmless: readonly Served[];
let bare: readonly Served[];

beforeAll(async () => {
  const at = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const whole = await openWholeSite(at('hostile'), HOSTILE);
  templates = whole.service.app.routes
    .filter(({ method }) => method === 'GET')
    .map(({ template }) => template);
  hostile = await readAll(whole, await pagesOfSite(whole));
  const plain = await openWholeSite(at('harmless'), HARMLESS);
  harmless = await readAll(plain, await pagesOfSite(plain));
  const empty = await openBareSite(at('bare'), HOSTILE);
  bare = await readAll(empty, await pagesOfBareSite(empty));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Reads each page once, and ends the service. */
async function readAll(site: Site, pages: readonly SitePage[]): Promise<readonly Served[]> {
  const served = [];
  for (const page of pages) {
    const answer = await readSitePage(site, page);
    const found = [answer.status, answer.headers.get('content-type')];
    expect(found, page.path).toEqual([page.status, 'text/html; charset=utf-8']);
    served.push({ path: page.path, html: await answer.text() });
  }
  await site.service.close();
  return served;
}

/** Whether the path of a page is one of a route's. */
function isOf(template: string, path: string): boolean {
  const pattern = template
    .replaceAll(/[.]/g, '[.]')
    .replaceAll(/\[(\/[^\]]*)\]/g, '(?:$1)?')
    .replaceAll(/\{\w+:digits\}/g, '\\d+')
    .replaceAll(/\{\w+:infohash\}/g, '[0-9a-f]{40,64}')
    .replaceAll(/\{\w+:torrentFile\}/g, '[^/]+\\.torrent')
    .replaceAll(/\{\w+:(?:segments|any)\}/g, '.+')
    .replaceAll(/\{[^}]*\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path);
}

describe('the list of all pages', () => {
  it('has one of every address that gives pages', () => {
    const paths = hostile.map(({ path }) => path.split('?')[0] ?? '');
    const missed = templates
      .filter((template) => !NO_PAGE.some((it) => it.test(template)))
      .filter((template) => !paths.some((path) => isOf(template, path)));
    expect(missed).toEqual([]);
  });
});

describe('every page that is served', () => {
  it('is valid HTML', () => {
    for (const { path, html } of [...hostile, ...bare]) expect(htmlFlaws(html), path).toEqual([]);
  });

  it('has no element and no attribute more for what strangers wrote', () => {
    for (const [index, { path, html }] of hostile.entries()) {
      expect(skeletonOf(html), path).toEqual(skeletonOf(harmless[index]?.html ?? ''));
    }
  });
});

/** Without the warnings that a torrent's names have earned: those are as many as there are odd names. */
function skeletonOf(page: string): readonly string[] {
  return parsePage(page.replace(/<details id="warnings"[^]*?<\/details>/, '')).skeleton;
}
