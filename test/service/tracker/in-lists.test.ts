import { describe, expect, it } from 'vitest';
import { publishTorrent } from '../../support/published.ts';
import { openService, serviceForAll, type TestService } from '../../support/service.ts';
import { parsePage } from '../../support/site/parse-page.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { announceTo } from '../../support/tracker-client.ts';

const service = serviceForAll({ tracker: 'catalogue', trackerUdpPort: 0 });

/** The trackers of each magnet link in a document, whatever its format. */
function trackersIn(text: string): readonly (readonly string[])[] {
  const links = text.match(/magnet:\?(?:[\w=:%.~-]|&(?:amp;)*)+/g) ?? [];
  return links.map((link) => new URL(link.replaceAll(/&(?:amp;)+/g, '&')).searchParams.getAll('tr'));
}

describe('the magnet links of lists, feeds and Torznab', () => {
  const read = async (path: string, accept = '*/*'): Promise<string> => {
    const answer = await service.request(path, { headers: { ...service.authorization, accept } });
    expect(answer.status, path).toBe(200);
    return answer.text();
  };

  it('lead to the tracker of this site, over HTTP and UDP', async () => {
    await publishTorrent(service, '/open/one.torrent', 'one');
    const own = [`${service.url}announce`, `udp://127.0.0.1:${service.app.trackerUdpPort}/announce`];
    for (const path of [
      '/open/',
      '/open/feed.json',
      '/open/feed.atom',
      '/open/feed.rss',
      '/torznab/api?t=search&q=one',
    ]) {
      const trackers = trackersIn(await read(path, path === '/open/' ? 'text/html' : '*/*'));
      expect(trackers.length, path).toBeGreaterThan(0);
      for (const each of trackers) expect(each, path).toEqual(own);
    }
  });

  it('have no tracker where a client needs a passkey', async () => {
    await publishTorrent(service, '/closed/one.torrent', 'closed one');
    const closed = await service.request('/api/v1/collections/closed', {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: '{"read":"token"}',
    });
    expect(closed.status).toBe(200);
    for (const path of ['/closed/', '/closed/feed.json']) {
      const trackers = trackersIn(await read(path, path === '/closed/' ? 'text/html' : '*/*'));
      expect(trackers.length, path).toBeGreaterThan(0);
      expect(trackers.flat(), path).toEqual([]);
    }
  });
});

describe('a list', () => {
  it('shows seeders, leechers and completed downloads once one of its torrents had peers', async () => {
    const settings = { tracker: 'catalogue', data: temporaryFolder() } as const;
    const columns = async (from: TestService): Promise<readonly (string | undefined)[]> => {
      const page = parsePage(
        await (await from.request('/?sort=seeders', { headers: { accept: 'text/html' } })).text(),
      );
      return page
        .find('td')
        .filter(({ attributes }) => /seeders|leechers|completed/.test(attributes['class'] ?? ''))
        .map(({ text }) => text);
    };
    let own = await openService(settings);
    const { infohashV1 } = await publishTorrent(own, '/a/shared.torrent', 'shared');
    await publishTorrent(own, '/a/other.torrent', 'other');
    expect(await columns(own)).toEqual([]);
    await announceTo(own, infohashV1, { peer: 1, more: '&event=started' });
    await announceTo(own, infohashV1, { peer: 1, more: '&left=0&event=completed' });
    for (const peer of [2, 3]) await announceTo(own, infohashV1, { peer });
    await own.close();
    own = await openService(settings);
    expect(await columns(own)).toEqual(['1', '2', '1', '0', '0', '0']);
    await own.close();
  });
});

describe('a feed', () => {
  it('changes with the counts when it is sorted or chosen by them, and says so to readers', async () => {
    const settings = { tracker: 'catalogue', data: temporaryFolder() } as const;
    const BY_COUNTS = ['/feed.rss?sort=seeders', '/feed.rss?seedersMin=1'];
    let minutes = 0;
    const now = (): Date => new Date(Date.now() + minutes * 60_000);
    let own = await openService(settings, now);
    const hashes: string[] = [];
    for (const name of ['one', 'two'])
      hashes.push((await publishTorrent(own, `/a/${name}.torrent`, name)).infohashV1);
    const ask = async (path: string, etag = '') => {
      const answer = await own.request(path, { headers: { 'if-none-match': etag } });
      const text = await answer.text();
      return {
        status: answer.status,
        etag: answer.headers.get('etag') ?? '',
        titles: [...text.matchAll(/<item>\s*<title>(\w+)/g)].map(([, title]) => title),
        built: /<lastBuildDate>[^<]*/.exec(text)?.[0],
      };
    };
    const before = new Map(
      await Promise.all(['/feed.rss', ...BY_COUNTS].map(async (path) => [path, await ask(path)] as const)),
    );
    for (const [path, { etag }] of before) expect((await ask(path, etag)).status, path).toBe(304);
    await announceTo(own, hashes[0] ?? '', { more: '&left=0' });
    minutes = 1;
    await own.close();
    own = await openService(settings, now);
    for (const path of BY_COUNTS) {
      const after = await ask(path, before.get(path)?.etag);
      expect(after.status, path).toBe(200);
      expect(after.titles[0]).toBe('one');
      expect(after.built).not.toBe(before.get(path)?.built);
      expect((await ask(path, after.etag)).status).toBe(304);
    }
    expect((await ask('/feed.rss', before.get('/feed.rss')?.etag)).status).toBe(304);
    await own.close();
  });
});
