import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/client.ts';
import { editTorrent, publishTorrent, tokenOf } from '../../support/published.ts';
import { startService, type TestService } from '../../support/service.ts';

function statsOf({ url }: TestService, token?: string) {
  return createClient({ url, ...(token === undefined ? {} : { token }) }).showStatistics();
}

async function setRead(service: TestService, collection: string, read: 'open' | 'token'): Promise<void> {
  const answer = await service.request(`/api/v1/collections/${collection}`, {
    method: 'PATCH',
    headers: { ...service.authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ read }),
  });
  expect(answer.status).toBe(200);
}

describe('GET /api/v1/stats', () => {
  it('counts what everyone can see, and nothing that is unlisted, removed or in a private collection', async () => {
    const service = await startService();
    const nothing = await statsOf(service);
    expect(nothing).toMatchObject({ torrents: 0, contentBytes: 0, files: 0, collections: 0, downloads: 0 });
    expect(nothing.days).toHaveLength(30);

    const seen = await publishTorrent(service, '/open/part/one.torrent', 'one');
    const { contentBytes } = (await (await service.request(`/api/v1${seen.page}`)).json()) as {
      readonly contentBytes: number;
    };
    const expected = {
      torrents: 1,
      contentBytes,
      files: 1,
      collections: 2,
      published: { today: 1, last7Days: 1, last30Days: 1 },
      swarm: null,
      operation: null,
    };
    expect(await statsOf(service)).toMatchObject(expected);

    const unlisted = await publishTorrent(service, '/open/two.torrent', 'two');
    await editTorrent(service, unlisted.page, { state: 'unlisted' });
    const removed = await publishTorrent(service, '/open/three.torrent', 'three');
    await service.request(removed.page, { method: 'DELETE', headers: service.authorization });
    await setRead(service, 'secret', 'token');
    await publishTorrent(service, '/secret/four.torrent', 'four');
    await publishTorrent(service, '/closed/five.torrent', 'five');
    await setRead(service, 'closed', 'token');
    const { secret } = await tokenOf(service, 'moderator', { collection: 'secret/**' });
    for (const token of [undefined, secret]) {
      const stats = await statsOf(service, token);
      expect(stats).toMatchObject(expected);
      expect(stats.days.at(-1)).toMatchObject({ published: 1 });
    }
    await setRead(service, 'closed', 'open');
    expect(await statsOf(service)).toMatchObject({ torrents: 2, collections: 3 });
  });

  it('has downloads of what everyone can see alone', async () => {
    const service = await startService();
    await publishTorrent(service, '/open/one.torrent', 'one');
    await setRead(service, 'secret', 'token');
    await publishTorrent(service, '/secret/two.torrent', 'two');
    for (const path of ['/open/one.torrent', '/secret/two.torrent', '/secret/two.torrent'])
      expect((await service.request(path, { headers: service.authorization })).status).toBe(200);
    // Those of the last minute are written for an admin, who sees all of them.
    const { operation } = await statsOf(service, service.token);
    expect(operation?.days.at(-1)).toMatchObject({ published: 2, downloads: 3 });
    expect(await statsOf(service)).toMatchObject({ downloads: 1 });
  });

  it('shows moderators of everything what waits and what there is in each state, and admins how the service does', async () => {
    const service = await startService({ tracker: 'catalogue' });
    const { secret } = await tokenOf(service, 'moderator');
    const hidden = await publishTorrent(service, '/a/one.torrent', 'one');
    await editTorrent(service, hidden.page, { state: 'hidden', stateReason: 'a test' });
    const forModerator = await statsOf(service, secret);
    expect(forModerator).toMatchObject({ torrents: 0, swarm: { seeders: 0, leechers: 0, completed: 0 } });
    expect(forModerator.operation).toMatchObject({ waiting: { pending: 0, reports: 0 }, service: null });
    expect(forModerator.operation?.states.find(({ state }) => state === 'hidden')).toMatchObject({
      torrents: 1,
    });

    const broken = { method: 'PUT', body: 'd3:fooi1ee', headers: service.authorization };
    expect((await service.request('/a/two.torrent', broken)).status).toBe(422);
    const { operation } = await statsOf(service, service.token);
    expect(operation?.service).toMatchObject({
      uploads: { created: 1, invalid: 1 },
      store: { failedThreads: [], waitingChanges: 0 },
    });
    expect(operation?.service?.requests.answered).toBeGreaterThan(2);
  });

  it('is kept by no cache when it has more than what everyone can see', async () => {
    const service = await startService();
    const cachingOf = async (headers: Readonly<Record<string, string>>) =>
      (await service.request('/api/v1/stats', { headers })).headers.get('cache-control');
    expect(await cachingOf({})).toBe('no-cache');
    expect(await cachingOf(service.authorization)).toContain('no-store');
  });
});
