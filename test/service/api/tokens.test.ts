import { describe, expect, it } from 'vitest';
import { auditOf, sendJson } from '../../support/forms.ts';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService } from '../../support/service.ts';

// None of the tests that share it makes a token.
const service = serviceForAll();

describe('tokens in the API', () => {
  it('are made with their terms, listed without their secret, and revoked', async () => {
    const service = await startService();
    const terms = {
      name: 'ci',
      role: 'uploader',
      collection: 'debian',
      expiresAt: '2999-01-31T00:00:00Z',
      torrentsMax: 1,
      metainfoBytesMax: 100_000,
    };
    const made = await sendJson(service, '/api/v1/tokens', terms);
    expect(made.status).toBe(201);
    expect(made.headers.get('cache-control')).toBe('private, no-store');
    const { token, ...shown } = (await made.json()) as { token: string; id: number };
    expect(shown).toMatchObject({ id: 2, kind: 'token', name: 'ci', collection: 'debian', revokedAt: null });
    const headers = { authorization: `Bearer ${token}` };
    await publishTorrent(service, '/debian/x.torrent', 'x', headers);

    const list = await (await service.request('/api/v1/tokens', { headers: service.authorization })).text();
    expect(list).not.toContain(token);
    expect((JSON.parse(list) as { items: object[] }).items[1]).toMatchObject({ ...shown, lastUsedAt: null });
    const revoke = (id: number) =>
      service.request(`/api/v1/tokens/${id}`, { method: 'DELETE', headers: service.authorization });
    expect((await revoke(2)).status).toBe(204);
    expect((await revoke(99)).status).toBe(404);
    expect((await service.request('/api/v1/feed-keys', { headers })).status).toBe(401);
    expect((await auditOf(service)).filter((line) => line.endsWith('token 2'))).toEqual([
      'token.revoke token 2',
      'token.create token 2',
    ]);
  });

  it.each([
    {},
    { name: 'x', role: 'king' },
    { name: '', role: 'reader' },
    { name: 'x', role: 'reader', expiresAt: '2020-01-01T00:00:00Z' },
    { name: 'x', role: 'reader', torrentsMax: 0.5 },
    { name: 'x', role: 'reader', isAdmin: true },
    { name: 'x', role: 'uploader', collection: 'docs/**' },
  ])('are not made of %j', async (body) => {
    expect((await sendJson(service, '/api/v1/tokens', body)).status).toBe(400);
    expect(await service.app.access.list()).toHaveLength(1);
  });
});

describe('feed keys in the API', () => {
  it('belong to the token that made them', async () => {
    const service = await startService();
    const { headers } = await tokenOf(service, 'reader');
    const made = await sendJson(service, '/api/v1/feed-keys', { name: 'my reader' }, headers);
    expect(made.status).toBe(201);
    const { id, key } = (await made.json()) as { id: number; key: string };
    expect(key).toMatch(/^torrentry_feed_/);
    const list = async (who: Readonly<Record<string, string>>) =>
      ((await (await service.request('/api/v1/feed-keys', { headers: who })).json()) as { items: object[] })
        .items;
    expect(await list(headers)).toHaveLength(1);
    expect(await list(service.authorization)).toEqual([]);
    const revoke = (who: Readonly<Record<string, string>>) =>
      service.request(`/api/v1/feed-keys/${id}`, { method: 'DELETE', headers: who });
    expect((await revoke(service.authorization)).status).toBe(404);
    expect((await revoke(headers)).status).toBe(204);
  });

  it('are shown with what they can read, and whose they are', async () => {
    const service = await startService();
    const terms = { name: 'archivist', role: 'reader', collection: 'archive/**' };
    const made = (await (await sendJson(service, '/api/v1/tokens', terms)).json()) as {
      id: number;
      token: string;
    };
    const headers = { authorization: `Bearer ${made.token}` };
    const key = await sendJson(service, '/api/v1/feed-keys', { name: 'of the archivist' }, headers);
    const shown = { kind: 'feed_key', collection: 'archive/**', parentId: made.id };
    expect(await key.json()).toMatchObject(shown);
    for (const [path, who] of [
      ['/api/v1/tokens', service.authorization],
      ['/api/v1/feed-keys', headers],
    ] as const) {
      const { items } = (await (await service.request(path, { headers: who })).json()) as { items: object[] };
      expect(items.at(-1), path).toMatchObject(shown);
    }
    const html = { ...service.authorization, accept: 'text/html' };
    for (const path of ['/admin/tokens', `/admin/tokens/${made.id + 1}`]) {
      const page = await (await service.request(path, { headers: html })).text();
      const [row] = page.slice(page.indexOf('of the archivist</')).split(/<\/tr>|<\/dl>/);
      expect(row, path).toContain('archivist');
      expect(row, path).toContain('archive/**');
      expect(row, path).not.toContain('everywhere');
    }
  });
});
