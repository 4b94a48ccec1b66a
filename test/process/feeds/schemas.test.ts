import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect } from 'vitest';
import { runProgram } from '../../support/programs.ts';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';

const service = serviceForAll({ siteName: 'Torrents & <friends>' });

beforeAll(async () => {
  const fields = { title: 'A & <b>', description: '# A ]]>\n\n<i>text</i>', tags: 'a & b,c' };
  for (const [index, more] of [
    { category: 'Own & more' },
    { licence: 'CC0-1.0', category: 'TV' },
    {},
  ].entries()) {
    const query = new URLSearchParams({ ...fields, ...more });
    const body = makeTorrent({ name: `<${index}> & "quoted" S01E0${index}` });
    const init = { method: 'PUT', body, headers: service.authorization };
    const path = `/a%20%26%20b/below/${index}.torrent?${query.toString()}`;
    expect((await service.request(path, init)).status).toBe(201);
  }
});

/** Rejects with what the schema of that name does not allow in the document. */
async function validate(schema: string, document: string): Promise<void> {
  const path = fileURLToPath(new URL(`../../support/schemas/${schema}.rng`, import.meta.url));
  const file = join(temporaryFolder(), 'document.xml');
  writeFileSync(file, document);
  await runProgram('xmllint', ['--nonet', '--noout', '--relaxng', path, file]);
}

async function documentAt(path: string): Promise<string> {
  const answer = await service.request(path);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

describe('a document as xmllint reads it (skipped without xmllint)', () => {
  const test = testWith('xmllint');

  test.for([
    ['atom', '/feed.atom'],
    ['atom', '/a%20%26%20b/feed.atom?q=quoted&limit=1'],
    ['rss', '/feed.rss'],
    ['rss', '/a%20%26%20b/feed.rss?limit=1'],
    ['rss', '/torznab/api?t=search'],
    ['rss', '/torznab/api?t=tvsearch&season=1&ep=1&cat=5000'],
    ['rss', '/torznab/api?t=search&q=nothing-has-this'],
    ['torznab', '/torznab/api?t=caps'],
    ['torznab', '/torznab/api?t=nothing%20%3C%26'],
    ['opml', '/collections.opml'],
    ['sitemap', '/sitemap.xml'],
    ['sitemap', '/sitemap.xml?from=0'],
  ] as const)('is what the schema of %s asks for at %s', async ([schema, path]) => {
    await validate(schema, await documentAt(path));
  });

  test('is refused by its schema when something is missing or wrong', async () => {
    const feed = await documentAt('/feed.atom');
    const rss = await documentAt('/feed.rss');
    for (const [schema, document, pattern, other] of [
      ['atom', feed, /<updated>[^<]*<\/updated>/, ''],
      ['atom', feed, /<updated>[^<]*<\/updated>/, '<updated>yesterday</updated>'],
      ['atom', feed, '<title>', '<subtitle>a</subtitle><title>'],
      ['rss', rss, 'type="application/x-bittorrent"', 'type="application/octet-stream"'],
      ['rss', rss, /\+0000/, 'GMT'],
    ] as const)
      await expect(validate(schema, document.replace(pattern, other)), String(pattern)).rejects.toThrow(
        'fails to validate',
      );
  });
});
