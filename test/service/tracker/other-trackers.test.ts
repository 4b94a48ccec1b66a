import { createHash } from 'node:crypto';
import bencode from 'bencode';
import { expect, it } from 'vitest';
import { otherHttpTracker, otherUdpTracker } from '../../support/other-tracker.ts';
import { publishBytes } from '../../support/published.ts';
import { openService, type TestService } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { announceTo } from '../../support/tracker-client.ts';
import { until } from '../../support/until.ts';

interface Swarm {
  readonly seeders: number;
  readonly source: string;
}

/** A torrent that names these trackers, and its infohash. */
function torrentAt(name: string, trackers: readonly string[], isPrivate = false) {
  const info = {
    length: 5,
    name,
    'piece length': 16_384,
    pieces: Buffer.alloc(20),
    ...(isPrivate && { private: 1 }),
  };
  const bytes = bencode.encode({ 'announce-list': trackers.map((tracker) => [tracker]), info });
  const infohash = createHash('sha1').update(bencode.encode(info)).digest('hex');
  return { bytes: new Uint8Array(bytes), infohash };
}

async function swarms(service: TestService): Promise<ReadonlyMap<string, Swarm | null>> {
  const answer = await service.request('/api/v1/torrents?sort=seeders', { headers: service.authorization });
  const { items } = (await answer.json()) as { items: { name: string; swarm: Swarm | null }[] };
  return new Map(items.map(({ name, swarm }) => [name, swarm]));
}

it('other trackers are asked about public torrents, and the most that one knows is shown with its source', async () => {
  const names = ['few', 'many', 'secret', 'late'] as const;
  const hashOf = (name: string) => torrentAt(name, [], name === 'secret').infohash;
  const udp = await otherUdpTracker({ [hashOf('few')]: [2, 1, 4], [hashOf('many')]: [7, 0, 9] });
  const http = await otherHttpTracker({ [hashOf('many')]: [5, 5, 1], [hashOf('late')]: [3, 0, 0] });
  const forbidden = await otherUdpTracker({});
  const trackers = [
    `udp://127.0.0.1:${udp.port}/announce`,
    `http://127.0.0.1:${http.port}/announce`,
    `udp://127.0.0.2:${forbidden.port}/announce`,
  ];
  const publish = async (on: TestService, name: string): Promise<void> => {
    const { bytes } = torrentAt(name, trackers, name === 'secret');
    await publishBytes(on, `/elsewhere/${name}.torrent`, bytes);
  };
  const settings = { tracker: 'catalogue', data: temporaryFolder() } as const;
  let service = await openService(settings);
  const adminToken = service.token;
  for (const name of names.slice(0, 3)) await publish(service, name);
  // One of those whom the other trackers know too.
  expect((await announceTo(service, hashOf('many'), { more: '&left=0' })).failure).toBe('');
  await service.close();
  expect(udp.asked).toEqual([]);

  const allowed = { scrapeHosts: ['127.0.0.1'], scrapePrivate: ['127.0.0.1'] };
  service = await openService({ ...settings, ...allowed, adminToken });
  await until(async () => expect((await swarms(service)).get('few')).toMatchObject({ seeders: 2 }));
  await publish(service, 'late');
  await until(async () => expect((await swarms(service)).get('late')).toMatchObject({ seeders: 3 }));
  const found = await swarms(service);
  expect([...found.keys()].slice(0, 3)).toEqual(['many', 'late', 'few']);
  expect(found.get('many')).toMatchObject({
    seeders: 7,
    leechers: 0,
    completed: 9,
    source: `udp://127.0.0.1:${udp.port}`,
  });
  expect(found.get('secret')).toBeNull();
  expect([udp, http].flatMap(({ asked }) => asked.flat())).not.toContain(hashOf('secret'));
  expect(forbidden.asked).toEqual([]);
  const page = await (
    await service.request(`/torrents/${hashOf('few')}`, { headers: { accept: 'text/html' } })
  ).text();
  expect(page).toMatch(new RegExp(`<dt>Counted by</dt>\\s*<dd>\\s*<bdi>127\\.0\\.0\\.1:${udp.port}</bdi>`));
  await service.close();

  // Without the hosts, nothing is left of what they said.
  service = await openService({ ...settings, adminToken });
  await until(async () => {
    const left = await swarms(service);
    expect(left.get('few')).toBeNull();
    expect(left.get('many')).toMatchObject({ seeders: 1, source: 'tracker' });
  });
  await service.close();
});
