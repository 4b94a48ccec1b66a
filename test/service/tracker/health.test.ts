import { describe, expect, it } from 'vitest';
import { hybrid } from '../../support/metainfo/make.ts';
import { publishBytes, publishTorrent } from '../../support/published.ts';
import { openService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { announceTo, scrapeOf } from '../../support/tracker-client.ts';

interface Item {
  readonly name: string;
  readonly swarm: { readonly seeders: number; readonly leechers: number; readonly completed: number } | null;
}

async function list(service: TestService, query: string): Promise<readonly Item[]> {
  const answer = await service.request(`/api/v1/torrents?${query}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: readonly Item[] }).items;
}

/** Announces a client, which has to be let in. */
async function join(service: TestService, infohash: string, peer: number, more: string): Promise<void> {
  expect((await announceTo(service, infohash, { peer, more })).failure).toBe('');
}

describe('the counts of peers in the index', () => {
  it('are written at a stop, go on after a start, and order the lists', async () => {
    const settings = { tracker: 'catalogue', data: temporaryFolder() } as const;
    let service = await openService(settings);
    const names = ['few', 'none', 'many'] as const;
    const hashes = new Map<string, string>();
    for (const name of names)
      hashes.set(name, (await publishTorrent(service, `/health/${name}.torrent`, name)).infohashV1);
    const of = (name: (typeof names)[number]): string => hashes.get(name) ?? '';
    const both = (await publishBytes(service, '/health/both.torrent', hybrid())) as unknown as {
      infohashV1: string;
      infohashV2: string;
    };
    for (const infohash of [both.infohashV1, both.infohashV2]) {
      await join(service, infohash, 1, '&event=started');
      await join(service, infohash, 1, '&left=0&event=completed');
    }
    await join(service, of('few'), 1, '&left=0');
    for (const peer of [1, 2, 3]) await join(service, of('many'), peer, '&left=0');
    await join(service, of('many'), 4, '&event=started');
    await join(service, of('many'), 4, '&left=0&event=completed');
    await join(service, of('many'), 5, '');
    await service.close();

    service = await openService(settings);
    const sorted = await list(service, 'sort=seeders');
    const found = sorted.map(({ name, swarm }) => [name, swarm?.seeders, swarm?.leechers, swarm?.completed]);
    expect(found).toEqual([
      ['many', 4, 1, 1],
      [sorted[1]?.name, 1, 0, 1],
      ['few', 1, 0, 0],
      ['none', undefined, undefined, undefined],
    ]);
    const inOne = await list(service, 'collection=health&sort=seeders&order=asc&limit=2');
    expect(inOne.map(({ name }) => name)).toEqual(['none', 'few']);
    const seeded = await list(service, 'seedersMin=1');
    expect(seeded.map(({ name }) => name)).not.toContain('none');
    expect(seeded).toHaveLength(3);
    expect((await list(service, 'seedersMin=2&q=many')).map(({ name }) => name)).toEqual(['many']);

    for (const peer of [1, 2, 3, 4, 5]) await join(service, of('many'), peer, '&event=stopped');
    await service.close();
    service = await openService(settings);
    const [many] = await list(service, 'q=many');
    expect(many?.swarm).toMatchObject({ seeders: 0, leechers: 0, completed: 1 });
    expect(await scrapeOf(service, of('many'))).toEqual([0, 0, 1]);
    await service.close();
  });

  it('are 0 once a torrent is removed, also when it is restored', async () => {
    const settings = { tracker: 'catalogue', data: temporaryFolder() } as const;
    let service = await openService(settings);
    const { infohashV1, page } = await publishTorrent(service);
    await join(service, infohashV1, 1, '&left=0');
    await service.close();
    service = await openService(settings);
    expect((await list(service, ''))[0]?.swarm).toMatchObject({ seeders: 1 });
    const headers = { ...service.authorization, 'content-type': 'application/json' };
    await service.request(`${page}.torrent`, { method: 'DELETE', headers });
    await service.request(`/api/v1${page}/restore`, { method: 'POST', headers, body: '{}' });
    await announceTo(service, infohashV1, { more: '&event=stopped' });
    await service.close();
    service = await openService(settings);
    expect((await list(service, ''))[0]?.swarm).toMatchObject({ seeders: 0 });
    await service.close();
  });
});
