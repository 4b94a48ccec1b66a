import { describe, expect, it } from 'vitest';
import { auditOf, sendJson } from '../../support/forms.ts';
import { editTorrent, publishTorrent, readTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';

interface List<Item> {
  readonly items: readonly Item[];
  readonly next: unknown;
}

async function list<Item>(
  service: TestService,
  path: string,
  headers = service.authorization,
): Promise<List<Item>> {
  const answer = await service.request(`/api/v1/${path}`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as List<Item>;
}

const service = serviceForAll();

describe('reports in the API', () => {
  it('are taken from anybody, listed to moderators, and settled with a reason', async () => {
    const service = await startService();
    const { headers } = await tokenOf(service, 'moderator');
    const { infohashV1, page } = await publishTorrent(service);
    const path = `/api/v1/torrents/${infohashV1}/reports`;
    expect((await sendJson(service, path, { kind: 'spam', text: 'look' }, {})).status).toBe(201);
    expect((await sendJson(service, path, { kind: 'nothing' }, {})).status).toBe(400);
    const { items } = await list<{ id: number }>(service, 'reports', headers);
    expect(items).toMatchObject([{ kind: 'spam', text: 'look', torrent: { infohashV1 } }]);
    const settle = (body: object) =>
      sendJson(service, `/api/v1/reports/${items[0]?.id}/outcome`, body, headers);
    expect((await settle({ outcome: 'burnt' })).status).toBe(400);
    expect((await settle({ outcome: 'removed', block: true })).status).toBe(400);
    expect((await settle({ outcome: 'removed', reason: 'ordered', status: 451, block: true })).status).toBe(
      204,
    );
    expect((await settle({ outcome: 'dismissed' })).status).toBe(404);
    expect((await service.request(page)).status).toBe(451);
    expect((await auditOf(service))[0]).toBe(`report.settle report ${items[0]?.id}`);
  });

  it('are settled only when they are still those that were listed, by If-Match', async () => {
    const service = await startService();
    const { infohashV1, page } = await publishTorrent(service);
    const path = `/api/v1/torrents/${infohashV1}/reports`;
    await sendJson(service, path, { kind: 'spam' }, {});
    const listed = async () => {
      const { items } = await list<{ id: number; etag: string }>(service, 'reports', service.authorization);
      return items[0] ?? { id: 0, etag: '' };
    };
    const settle = async ({ id, etag }: { id: number; etag: string }) => {
      const headers = { ...service.authorization, 'if-match': etag };
      return (await sendJson(service, `/api/v1/reports/${id}/outcome`, { outcome: 'hidden' }, headers))
        .status;
    };
    const first = await listed();
    await sendJson(service, path, { kind: 'illegal' }, {});
    expect(await settle(first)).toBe(412);
    const second = await listed();
    await editTorrent(service, page, { title: 'other' });
    expect(await settle(second)).toBe(412);
    expect(await settle(await listed())).toBe(204);
  });

  it('are limited to some an hour from one address', async () => {
    const service = await startService({ limitReports: { capacity: 2, perSeconds: 3600 } });
    const { infohashV1 } = await publishTorrent(service);
    const statuses = [];
    for (let index = 0; index < 3; index++) {
      const path = `/api/v1/torrents/${infohashV1}/reports`;
      statuses.push((await sendJson(service, path, { kind: 'spam' }, {})).status);
    }
    expect(statuses).toEqual([201, 201, 429]);
  });

  it('are shown to a moderator of some collections when they are of these', async () => {
    const { headers } = await tokenOf(service, 'moderator', { collection: 'debian' });
    for (const [name, path] of [
      ['x', '/debian/x.torrent'],
      ['y', '/debian/13/y.torrent'],
    ] as const) {
      const { infohashV1 } = await publishTorrent(service, path, name);
      await sendJson(service, `/api/v1/torrents/${infohashV1}/reports`, { kind: 'spam' }, {});
    }
    expect((await list(service, 'reports', headers)).items).toMatchObject([
      { torrent: { collection: 'debian' } },
    ]);
  });

  it('are refused for a cursor that is none', async () => {
    for (const path of ['reports?after=x', 'reports?after=-1', 'blocks?before=x', 'audit?after=x'])
      expect((await service.request(`/api/v1/${path}`, { headers: service.authorization })).status).toBe(400);
  });
});

describe('the block list in the API', () => {
  it('is read and changed by moderators of all collections', async () => {
    const service = await startService();
    const { headers } = await tokenOf(service, 'moderator');
    const { infohashV1, page } = await publishTorrent(service);
    const block = { infohash: infohashV1.toUpperCase(), reason: 'why' };
    expect((await sendJson(service, '/api/v1/blocks', block, headers)).status).toBe(201);
    expect(await list(service, 'blocks', headers)).toMatchObject({
      items: [{ infohash: infohashV1, reason: 'why' }],
      next: null,
    });
    const remove = () => service.request(`/api/v1/blocks/${infohashV1}`, { method: 'DELETE', headers });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await readTorrent(service, page)).state).toBe('public');
    expect((await auditOf(service)).slice(0, 2)).toEqual([
      `block.remove ${infohashV1}`,
      `block.add ${infohashV1}`,
    ]);
  });

  it('is nothing for a moderator of some collections', async () => {
    const { headers } = await tokenOf(service, 'moderator', { collection: 'debian/**' });
    expect((await service.request('/api/v1/blocks', { headers })).status).toBe(403);
    const block = { infohash: 'a'.repeat(40), reason: 'why' };
    expect((await sendJson(service, '/api/v1/blocks', block, headers)).status).toBe(403);
  });
});
