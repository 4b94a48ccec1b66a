import { describe, expect, it } from 'vitest';
import { passTime } from '../../support/clock.ts';
import { sendForm, sendJson } from '../../support/forms.ts';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const SETTINGS = { uploads: 'open', trustedProxies: ['127.0.0.1'] } as const;

const from = (ip: string) => ({ 'x-forwarded-for': ip });

const ban = (service: TestService, range: string, terms: object = {}) =>
  sendJson(service, '/api/v1/bans', { range, reason: 'Spam since Monday.', ...terms });

const put = (service: TestService, path: string, headers: Record<string, string>) =>
  service.request(path, { method: 'PUT', body: makeTorrent({ name: path.replaceAll('/', '-') }), headers });

describe('a banned address', () => {
  const service = serviceForAll(SETTINGS);

  it('can publish nothing, reads why and until when, and leaves others alone', async () => {
    expect((await ban(service, '192.0.2.0/24', { expiresAt: '2999-01-01T00:00:00Z' })).status).toBe(201);
    const refused = await put(service, '/one/a.torrent', {
      ...from('192.0.2.77'),
      accept: 'application/json',
    });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: 'banned',
      type: expect.stringMatching(/\/docs\/problems\/banned$/),
      detail:
        'Cannot accept this: your address 192.0.2.77 is in 192.0.2.0/24, which is banned until 2999-01-01T00:00:00.000Z: Spam since Monday.',
      hint: expect.stringContaining('operator'),
    });
    expect((await put(service, '/one/a.torrent', from('::ffff:192.0.2.77'))).status).toBe(403);
    expect((await put(service, '/one/a.torrent', from('192.0.3.77'))).status).toBe(201);
    expect((await service.request('/docs/problems/banned')).status).toBe(200);
  });

  it('reads, downloads, checks and signs in and out as before', async () => {
    await ban(service, '198.51.100.1');
    const { page } = await publishTorrent(service, '/two/a.torrent', 'two');
    const { headers, secret } = await tokenOf(service, 'uploader');
    const here = from('198.51.100.1');
    for (const path of ['/', '/two/', page, '/two/a.torrent', '/upload'])
      expect((await service.request(path, { headers: here })).status, path).toBe(200);
    const body = makeTorrent({ name: 'checked' });
    const check = { method: 'POST', body, headers: { ...here, 'content-type': 'application/x-bittorrent' } };
    expect((await service.request('/api/v1/torrents/check', check)).status).toBe(200);
    expect(
      (await sendJson(service, '/api/v1/feed-keys', { name: 'x' }, { ...here, ...headers })).status,
    ).toBe(201);
    const signedIn = await sendForm(service, '/login', { token: secret }, here);
    expect(signedIn.status).toBe(303);
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const account = await service.request('/account', { headers: { ...here, cookie, accept: 'text/html' } });
    const formToken = /name="formToken" value="([^"]*)"/.exec(await account.text())?.[1] ?? '';
    const out = { ...here, cookie, 'sec-fetch-site': 'same-origin' };
    expect((await sendForm(service, '/logout', { formToken }, out)).status).toBe(303);
  });

  it('changes and reports nothing, with a token of an uploader neither, but with one of a moderator', async () => {
    await ban(service, '203.0.113.5');
    const here = from('203.0.113.5');
    const uploader = { ...here, ...(await tokenOf(service, 'uploader')).headers };
    const moderator = { ...here, ...(await tokenOf(service, 'moderator')).headers };
    const { page } = await publishTorrent(service, '/three/a.torrent', 'three', {
      authorization: uploader.authorization,
    });
    const json = (headers: object) => ({ ...headers, 'content-type': 'application/json' });
    const edit = (headers: object) =>
      service.request(`/api/v1${page}`, { method: 'PATCH', body: '{"title":"New"}', headers: json(headers) });
    const form = () => {
      const fields = new FormData();
      fields.append('file', new Blob([makeTorrent({ name: 'form' })]), 'form.torrent');
      return fields;
    };
    const asked: readonly (() => Promise<Response>)[] = [
      () => edit(uploader),
      () => service.request(page, { method: 'DELETE', headers: uploader }),
      () => put(service, '/three/b.torrent', uploader),
      () => service.request('/three/new/', { method: 'MKCOL', headers: uploader }),
      () => sendJson(service, `/api/v1${page}/reports`, { kind: 'spam', text: 'x' }, here),
      () => sendForm(service, `${page}/report`, { kind: 'spam', text: 'x' }, here),
      () => service.request('/upload', { method: 'POST', body: form(), headers: here }),
    ];
    for (const ask of asked) {
      const answer = await ask();
      expect(answer.status, String(ask)).toBe(403);
      expect(await answer.text()).toMatch(/is banned: Spam since Monday\./);
    }
    expect((await edit(moderator)).status).toBe(200);
    expect((await edit({ authorization: uploader.authorization, ...from('203.0.113.6') })).status).toBe(200);
  });
});

describe('a ban', () => {
  it('ends at its time, and is not listed any more', async () => {
    const service = await startService(SETTINGS);
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await ban(service, '192.0.2.7', { expiresAt });
    expect((await put(service, '/a.torrent', from('192.0.2.7'))).status).toBe(403);
    passTime(61_000);
    expect((await put(service, '/a.torrent', from('192.0.2.7'))).status).toBe(201);
    const list = await service.request('/api/v1/bans', { headers: service.authorization });
    expect(await list.json()).toEqual({ items: [], next: null });
  });
});
