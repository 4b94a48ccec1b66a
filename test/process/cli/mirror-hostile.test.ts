import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contentIn, done, fakeSource, mirror } from '../../support/mirror.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

const LINE = {
  infohashV1: 'a'.repeat(40),
  infohashV2: null,
  state: 'public',
  collection: 'a',
  fileName: 'a.torrent',
  sha256: 'b'.repeat(64),
  publishedAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  title: null,
  description: null,
  category: null,
  tags: [],
  licence: null,
};
const HEADER = { format: 'torrentry-dump', version: 1, at: LINE.publishedAt, cursor: 'x' };

/** A source whose dump has these lines, no events, and that torrent for every infohash. */
function sourceOf(lines: readonly object[], torrent: Uint8Array = Buffer.from('d')): Promise<string> {
  return fakeSource((request, response) => {
    if (request.url === '/dump.ndjson.zst') {
      const text = [HEADER, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
      response.end(zstdCompressSync(text));
    } else if (request.url?.startsWith('/api/v1/events') === true) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ items: [], next: null, end: 'x' }));
    } else response.end(torrent);
  });
}

describe('torrentry mirror, of a source that is not what it should be', () => {
  it('refuses bytes that are not those that the source names, and goes on with the next torrent', async () => {
    const torrent = makeTorrent({ name: 'right' });
    const sha256 = hash('sha256', torrent);
    const url = await sourceOf(
      [
        LINE,
        { ...LINE, infohashV1: 'c'.repeat(40), sha256 },
        { ...LINE, collection: '../x', sha256 },
        { ...LINE, collection: 'api', sha256 },
      ],
      torrent,
    );
    const data = temporaryFolder();
    const result = await done(mirror(url, data));
    expect(result, result.output).toMatchObject({ code: 1, inStep: true, published: 0, refused: 2 });
    expect(result.output).toContain('another SHA-256');
    const again = await done(mirror(url, data));
    expect(again, again.output).toMatchObject({ code: 1, inStep: true, refused: 2 });
    expect(await contentIn(data)).toEqual([]);
  });

  it.each([
    [
      'a redirect to another host',
      (response: ServerResponse) => void response.writeHead(302, { location: 'http://localhost:9/x' }).end(),
      'it leads to http://localhost:9',
    ],
    ['what is no dump', (response: ServerResponse) => void response.end('<html>'), 'Cannot understand'],
    [
      'a dump of another version',
      (response: ServerResponse) =>
        void response.end(zstdCompressSync('{"format":"torrentry-dump","version":2,"cursor":"x"}\n')),
      'Cannot understand',
    ],
    [
      'a line without an end',
      (response: ServerResponse) => void response.end(zstdCompressSync('x'.repeat(8_000_000))),
      'Cannot understand',
    ],
  ])('refuses %s', async (_name, answer, said) => {
    const url = await fakeSource((_request, response) => answer(response));
    const data = temporaryFolder();
    const result = await done(mirror(url, data));
    expect([result.code, result.output]).toEqual([1, expect.stringContaining(said)]);
    expect(await contentIn(data)).toEqual([]);
  });

  it('keeps no dump without an end: some space on the disk stays free', async () => {
    const part = Buffer.alloc(1024 * 1024, 'x');
    const url = await fakeSource((request, response) => {
      if (request.url !== '/dump.ndjson.zst') return void response.end('{}');
      const write = (): void => {
        while (!response.destroyed && response.write(part));
      };
      response.on('drain', write).on('error', () => {});
      write();
    });
    const data = temporaryFolder();
    const result = await done(mirror(url, data, undefined, { TORRENTRY_DISK_FREE_MIN: '900TiB' }));
    expect([result.code, result.output]).toEqual([1, expect.stringContaining('must stay free')]);
    expect(readdirSync(data).filter((name) => name.startsWith('mirror-') && !name.endsWith('.json'))).toEqual(
      [],
    );
  });

  it('waits as long as the source asks for', async () => {
    let asked = 0;
    const url = await fakeSource((request, response) => {
      asked += 1;
      if (asked === 1) response.writeHead(429, { 'retry-after': '0' }).end();
      else if (request.url === '/dump.ndjson.zst')
        response.end(zstdCompressSync(`${JSON.stringify(HEADER)}\n`));
      else response.end(JSON.stringify({ items: [], next: null, end: 'x' }));
    });
    const result = await done(mirror(url, temporaryFolder()));
    expect(result, result.output).toMatchObject({ code: 0, inStep: true });
    expect(result.output).toContain('it answered 429');
  });

  it.each([['ftp://x.example/'], ['x'], ['https://user:secret@x.example/']])(
    'refuses the address %s',
    async (url) => {
      const result = await done(mirror(url, temporaryFolder()));
      expect([result.code, result.output]).toEqual([2, expect.stringContaining('Give the address')]);
    },
  );
});
