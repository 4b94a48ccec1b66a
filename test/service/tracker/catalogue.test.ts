import { describe, expect, it } from 'vitest';
import { hybrid, v1, v2 } from '../../support/metainfo/make.ts';
import { editTorrent, publishBytes, publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService } from '../../support/service.ts';
import { announceTo, scrapeOf } from '../../support/tracker-client.ts';

const UNREGISTERED = /^Unregistered torrent/;

const service = serviceForAll({ tracker: 'catalogue' });

async function send(method: string, path: string, body?: object): Promise<Response> {
  const answer = await service.request(path, {
    method,
    headers: { ...service.authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  expect(answer.status, `${method} ${path}`).toBeLessThan(300);
  return answer;
}

/** A passkey of a new token with that scope, and the address by which it is revoked. */
async function passkeyOf(scope?: string) {
  const { headers: own } = await tokenOf(service, 'reader', scope === undefined ? {} : { collection: scope });
  const headers = { ...own, 'content-type': 'application/x-www-form-urlencoded' };
  const made = await service.request('/account/passkeys', { method: 'POST', headers, body: 'name=home' });
  expect(made.status).toBe(201);
  const passkey = (await made.text()).trim();
  const page = await service.request('/account', { headers: { ...headers, accept: 'text/html' } });
  const [, revocation = ''] = /action="(\/account\/passkeys\/\d+\/revoke)"/.exec(await page.text()) ?? [];
  return {
    passkey,
    headers,
    revoke: () => service.request(revocation, { method: 'POST', headers, body: '' }),
  };
}

describe('the tracker of a catalogue', () => {
  it('ends the swarm of a torrent that is removed, and admits clients again once it is restored', async () => {
    const { infohashV1, page } = await publishTorrent(service, '/gone/one.torrent', 'gone one');
    await announceTo(service, infohashV1, { peer: 1 });
    await send('DELETE', `${page}.torrent`);
    expect((await announceTo(service, infohashV1, { peer: 2 })).failure).toMatch(UNREGISTERED);
    expect(await scrapeOf(service, infohashV1)).toEqual([0, 0, 0]);
    await send('POST', `/api/v1${page}/restore`, {});
    expect(await announceTo(service, infohashV1, { peer: 3 })).toMatchObject({ failure: '', incomplete: 1 });
  });

  it('serves unlisted and superseded torrents, and no hidden ones', async () => {
    const { infohashV1, page } = await publishTorrent(service, '/states/one.torrent', 'states one');
    await announceTo(service, infohashV1);
    await editTorrent(service, page, { state: 'unlisted' });
    expect((await announceTo(service, infohashV1)).failure).toBe('');
    await publishTorrent(service, '/states/one.torrent', 'states two');
    expect((await announceTo(service, infohashV1)).failure).toBe('');
    const hidden = await publishTorrent(service, '/states/other.torrent', 'states other');
    await announceTo(service, hidden.infohashV1);
    await editTorrent(service, hidden.page, { state: 'hidden', stateReason: 'A reason' });
    expect((await announceTo(service, hidden.infohashV1)).failure).toMatch(UNREGISTERED);
  });

  it('ends a swarm whose infohash is blocked, also by the other infohash of a hybrid', async () => {
    const { infohashV1, infohashV2 } = await publishHybrid('/blocked/both.torrent');
    await announceTo(service, infohashV1);
    await announceTo(service, infohashV2);
    await send('POST', '/api/v1/blocks', { infohash: infohashV1, reason: 'A complaint' });
    expect((await announceTo(service, infohashV1)).failure).toMatch(UNREGISTERED);
    expect((await announceTo(service, infohashV2)).failure).toMatch(UNREGISTERED);
    await send('DELETE', `/api/v1/blocks/${infohashV1}`);
    expect(await announceTo(service, infohashV2)).toMatchObject({ failure: '', incomplete: 1 });
  });

  it('knows a v2 torrent by the first 20 bytes of its infohash', async () => {
    const { infohashV2 } = (await publishBytes(service, '/v2/one.torrent', v2())) as unknown as Hybrid;
    await announceTo(service, infohashV2, { more: '&left=0' });
    expect(await scrapeOf(service, infohashV2)).toEqual([1, 0, 0]);
  });

  it('makes no swarm for what is not published, whether it is announced or scraped', async () => {
    const infohash = 'ab'.repeat(20);
    expect((await announceTo(service, infohash)).failure).toMatch(UNREGISTERED);
    expect(await scrapeOf(service, infohash)).toEqual([0, 0, 0]);
    expect((await announceTo(service, infohash, { more: '&event=stopped' })).failure).toBe('');
  });
});

interface Hybrid {
  readonly infohashV1: string;
  readonly infohashV2: string;
}

function publishHybrid(path: string): Promise<Hybrid> {
  return publishBytes(service, path, hybrid()) as Promise<unknown> as Promise<Hybrid>;
}

describe('passkeys', () => {
  it('let clients into the swarm of a private torrent, in the path or in the query', async () => {
    const body = v1({ private: 1, name: 'guarded' }, { announce: 'https://tracker.example/announce' });
    const { infohashV1 } = await publishBytes(service, '/guarded/one.torrent', body);
    expect((await announceTo(service, infohashV1)).failure).toMatch(/needs a passkey/);
    const { passkey } = await passkeyOf();
    const at = `/announce/${passkey}`;
    expect(await announceTo(service, infohashV1, { at, peer: 1 })).toMatchObject({ incomplete: 1 });
    const second = await announceTo(service, infohashV1, { at: `/announce?passkey=${passkey}`, peer: 2 });
    expect(second).toMatchObject({ incomplete: 2, peers: { length: 6 } });
    expect(await scrapeOf(service, infohashV1)).toEqual([0, 0, 0]);
    expect(await scrapeOf(service, infohashV1, `/scrape?passkey=${passkey}`)).toEqual([0, 2, 0]);
    expect(await scrapeOf(service, infohashV1, `/scrape/${passkey}`)).toEqual([0, 2, 0]);
  });

  it('are made, listed and revoked by the API, too', async () => {
    const { headers } = await tokenOf(service, 'reader');
    const json = { ...headers, 'content-type': 'application/json' };
    const made = await service.request('/api/v1/passkeys', {
      method: 'POST',
      headers: json,
      body: '{"name":"seedbox"}',
    });
    expect(made.status).toBe(201);
    const { id, passkey, announce } = (await made.json()) as {
      id: number;
      passkey: string;
      announce: string;
    };
    expect(announce).toBe(`${service.url}announce?passkey=${passkey}`);
    const { infohashV1 } = await publishTorrent(service, '/made/one.torrent', 'made one');
    const at = announce.slice(service.url.length - 1);
    expect((await announceTo(service, infohashV1, { at })).failure).toBe('');
    const listed = await (await service.request('/api/v1/passkeys', { headers })).json();
    expect(listed).toMatchObject({ items: [{ id, kind: 'passkey', name: 'seedbox', revokedAt: null }] });
    const revoke = () => service.request(`/api/v1/passkeys/${id}`, { method: 'DELETE', headers });
    expect((await revoke()).status).toBe(204);
    expect((await announceTo(service, infohashV1, { at })).failure).toMatch(/passkey is not valid/);
    const foreign = await passkeyOf();
    expect(
      (await service.request(`/api/v1/passkeys/${id}`, { method: 'DELETE', headers: foreign.headers }))
        .status,
    ).toBe(404);
  });

  it('are refused once they are revoked, also for torrents that are for all', async () => {
    const { infohashV1 } = await publishTorrent(service, '/revoked/one.torrent', 'revoked one');
    const { passkey, revoke } = await passkeyOf();
    const at = `/announce/${passkey}`;
    expect((await announceTo(service, infohashV1, { at })).failure).toBe('');
    expect((await revoke()).status).toBe(303);
    expect((await announceTo(service, infohashV1, { at })).failure).toMatch(/passkey is not valid/);
    expect(service.log.join('\n')).not.toContain(passkey);
  });

  it('open what their token may read of private collections, and nobody else learns of it', async () => {
    const { infohashV1 } = await publishTorrent(service, '/secret/one.torrent', 'secret one');
    await announceTo(service, infohashV1, { peer: 1 });
    await send('PATCH', '/api/v1/collections/secret', { read: 'token' });
    expect((await announceTo(service, infohashV1, { peer: 2 })).failure).toMatch(UNREGISTERED);
    const elsewhere = await passkeyOf('elsewhere/**');
    const foreign = await announceTo(service, infohashV1, { at: `/announce/${elsewhere.passkey}`, peer: 3 });
    expect(foreign.failure).toMatch(UNREGISTERED);
    const { passkey } = await passkeyOf('secret/**');
    const own = await announceTo(service, infohashV1, { at: `/announce/${passkey}`, peer: 4 });
    expect(own).toMatchObject({ failure: '', incomplete: 1 });
    await send('PATCH', '/api/v1/collections/secret', { read: 'open' });
    expect(await announceTo(service, infohashV1, { peer: 2 })).toMatchObject({ failure: '', incomplete: 2 });
  });

  it('have three clients in a swarm at most', async () => {
    const { infohashV1 } = await publishTorrent(service, '/crowd/one.torrent', 'crowd one');
    const { passkey } = await passkeyOf();
    const at = `/announce/${passkey}`;
    for (const peer of [1, 2, 3]) await announceTo(service, infohashV1, { at, peer });
    expect((await announceTo(service, infohashV1, { at, peer: 4 })).failure).toMatch(/Too many clients/);
    await announceTo(service, infohashV1, { at, peer: 1, more: '&event=stopped' });
    expect((await announceTo(service, infohashV1, { at, peer: 4 })).failure).toBe('');
  });

  it('are needed by everybody where reading needs a token', async () => {
    const closed = await startService({ tracker: 'catalogue', read: 'token' });
    const { infohashV1 } = await publishTorrent(closed, '/a/one.torrent', 'closed one');
    expect((await announceTo(closed, infohashV1)).failure).toMatch(/needs a passkey/);
    // Not even whether a torrent exists is said.
    expect((await announceTo(closed, 'ab'.repeat(20))).failure).toMatch(/needs a passkey/);
  });
});
