import { createHash } from 'node:crypto';
import bencode from 'bencode';
import { describe, expect, it } from 'vitest';
import { checkTorrent } from '../../../../src/catalogue/check.ts';
import { parseMagnet } from '../../../../src/metainfo/magnet.ts';
import type { Metainfo } from '../../../../src/metainfo/metainfo.ts';
import { realTorrents } from '../../../support/corpus.ts';
import { publishBytes, publishTorrent, valueIn } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const OFFERED = 'udp://offered.example:6969/announce';
const SECOND = 'https://second.example/announce';
const SEED = 'https://mirror.example/files/';
const OWN = 'udp://own.example:1337/announce';
const SOURCES = { trackers: [[OFFERED], [SECOND]], webSeeds: [SEED] };

const service = serviceForAll({ limitUploads: 'off', siteSources: SOURCES, downloads: 'sources' });

async function bytesOf(path: string, of: TestService = service): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await of.request(path);
  expect(answer.status, path).toBe(200);
  return new Uint8Array(await answer.arrayBuffer());
}

function metainfoIn(bytes: Uint8Array): Metainfo {
  const report = checkTorrent(bytes);
  if (report.verdict === 'refuse') throw new Error('The download is refused');
  return report.metainfo;
}

async function magnetAt(page: string, of: TestService = service) {
  return parseMagnet(await (await of.request(`${page}/magnet`)).text());
}

const edit = (path: string, sources: unknown, of: TestService = service) =>
  of.request(`/api/v1/collections/${path}`, {
    method: 'PATCH',
    headers: { ...of.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ sources }),
  });

const htmlOf = async (path: string, of: TestService = service): Promise<string> =>
  (await of.request(path, { headers: { accept: 'text/html' } })).text();

describe('a download with the sources of the site', () => {
  it('has them after those of the file, around the same content, while the plain download has the exact bytes', async () => {
    for (const { bytes, infohashV1, infohashV2 } of realTorrents()) {
      const { page } = await publishBytes(service, '/real/x.torrent', new Uint8Array(bytes));
      const before = metainfoIn(bytes);
      const changed = await bytesOf('/real/x.torrent?sources=site');
      const report = checkTorrent(changed);
      if (report.verdict === 'refuse') throw new Error('The download is refused');
      expect(report.facts.infohashV1 ?? null).toBe(infohashV1);
      expect(report.facts.infohashV2 ?? null).toBe(infohashV2);
      const isPrivate = before.private;
      expect(report.metainfo).toMatchObject({
        trackers: isPrivate ? before.trackers : [...before.trackers, [OFFERED], [SECOND]],
        webSeeds: isPrivate ? before.webSeeds : [...before.webSeeds, SEED],
        comment: before.comment,
      });
      expect(Buffer.from(await bytesOf('/real/x.torrent')).equals(bytes)).toBe(true);
      expect(Buffer.from(await bytesOf(`${page}.torrent`)).equals(bytes)).toBe(true);
    }
  });

  it('is the same for everybody, in parts, with a tag and a digest of its own, and 304 for those who have it', async () => {
    await publishTorrent(service, '/parts/a.torrent', 'a in parts');
    const path = '/parts/a.torrent?sources=site';
    const whole = await bytesOf(path);
    const answer = await service.request(path);
    const tag = answer.headers.get('etag') ?? '';
    const digest = createHash('sha256').update(whole).digest('base64');
    expect(answer.headers.get('repr-digest')).toBe(`sha-256=:${digest}:`);
    expect(answer.headers.get('content-length')).toBe(String(whole.byteLength));
    expect(tag).not.toBe((await service.request('/parts/a.torrent')).headers.get('etag'));
    expect((await service.request(path, { headers: { 'if-none-match': tag } })).status).toBe(304);
    const part = await service.request(path, { headers: { range: 'bytes=10-19', 'if-range': tag } });
    expect([part.status, new Uint8Array(await part.arrayBuffer())]).toEqual([206, whole.slice(10, 20)]);
    const signedIn = await service.request(path, { headers: service.authorization });
    expect(new Uint8Array(await signedIn.arrayBuffer())).toEqual(whole);
  });

  it('writes no address twice, and is the exact file where nothing is added', async () => {
    const sent = makeTorrent({ name: 'has one', announce: SECOND });
    await publishBytes(service, '/twice/a.torrent', sent);
    expect(metainfoIn(await bytesOf('/twice/a.torrent?sources=site')).trackers).toEqual([
      [SECOND],
      [OFFERED],
    ]);
    expect((await edit('twice', { trackers: [[SECOND]] })).status).toBe(200);
    expect(await bytesOf('/twice/a.torrent?sources=site')).toEqual(sent);
  });

  it('is not made together with other changes, and of no other sources', async () => {
    await publishTorrent(service, '/both/a.torrent', 'a of both');
    const both = await service.request('/both/a.torrent?sources=site&comment=x', {
      headers: service.authorization,
    });
    expect(both.status).toBe(400);
    expect(await both.text()).toContain('Leave ?sources=site out');
    expect((await service.request('/both/a.torrent?sources=other')).status).toBe(400);
  });

  it('follows a change of the settings at once, also when its answer was kept to be sent again', async () => {
    await publishTorrent(service, '/kept/a.torrent', 'a that is kept');
    const path = '/kept/a.torrent?sources=site';
    for (let count = 0; count < 4; count++) await bytesOf(path);
    await edit('kept', { trackers: [[OWN]] });
    expect(metainfoIn(await bytesOf(path)).trackers).toEqual([[OWN]]);
  });
});

describe('the sources of a collection', () => {
  it('count for what is below it too, in magnet links, lists and feeds, and null takes those above again', async () => {
    const { page } = await publishTorrent(service, '/own/13/a.torrent', 'a of own');
    expect(await magnetAt(page)).toMatchObject({ trackers: [[OFFERED], [SECOND]], webSeeds: [SEED] });
    const feed = await service.request('/own/feed.atom');
    const tag = feed.headers.get('etag') ?? '';
    expect(await feed.text()).toContain(encodeURIComponent(OFFERED));

    const answer = await edit('own', { trackers: [[OWN]] });
    expect(await answer.json()).toMatchObject({ settings: { sources: { trackers: [[OWN]], webSeeds: [] } } });
    expect(await magnetAt(page)).toMatchObject({ trackers: [[OWN]], webSeeds: [] });
    const again = await service.request('/own/feed.atom', { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(200);
    for (const text of [
      await again.text(),
      await htmlOf('/own/13/'),
      await (await service.request('/torznab/api?t=search&q=a+of+own')).text(),
    ]) {
      expect(text).toContain(encodeURIComponent(OWN));
      expect(text).not.toContain(encodeURIComponent(OFFERED));
    }
    await edit('own', null);
    expect((await magnetAt(page))?.trackers).toEqual([[OFFERED], [SECOND]]);
  });

  it('move with it', async () => {
    const { page } = await publishTorrent(service, '/from/a.torrent', 'a that moves');
    await edit('from', { trackers: [[OWN]] });
    const move = await service.request('/api/v1/collections/from', {
      method: 'PATCH',
      headers: { ...service.authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ path: 'to' }),
    });
    expect(move.status).toBe(200);
    expect((await magnetAt(page))?.trackers).toEqual([[OWN]]);
  });

  it('are refused with what is wrong and how to mend it', async () => {
    const answer = await edit('wrong', { trackers: [['tracker.example']] });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [{ path: 'sources', hint: expect.stringContaining('Write one as in udp://') }],
    });
  });

  it('are set on the page of its settings, which shows those that count while there are none', async () => {
    const path = '/admin/collections/paged';
    const get = () => service.request(path, { headers: { ...service.authorization, accept: 'text/html' } });
    const html = await (await get()).text();
    expect(html).toContain(`tracker ${OFFERED}; tracker ${SECOND}; web-seed ${SEED}`);
    const sources = `tracker ${OWN}\r\nweb-seed ${SEED}`;
    const form = new URLSearchParams({
      read: 'open',
      order: 'published',
      seen: valueIn(html, 'seen'),
      sources,
    });
    const sent = await service.request(path, {
      method: 'POST',
      redirect: 'manual',
      headers: service.authorization,
      body: form,
    });
    expect(sent.status).toBe(303);
    expect(await (await get()).text()).toContain(`tracker ${OWN}\nweb-seed ${SEED}</textarea>`);
  });
});

describe('the pages', () => {
  it('lead to the file with the sources and to the original one, and say which is which', async () => {
    const { page } = await publishTorrent(service, '/said/a.torrent', 'a that is said');
    const html = await htmlOf(page);
    expect(html).toMatch(/<a class="button" href="[^"]*a\.torrent\?sources=site" data-download>/);
    expect(html).toMatch(
      /This file has trackers and web seeds of this site too\. The <a href="[^"?]*a\.torrent">/,
    );
    expect(html).toContain(OFFERED);
    expect(await htmlOf('/said/')).toMatch(/href="[^"]*a\.torrent\?sources=site" data-download/);
    // What programs read has the exact bytes.
    const json = (await (await service.request(`/api/v1${page}`)).json()) as { links: { download: string } };
    expect(json.links.download).toMatch(/a\.torrent$/);
  });

  it('lead to the original file alone where the operator wants that, and say that the magnet link has more', async () => {
    const other = await startService({ siteSources: SOURCES });
    const { page } = await publishTorrent(other, '/plain/a.torrent', 'a that is plain');
    const html = await htmlOf(page, other);
    expect(html).toMatch(/<a class="button" href="[^"?]*a\.torrent" data-download>/);
    expect(html).toContain('This file is exactly as it was uploaded. The magnet link has');
    expect(await htmlOf('/plain/', other)).not.toContain('sources=site');
  });

  it('say nothing of it where nothing is offered', async () => {
    const other = await startService({ downloads: 'sources' });
    const { page } = await publishTorrent(other, '/bare/a.torrent', 'a that is bare');
    const html = await htmlOf(page, other);
    for (const text of ['sources=site', 'of this site', 'as it was uploaded'])
      expect(html).not.toContain(text);
  });

  it('offer the tracker of the site with them, which comes first in a magnet link and after the file in a download', async () => {
    const other = await startService({ siteSources: SOURCES, tracker: 'catalogue' });
    const announce = 'http://file.example/announce';
    const { page } = await publishBytes(other, '/all/a.torrent', makeTorrent({ name: 'all', announce }));
    const own = `${other.url}announce`;
    expect((await magnetAt(page, other))?.trackers?.flat()).toEqual([own, announce, OFFERED, SECOND]);
    expect(metainfoIn(await bytesOf('/all/a.torrent?sources=site', other)).trackers).toEqual([
      [announce],
      [own],
      [OFFERED],
      [SECOND],
    ]);
  });
});

describe('a private torrent', () => {
  it('gets nothing of it, as it may have one tracker alone', async () => {
    const { info } = bencode.decode(makeTorrent({ name: 'secret' })) as { readonly info: object };
    const secret = new Uint8Array(bencode.encode({ info: { ...info, private: 1 } }));
    const { page } = await publishBytes(service, '/secret/p.torrent', secret);
    expect(await bytesOf('/secret/p.torrent?sources=site')).toEqual(secret);
    const text = `${await htmlOf(page)}${await (await service.request(`${page}/magnet`)).text()}`;
    for (const address of [OFFERED, encodeURIComponent(OFFERED), 'sources=site'])
      expect(text).not.toContain(address);
  });
});
