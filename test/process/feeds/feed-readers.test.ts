import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeBlocks, readPage } from '../../support/docs.ts';
import { runProgram } from '../../support/programs.ts';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun, testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

const service = serviceForAll();
const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('read_feeds.py', import.meta.url));

/** Titles that break a document whose writer forgets to escape, or that readers are known to show as something else. */
const TITLES = [
  'A & B <b>bold</b> &amp; "quoted" \'single\'',
  ']]><script>alert(1)</script><![CDATA[',
  '<title>&#38;lt;</title></item></channel>',
  'שלום 中文 café 🐧',
  '%s %d ${x} {{y}} $(z)',
];

/** What a reader should have of a torrent. */
interface Published {
  readonly title: string;
  readonly infohash: string;
  readonly page: string;
  readonly download: string;
  readonly bytes: number;
  readonly published: Date;
}

let published: readonly Published[] = [];

beforeAll(async () => {
  const made: Published[] = [];
  for (const [index, title] of TITLES.entries()) {
    const bytes = makeTorrent({ name: `name ${index} <i> & ]]>` });
    const query = new URLSearchParams({ title, tags: 'a & b,<c>', description: `*${title}*` });
    const answer = await service.request(`/read/${index}.torrent?${query.toString()}`, {
      method: 'PUT',
      body: bytes,
      headers: { ...service.authorization, accept: 'application/json' },
    });
    const { infohashV1, publishedAt, links } = (await answer.json()) as {
      infohashV1: string;
      publishedAt: string;
      links: { page: string; download: string };
    };
    const { page, download } = links;
    made.push({
      title,
      infohash: infohashV1,
      page,
      download,
      bytes: bytes.length,
      published: new Date(publishedAt),
    });
  }
  // Feeds begin with the newest.
  published = made.toReversed();
});

describe.skipIf(!canRun(PYTHON, ['-c', 'import feedparser']))('feedparser (skipped without it)', () => {
  it('reads Atom and RSS without a complaint: titles, links, dates, enclosures and tags', async () => {
    const urls = ['rss', 'atom'].map((format) => `${service.url}read/feed.${format}`);
    const output = await runProgram(PYTHON, ['-B', SCRIPT, ...urls]);
    const feeds = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { items: object[] });
    const items = (idOf: (infohash: string) => string) =>
      published.map(({ title, infohash, page, download, bytes, published }) => ({
        title,
        id: idOf(infohash),
        link: page,
        published: [
          published.getUTCFullYear(),
          published.getUTCMonth() + 1,
          published.getUTCDate(),
          published.getUTCHours(),
          published.getUTCMinutes(),
          published.getUTCSeconds(),
        ],
        enclosures: [[download, 'application/x-bittorrent', bytes]],
        tags: ['a & b', '<c>'],
      }));
    const title = 'read · Torrentry';
    const [rss, atom] = urls;
    expect(feeds).toEqual([
      { url: rss, version: 'rss20', mistake: '', title, items: items((infohash) => infohash) },
      {
        url: atom,
        version: 'atom10',
        mistake: '',
        title,
        items: items((infohash) => `urn:btih:${infohash}`),
      },
    ]);
  });
});

describe('newsboat (skipped without newsboat)', () => {
  const test = testWith('newsboat');

  interface Row {
    readonly title: string;
    readonly url: string;
    readonly content: string;
    readonly pubDate: number;
  }

  /** All that it keeps of the feeds at these addresses. */
  async function read(home: string, urls: string): Promise<readonly Row[]> {
    writeFileSync(join(home, 'config'), 'reload-only-visible-feeds no\n');
    writeFileSync(join(home, 'urls'), urls);
    const cache = join(home, 'cache.db');
    const args = ['-u', join(home, 'urls'), '-c', cache, '-C', join(home, 'config'), '-x', 'reload'];
    await runProgram('newsboat', args, { env: { HOME: home, TERM: 'dumb' } });
    const database = new Database(cache, { readonly: true });
    try {
      return database
        .prepare<[], Row>('SELECT title, url, content, pubDate FROM rss_item ORDER BY url')
        .all();
    } finally {
      database.close();
    }
  }

  test.for(['rss', 'atom'])('reads %s: titles, dates, and links to pages and files', async (format) => {
    const rows = await read(temporaryFolder(), `${service.url}read/feed.${format}\n`);
    const expected = published.map(({ title, page, download, published }) => ({
      title,
      url: page,
      content: expect.stringContaining(`<a href="${download}">`) as string,
      pubDate: Math.floor(published.getTime() / 1000),
    }));
    expect(rows).toEqual(expected.toSorted((one, other) => (one.url < other.url ? -1 : 1)));
  });

  test('follows a feed and all collections by the commands of docs/feeds.md', async () => {
    const home = temporaryFolder();
    const block = codeBlocks(readPage('docs/feeds.md')).find(({ text }) => text.includes('newsboat'));
    const commands = (block?.text ?? '').replaceAll('https://host.example/', service.url);
    const inHome = `mkdir -p ~/.newsboat; cd ~\n${commands.replaceAll('debian', 'read')}`;
    await runProgram('bash', ['-eo', 'pipefail', '-c', inHome], { env: { HOME: home, TERM: 'dumb' } });
    const urls = await runProgram('cat', [join(home, '.newsboat', 'urls')]);
    for (const path of ['feed.rss', 'read/feed.rss', 'read/feed.atom'])
      expect(urls).toContain(service.url + path);
  });
});
