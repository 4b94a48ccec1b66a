import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { parsePage } from '../../../support/site/parse-page.ts';
import { childOf, parseXml } from '../../../support/xml.ts';

const service = serviceForAll();
const TEXT = '# Debian 13\n\nOfficial *images*.\n\n## Checks\n\nCompare with <b>SHA512SUMS</b>.\n';

function put(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = service.authorization,
) {
  return service.request(path, { method: 'PUT', body, headers });
}

async function pageOf(path: string) {
  return parsePage(await (await service.request(path, { headers: { accept: 'text/html' } })).text());
}

describe('the README of a collection', () => {
  it('is written by PUT, served as it was, and removed by DELETE', async () => {
    const address = `${service.url}written/13/README.md`;
    const created = await put('/written/13/README.md', TEXT);
    expect([created.status, created.headers.get('location'), await created.text()]).toEqual([
      201,
      address,
      `${address}\n`,
    ]);
    const etag = created.headers.get('etag') ?? '';
    const read = await service.request('/written/13/README.md', { headers: { 'accept-encoding': 'gzip' } });
    expect([read.headers.get('content-type'), read.headers.get('etag'), await read.text()]).toEqual([
      'text/markdown; charset=utf-8',
      etag,
      TEXT,
    ]);
    const unchanged = { headers: { 'if-none-match': etag } };
    expect((await service.request('/written/13/README.md', unchanged)).status).toBe(304);
    expect((await put('/written/13/README.md', TEXT)).status).toBe(200);
    const stale = await put('/written/13/README.md', 'x', {
      ...service.authorization,
      'if-match': '"other"',
    });
    expect(stale.status).toBe(412);
    expect(
      (await put('/written/13/README.md', 'x', { ...service.authorization, 'if-match': etag })).status,
    ).toBe(200);
    const remove = { method: 'DELETE', headers: service.authorization };
    expect((await service.request('/written/13/README.md', remove)).status).toBe(204);
    const gone = await service.request('/written/13/README.md');
    expect([gone.status, await gone.text()]).toEqual([
      404,
      'error: Cannot find a README of the collection written/13: none was written\n' +
        'hint: Send one: curl -u :TOKEN -T README.md URL/collection/\n',
    ]);
  });

  it('is shown above the list, without markup of the writer, and names the collection', async () => {
    await publishTorrent(service, '/shown/x.torrent', 'shown');
    await put('/shown/README.md', TEXT);
    const page = await pageOf('/shown/');
    expect(page.find('h1').map(({ text }) => text)).toEqual(['Debian 13']);
    expect(page.find('title')[0]?.text).toContain('Debian 13');
    expect(page.find('h2').map(({ text }) => text)).toContain('Checks');
    expect(page.find('em').map(({ text }) => text)).toEqual(['images']);
    expect(page.find('b')).toEqual([]);
    const description = page.find('meta').find(({ attributes: { name } }) => name === 'description');
    expect(description?.attributes['content']).toBe('Official images.');
    const data = page.find('script').find(({ attributes: { type } }) => type === 'application/ld+json');
    expect(JSON.parse(data?.text ?? '')).toMatchObject({ '@type': 'DataCatalog', name: 'Debian 13' });
    const found = await pageOf('/shown/?q=shown');
    expect(found.find('h2').map(({ text }) => text)).not.toContain('Checks');
  });

  it('is linked where the page does not show all of it', async () => {
    await publishTorrent(service, '/long/x.torrent', 'long');
    const linksOf = async (text: string) => {
      await put('/long/README.md', text);
      const links = (await pageOf('/long/')).find('a');
      return links.filter(({ attributes }) => attributes['href'] === '/long/README.md').map((it) => it.text);
    };
    expect(await linksOf('word\n\n'.repeat(900))).toEqual([]);
    expect(await linksOf('word '.repeat(4001))).toEqual(['The whole README']);
    expect(await linksOf('word\n\n'.repeat(1001))).toEqual(['The whole README']);
  });

  it('describes the feed, which changes with it', async () => {
    await publishTorrent(service, '/fed/x.torrent', 'fed');
    const channelOf = async () => {
      const answer = await service.request('/fed/feed.rss');
      const channel = childOf(parseXml(await answer.text()), 'channel');
      return [
        childOf(channel, 'title').text,
        childOf(channel, 'description').text,
        answer.headers.get('etag'),
      ];
    };
    const before = await channelOf();
    expect(before.slice(0, 2)).toEqual(['fed · Torrentry', 'The torrents of fed · Torrentry']);
    await put('/fed/README.md', TEXT);
    const after = await channelOf();
    expect(after.slice(0, 2)).toEqual(['Debian 13 · Torrentry', 'Official images.']);
    expect(after[2]).not.toBe(before[2]);
  });

  it('may be written by a token that is bound to the collection, and by no other one below a moderator', async () => {
    const own = await tokenOf(service, 'uploader', { name: 'bound', collection: 'mine/**' });
    const early = await put('/mine/a/README.md', TEXT, own.headers);
    expect([early.status, await early.text()]).toEqual([
      409,
      'error: Cannot write a README of "/mine/a": nothing is published in it\n' +
        'hint: Publish a torrent there first, or ask a moderator to write it.\n',
    ]);
    await publishTorrent(service, '/mine/a/x.torrent', 'x of mine', own.headers);
    expect((await put('/mine/a/README.md', TEXT, own.headers)).status).toBe(201);
    const refused = await put('/other/README.md', TEXT, own.headers);
    expect([refused.status, await refused.text()]).toEqual([
      403,
      'error: Cannot change the README of "/other": only moderators, and tokens for that collection, may\n' +
        'hint: Use a token that is bound to the collection, or one with the role moderator.\n',
    ]);
    const free = await tokenOf(service, 'uploader', { name: 'free' });
    await publishTorrent(service, '/mine/x.torrent', 'mine', free.headers);
    expect((await put('/mine/README.md', TEXT, free.headers)).status).toBe(403);
    expect((await put('/mine/README.md', TEXT, {})).status).toBe(401);
    const { headers } = await tokenOf(service, 'moderator');
    expect((await put('/mine/README.md', TEXT, headers)).status).toBe(201);
  });

  it('may be written by no stranger where anybody may upload', async () => {
    const open = await startService({ uploads: 'open' });
    const statusOf = async (path: string, init: RequestInit) => (await open.request(path, init)).status;
    const form = { method: 'POST', body: new URLSearchParams({ text: TEXT, seen: '' }) };
    expect(await statusOf('/a/README.md', { method: 'PUT', body: TEXT })).toBe(401);
    expect(await statusOf('/a/README.md', { method: 'DELETE' })).toBe(401);
    expect(await statusOf('/a/README.md/edit', {})).toBe(401);
    expect(await statusOf('/a/README.md/edit', form)).toBe(401);
  });

  it.each([
    ['not UTF-8', Buffer.from([0x23, 0x20, 0xe4]), 422, 'it is not UTF-8 at byte 2'],
    ['empty', Buffer.from('\n'), 422, 'it is empty'],
    ['too large', Buffer.alloc(256 * 1024 + 1, 'a'), 413, 'Cannot accept more than 256 KiB'],
  ])('is refused when it is %s', async (_, body, status, message) => {
    const answer = await put('/refused/README.md', body);
    expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(message)]);
    expect((await service.request('/refused/README.md')).status).toBe(404);
  });

  it('is refused before its body is sent when it is too large, or the token is not for it', async () => {
    const { headers } = await tokenOf(service, 'uploader', { name: 'early' });
    const statusOf = (sent: Record<string, string>, length: number): Promise<number> =>
      new Promise((resolve, reject) => {
        const sending = httpRequest(new URL('/early/README.md', service.url), {
          method: 'PUT',
          headers: { ...sent, 'content-length': length, expect: '100-continue' },
        });
        sending.on('continue', () => reject(new Error('The body was asked for')));
        sending.on('response', (answer) => {
          resolve(answer.statusCode ?? 0);
          sending.destroy();
        });
        sending.on('error', () => {});
        sending.flushHeaders();
      });
    expect(await statusOf(service.authorization, 10 * 1024 * 1024)).toBe(413);
    expect(await statusOf(headers, 10)).toBe(403);
    expect(await statusOf({}, 10)).toBe(401);
  });

  it('is in the audit log with every change of it', async () => {
    await put('/audited/README.md', 'First');
    await put('/audited/README.md', 'Second');
    await service.request('/audited/README.md', { method: 'DELETE', headers: service.authorization });
    const answer = await service.request('/api/v1/audit?object=collection%20/audited', {
      headers: service.authorization,
    });
    const { items } = (await answer.json()) as {
      items: { action: string; before: unknown; after: unknown }[];
    };
    expect(items.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['readme.remove', { bytes: 6, sha256: expect.any(String) }, null],
      ['readme.write', { bytes: 5, sha256: expect.any(String) }, { bytes: 6, sha256: expect.any(String) }],
      ['readme.write', null, { bytes: 5, sha256: expect.any(String) }],
    ]);
  });

  it('is not written where no collection can be', async () => {
    for (const path of ['/admin/README.md', '/a/latest/README.md', '/a/%C2%AD/README.md'])
      expect([400, 404, 405, 409]).toContain((await put(path, TEXT)).status);
  });
});
