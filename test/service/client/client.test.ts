import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/client/client.ts';
import { ProblemError } from '../../../src/client/problem-error.ts';
import { serviceForAll } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const service = serviceForAll();

/** A client whose answers are checked against their endpoints. */
function admin() {
  return createClient({
    url: service.url,
    token: service.token,
    fetch: (address, init) => service.request(address, init),
  });
}

async function caught(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not reject');
}

describe('the client', () => {
  it('publishes bytes with their fields, and finds, shows, changes and removes the torrent', async () => {
    const client = admin();
    const fields = { collection: 'client/one', fileName: 'Größe 1.torrent', title: 'One', tags: ['a', 'b'] };
    const published = await client.publish(makeTorrent({ name: 'client one' }), fields);
    expect(published).toMatchObject({
      collection: 'client/one',
      fileName: 'Größe 1.torrent',
      title: 'One',
      tags: ['a', 'b'],
      outcome: 'created',
    });
    const infohash = published.infohashV1 ?? '';
    const { items } = await client.listTorrents({
      collection: 'client',
      below: true,
      publishedFrom: new Date(0),
      sizeMin: 1,
      limit: 5,
    });
    expect(items.map(({ title }) => title)).toEqual(['One']);
    let etag: string | null = null;
    const shown = await client.showTorrent(
      { infohash },
      { onResponse: ({ headers }) => (etag = headers.get('etag')) },
    );
    expect([shown.sha256, shown.trackers]).toEqual([published.sha256, []]);
    const changed = await client.changeTorrent({ infohash, title: 'Two', tags: [] }, { ifMatch: etag ?? '' });
    expect([changed.title, changed.tags]).toEqual(['Two', []]);
    const refusal = await caught(client.changeTorrent({ infohash, title: 'Three' }, { ifMatch: etag ?? '' }));
    expect(refusal).toMatchObject({ status: 412, code: 'precondition_failed' });
    expect(await client.removeTorrent({ infohash, reason: 'a test' })).toBeUndefined();
    expect(await caught(client.showTorrent({ infohash }))).toMatchObject({ status: 410, code: 'gone' });
    expect((await client.restoreTorrent({ infohash })).title).toBe('Two');
  });

  it('publishes several files, each with its result', async () => {
    const client = admin();
    const { results } = await client.publishFiles(
      [
        { content: makeTorrent({ name: 'client several' }), fileName: 'several.torrent' },
        { content: new Blob(['d']), fileName: 'broken.torrent' },
        { content: new File([makeTorrent({ name: 'client file' })], 'of its own.torrent') },
      ],
      { collection: 'client/several', tags: ['several'] },
    );
    expect(results.map(({ status, fileName }) => [status, fileName])).toEqual([
      [201, 'several.torrent'],
      [422, 'broken.torrent'],
      [201, 'of its own.torrent'],
    ]);
    expect(results[1]?.problem?.errors).not.toEqual([]);
    const broken = { content: new Blob(['d']), fileName: 'broken.torrent' };
    const refused = await client.publishFiles([broken, broken], { collection: 'client/several' });
    expect(refused.results.map(({ status }) => status)).toEqual([422, 422]);
    const alone = await client.publishFiles([{ content: makeTorrent({ name: 'client alone' }) }], {
      collection: 'client/several',
    });
    expect(alone.results).toMatchObject([{ status: 201, fileName: 'client alone.torrent' }]);
    expect((await client.checkFile(new Blob(['d']))).verdict).toBe('refuse');
  });

  it('walks through all pages of a list', async () => {
    const client = admin();
    const names = Array.from({ length: 7 }, (_, index) => `client-${index}`);
    const files = names.map((name) => ({ content: makeTorrent({ name }) }));
    await client.publishFiles(files, { collection: 'client/pages' });
    const found: string[] = [];
    const asked = { collection: 'client/pages', sort: 'name', limit: 3 } as const;
    for await (const { name } of client.each('listTorrents', asked)) found.push(name);
    expect(found).toEqual(names);
    const before: number[] = [];
    for await (const { id } of client.each('listAuditLog', { action: 'torrent.publish' })) before.push(id);
    const after: number[] = [];
    for await (const { id } of client.each('listAuditLog', { action: 'torrent.publish', after: 0 }))
      after.push(id);
    expect(after).toEqual(before.toReversed());
    expect(after.length).toBeGreaterThanOrEqual(7);
  });

  it('manages tokens, blocks and reports', async () => {
    const client = admin();
    const made = await client.createToken({ name: 'of the client', role: 'uploader', collection: 'x/**' });
    expect(made.token).toMatch(/^torrentry_/);
    expect((await client.listTokens()).items.map(({ id }) => id)).toContain(made.id);
    await client.revokeToken({ id: made.id });
    const infohash = 'b'.repeat(40);
    await client.blockInfohash({ infohash, reason: 'a test' });
    expect((await client.listBlocks()).items).toMatchObject([{ infohash }]);
    await client.unblockInfohash({ infohash });
    const { infohashV1 } = await client.publish(makeTorrent({ name: 'client reported' }));
    const { id } = await client.reportTorrent({ infohash: infohashV1 ?? '', kind: 'spam' });
    await client.settleReport({ id, outcome: 'dismissed' });
    expect((await client.listReports()).items).toEqual([]);
  });

  it('rejects with the problem, each of its mistakes, and when it may ask again', async () => {
    const stranger = createClient({ url: service.url });
    const error = await caught(stranger.publish(makeTorrent()));
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 401, code: 'unauthorized', problem: { status: 401 } });
    const wrong = { sort: 'colour', limit: 7000 } as unknown as { limit: number };
    expect(await caught(admin().listTorrents(wrong))).toMatchObject({
      status: 400,
      errors: [{ path: 'sort' }, { path: 'limit' }],
      hint: expect.stringContaining('sort') as unknown,
    });
    const proxied = createClient({
      url: service.url,
      fetch: async () => new Response('<h1>Busy</h1>', { status: 503, headers: { 'retry-after': '7' } }),
    });
    expect(await caught(proxied.listTorrents())).toMatchObject({
      status: 503,
      code: undefined,
      errors: [],
      retryAfterSeconds: 7,
      message: expect.stringContaining('503: <h1>Busy') as unknown,
    });
  });

  it('follows what happens, from now on or after a position, until its reader has enough', async () => {
    const client = admin();
    const plain = createClient({ url: service.url, token: service.token });
    const { end } = await client.listEvents({ after: 'now' });
    await client.publish(makeTorrent({ name: 'followed 1' }), { collection: 'client/followed' });
    const read = async () => {
      const found: string[] = [];
      for await (const event of plain.followEvents({ after: end, collection: 'client/followed' })) {
        found.push(`${event.type} ${event.torrent?.name}`);
        if (found.length === 1)
          await client.publish(makeTorrent({ name: 'followed 2' }), { collection: 'client/followed' });
        if (found.length === 2) break;
      }
      return found;
    };
    expect(await read()).toEqual(['published followed 1', 'published followed 2']);
    const refused = plain.followEvents({ after: 'nowhere' }).next();
    expect(await caught(refused)).toMatchObject({ status: 400, code: 'malformed' });
  });

  it('comes back where it was when the connection ends', async () => {
    const asked: string[] = [];
    const { followEvents } = createClient({
      url: service.url,
      fetch: async (address) => {
        asked.push(new URL(address).searchParams.get('after') ?? '');
        if (asked.length === 2) throw new TypeError('fetch failed');
        if (asked.length === 3) return new Response('busy', { status: 503, headers: { 'retry-after': '0' } });
        const id = `at-${asked.length}`;
        const frames = `retry: 1\n\n:\n\nid: ${id}\nevent: published\ndata: {"id":"${id}"}\n\n`;
        return new Response(frames, { headers: { 'content-type': 'text/event-stream' } });
      },
    });
    const found: string[] = [];
    for await (const { id } of followEvents({ after: 'start' })) {
      found.push(id);
      if (found.length === 2) break;
    }
    expect([found, asked]).toEqual([
      ['at-1', 'at-4'],
      ['start', 'at-1', 'at-1', 'at-1'],
    ]);
  });

  it('stops when its signal says so', async () => {
    const signal = AbortSignal.abort();
    expect(await caught(createClient({ url: service.url }).listTorrents({}, { signal }))).toMatchObject({
      name: 'AbortError',
    });
  });
});
