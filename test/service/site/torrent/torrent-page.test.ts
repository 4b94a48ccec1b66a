import { describe, expect, it } from 'vitest';
import { v1 } from '../../../support/metainfo/make.ts';
import { editTorrent, publishBytes, publishTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { signIn } from '../../../support/sign-in.ts';
import { parsePage, type ParsedPage } from '../../../support/site/parse-page.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const HTML = { accept: 'text/html' };

async function pageOf(service: TestService, path: string, headers = HTML): Promise<ParsedPage> {
  return parsePage(await (await service.request(path, { headers })).text());
}

function linksIn(page: ParsedPage): string[] {
  return page.find('a').map(({ attributes }) => attributes['href'] ?? '');
}

function mainOf(page: ParsedPage): string {
  return page.find('main')[0]?.text ?? '';
}

/** The lines for a terminal, each run of spaces as one. */
function linesIn(page: ParsedPage): string[] {
  const lines = page.find('pre').map(({ text }) => text);
  return lines.filter((line) => /^(?:curl|echo|aria2c|transmission-remote|qbittorrent) /.test(line));
}

const service = serviceForAll();

describe('the page of a torrent', () => {
  it('shows what people wrote of it: title, description, category, tags and licence', async () => {
    const { page: path } = await publishTorrent(service, '/written/x.torrent', 'written');
    await editTorrent(service, path, {
      title: 'A title',
      description: '# About\n\n**bold** <b>not</b>',
      category: 'linux',
      tags: ['one', 'two & three'],
      licence: 'MIT',
    });
    const page = await pageOf(service, path);
    expect(page.find('h1').map(({ text }) => text)).toEqual(['A title']);
    expect(page.find('strong').map(({ text }) => text)).toEqual(['bold']);
    expect(page.find('h3')[0]?.text).toBe('About');
    expect(mainOf(page)).toContain('<b>not</b>');
    expect(linksIn(page)).toEqual(
      expect.arrayContaining(['/?category=linux', '/?tag=one', '/?tag=two%20%26%20three']),
    );
    expect(mainOf(page)).toContain('MIT');
  });

  it('tells programs what it is, in its head', async () => {
    const { page: path, infohashV1 } = await publishTorrent(service, '/programs/x.torrent', 'programs');
    const page = await pageOf(service, path);
    const [data] = page.find('script').filter(({ attributes }) => attributes['type'] !== 'module');
    expect(JSON.parse(data?.text ?? '')).toMatchObject({
      '@type': 'Dataset',
      url: new URL(path, service.url).href,
      identifier: [`urn:btih:${infohashV1}`],
    });
    const [url] = page.find('meta').filter(({ attributes }) => attributes['property'] === 'og:url');
    expect(url?.attributes['content']).toBe(new URL(path, service.url).href);
  });

  it('has a QR code of its magnet link, and lines for a terminal', async () => {
    const { page: path, sha256 } = await publishTorrent(service, '/code/x.torrent', 'code');
    const page = await pageOf(service, path);
    expect(page.find('svg').map(({ attributes }) => attributes['aria-label'])).toContain(
      'QR code of the magnet link',
    );
    expect(linesIn(page)).toEqual([
      `curl -fLO ${service.url}code/x.torrent`,
      `echo "${sha256} x.torrent" | sha256sum -c`,
      `aria2c ${service.url}code/x.torrent`,
      `transmission-remote -a ${service.url}code/x.torrent`,
      `qbittorrent ${service.url}code/x.torrent`,
    ]);
    // Both spaces, without which sha256sum reads no name.
    expect(await (await service.request(path, { headers: HTML })).text()).toContain(`${sha256}  x.torrent`);
  });

  it('names in its lines the address by infohash where its path is not plain', async () => {
    const names = ['/lines/中文.torrent', "/lines/it's $(x).torrent", `/lines/${'long'.repeat(30)}.torrent`];
    for (const [index, name] of names.entries()) {
      const { page: path, sha256 } = await publishTorrent(service, encodeURI(name), `lines ${index}`);
      const permalink = new URL(`${path}.torrent`, service.url).href;
      const lines = linesIn(await pageOf(service, path));
      expect(lines[0]).toBe(`curl -fLO ${permalink}`);
      expect(lines[1]).toBe(`echo "${sha256} ${permalink.split('/').at(-1)}" | sha256sum -c`);
    }
  });

  it('names in its lines the token that reading takes, and no program that can send none', async () => {
    const service = await startService({ read: 'token' });
    const { page: path, sha256 } = await publishTorrent(service);
    const page = await pageOf(service, path, { ...HTML, ...service.authorization });
    expect(linesIn(page)).toEqual([
      `curl -u :TOKEN -fLO ${service.url}a/x.torrent`,
      `echo "${sha256} x.torrent" | sha256sum -c`,
    ]);
    // A badge could not be shown elsewhere.
    expect(
      page
        .find('pre')
        .map(({ text }) => text)
        .join(' '),
    ).not.toContain('badge.svg');
  });

  it('tells moderators alone who published it', async () => {
    const uploader = await tokenOf(service, 'uploader', { name: 'Grace Hopper' });
    const { page: path } = await publishTorrent(
      service,
      '/publisher/x.torrent',
      'publisher',
      uploader.headers,
    );
    const moderator = await tokenOf(service, 'moderator');
    const elsewhere = await tokenOf(service, 'moderator', { collection: 'b' });
    expect(mainOf(await pageOf(service, path, { ...HTML, ...moderator.headers }))).toContain('Grace Hopper');
    for (const headers of [HTML, { ...HTML, ...elsewhere.headers }]) {
      expect(mainOf(await pageOf(service, path, headers))).not.toContain('Grace Hopper');
    }
  });

  it('shows all readers who published it where the operator wants that', async () => {
    const service = await startService({ publishers: 'shown', uploads: 'open' });
    const uploader = await tokenOf(service, 'uploader', { name: 'Grace <b>Hopper' });
    const own = await publishTorrent(service, '/a/x.torrent', 'x', uploader.headers);
    expect(mainOf(await pageOf(service, own.page))).toContain('Grace <b>Hopper');
    const anonymous = await publishTorrent(service, '/a/y.torrent', 'y', {});
    expect(mainOf(await pageOf(service, anonymous.page))).not.toContain('Grace');
  });

  it('leads to what its publisher had at its path before, and to nothing that others had there', async () => {
    const [one, other] = [await tokenOf(service, 'uploader'), await tokenOf(service, 'uploader')];
    const stranger = await publishTorrent(service, '/before/x.torrent', 'prepared', other.headers);
    await publishTorrent(service, '/before/x.torrent', 'prepared too', other.headers);
    await service.request('/before/x.torrent', { method: 'DELETE', headers: other.headers });
    const first = await publishTorrent(service, '/before/x.torrent', 'first', one.headers);
    const second = await publishTorrent(service, '/before/x.torrent', 'second', one.headers);
    const third = await publishTorrent(service, '/before/x.torrent', 'third', one.headers);
    const links = linksIn(await pageOf(service, third.page));
    expect(links.filter((link) => link === first.page || link === second.page)).toEqual([
      second.page,
      first.page,
    ]);
    expect(links).not.toContain(stranger.page);
    const older = linksIn(await pageOf(service, second.page));
    expect(older).toEqual(expect.arrayContaining([first.page, third.page]));
  });

  it('leads strangers to no version that is in no list, or was in none until it was replaced', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const publish = async (name: string, state: string) =>
      (await publishTorrent(service, `/secret-versions/x.torrent?state=${state}`, name, uploader.headers))
        .page;
    const draft = await publish('a draft', 'unlisted');
    const first = await publish('the first', 'public');
    const shownTo = async (path: string, headers: Record<string, string>) => {
      const html = await pageOf(service, path, { ...HTML, ...headers });
      const text = await (
        await service.request(path, { headers: { accept: 'text/plain', ...headers } })
      ).text();
      return [...linksIn(html), mainOf(html), text].join('\n');
    };
    expect(await shownTo(first, {})).not.toMatch(`${draft}|a draft`);
    expect(await shownTo(first, uploader.headers)).toContain(draft);
    const second = await publish('the second', 'unlisted');
    for (const path of [first, draft]) {
      expect(await shownTo(path, {})).not.toMatch(`${second}|the second`);
      expect(await shownTo(path, uploader.headers)).toContain(second);
    }
    // Who was given the address of what is in no list still finds what was public before.
    expect(await shownTo(second, {})).toContain(first);
    expect(await shownTo(second, {})).not.toMatch(`${draft}|a draft`);
  });

  it('switches between its versions by what tells their names apart', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const names = ['app-1.0.iso', 'app-1.1.iso', 'app-1.2.iso', 'app-1.3.iso', 'app-1.4.iso', 'app-1.5.iso'];
    const pages: string[] = [];
    for (const name of names) {
      pages.push((await publishTorrent(service, '/switch/x.torrent', name, uploader.headers)).page);
    }
    const switchOf = async (path: string) => {
      const html = await (await service.request(path, { headers: HTML })).text();
      const [, nav = ''] = /<nav class="switch"[^>]*>([^]*?)<\/nav>/.exec(html) ?? [];
      const links = parsePage(`<!doctype html><title>x</title>${nav}`).find('a');
      const labels = links.map(({ text }) => text.replace(/ \d{4}-.*/, ''));
      const current = links.filter(({ attributes }) => attributes['aria-current'] === 'page');
      return [labels, current.map(({ attributes }) => attributes['href'])];
    };
    const newest = ['1.5 newest', '1.4', '1.3', '1.2', 'All versions'];
    expect(await switchOf(pages[5] ?? '')).toEqual([newest, [pages[5]]]);
    expect(await switchOf(pages[2] ?? '')).toEqual([
      ['1.5 newest', '1.3', '1.2', '1.1', 'All versions'],
      [pages[2]],
    ]);
    expect(await switchOf(pages[0] ?? '')).toEqual([
      ['1.5 newest', '1.2', '1.1', '1.0', 'All versions'],
      [pages[0]],
    ]);
    // Strangers do not see what is newer, and so nothing is called newest.
    await editTorrent(service, pages[5] ?? '', { state: 'hidden' });
    expect(await switchOf(pages[4] ?? '')).toEqual([
      ['1.4', '1.3', '1.2', '1.1', 'All versions'],
      [pages[4]],
    ]);
  });

  it('is led back to by each form about it', async () => {
    const { page: path } = await publishTorrent(service, '/forms/x.torrent', 'forms');
    for (const form of ['edit', 'replace', 'delete', 'report']) {
      const page = await pageOf(service, `${path}/${form}`, { ...HTML, ...service.authorization });
      expect(linksIn(page), form).toContain(path);
    }
  });

  it('offers to change it only to those who may', async () => {
    const [one, other] = [await tokenOf(service, 'uploader'), await tokenOf(service, 'uploader')];
    const { page: path } = await publishTorrent(service, '/offered/x.torrent', 'offered', one.headers);
    const offered = async (headers: Record<string, string>) =>
      linksIn(await pageOf(service, path, { ...HTML, ...headers })).filter((link) =>
        link.startsWith(`${path}/`),
      );
    const report = `${path}/report`;
    const forAll = [`${path}/badge.svg`, `${path}/cite.bib`, report];
    expect(await offered({})).toEqual(forAll);
    expect(await offered(other.headers)).toEqual(forAll);
    const all = [`${path}/edit`, `${path}/replace`, `${path}/delete`, ...forAll];
    expect(await offered(one.headers)).toEqual(all);
    expect(await offered((await tokenOf(service, 'moderator')).headers)).toEqual(all);
  });
});

describe('the page of a torrent with a passkey in the address of its tracker', () => {
  const PASSKEY = '0123456789abcdef0123456789abcdef';
  const announce = `https://tracker.example/${PASSKEY}/announce`;

  it('masks it for readers and shows it to those who may change the torrent; the file keeps it', async () => {
    const body = makeTorrent({ name: 'passkey', announce });
    const uploader = await tokenOf(service, 'uploader');
    const { page: path } = await publishBytes(service, '/secret/x.torrent', body, uploader.headers);
    const read = async (headers: Record<string, string>) =>
      (await service.request(path, { headers: { ...HTML, ...headers } })).text();
    const other = await tokenOf(service, 'uploader');
    for (const headers of [{}, other.headers]) {
      const page = await read(headers);
      expect(page).not.toContain(PASSKEY);
      expect(page).toContain('https://tracker.example/•••/announce');
      expect(page).toContain('Where you see •••, a passkey is hidden');
    }
    const own = await read(uploader.headers);
    expect(own).toContain(announce);
    expect(own).toContain(encodeURIComponent(announce));
    const file = await service.request('/secret/x.torrent');
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(body);
  });

  it('is warned of before it is published, and in the answer to the upload', async () => {
    const body = makeTorrent({ name: 'warned', announce });
    const headers = { ...service.authorization, accept: 'application/json' };
    const check = await service.request('/api/v1/torrents/check', { method: 'POST', body, headers });
    const warning = {
      rule: 'trackers.passkey',
      severity: 'warning',
      message: 'announce is "https://tracker.example/•••/announce", which seems to contain a passkey',
    };
    expect(await check.json()).toMatchObject({ verdict: 'accept', findings: [warning] });
    const upload = await service.request('/warned/x.torrent', { method: 'PUT', body, headers });
    expect(await upload.json()).toMatchObject({ warnings: [warning] });
  });
});

describe('the page of a private torrent', () => {
  it('offers the file first, and the magnet link and its QR code only behind a line that says why', async () => {
    const body = v1({ private: 1, name: 'private' }, { announce: 'https://tracker.example/announce' });
    const { page: path } = await publishBytes(service, '/private/x.torrent', new Uint8Array(body));
    const page = await (await service.request(path, { headers: HTML })).text();
    const [, card = ''] = /<section class="torrent-card"[^>]*>([^]*?)<\/section>/.exec(page) ?? [];
    const open = card.replaceAll(/<details>[^]*?<\/details>/g, '');
    expect(open).toContain('data-download');
    expect(open).not.toContain('magnet:');
    expect(open).not.toContain('<svg');
    expect(card).toContain('This torrent is private, so use the .torrent file.');
    expect(card).toContain('magnet:');
  });
});

describe('the page of a torrent that not everybody sees', () => {
  it('says so to its publisher with the reason, and is not there for others', async () => {
    const uploader = await tokenOf(service, 'uploader');
    const { page: path } = await publishTorrent(service, '/hidden/x.torrent', 'hidden', uploader.headers);
    await editTorrent(service, path, { state: 'hidden', stateReason: 'under suspicion' });
    const page = await pageOf(service, path, { ...HTML, ...uploader.headers });
    expect(mainOf(page)).toContain('A moderator hid this torrent.');
    expect(mainOf(page)).toContain('under suspicion');
    expect(page.find('meta').map(({ attributes }) => attributes['content'])).toContain('noindex');
    expect(linksIn(page)).not.toContain(`${path}/edit`);
    expect((await service.request(path, { headers: HTML })).status).toBe(404);
  });

  it('lets a moderator bring it into the lists with one button', async () => {
    const service = await startService({ review: 'on' });
    const uploader = await tokenOf(service, 'uploader');
    const { page: path } = await publishTorrent(service, '/a/x.torrent', 'x', uploader.headers);
    const moderator = await signIn(service);
    const page = parsePage(await (await moderator.get(path)).text());
    expect(mainOf(page)).toContain('This torrent is pending review.');
    const [form] = page.find('form').filter(({ attributes }) => attributes['action'] === `${path}/edit`);
    expect(form?.text).toBe('Publish');
    const seen = page.find('input').find(({ attributes }) => attributes['name'] === 'seen');
    const answer = await moderator.post(`${path}/edit`, {
      state: 'public',
      seen: seen?.attributes['value'] ?? '',
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, path]);
    expect((await service.request('/a/x.torrent')).status).toBe(200);
  });
});

describe('the page of what was uploaded without a token and is pending review', () => {
  it('is seen by the key alone, is in no cache, and leads to the page that others see in the end', async () => {
    const service = await startService({ uploads: 'open', review: 'on' });
    const init = { method: 'PUT', body: makeTorrent({ name: 'waits' }) };
    const [, status = '', deletion = ''] = (await (await service.request('/a/x.torrent', init)).text()).split(
      '\n',
    );
    expect(deletion).toBe(status.replace('?key=', '/delete?key='));
    const { pathname: path, search } = new URL(status);
    const shown = await service.request(path + search, { headers: HTML });
    expect(shown.status).toBe(200);
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    expect(shown.headers.get('x-robots-tag')).toBe('noindex');
    const page = parsePage(await shown.text());
    expect(mainOf(page)).toContain('waits');
    expect(mainOf(page)).toContain('This torrent is pending review.');
    expect(linksIn(page)).toContain(`${path}/delete${search}`);
    const lines = await service.request(path + search, { headers: { accept: 'text/plain' } });
    expect(await lines.text()).toContain('pending');
    for (const query of ['', '?key=', '?key=wrong']) {
      expect((await service.request(path + query, { headers: HTML })).status, query).toBe(404);
    }
    await editTorrent(service, path, { state: 'public' });
    const after = await service.request(path + search, { headers: HTML });
    expect([after.status, after.headers.get('location')]).toEqual([303, path]);
    await service.request(deletion, { method: 'DELETE' });
    const removed = await service.request(path + search, { headers: HTML });
    expect(removed.status).toBe(410);
    const forms = parsePage(await removed.text()).find('form');
    expect(forms.map(({ attributes }) => attributes['action'])).toContain(`${path}/restore`);
  });
});

describe('the page of a torrent that was removed', () => {
  it('says why to everybody, and has the way to undo it for those who may', async () => {
    const { page: path } = await publishTorrent(service, '/removed/x.torrent', 'removed');
    await service.request(`/api/v1${path}?reason=court%20order&status=451`, {
      method: 'DELETE',
      headers: service.authorization,
    });
    const answer = await service.request(path, { headers: HTML });
    expect(answer.status).toBe(451);
    const page = parsePage(await answer.text());
    expect(mainOf(page)).toContain('court order');
    expect(page.find('form').map(({ attributes }) => attributes['action'])).not.toContain(`${path}/restore`);
    const moderator = await signIn(service);
    const own = await moderator.get(path);
    expect([own.status, own.headers.get('cache-control')]).toEqual([451, 'private, no-store']);
    const ownPage = parsePage(await own.text());
    expect(mainOf(ownPage)).toContain('court order');
    expect(ownPage.find('form').map(({ attributes }) => attributes['action'])).toContain(`${path}/restore`);
    expect((await moderator.post(`${path}/restore`)).headers.get('location')).toBe(path);
    expect((await service.request(path, { headers: HTML })).status).toBe(200);
  });
});
