import { describe, expect, it } from 'vitest';
import { publishTorrent, tokenOf } from '../../support/published.ts';
import { serviceForAll, startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

async function publish(service: TestService, name: string): Promise<string> {
  const answer = await service.request(`/a/${name}.torrent`, {
    method: 'PUT',
    body: makeTorrent({ name }),
    headers: { ...service.authorization, accept: 'application/json' },
  });
  const { infohashV1 } = (await answer.json()) as { infohashV1: string };
  return `/api/v1/torrents/${infohashV1}`;
}

const service = serviceForAll();

describe('GET /api/v1/torrents/{infohash}', () => {
  it('has what the bytes say of their origin, as the page in JSON has', async () => {
    const bytes = makeTorrent({
      name: 'origin',
      announce: 'udp://tracker.example:6969',
      comment: 'as it was',
    });
    const answer = await service.request('/a/origin.torrent', {
      method: 'PUT',
      body: bytes,
      headers: { ...service.authorization, accept: 'application/json' },
    });
    const { infohashV1, ...published } = (await answer.json()) as { infohashV1: string };
    expect(published).not.toHaveProperty('trackers');
    for (const path of [`/api/v1/torrents/${infohashV1}`, `/torrents/${infohashV1}?format=json`]) {
      expect(await (await service.request(path)).json()).toMatchObject({
        trackers: [['udp://tracker.example:6969']],
        webSeeds: [],
        comment: 'as it was',
        createdBy: null,
        createdAt: null,
      });
    }
  });
});

describe('DELETE /api/v1/torrents/{infohash}', () => {
  it.each(['status=abc', 'status=200', 'status=410&status=451', 'why=law', 'reason=a&reason=b'])(
    'refuses ?%s and removes nothing',
    async (query) => {
      const address = await publish(service, 'refused');
      const init = { method: 'DELETE', headers: service.authorization };
      expect((await service.request(`${address}?${query}`, init)).status).toBe(400);
      expect((await service.request(address)).status).toBe(200);
    },
  );

  it('says which status it takes instead', async () => {
    const address = await publish(service, 'status');
    const init = { method: 'DELETE', headers: service.authorization };
    const hint = 'Write 410, or 451 where the law demands it.';
    expect(await (await service.request(`${address}?status=abc`, init)).json()).toMatchObject({
      hint: `status: ${hint}`,
      errors: [{ rule: 'parameter', path: 'status', message: 'status cannot be "abc"', hint }],
    });
  });

  it('tells the reason, and the law, to whoever asks afterwards', async () => {
    const address = await publish(service, 'law');
    const init = { method: 'DELETE', headers: service.authorization };
    expect((await service.request(`${address}?reason=court&status=451`, init)).status).toBe(204);
    const gone = await service.request(address);
    expect(gone.status).toBe(451);
    expect(await gone.text()).toContain('court');
  });
});

describe('a torrent that was removed', () => {
  it('is told in JSON with the time until which it can be restored, to those who can', async () => {
    const service = await startService({ undoDays: 3 });
    const uploader = await tokenOf(service, 'uploader');
    const { page } = await publishTorrent(service, '/a/x.torrent', 'x', uploader.headers);
    await service.request(page, { method: 'DELETE', headers: uploader.headers });
    const hintOf = async (path: string, headers: Readonly<Record<string, string>>) => {
      const answer = await service.request(path, { headers: { ...headers, accept: 'application/json' } });
      expect(answer.status).toBe(410);
      return ((await answer.json()) as { hint?: string }).hint;
    };
    for (const path of [`/api/v1${page}`, page, `${page}.torrent`]) {
      const hint = (await hintOf(path, uploader.headers)) ?? '';
      const [, until = ''] =
        /^You can restore it until (\S+): on its page, or in the API by POST to \/restore\.$/.exec(hint) ??
        [];
      expect(new Date(until).getTime()).toBeGreaterThan(Date.now() + 2 * DAY_MS);
      expect(await hintOf(path, service.authorization)).toBe(hint);
      expect(await hintOf(path, {})).toBeUndefined();
      expect(await hintOf(path, (await tokenOf(service, 'uploader')).headers)).toBeUndefined();
    }
    const restored = await service.request(`/api/v1${page}/restore`, {
      method: 'POST',
      headers: uploader.headers,
    });
    expect([restored.status, (await service.request(page)).status]).toEqual([200, 200]);
  });
});

describe('the ETag of /api/v1/torrents/{infohash}', () => {
  const patch = (service: TestService, address: string, edit: object, etag: string) =>
    service.request(address, {
      method: 'PATCH',
      body: JSON.stringify(edit),
      headers: { ...service.authorization, 'content-type': 'application/json', 'if-match': etag },
    });
  const etagOf = ({ headers }: Response) => headers.get('etag') ?? '';

  it('changes with whatever is written about the torrent, and spares an answer until then', async () => {
    const address = await publish(service, 'written');
    const ask = (etag: string) => service.request(address, { headers: { 'if-none-match': etag } });
    let etag = etagOf(await service.request(address));
    for (const edit of [{ title: 'A' }, { tags: ['x'] }, { state: 'unlisted' }, { collection: 'b' }, {}]) {
      const same = await ask(etag);
      expect([same.status, await same.text(), etagOf(same)]).toEqual([304, '', etag]);
      const edited = await patch(service, address, edit, '*');
      expect(etagOf(edited) === etag).toBe(Object.keys(edit).length === 0);
      const now = await ask(etag);
      expect(now.status).toBe(Object.keys(edit).length === 0 ? 304 : 200);
      etag = etagOf(edited);
      expect(etagOf(now)).toBe(etag);
    }
  });

  it('changes when a newer torrent takes its path over', async () => {
    const address = await publish(service, 'older');
    const before = etagOf(await service.request(address));
    const init = { method: 'PUT', body: makeTorrent({ name: 'newer' }), headers: service.authorization };
    expect((await service.request('/a/older.torrent', init)).status).toBe(200);
    const after = await service.request(address, { headers: { 'if-none-match': before } });
    expect(await after.json()).toMatchObject({ state: 'superseded' });
  });

  it('lets one of two who edit the same state win, and tells the other', async () => {
    const address = await publish(service, 'two');
    const etag = etagOf(await service.request(address));
    const answers = await Promise.all(['A', 'B'].map((title) => patch(service, address, { title }, etag)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    const winner = answers.find(({ status }) => status === 200);
    const remove = (tag: string) =>
      service.request(address, { method: 'DELETE', headers: { ...service.authorization, 'if-match': tag } });
    expect((await remove(etag)).status).toBe(412);
    expect((await remove(winner === undefined ? '' : etagOf(winner))).status).toBe(204);
  });

  it('is strong for whoever may edit, however long the torrent’s description', async () => {
    const address = await publish(service, 'strong');
    await patch(service, address, { description: 'long '.repeat(2000) }, '*');
    const compressed = { ...service.authorization, 'accept-encoding': 'gzip' };
    const etag = etagOf(await service.request(address, { headers: compressed }));
    expect(etag).toMatch(/^"/);
    expect((await patch(service, address, { description: 'short' }, etag)).status).toBe(200);
  });

  it('may be that of the bytes, which says nothing of what is written about them', async () => {
    const address = await publish(service, 'bytes');
    const bytes = etagOf(await service.request('/a/bytes.torrent'));
    expect(bytes).not.toBe(etagOf(await service.request(address)));
    await patch(service, address, { title: 'A' }, '*');
    expect((await patch(service, address, { title: 'B' }, bytes)).status).toBe(200);
    expect((await patch(service, address, { title: 'C' }, `"${'0'.repeat(64)}"`)).status).toBe(412);
  });
});

describe('what is counted', () => {
  it('is every list that has to be searched for, and no walk through all or one collection', async () => {
    const service = await startService({ limitSearches: { capacity: 2, perSeconds: 3600 } });
    const ask = async (query: string) => (await service.request(`/api/v1/torrents?${query}`)).status;
    expect(await ask('')).toBe(200);
    expect(await ask('collection=a&sort=size')).toBe(200);
    expect(await ask('tag=x')).toBe(200);
    expect(await ask('sizeMin=1&sort=name')).toBe(200);
    expect(await ask('category=z')).toBe(429);
    expect(await ask('collection=a')).toBe(200);
  });

  it('is each file of a form with several', async () => {
    const service = await startService({ uploads: 'open', limitUploads: { capacity: 3, perSeconds: 3600 } });
    const send = async (names: readonly string[]) => {
      const body = new FormData();
      for (const name of names) body.append('file', new Blob([makeTorrent({ name })]), `${name}.torrent`);
      return (await service.request('/api/v1/torrents', { method: 'POST', body })).status;
    };
    expect(await send(['a', 'b', 'c', 'd'])).toBe(413);
    expect(await send(['a', 'b'])).toBe(201);
    expect(await send(['c'])).toBe(429);
  });

  it('is the list of a torrent’s files', async () => {
    const service = await startService({ limitSearches: { capacity: 1, perSeconds: 3600 } });
    const address = await publish(service, 'thing');
    const first = await service.request(`${address}/files`);
    expect(await first.json()).toEqual({ items: [{ path: ['thing'], length: 1000 }], next: null });
    expect((await service.request(`${address}/files`)).status).toBe(429);
  });
});
