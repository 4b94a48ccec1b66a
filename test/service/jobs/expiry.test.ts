import { describe, expect, it } from 'vitest';
import { passTime } from '../../support/clock.ts';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { openService, serviceForAll, startService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const HOUR_MS = 3_600_000;

function put(
  service: TestService,
  path: string,
  headers: Readonly<Record<string, string>> = { ...service.authorization, accept: 'application/json' },
): Promise<Response> {
  const [, name = ''] = /([^/?]+)\.torrent/.exec(path) ?? [];
  return service.request(path, { method: 'PUT', body: makeTorrent({ name }), headers });
}

/** What expires so many hours from now is removed at the next whole second. */
function fromNow(hours: number): string {
  return new Date(Math.ceil(Date.now() / 1000) * 1000 + hours * HOUR_MS).toISOString();
}

describe('an upload with ?expires=', () => {
  const service = serviceForAll();

  it.each([
    ['2h', 2],
    ['30d', 30 * 24],
    ['4w', 28 * 24],
  ])('says when it is removed that is %s away', async (text, hours) => {
    passTime(0);
    const answer = await put(service, `/expiry/${text}.torrent?expires=${text}`);
    expect(await answer.json()).toMatchObject({
      expiresAt: fromNow(hours),
      pinned: false,
    });
  });

  it('understands a day, a time, and a field of a form', async () => {
    const day = await put(service, '/expiry/day.torrent?expires=2099-01-31');
    expect(await day.json()).toMatchObject({ expiresAt: '2099-01-31T00:00:00.000Z' });
    const form = new FormData();
    form.set('file', new Blob([makeTorrent({ name: 'formed' })]), 'formed.torrent');
    form.set('expires', '2099-01-31T12:00:00+02:00');
    const headers = { ...service.authorization, accept: 'application/json' };
    const sent = await service.request('/expiry/', { method: 'POST', body: form, headers });
    expect(await sent.json()).toMatchObject({ expiresAt: '2099-01-31T10:00:00.000Z' });
  });

  it('is answered with a note for curl', async () => {
    const text = await (
      await put(service, '/expiry/noted.torrent?expires=2099-01-31', service.authorization)
    ).text();
    expect(text).toContain('note: It expires at 2099-01-31T00:00:00.000Z. Then it is removed.\n');
  });

  it.each([
    ['expires=2020-01-31', 'Cannot let a torrent expire at 2020-01-31T00:00:00.000Z: it is '],
    ['expires=99999w', 'Cannot let a torrent expire in more than 100 years'],
    ['expires=0d', 'expires cannot be "0d"'],
    ['expires=-1d', 'expires cannot be "-1d"'],
    ['expires=soon', 'Write what is left as in 12h, 30d or 4w, a day as in 2030-01-31'],
    ['expires=1d&expires=2d', '"expires" is given twice'],
    ['expiresAt=2099-01-31', 'there is no "expiresAt"'],
  ])('refuses %s, and publishes nothing', async (query, reason) => {
    const answer = await put(service, `/expiry/refused.torrent?${query}`, service.authorization);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(reason);
    expect((await service.request('/expiry/refused.torrent')).status).toBe(404);
  });
});

describe('PATCH of expiresAt and pinned', () => {
  const service = serviceForAll();
  const patch = (address: string, change: object, token = service.token) =>
    service.request(address, {
      method: 'PATCH',
      body: JSON.stringify(change),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });

  it('changes, clears and pins, by infohash and by path', async () => {
    const { infohashV1 } = await publishTorrent(service, '/p/patched.torrent', 'patched');
    const address = `/api/v1/torrents/${infohashV1}`;
    const set = await patch(address, { expiresAt: '2099-01-31T00:00:00Z', pinned: true });
    expect(await set.json()).toMatchObject({ expiresAt: '2099-01-31T00:00:00.000Z', pinned: true });
    const page = await (
      await service.request(`/torrents/${infohashV1}`, { headers: { accept: 'text/html' } })
    ).text();
    expect(page).toContain('<dt>Expires</dt>');
    expect(page).toContain('31 January 2099');
    expect(page).toContain('<dt>Pinned</dt>');
    const text = await (await service.request(`/torrents/${infohashV1}`)).text();
    expect(text).toMatch(/^expires: +2099-01-31T00:00:00.000Z\npinned: +yes$/m);
    passTime(0);
    const left = await patch('/p/patched.torrent', { expiresAt: '30d' });
    expect(await left.json()).toMatchObject({ expiresAt: fromNow(720) });
    const cleared = await patch('/p/patched.torrent', { expiresAt: null, pinned: false });
    expect(await cleared.json()).toMatchObject({ expiresAt: null, pinned: false });
  });

  it('lets owners set an expiry, and only moderators pin', async () => {
    const { headers, secret } = await tokenOf(service, 'uploader');
    const { infohashV1 } = await publishTorrent(service, '/p/owned.torrent', 'owned', headers);
    const address = `/api/v1/torrents/${infohashV1}`;
    expect((await patch(address, { expiresAt: '2099-01-31T00:00:00Z' }, secret)).status).toBe(200);
    const refused = await patch(address, { pinned: true }, secret);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('only moderators may') });
  });

  it.each([
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'Cannot let a torrent expire at 2020-01-01T00:00:00.000Z'],
    [{ expiresAt: 'soon' }, 'a time as in 2030-01-31T12:00:00Z'],
    [{ expires: '30d' }, 'Did you mean expiresAt? Use only'],
    [{ pinned: 'yes' }, 'pinned'],
  ])('refuses %j', async (change, reason) => {
    const { infohashV1 } = await publishTorrent(service, '/p/wrong.torrent', 'wrong');
    const answer = await patch(`/api/v1/torrents/${infohashV1}`, change);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(reason);
  });
});

describe('a torrent that expired', () => {
  it('is removed by the server, says why, and can be restored by its owner', async () => {
    const folder = temporaryFolder();
    const first = await openService({ data: folder });
    const { headers } = await tokenOf(first, 'uploader');
    expect((await put(first, '/x/gone.torrent?expires=1h', headers)).status).toBe(201);
    expect((await put(first, '/x/stays.torrent?expires=3h', headers)).status).toBe(201);
    const { infohashV1 } = await publishTorrent(first, '/x/gone.torrent', 'gone', headers);
    await first.close();

    passTime(2 * HOUR_MS);
    const service = await startService({ data: folder });
    await until(async () => expect((await service.request('/x/gone.torrent')).status).toBe(410));
    expect(await (await service.request('/x/gone.torrent')).text()).toContain('was removed: it expired on ');
    expect((await service.request('/x/stays.torrent')).status).toBe(200);
    const restored = await service.request(`/api/v1/torrents/${infohashV1}/restore`, {
      method: 'POST',
      headers,
    });
    expect(await restored.json()).toMatchObject({ state: 'public', expiresAt: null, pinned: false });
  });
});
