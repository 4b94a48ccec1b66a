import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { davRequest } from '../../support/webdav.ts';

const service = serviceForAll();

const LOCKINFO =
  '<?xml version="1.0"?><D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner><D:href>me &lt;b&gt;</D:href></D:owner></D:lockinfo>';

const lock = (path: string, headers: Record<string, string> = {}, body: string | undefined = LOCKINFO) =>
  davRequest(service, 'LOCK', path, { headers, ...(body !== undefined && { body }) });

const tokenIn = (answer: Response): string => answer.headers.get('lock-token') ?? '';

describe('LOCK', () => {
  it('answers with a lock that PROPFIND shows, until UNLOCK', async () => {
    await publishTorrent(service, '/lock/x.torrent', 'lock');
    const locked = await lock('/lock/x.torrent', { timeout: 'Infinite, Second-4100000000' });
    expect(locked.status).toBe(200);
    const text = await locked.text();
    expect(text).toContain('<D:owner>me &lt;b&gt;</D:owner>');
    expect(text).toContain('<D:lockroot><D:href>/lock/x.torrent</D:href></D:lockroot>');
    expect(text).toContain('<D:timeout>Second-600</D:timeout>');
    const token = tokenIn(locked);
    const seen = await davRequest(service, 'PROPFIND', '/lock/x.torrent');
    expect(await seen.text()).toContain(token.slice(1, -1));
    const unlock = (sent: string) =>
      davRequest(service, 'UNLOCK', '/lock/x.torrent', { headers: { 'lock-token': sent } });
    expect((await unlock('<urn:uuid:other>')).status).toBe(409);
    expect((await unlock('nonsense')).status).toBe(400);
    expect((await unlock(token)).status).toBe(204);
    expect((await unlock(token)).status).toBe(409);
    expect(await (await davRequest(service, 'PROPFIND', '/lock/x.torrent')).text()).not.toContain('urn:uuid');
  });

  it('is refused while another client has one there, above it, or below it', async () => {
    await publishTorrent(service, '/both/in/x.torrent', 'both');
    const { headers } = await tokenOf(service, 'moderator');
    await lock('/both/in/x.torrent');
    for (const path of ['/both/in/x.torrent', '/both/in/', '/both/']) {
      const refused = await lock(path, headers);
      expect(refused.status).toBe(423);
      expect(await refused.text()).toContain('<D:no-conflicting-lock/>');
    }
    expect((await lock('/both/in/', { depth: '0', ...headers })).status).toBe(200);
    expect((await lock('/both/in/x.torrent')).status).toBe(200);
  });

  it('locks a folder with all in it only for those whose alone it is', async () => {
    await publishTorrent(service, '/shared/by/x.torrent', 'shared');
    const { headers } = await tokenOf(service, 'uploader');
    for (const path of ['/', '/shared/', '/shared/by/']) expect((await lock(path, headers)).status).toBe(403);
    expect((await lock('/shared/by/', { ...headers, depth: '0' })).status).toBe(200);
    const bound = await tokenOf(service, 'uploader', { collection: 'shared/by/**' });
    expect((await lock('/shared/', bound.headers)).status).toBe(403);
    expect((await lock('/shared/by/y.torrent', bound.headers)).status).toBe(201);
  });

  it('shows others that there is one, and neither its token nor who has it, and lets no other client refresh it', async () => {
    await publishTorrent(service, '/shy/x.torrent', 'shy');
    const token = tokenIn(await lock('/shy/x.torrent'));
    const { headers } = await tokenOf(service, 'moderator');
    for (const asking of [{ authorization: '' }, headers]) {
      const seen = await davRequest(service, 'PROPFIND', '/shy/x.torrent', { headers: asking });
      const text = await seen.text();
      expect(text).toContain('<D:activelock>');
      expect(text).not.toContain(token.slice(1, -1));
      expect(text).not.toContain('<D:owner>');
    }
    const refreshed = await davRequest(service, 'LOCK', '/shy/x.torrent', {
      headers: { ...headers, if: `(${token})` },
    });
    expect(refreshed.status).toBe(412);
  });

  it('can be refreshed by its token', async () => {
    await publishTorrent(service, '/again/x.torrent', 'again');
    const token = tokenIn(await lock('/again/x.torrent', { timeout: 'Second-60' }));
    const again = await davRequest(service, 'LOCK', '/again/x.torrent', {
      headers: { if: `(${token})`, timeout: 'Second-120' },
    });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('Second-120');
    const lost = await davRequest(service, 'LOCK', '/again/x.torrent', { headers: { if: '(<urn:uuid:x>)' } });
    expect(lost.status).toBe(412);
  });

  it('creates an empty file where there is nothing, and the client may publish it', async () => {
    const locked = await lock('/fresh/x.torrent');
    expect(locked.status).toBe(201);
    const init = { method: 'PUT', body: makeTorrent({ name: 'fresh' }) };
    const headers = { ...service.authorization, if: `(${tokenIn(locked)})` };
    expect((await service.request('/fresh/x.torrent', { ...init, headers })).status).toBe(201);
  });

  it.each([
    ['without a token', '/lock/x.torrent', { authorization: '' }, LOCKINFO, 401],
    ['of a name that nothing can have', '/lock/x.txt', {}, LOCKINFO, 409],
    [
      'that several clients share',
      '/lock/x.torrent',
      {},
      LOCKINFO.replace('<D:exclusive/>', '<D:shared/>'),
      403,
    ],
    ['by a body of another kind', '/lock/x.torrent', {}, '<a/>', 400],
    ['with the Depth 1', '/lock/x.torrent', { depth: '1' }, LOCKINFO, 400],
  ])('is refused %s', async (_what, path, headers, body, status) => {
    const answer = await lock(path, headers, body);
    expect(answer.status, await answer.text()).toBe(status);
  });

  it('does not stop others from publishing: the catalogue decides who may', async () => {
    await publishTorrent(service, '/advice/x.torrent', 'advice');
    await lock('/advice/');
    const { headers } = await tokenOf(service, 'moderator');
    const { state } = await publishTorrent(service, '/advice/y.torrent', 'advised', headers);
    expect(state).toBe('public');
  });
});

describe('the If header', () => {
  const put = (path: string, condition: string) =>
    service.request(path, {
      method: 'PUT',
      body: makeTorrent({ name: 'conditional', comment: condition }),
      headers: { ...service.authorization, if: condition },
    });

  it('lets a change pass when one of its lists is true', async () => {
    const { sha256 } = await publishTorrent(service, '/if/x.torrent', 'conditional');
    const token = tokenIn(await lock('/if/x.torrent'));
    const other = '(<urn:uuid:other>)';
    expect((await put('/if/x.torrent', other)).status).toBe(412);
    expect((await put('/if/x.torrent', '(["wrong"])')).status).toBe(412);
    expect((await put('/if/x.torrent', `(${token} ["wrong"])`)).status).toBe(412);
    expect((await put('/if/x.torrent', `</if/y.torrent> (${token})`)).status).toBe(412);
    expect((await put('/if/x.torrent', `<http://elsewhere/x> (${token})`)).status).toBe(412);
    expect((await put('/if/x.torrent', `${other} (${token} ["${sha256}"])`)).status).toBe(200);
    expect((await put('/if/x.torrent', '(Not <DAV:no-lock>)')).status).toBe(200);
    expect((await put('/if/x.torrent', `<${service.url}if/x.torrent> (${token})`)).status).toBe(200);
  });

  it('is checked before a file is removed', async () => {
    await publishTorrent(service, '/if/gone.torrent', 'gone');
    const remove = (condition: string) =>
      davRequest(service, 'DELETE', '/if/gone.torrent', { headers: { if: condition } });
    expect((await remove('(<urn:uuid:lost>)')).status).toBe(412);
    expect((await remove('(')).status).toBe(400);
    expect((await remove('(Not <urn:uuid:lost>)')).status).toBe(204);
  });
});

describe('PROPPATCH', () => {
  const patch = (properties: string) =>
    davRequest(service, 'PROPPATCH', '/lock/x.torrent', {
      body: `<D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop>${properties}</D:prop></D:set></D:propertyupdate>`,
    });

  it('accepts the times and attributes that clients set, and forgets them', async () => {
    const answer = await patch(
      '<Z:Win32LastModifiedTime>Mon, 30 Nov 2026 18:57:00 GMT</Z:Win32LastModifiedTime>',
    );
    expect(answer.status).toBe(207);
    const text = await answer.text();
    expect(text).toContain('<Win32LastModifiedTime xmlns="urn:schemas-microsoft-com:"/>');
    expect(text).toContain('HTTP/1.1 200 OK');
  });

  it('refuses every other property, and then all of them', async () => {
    const text = await (await patch('<D:getetag>x</D:getetag><Z:Win32FileAttributes/>')).text();
    expect(text).toContain('<D:getetag/></D:prop><D:status>HTTP/1.1 403 Forbidden</D:status>');
    expect(text).toContain('HTTP/1.1 424 Failed Dependency');
    expect(text).not.toContain('200 OK');
  });

  it('refuses a body of another kind', async () => {
    expect((await davRequest(service, 'PROPPATCH', '/lock/x.torrent', { body: '<a/>' })).status).toBe(400);
  });
});
