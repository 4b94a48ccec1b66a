import { describe, expect, it } from 'vitest';
import { check, v1 } from '../../../support/metainfo/make.ts';
import { realTorrents } from '../../../support/corpus.ts';
import { editTorrent, publishTorrent, tokenOf } from '../../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

async function publishHybrid(service: TestService): Promise<{ v1: string; v2: string; bytes: Buffer }> {
  const sample = realTorrents().find(
    ({ infohashV1, infohashV2 }) => infohashV1 !== null && infohashV2 !== null,
  );
  if (sample === undefined) throw new Error('There is no hybrid torrent in the corpus');
  await service.request('/a/hybrid.torrent', {
    method: 'PUT',
    body: sample.bytes,
    headers: service.authorization,
  });
  return { v1: sample.infohashV1 ?? '', v2: sample.infohashV2 ?? '', bytes: sample.bytes };
}

const service = serviceForAll();

describe('/torrents/{infohash}', () => {
  it('answers directly to both infohashes of a hybrid, and names the v1 one as canonical', async () => {
    const { v1, v2 } = await publishHybrid(service);
    for (const infohash of [v1, v2]) {
      const page = await service.request(`/torrents/${infohash}`, {
        headers: { accept: 'application/json' },
      });
      expect(page.status).toBe(200);
      expect(page.headers.get('link')).toBe(`<${service.url}torrents/${v1}>; rel="canonical"`);
      expect(await page.json()).toMatchObject({ infohashV1: v1, infohashV2: v2, version: 'hybrid' });
    }
  });

  it('redirects other spellings to the lower-case one, with the query', async () => {
    const { v1, v2 } = await publishHybrid(service);
    const base32 = toBase32(Buffer.from(v1, 'hex'));
    for (const [spelled, canonical] of [
      [v1.toUpperCase(), v1],
      [v2.toUpperCase(), v2],
      [base32, v1],
      [base32.toLowerCase(), v1],
    ]) {
      for (const rest of ['', '.torrent', '/magnet', '/badge.svg', '/cite.bib']) {
        for (const query of ['', '?tracker=udp%3A%2F%2Ft.example']) {
          const answer = await service.request(`/torrents/${spelled}${rest}${query}`);
          expect(answer.status).toBe(301);
          expect(answer.headers.get('location')).toBe(`${service.url}torrents/${canonical}${rest}${query}`);
        }
      }
    }
  });

  it('has a badge for pages elsewhere, which a cache may keep while everybody may see it', async () => {
    const { page } = await publishTorrent(service, '/badge/x.torrent', 'badge');
    const shown = await service.request(`${page}/badge.svg`);
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=300',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(await shown.text()).toContain('>1000\u00a0B</text>');
    const byPath = await service.request('/badge/x.torrent/badge.svg');
    // Something else may have the path at once.
    expect(byPath.headers.get('cache-control')).toBe('no-cache');
    expect(await byPath.text()).toContain('>1000\u00a0B</text>');
    await editTorrent(service, page, { state: 'hidden' });
    expect((await service.request('/badge/x.torrent/badge.svg')).status).toBe(404);
    expect((await service.request(`${page}/badge.svg`)).status).toBe(404);
    expect((await service.request(`${page}/cite.bib`)).status).toBe(404);
    const seen = await service.request(`${page}/badge.svg`, { headers: service.authorization });
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
  });

  it('says how to cite it', async () => {
    const { page, infohashV1 } = await publishTorrent(service, '/cited/x.torrent', 'cited');
    await editTorrent(service, page, { title: 'A data set', tags: ['doi:10.5281/zenodo.1234567'] });
    const answer = await service.request(`${page}/cite.bib`);
    expect(answer.headers.get('content-type')).toBe('application/x-bibtex; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('title        = {{A data set}},');
    expect(text).toContain('doi          = {10.5281/zenodo.1234567},');
    expect(text).toContain(`infohash ${infohashV1}`);
    const shown = await service.request(page, { headers: { accept: 'text/html' } });
    expect(await shown.text()).toContain('title        = {{A data set}},');
  });

  it('says on the page how many addresses the magnet link leaves out, and shows what cannot be seen in them', async () => {
    const good = Array.from({ length: 60 }, (_, index) => [`udp://t.example/${index >> 1}`]);
    const bad = [['udp://tra\u200bcker.example', 'http://a.example/,http://b.example/']];
    const bytes = v1({ name: 'left out' }, { 'announce-list': [...bad, ...good] });
    const { infohashV1 = '' } = check(bytes).metainfo ?? {};
    await service.request('/left-out/x.torrent', {
      method: 'PUT',
      body: bytes,
      headers: service.authorization,
    });
    const link = await (await service.request(`/torrents/${infohashV1}/magnet`)).text();
    const trackers = new URL(link).searchParams.getAll('tr');
    expect(trackers).toEqual(good.filter((_, index) => index % 2 === 0).flat());
    const page = await service.request(`/torrents/${infohashV1}`, { headers: { accept: 'text/html' } });
    const html = await page.text();
    expect(html).toContain('The magnet link leaves out 2\u00a0addresses');
    expect(html).toContain('udp://tra\\u{200b}cker.example');
    expect(html).not.toContain('\u200b');
  });

  it('keeps and serves bytes after the end, and leaves them out of a download that is rewritten', async () => {
    const bytes = new Uint8Array(Buffer.concat([v1({ name: 'after' }), Buffer.from('131')]));
    const { infohashV1 = '' } = check(bytes).metainfo ?? {};
    await service.request('/after/x.torrent', { method: 'PUT', body: bytes, headers: service.authorization });
    const whole = await service.request(`/torrents/${infohashV1}.torrent`);
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(Buffer.from(bytes));
    const rewritten = await service.request(`/torrents/${infohashV1}.torrent?comment=new`, {
      headers: service.authorization,
    });
    const changed = new Uint8Array(await rewritten.arrayBuffer());
    expect(check(changed)).toMatchObject({ findings: [], metainfo: { infohashV1, comment: 'new' } });
  });

  it('gives the magnet link as one line of text, and names the address of the v1 infohash as canonical', async () => {
    const { v1, v2 } = await publishHybrid(service);
    const answer = await service.request(`/torrents/${v2}/magnet`);
    expect(answer.headers.get('link')).toBe(`<${service.url}torrents/${v1}/magnet>; rel="canonical"`);
    const text = await answer.text();
    expect(text).toMatch(/^magnet:\?[^\n]+\n$/);
    expect(text).toContain(`xt=urn:btih:${v1}&xt=urn:btmh:1220${v2}`);
  });

  it('is a page for browsers, and lines of text for curl', async () => {
    const { v1 } = await publishHybrid(service);
    const html = await service.request(`/torrents/${v1}`, { headers: { accept: 'text/html' } });
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await html.text()).toContain(v1);
    const text = await service.request(`/torrents/${v1}`);
    expect(await text.text()).toContain(`download:    ${service.url}a/hybrid.torrent`);
  });

  it('is 404 for one that was never published and 410 for one that was removed', async () => {
    const service = await startService();
    const { v1 } = await publishHybrid(service);
    expect((await service.request(`/torrents/${'0'.repeat(40)}`)).status).toBe(404);
    const removed = await service.request(`/torrents/${v1}`, {
      method: 'DELETE',
      headers: service.authorization,
    });
    expect(removed.status).toBe(204);
    for (const rest of ['', '.torrent', '/magnet'])
      expect((await service.request(`/torrents/${v1}${rest}`)).status).toBe(410);
    expect((await service.request('/a/hybrid.torrent')).status).toBe(410);
  });
});

describe('the text of /torrents/{infohash}', () => {
  it('says of a torrent that it was superseded, and by which', async () => {
    const old = await publishTorrent(service, '/a/newer.torrent', 'one');
    const next = await publishTorrent(service, '/a/newer.torrent', 'two');
    const text = async (page: string) => (await service.request(page)).text();
    expect(await text(old.page)).toContain(
      `state:       superseded by ${service.url.slice(0, -1)}${next.page}\n`,
    );
    expect(await text(next.page)).not.toContain('state:');
  });

  it('says of a torrent that it was removed, why, and which collection it was in', async () => {
    const { page } = await publishTorrent(service, '/debian/13/x.torrent', 'removed');
    const init = { method: 'DELETE', headers: service.authorization };
    await service.request(`/api/v1${page}?reason=court%20order&status=451`, init);
    for (const path of [page, '/debian/13/x.torrent']) {
      const answer = await service.request(path);
      expect(answer.status).toBe(451);
      expect(await answer.text()).toMatch(
        /^error: .* in the collection "debian\/13" was removed: court order\n/,
      );
    }
    const byPath = await (await service.request('/debian/13/x.torrent')).text();
    expect(byPath).toContain(`hint: Its collection is ${service.url}debian/13/`);
  });

  it('does not name the collection of what was in no list', async () => {
    const { page } = await publishTorrent(service, '/secret/x.torrent', 'secret x');
    await editTorrent(service, page, { state: 'unlisted' });
    await service.request(page, { method: 'DELETE', headers: service.authorization });
    expect(await (await service.request(page)).text()).not.toContain('secret');
  });
});

describe('PUT of /torrents/{infohash}.torrent', () => {
  it('demands that the body has this infohash', async () => {
    const { v1, bytes } = await publishHybrid(service);
    const put = (body: Uint8Array) =>
      service.request(`/torrents/${v1}.torrent`, { method: 'PUT', body, headers: service.authorization });
    const wrong = await put(makeTorrent());
    expect(wrong.status).toBe(409);
    expect(await wrong.text()).toContain('has the infohash');
    const same = await put(bytes);
    expect(same.status).toBe(200);
    expect(same.headers.get('location')).toBe(`${service.url}a/hybrid.torrent`);
  });

  it.each([
    ['by path', '/debian/x.torrent'],
    ['by infohash', undefined],
  ])('answers like the first time to who sends what waits for a moderator again %s', async (_how, path) => {
    const service = await startService({ review: 'on' });
    const { headers } = await tokenOf(service, 'uploader', { collection: 'debian' });
    // What its address in the root would be.
    await publishTorrent(service, '/x.torrent', 'other');
    const put = (to: string, body: Uint8Array<ArrayBuffer>) =>
      service.request(to, { method: 'PUT', body, headers });
    const first = await put('/debian/x.torrent', makeTorrent({ name: 'x' }));
    expect(first.status).toBe(201);
    const location = first.headers.get('location') ?? '';
    for (const around of [{}, { comment: 'other bytes' }]) {
      const again = await put(path ?? location, makeTorrent({ name: 'x', ...around }));
      expect([again.status, again.headers.get('location')]).toEqual([200, location]);
      expect(await again.text()).toContain('pending review');
    }
  });
});

function toBase32(bytes: Buffer): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let i = 0; i < 32; i++) {
    text = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}
