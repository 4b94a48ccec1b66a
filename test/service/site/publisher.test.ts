import { describe, expect, it } from 'vitest';
import { publishTorrent, readTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService } from '../../support/service.ts';
import { signIn } from '../../support/sign-in.ts';

const service = serviceForAll({ publishers: 'pages' });

const html = async (path: string) =>
  (await service.request(path, { headers: { accept: 'text/html' } })).text();

async function write(slug: string, body: object, headers: Readonly<Record<string, string>>) {
  return service.request(`/api/v1/publishers/${slug}`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('the page of a publisher', () => {
  it('lists the public torrents of its token, with feeds, and is named by them', async () => {
    const { headers } = await tokenOf(service, 'uploader');
    const { page } = await publishTorrent(service, '/pub/a.torrent', 'by publisher', headers);
    await publishTorrent(service, '/pub/b.torrent?state=unlisted', 'not listed', headers);
    await publishTorrent(service, '/pub/c.torrent', 'of another');
    expect((await write('pub-works', { name: 'The Publisher', about: '**Hello**' }, headers)).status).toBe(
      200,
    );
    const shown = await html('/torrents/by/pub-works');
    expect(shown).toContain('<strong>Hello</strong>');
    expect(shown).toContain('by publisher');
    expect(shown).not.toMatch(/not listed|of another/);
    expect(await html(page)).toMatch(/href="\/torrents\/by\/pub-works"[^>]*>\s*<bdi>The Publisher/);
    expect(await readTorrent(service, page)).toMatchObject({
      publisher: { name: 'The Publisher', url: `${service.url}torrents/by/pub-works`, verified: false },
    });
    const list = await service.request('/torrents/by/pub-works', {
      headers: { accept: 'application/json' },
    });
    const { items } = (await list.json()) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(['by publisher']);
    for (const format of ['atom', 'rss', 'json']) {
      const feed = await service.request(`/torrents/by/pub-works/feed.${format}`);
      const text = await feed.text();
      expect([feed.status, text.includes('by publisher'), text.includes('of another')]).toEqual([
        200,
        true,
        false,
      ]);
      const again = { headers: { 'if-none-match': feed.headers.get('etag') ?? '' } };
      expect((await service.request(`/torrents/by/pub-works/feed.${format}`, again)).status).toBe(304);
    }
  });

  it('leads from an earlier address to the current one', async () => {
    const { headers } = await tokenOf(service, 'uploader');
    await write('earlier', { name: 'Mover' }, headers);
    await write('later-on', { name: 'Mover' }, headers);
    const answer = await service.request('/torrents/by/earlier');
    expect([answer.status, answer.headers.get('location')]).toEqual([
      308,
      `${service.url}torrents/by/later-on`,
    ]);
    expect((await service.request('/torrents/by/nobody-here')).status).toBe(404);
  });

  it('refuses addresses and names that could mislead', async () => {
    const { headers } = await tokenOf(service, 'uploader');
    for (const slug of ['ab', 'a_b_c', 'a--b', '-abc', 'ÄÖÜ', 'admin', 'adm1n', 'o-fficial', 'x'.repeat(41)])
      expect((await write(slug, { name: 'Fine' }, headers)).status, slug).toBe(400);
    for (const name of ['', ' ', 'Dеbian', 'a\u202eb', 'x'.repeat(61)])
      expect((await write('fine-slug', { name }, headers)).status, name).toBe(400);
    expect((await write('fine-slug', { name: 'Ünïcode Ждун'.slice(0, 7) }, headers)).status).toBe(200);
  });

  it('refuses names that could pass for the operator', async () => {
    const { headers } = await tokenOf(service, 'uploader');
    const names = [
      'Torrentry',
      'Torrentry Admin',
      'T0rrentry',
      'tor rentry',
      'Admin',
      'ADM1N',
      'The-Administrator',
    ];
    const more = [
      'Moderators',
      'ModeratorTeam',
      'Ａｄｍｉｎ',
      'A.d.m.i.n',
      'Official Debian',
      'Οfficial',
      'Security',
      'Staff ✓',
    ];
    for (const name of [...names, ...more]) {
      const answer = await write('passes-for', { name }, headers);
      expect([answer.status, await answer.text()], name).toEqual([
        400,
        expect.stringMatching(/operator|scripts/),
      ]);
    }
    for (const slug of ['torrentry-news', 'debian-admin'])
      expect((await write(slug, { name: 'Fine' }, headers)).status, slug).toBe(400);
    for (const name of ['Admiral Radio', 'Debian Security Team', 'Unofficial', 'Torrent tries'])
      expect((await write('passes-for', { name }, headers)).status, name).toBe(200);
  });

  it('is marked by moderators of all collections, in words, and loses the mark with its name', async () => {
    const { headers } = await tokenOf(service, 'uploader');
    const { page } = await publishTorrent(service, '/marked/a.torrent', 'marked', headers);
    await write('marked', { name: 'Marked' }, headers);
    const mark = (method: string, who: Readonly<Record<string, string>>) =>
      service.request('/api/v1/publishers/marked/verified', { method, headers: who });
    expect((await mark('PUT', headers)).status).toBe(403);
    const bound = await tokenOf(service, 'moderator', { collection: 'marked/**' });
    expect((await mark('PUT', bound.headers)).status).toBe(403);
    const moderator = await tokenOf(service, 'moderator');
    expect((await mark('PUT', moderator.headers)).status).toBe(200);
    for (const path of [page, '/torrents/by/marked'])
      expect(await html(path)).toContain('verified publisher');
    await write('marked', { name: 'Renamed' }, headers);
    expect(await html('/torrents/by/marked')).not.toContain('verified publisher');
    const browser = await signIn(service, moderator.secret);
    expect(await (await browser.get('/admin/publishers')).text()).toContain('Renamed');
    expect((await browser.post('/admin/publishers/marked', { change: 'verify' })).status).toBe(303);
    expect(await html('/torrents/by/marked')).toContain('verified publisher');
  });

  it('is written and removed on the page of the account', async () => {
    const { secret } = await tokenOf(service, 'uploader');
    const browser = await signIn(service, secret);
    expect(await (await browser.get('/account')).text()).toContain('name="publisherName"');
    const typed = { publisherName: 'By form', slug: 'by-form', about: 'Kept text' };
    expect((await browser.post('/account/publisher', typed)).status).toBe(303);
    const refused = await browser.post('/account/publisher', { ...typed, slug: 'admin' });
    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Kept text')]);
    expect(await html('/torrents/by/by-form')).toContain('By form');
    expect((await browser.post('/account/publisher/remove', { slug: 'by-form' })).status).toBe(303);
    expect((await service.request('/torrents/by/by-form')).status).toBe(404);
  });

  it('is not there where the operator does not allow it', async () => {
    const closed = await startService();
    const answer = await closed.request('/api/v1/publishers/some-one', {
      method: 'PUT',
      headers: { ...closed.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Some one' }),
    });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('operator')]);
    expect((await closed.request('/torrents/by/some-one')).status).toBe(404);
  });
});
