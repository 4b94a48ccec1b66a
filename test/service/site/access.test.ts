import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { SERVER } from '../../../src/events/audit.ts';
import { tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });

function put(service: TestService, headers: Record<string, string>, name = 'x') {
  return service.request(`/a/${name}.torrent`, { method: 'PUT', body: makeTorrent({ name }), headers });
}

const service = serviceForAll();
const open = serviceForAll({ uploads: 'open' });

describe('who may upload', () => {
  it('takes a token as Bearer, and as the password of Basic with any user name', async () => {
    expect((await put(service, service.authorization, 'bearer')).status).toBe(201);
    expect((await put(service, basic(`:${service.token}`), 'bearer')).status).toBe(200);
    expect((await put(service, basic(`release:${service.token}`), 'bearer')).status).toBe(200);
  });

  it('refuses everybody else, for uploads and deletions, and stores nothing', async () => {
    const wrong = [
      {},
      { authorization: 'Bearer wrong' },
      basic(':wrong'),
      basic('no-colon'),
      { authorization: 'Digest x' },
    ];
    for (const headers of wrong) {
      const answer = await put(service, headers, 'refused');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Basic');
    }
    expect((await service.request('/a/refused.torrent')).status).toBe(404);
    await put(service, service.authorization, 'refused');
    expect((await service.request('/a/refused.torrent', { method: 'DELETE' })).status).toBe(401);
    expect(
      (await service.request('/a/', { method: 'POST', body: makeTorrent({ name: 'refused' }) })).status,
    ).toBe(401);
    expect((await service.request('/a/refused.torrent')).status).toBe(200);
  });

  it('says of a wrong token that it is wrong, and of a missing one that there is none', async () => {
    const answerTo = async (headers: Record<string, string>, accept: string) => {
      const answer = await put(service, { ...headers, accept });
      return { text: await answer.text(), challenge: answer.headers.get('www-authenticate') ?? '' };
    };
    for (const accept of ['*/*', 'application/json', 'text/html']) {
      const wrong = await answerTo(basic(':wrong'), accept);
      expect(wrong.text).toContain('Cannot accept this token: it is unknown, expired or was revoked');
      expect(wrong.text).not.toMatch(/is needed|without a token/i);
      expect(wrong.challenge).toContain('error="invalid_token"');
      const none = await answerTo({}, accept);
      expect(none.text).toContain('Cannot do this without a token');
      expect(none.challenge).not.toContain('invalid_token');
    }
  });

  it('refuses a reader also where strangers may upload', async () => {
    const { headers } = await tokenOf(open, 'reader');
    expect((await put(open, headers, 'reader')).status).toBe(403);
    expect((await put(open, {}, 'reader')).status).toBe(201);
  });

  it('refuses an upload whose token is revoked while it is under way, and stores nothing', async () => {
    const { token, secret } = await service.app.access.issue({ name: 'ci', role: 'uploader' }, SERVER);
    const body = makeTorrent({ name: 'under-way' });
    const sending = request(`${service.url}a/under-way.torrent`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${secret}`,
        expect: '100-continue',
        'content-length': body.byteLength,
      },
    });
    sending.flushHeaders();
    await once(sending, 'continue');
    await service.app.access.revoke(token.id, SERVER);
    sending.end(body);
    const [answer] = (await once(sending, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(401);
    expect(await text(answer)).toContain('revoked or expired in the meantime');
    expect((await service.request('/a/under-way.torrent')).status).toBe(404);
  });

  it('challenges browsers, and scripts in them, without their own password dialog', async () => {
    for (const headers of [
      { accept: 'text/html' },
      { accept: 'application/json', 'sec-fetch-site': 'same-origin' },
      { accept: 'application/json', origin: service.url.slice(0, -1) },
    ]) {
      const answer = await put(service, headers);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="torrents"');
    }
  });

  it('lets uploaders change their own torrents and moderators all', async () => {
    const token = async (role: 'reader' | 'uploader' | 'moderator') => {
      const { secret } = await service.app.access.issue({ name: role, role }, SERVER);
      return { authorization: `Bearer ${secret}` };
    };
    const [reader, one, other, moderator] = [
      await token('reader'),
      await token('uploader'),
      await token('uploader'),
      await token('moderator'),
    ];
    const remove = (headers: Record<string, string>) =>
      service.request('/a/owned.torrent', { method: 'DELETE', headers });
    expect((await put(service, reader, 'owned')).status).toBe(403);
    expect((await put(service, one, 'owned')).status).toBe(201);
    const replacement = { method: 'PUT', body: makeTorrent({ name: 'another' }) };
    expect((await service.request('/a/owned.torrent', { ...replacement, headers: other })).status).toBe(403);
    expect((await remove(other)).status).toBe(403);
    expect((await service.request('/a/owned.torrent', { ...replacement, headers: one })).status).toBe(200);
    expect((await remove(moderator)).status).toBe(204);
  });

  it('stops a revoked token at the next request', async () => {
    const { token, secret } = await service.app.access.issue({ name: 'ci', role: 'uploader' }, SERVER);
    expect((await put(service, { authorization: `Bearer ${secret}` }, 'revoked')).status).toBe(201);
    await service.app.access.revoke(token.id, SERVER);
    expect((await put(service, { authorization: `Bearer ${secret}` }, 'revoked')).status).toBe(401);
  });

  it('needs no token in open mode, where strangers get the address to delete at and may change nothing else', async () => {
    const remove = (name: string) => open.request(`/a/${name}.torrent`, { method: 'DELETE' });
    const free = await put(open, {}, 'free');
    expect(free.status).toBe(201);
    expect(await free.text()).toMatch(
      /^http:\S+\/a\/free\.torrent\n(http:\S+\/torrents\/[0-9a-f]{40})\n\1\/delete\?key=[\w-]+\n$/,
    );
    expect((await put(open, open.authorization, 'owned')).status).toBe(201);
    expect((await remove('owned')).status).toBe(403);
    expect((await remove('free')).status).toBe(403);
    expect((await put(open, { authorization: 'Bearer wrong' }, 'free')).status).toBe(401);
  });

  it('refuses changes that another site makes a browser send', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      expect((await put(open, headers, 'site')).status).toBe(403);
    }
    expect((await put(open, { 'sec-fetch-site': 'same-origin' }, 'site')).status).toBe(201);
    expect((await put(open, { origin: open.url.slice(0, -1) }, 'site')).status).toBe(200);
  });
});

describe('the admin token', () => {
  it('is made at the first start only', async () => {
    const service = await startService();
    expect(service.token).toMatch(/^torrentry_[\w-]{27}$/);
    expect(await service.app.access.ensureAdmin(undefined)).toBeUndefined();
  });

  it('is the one that the operator gives, and no longer the one given before', async () => {
    const service = await startService({ adminToken: 'first-operator-secret' });
    expect((await put(service, basic(':first-operator-secret'))).status).toBe(201);
    await service.app.access.ensureAdmin('second-operator-secret');
    expect((await put(service, basic(':first-operator-secret'))).status).toBe(401);
    const remove = { method: 'DELETE', headers: basic(':second-operator-secret') };
    expect((await service.request('/a/x.torrent', remove)).status).toBe(204);
    await service.app.access.ensureAdmin(undefined);
    expect((await put(service, basic(':second-operator-secret'))).status).toBe(401);
  });
});
