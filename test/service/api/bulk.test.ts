import { describe, expect, it } from 'vitest';
import { auditOf, sendJson } from '../../support/forms.ts';
import { publishTorrent, readTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';

interface Answer {
  readonly results: readonly {
    readonly infohash: string;
    readonly status: number;
    readonly problem?: { readonly code: string };
  }[];
  readonly next: string | null;
  readonly remaining: number;
}

async function bulk(
  service: TestService,
  body: object,
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> {
  const answer = await sendJson(service, '/api/v1/torrents/bulk', body, headers);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

const service = serviceForAll();

describe('POST /api/v1/torrents/bulk', () => {
  it('changes the torrents with these infohashes, and tells what became of each', async () => {
    const service = await startService();
    const { headers } = await tokenOf(service, 'moderator');
    const [one, two] = [await publishTorrent(service), await publishTorrent(service, '/a/y.torrent', 'y')];
    const unknown = 'f'.repeat(40);
    const infohashes = [one.infohashV1.toUpperCase(), two.infohashV1, unknown, two.infohashV1];
    const change = { action: 'addTag', tag: 'stable' };
    const { results, next, remaining } = await bulk(service, { infohashes, change }, headers);
    expect(results).toMatchObject([
      { infohash: one.infohashV1, status: 200 },
      { infohash: two.infohashV1, status: 200 },
      { infohash: unknown, status: 404, problem: { code: 'not_found' } },
    ]);
    expect([next, remaining]).toEqual([null, 0]);
    expect((await readTorrent(service, one.page)).tags).toEqual(['stable']);
    expect((await auditOf(service)).filter((line) => line.startsWith('torrent.edit'))).toHaveLength(2);
  });

  it('changes what a search finds, in every state', async () => {
    const service = await startService();
    await publishTorrent(service, '/a/x.torrent', 'x');
    await publishTorrent(service, '/b/y.torrent', 'y');
    const search = { collection: 'a', below: true, sizeMax: 5000 };
    const hide = { action: 'state', state: 'hidden', reason: 'why' };
    expect((await bulk(service, { search, change: hide })).results).toHaveLength(1);
    expect((await bulk(service, { search, change: hide })).results).toHaveLength(0);
    const change = { action: 'remove', reason: 'ordered', status: 451 };
    expect((await bulk(service, { search: { state: 'hidden' }, change })).results).toMatchObject([
      { status: 200 },
    ]);
    expect(
      (await bulk(service, { search: { state: 'removed' }, change: { action: 'restore' } })).results,
    ).toHaveLength(1);
  });

  it('changes no more than the limit asks for, and goes on from there', async () => {
    const service = await startService();
    for (const name of ['x', 'y', 'z']) await publishTorrent(service, `/a/${name}.torrent`, name);
    const change = { action: 'category', category: 'iso' };
    const first = await bulk(service, { search: { everything: true, limit: 2 }, change });
    expect([first.results.length, first.remaining]).toEqual([2, 1]);
    const search = { everything: true, limit: 2, cursor: first.next ?? '' };
    const rest = await bulk(service, { search, change });
    expect([rest.results.length, rest.next]).toEqual([1, null]);
  });

  it('changes nothing that was changed since it was looked at', async () => {
    const { infohashV1: infohash } = await publishTorrent(service, '/seen/x.torrent', 'seen');
    const { headers } = await service.request(`/api/v1/torrents/${infohash}`, {
      headers: service.authorization,
    });
    const infohashes = [{ infohash, ifMatch: headers.get('etag') }];
    const change = { action: 'addTag', tag: 'seen' };
    expect((await bulk(service, { infohashes, change })).results).toMatchObject([{ status: 200 }]);
    expect((await bulk(service, { infohashes, change })).results).toMatchObject([{ status: 412 }]);
    const of = { search: { tag: 'seen' }, seenAt: '2026-01-01T00:00:00Z', change: { action: 'remove' } };
    expect((await bulk(service, of)).results).toMatchObject([{ status: 412 }]);
  });

  it.each([
    {},
    { infohashes: [], search: {}, change: { action: 'restore' } },
    { change: { action: 'restore' } },
    { infohashes: ['x'], change: { action: 'restore' } },
    { infohashes: Array.from({ length: 1001 }, () => 'a'.repeat(40)), change: { action: 'restore' } },
    { infohashes: [], change: { action: 'publish' } },
    { infohashes: [], change: { action: 'state', state: 'removed' } },
    { infohashes: [], change: { action: 'remove', status: 404 } },
    { search: { state: 'nowhere' }, change: { action: 'restore' } },
    { search: { sizeMin: 'much' }, change: { action: 'restore' } },
    { search: { cursor: 'x' }, change: { action: 'restore' } },
    { search: { colection: 'a' }, change: { action: 'restore' } },
    { search: {}, change: { action: 'restore' } },
    { search: { q: '' }, change: { action: 'restore' } },
    { search: { q: ' ', state: 'hidden' }, change: { action: 'restore' } },
    { search: { cursor: '', state: 'hidden' }, change: { action: 'restore' } },
    { search: { limit: 2 }, change: { action: 'restore' } },
    { search: { state: 'public' }, change: { action: 'restore' } },
    { search: { below: true, collection: '/' }, change: { action: 'restore' } },
    { search: { everything: false }, change: { action: 'restore' } },
    { search: { everything: 'true' }, change: { action: 'restore' } },
    { search: { everything: true, q: 'x' }, change: { action: 'restore' } },
    { search: { sort: 'name', q: 'x' }, change: { action: 'restore' } },
    { search: { q: 'x', limit: 1001 }, change: { action: 'restore' } },
    { infohashes: [{ infohash: 'a'.repeat(40) }], change: { action: 'restore' } },
    { infohashes: [], seenAt: '2026-01-01T00:00:00Z', change: { action: 'restore' } },
    { search: { q: 'x' }, seenAt: 'today', change: { action: 'restore' } },
  ])('refuses a body that it cannot read: %j', async (body) => {
    const answer = await sendJson(service, '/api/v1/torrents/bulk', body);
    expect(answer.status).toBe(400);
  });

  it('lets a moderator of some collections change what is in them alone', async () => {
    const { headers } = await tokenOf(service, 'moderator', { collection: 'debian/**' });
    const [inside, outside] = [
      await publishTorrent(service, '/debian/13/x.torrent', 'x'),
      await publishTorrent(service, '/fedora/y.torrent', 'y'),
    ];
    const infohashes = [inside.infohashV1, outside.infohashV1];
    const change = { action: 'category', category: 'iso' };
    expect((await bulk(service, { infohashes, change }, headers)).results).toMatchObject([
      { status: 200 },
      { status: 403 },
    ]);
    expect((await bulk(service, { search: { everything: true }, change }, headers)).results).toHaveLength(1);
    const elsewhere = { search: { collection: 'fedora' }, change };
    expect((await sendJson(service, '/api/v1/torrents/bulk', elsewhere, headers)).status).toBe(403);
  });
});
