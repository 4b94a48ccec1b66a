import { zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { TORRENT } from '../../../src/service/torrent-json.ts';
import { startService, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

type Line = Readonly<Record<string, unknown>>;

async function put({ request, authorization }: TestService, path: string, name: string): Promise<void> {
  const answer = await request(path, {
    method: 'PUT',
    headers: authorization,
    body: makeTorrent({ name }),
  });
  expect(answer.ok).toBe(true);
}

async function linesOf(answer: Response): Promise<readonly Line[]> {
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zstd']);
  const text = zstdDecompressSync(Buffer.from(await answer.arrayBuffer())).toString();
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('/dump.ndjson.zst', () => {
  it('has what it is, and each public torrent as in the API, in the order of publication', async () => {
    const service = await startService();
    await put(service, '/a/one.torrent?title=One&tags=x,y', 'dump one');
    await put(service, '/b/replaced.torrent', 'dump replaced');
    await put(service, '/b/replaced.torrent', 'dump two');
    await put(service, '/b/secret.torrent?state=unlisted', 'dump secret');
    await put(service, '/b/gone.torrent', 'dump gone');
    await service.request('/b/gone.torrent', { method: 'DELETE', headers: service.authorization });
    await put(service, '/c/three.torrent', 'dump three');
    const [header, ...torrents] = await linesOf(await service.request('/dump.ndjson.zst'));
    expect(header).toEqual({
      format: 'torrentry-dump',
      version: 1,
      at: expect.any(String) as unknown,
      cursor: expect.any(String) as unknown,
    });
    expect(torrents.map(({ name }) => name)).toEqual(['dump one', 'dump two', 'dump three']);
    expect(torrents[0]).toMatchObject({
      title: 'One',
      tags: ['x', 'y'],
      collection: 'a',
      fileName: 'one.torrent',
    });
    for (const { metainfoBytes, ...torrent } of torrents) {
      expect(metainfoBytes).toBeGreaterThan(0);
      expect(() => TORRENT.omit({ links: true }).parse(torrent)).not.toThrow();
    }
    const after = encodeURIComponent(String(header?.['cursor']));
    await put(service, '/c/four.torrent', 'dump four');
    const events = await service.request(`/api/v1/events?after=${after}`);
    expect(((await events.json()) as { items: Line[] }).items).toMatchObject([
      { type: 'published', fileName: 'four.torrent' },
    ]);
  });

  it('is the same file until it is a day old, which clients need not load again, and can load in parts', async () => {
    const service = await startService();
    await put(service, '/a/one.torrent', 'dump part');
    const first = await service.request('/dump.ndjson.zst');
    const whole = Buffer.from(await first.arrayBuffer());
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(Date.parse(first.headers.get('last-modified') ?? '')).not.toBeNaN();
    await put(service, '/a/two.torrent', 'dump part two');
    const again = await service.request('/dump.ndjson.zst', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    const part = await service.request('/dump.ndjson.zst', {
      headers: { range: 'bytes=4-9', 'if-range': etag },
    });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 4-9/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(4, 10))).toBe(true);
    const head = await service.request('/dump.ndjson.zst', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(whole.length)]);
  });

  it('needs a token where reading does, and is not there when it is turned off', async () => {
    const closed = await startService({ read: 'token' });
    expect((await closed.request('/dump.ndjson.zst')).status).toBe(401);
    const answer = await closed.request('/dump.ndjson.zst', { headers: closed.authorization });
    expect(answer.headers.get('cache-control')).toContain('private');
    expect(await linesOf(answer)).toHaveLength(1);
    const without = await startService({ dump: 'off' });
    expect((await without.request('/dump.ndjson.zst')).status).toBe(404);
  });
});
