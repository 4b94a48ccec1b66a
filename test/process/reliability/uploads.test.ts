import { mkdirSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dump } from '../../support/open-stores.ts';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../../support/process.ts';
import { createRandom } from '../../support/random.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const authorization = `Bearer ${ADMIN_TOKEN}`;
const ABORTED = 200;

function put(
  { url }: Serving,
  path: string,
  body: Uint8Array<ArrayBuffer> | string,
  headers = {},
): Promise<Response> {
  return fetch(url + path, { method: 'PUT', body, headers: { authorization, ...headers } });
}

/** The tables that an upload writes to: all but those of what the server does by itself. */
function catalogueIn(folder: string): Record<string, readonly unknown[]> {
  const { tokens: _lastUse, ...tables } = dump(join(folder, 'torrentry.sqlite'));
  return tables;
}

describe('an upload that 32 clients send at the same time', () => {
  it('is published once, and all of them get its address', async () => {
    const server = await serveProcess(temporaryFolder());
    const body = makeTorrent({ name: 'same', lengthBytes: 16_384 * 500 });
    for (const round of ['first', 'second', 'third']) {
      const path = `race/${round}.torrent`;
      const torrent = round === 'first' ? body : makeTorrent({ name: round });
      const answers = await Promise.all(Array.from({ length: 32 }, () => put(server, path, torrent)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(31);
      expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    }
    const events = await fetch(`${server.url}api/v1/events?type=published`, { headers: { authorization } });
    expect(((await events.json()) as { items: unknown[] }).items).toHaveLength(3);
  });

  it('to 32 paths is published at one of them', async () => {
    const server = await serveProcess(temporaryFolder());
    const body = makeTorrent({ name: 'same' });
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, index) => put(server, `race-${index}/same.torrent`, body)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    const list = await fetch(`${server.url}api/v1/torrents`);
    expect(((await list.json()) as { items: unknown[] }).items).toHaveLength(1);
  });
});

describe('a refused upload', () => {
  const good = makeTorrent({ name: 'taken' });
  const other = makeTorrent({ name: 'other' });
  const refusals: readonly [string, number, (server: Serving) => Promise<Response>][] = [
    ['no torrent', 415, (server) => put(server, 'a/x.torrent', 'hello')],
    ['cut', 422, (server) => put(server, 'a/x.torrent', other.slice(0, 60))],
    ['empty', 415, (server) => put(server, 'a/x.torrent', '')],
    ['too large', 413, (server) => put(server, 'a/x.torrent', 'd'.repeat(11_000_000))],
    ['without a token', 401, ({ url }) => fetch(`${url}a/x.torrent`, { method: 'PUT', body: other })],
    ['in a reserved collection', 409, (server) => put(server, 'api/x.torrent', other)],
    [
      'here at another path with other bytes',
      409,
      (server) => put(server, 'b/x.torrent', makeTorrent({ name: 'taken', comment: 'other' })),
    ],
    [
      'at a path that must be free',
      412,
      (server) => put(server, 'a/taken.torrent', other, { 'if-none-match': '*' }),
    ],
    [
      'with a title that is too long',
      400,
      (server) => put(server, `a/x.torrent?title=${'t'.repeat(300)}`, other),
    ],
  ];

  it('leaves no trace', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    expect((await put(server, 'a/taken.torrent', good)).status).toBe(201);
    const before = catalogueIn(folder);
    for (const [what, status, send] of refusals) {
      expect((await send(server)).status, what).toBe(status);
      expect(catalogueIn(folder), what).toEqual(before);
    }
  });
});

/** Sends some of an upload, and hangs up. */
function abort({ url }: Serving, body: Uint8Array, sentBytes: number, index: number): Promise<void> {
  const { hostname, port } = new URL(url);
  const head = [
    `PUT /aborted/${index}.torrent HTTP/1.1`,
    `Host: ${hostname}`,
    `Authorization: ${authorization}`,
    `Content-Length: ${body.length}`,
    '',
    '',
  ].join('\r\n');
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(head);
      socket.write(body.subarray(0, sentBytes), () => socket.destroy());
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

describe('uploads that are aborted', () => {
  it.skipIf(process.platform !== 'linux')('leave no file descriptor and no file behind', async () => {
    const folder = join(temporaryFolder(), 'data');
    const temporary = temporaryFolder();
    mkdirSync(folder);
    const server = await serveProcess(folder, { env: { TMPDIR: temporary } });
    const body = makeTorrent({ name: 'long', lengthBytes: 16_384 * 100_000 });
    expect((await put(server, 'a/before.torrent', makeTorrent())).status).toBe(201);
    const descriptors = (): number => readdirSync(`/proc/${server.child.pid}/fd`).length;
    const files = readdirSync(folder).toSorted();
    const before = descriptors();
    const random = createRandom(7);
    for (let index = 0; index < ABORTED; index += 20) {
      const some = Array.from({ length: 20 }, (_, offset) =>
        abort(server, body, Math.floor(random() * body.length), index + offset),
      );
      await Promise.all(some);
    }
    // A connection that fetch keeps open may come or go meanwhile.
    await until(() => expect(descriptors()).toBeLessThanOrEqual(before + 2));
    expect(readdirSync(folder).toSorted()).toEqual(files);
    expect(readdirSync(temporary)).toEqual([]);
    expect((await fetch(`${server.url}aborted/`)).status).toBe(404);
    expect((await put(server, 'a/after.torrent', body)).status).toBe(201);
  });
});
