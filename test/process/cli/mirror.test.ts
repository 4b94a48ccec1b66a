import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient, type Client } from '../../../src/client/client.ts';
import type { Torrent } from '../../../src/client/uploads.ts';
import { ADMIN_TOKEN, run, serveProcess, type RunOptions, type Running } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

/** What a catalogue shows of its torrents, in the order of publication. Addresses, notes and counts are its own. */
async function contentOf(client: Client) {
  const found: Omit<Torrent, 'links' | 'updatedAt' | 'downloads' | 'warnings'>[] = [];
  for await (const torrent of client.each('listTorrents', { order: 'asc' })) {
    const {
      links: _links,
      updatedAt: _updatedAt,
      downloads: _downloads,
      warnings: _warnings,
      ...content
    } = torrent;
    found.push(content);
  }
  return found;
}

async function startSource(options: RunOptions = {}) {
  const server = await serveProcess(temporaryFolder(), options);
  return { ...server, client: createClient({ url: server.url, token: ADMIN_TOKEN }) };
}

function mirror(
  url: string,
  data: string,
  args: readonly string[] = ['--once', '--json'],
  env = {},
): Running {
  return run(['mirror', url, '--data', data, ...args], { env });
}

/** The exit code of a mirror, and what it says that it did. */
async function done(running: Running) {
  const [code] = await running.ended;
  const [, json = '{}'] = /^(\{.*\})$/m.exec(running.output()) ?? [];
  return { code, output: running.output(), ...(JSON.parse(json) as Record<string, unknown>) };
}

async function contentIn(data: string) {
  const server = await serveProcess(data);
  const content = await contentOf(createClient({ url: server.url, token: ADMIN_TOKEN }));
  server.child.kill('SIGTERM');
  await server.ended;
  return content;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A source that is not what it should be. */
async function fakeSource(answer: Answer): Promise<string> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** One address behind which a source is, and what is called for each request before it is passed on. */
interface Between {
  readonly url: string;
  to: string;
  onRequest: (path: string) => void;
}

async function putBetween(to: string): Promise<Between> {
  const between = { to, onRequest: (_path: string) => {} };
  const url = await fakeSource((request, response) => {
    between.onRequest(request.url ?? '');
    const address = new URL(request.url ?? '/', between.to);
    void fetch(address, { headers: { accept: request.headers.accept ?? '*/*' } }).then(async (answer) => {
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
      });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  return Object.assign(between, { url });
}

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

describe('torrentry mirror', () => {
  it('copies what is public, with fields and in order, and then what happens to it', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    for (const name of ['one', 'two', 'three', 'four'])
      await client.publish(makeTorrent({ name }), {
        collection: `in/${name}`,
        title: `The ${name}`,
        tags: ['t'],
      });
    await client.publish(makeTorrent({ name: 'secret' }), { state: 'unlisted' });
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, inStep: true, published: 4, refused: 0 });
    const first = await contentOf(client);
    expect(await contentIn(data)).toEqual(first.filter(({ state }) => state === 'public'));

    const [one, two, three, four] = first.map(({ infohashV1 }) => infohashV1 ?? '');
    await client.changeTorrent({ infohash: one ?? '', title: null, description: 'Other', tags: [] });
    await client.changeTorrent({ infohash: two ?? '', collection: 'elsewhere', fileName: 'renamed.torrent' });
    await client.publish(makeTorrent({ name: 'three', comment: 'other bytes' }), { collection: 'in/three' });
    await client.removeTorrent({ infohash: four ?? '' });
    await client.publish(makeTorrent({ name: 'five' }), { collection: 'in/five', fileName: 'five.torrent' });
    await client.publish(makeTorrent({ name: 'six' }), { collection: 'in/five', fileName: 'five.torrent' });
    const again = await done(mirror(url, data));
    expect(again, again.output).toMatchObject({ code: 0, inStep: true, refused: 0, removed: 1 });
    expect(three).toBeDefined();
    expect(await contentIn(data)).toEqual(await contentOf(client));
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, published: 0, changed: 0, removed: 0 });
  });

  it('goes on after kill -9 at any moment, and has everything once', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const between = await putBetween(url);
    const killedAt = async (nth: number, part: string): Promise<void> => {
      const { child, ended } = mirror(between.url, data, ['--once']);
      let requests = 0;
      between.onRequest = (path) => {
        if (path.includes(part)) requests += 1;
        if (requests === nth) child.kill('SIGKILL');
      };
      expect((await ended)[1]).toBe('SIGKILL');
    };
    const files = Array.from({ length: 40 }, (_, index) => ({
      content: makeTorrent({ name: `killed ${index}` }),
    }));
    await client.publishFiles(files, { collection: 'killed' });
    for (const nth of [1, 3, 12]) await killedAt(nth, '/');
    await killedAt(1, '/events');
    await client.removeTorrent({ infohash: (await contentOf(client))[3]?.infohashV1 ?? '' });
    await client.publish(makeTorrent({ name: 'later' }), { collection: 'killed' });
    await client.publish(makeTorrent({ name: 'last' }), { collection: 'killed' });
    for (const nth of [1, 2]) await killedAt(nth, '/torrents/');
    between.onRequest = () => {};
    const last = await done(mirror(between.url, data));
    expect(last, last.output).toMatchObject({ code: 0, inStep: true, refused: 0 });
    expect(await contentIn(data)).toEqual(await contentOf(client));
    const left = readdirSync(data).filter((name) => name.startsWith('mirror-'));
    expect(left).toEqual([expect.stringMatching(/\.json$/)]);
  });

  it('follows until it is stopped, and then ends in order', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    await client.publish(makeTorrent({ name: 'before' }));
    const following = mirror(url, data, ['--every', '1']);
    await following.printed('In step');
    await client.publish(makeTorrent({ name: 'after' }));
    const reader = await serveProcess(data);
    const copy = createClient({ url: reader.url });
    await expect
      .poll(async () => (await copy.listTorrents()).items.map(({ name }) => name))
      .toEqual(['after', 'before']);
    following.child.kill('SIGTERM');
    expect(await following.ended).toEqual([0, null]);
  });

  it('reads a private instance with a token, and says that it needs one', async () => {
    const { url, client } = await startSource({ env: { TORRENTRY_READ: 'token' } });
    await client.publish(makeTorrent({ name: 'private instance' }));
    const { token } = await client.createToken({ name: 'mirror', role: 'reader' });
    const without = await done(mirror(url, temporaryFolder()));
    expect([without.code, without.output]).toEqual([1, expect.stringContaining('token')]);
    const folder = temporaryFolder();
    const file = join(folder, 'token');
    writeFileSync(file, `${token}\n`);
    await client.publish(makeTorrent({ name: 'in a private collection' }), { collection: 'secret' });
    await client.changeCollection({ collection: 'secret', read: 'token' });
    const read = await done(mirror(url, folder, ['--once', '--json', '--token-file', file]));
    expect(read, read.output).toMatchObject({ code: 0, published: 1 });
    expect(await done(mirror(url, temporaryFolder(), undefined, { TORRENTRY_TOKEN: token }))).toMatchObject({
      code: 0,
      published: 1,
    });
  });

  it('leaves what moderators decide here, and what others have published', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const torrents = [];
    for (const name of ['hidden', 'removed', 'blocked', 'taken'])
      torrents.push(await client.publish(makeTorrent({ name }), { collection: 'there' }));
    const [hidden, removed, blocked] = torrents.map(({ infohashV1 }) => infohashV1 ?? '');
    const before = await serveProcess(data);
    const here = createClient({ url: before.url, token: ADMIN_TOKEN });
    await here.blockInfohash({ infohash: blocked ?? '', reason: 'a test' });
    await here.publish(makeTorrent({ name: 'of another' }), {
      collection: 'there',
      fileName: 'taken.torrent',
    });
    const first = await done(mirror(url, data));
    expect(first, first.output).toMatchObject({ code: 1, inStep: true, published: 2, refused: 2 });
    await here.changeTorrent({ infohash: hidden ?? '', state: 'hidden' });
    await here.removeTorrent({ infohash: removed ?? '' });
    for (const infohash of [hidden, removed])
      await client.changeTorrent({ infohash: infohash ?? '', title: 'New' });
    const second = await done(mirror(url, data));
    expect(second, second.output).toMatchObject({ code: 1, inStep: true, published: 0, refused: 2 });
    expect((await contentOf(here)).map(({ name }) => name)).toEqual(['of another']);
  });

  it('compares everything once a day, and does not go back to an older dump', async () => {
    const { url, client } = await startSource();
    const data = temporaryFolder();
    const torrents = [];
    for (const name of ['edited', 'closed'])
      torrents.push(await client.publish(makeTorrent({ name }), { collection: name }));
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, published: 2 });
    await client.changeTorrent({ infohash: torrents[0]?.infohashV1 ?? '', title: 'Newer than the dump' });
    expect(await done(mirror(url, data))).toMatchObject({ code: 0, changed: 1 });
    const [name = ''] = readdirSync(data).filter((file) => file.startsWith('mirror-'));
    const state = JSON.parse(readFileSync(join(data, name), 'utf8')) as object;
    writeFileSync(join(data, name), JSON.stringify({ ...state, comparedAt: '2020-01-01T00:00:00.000Z' }));
    const again = await done(mirror(url, data));
    expect(again, again.output).toMatchObject({ code: 0, changed: 0, published: 0, removed: 0 });
    expect(await contentIn(data)).toEqual(await contentOf(client));
  });

  it('compares everything again when the source does not know where it was', async () => {
    const before = await startSource();
    const between = await putBetween(before.url);
    const data = temporaryFolder();
    for (const name of ['stays', 'goes']) await before.client.publish(makeTorrent({ name }));
    expect(await done(mirror(between.url, data))).toMatchObject({ code: 0, published: 2 });
    const after = await startSource();
    for (const name of ['stays', 'new']) await after.client.publish(makeTorrent({ name }));
    between.to = after.url;
    const result = await done(mirror(between.url, data));
    expect(result, result.output).toMatchObject({ code: 0, published: 1, removed: 1, unchanged: 1 });
    expect((await contentIn(data)).map(({ name }) => name).toSorted()).toEqual(['new', 'stays']);
  });

  it('refuses bytes that are not those that the source names, and goes on with the next torrent', async () => {
    const { hash } = await import('node:crypto');
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
    expect(result, result.output).toMatchObject({ code: 1, inStep: true, published: 0 });
    expect(result.output).toContain('another SHA-256');
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
