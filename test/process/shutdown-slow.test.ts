import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ADMIN_TOKEN, serveProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

const head = `PUT /a/x.torrent HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer ${ADMIN_TOKEN}\r\n`;

async function open(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** A connection in one of the states that an end could hang on. */
const STATES: Readonly<Record<string, (url: string) => Promise<Socket>>> = {
  'a connection that never spoke': open,
  'a connection in the middle of its headers': async (url) => {
    const socket = await open(url);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\nX: ');
    return socket;
  },
  'a connection that is kept for a next request': async (url) => {
    const socket = await open(url);
    socket.write('GET /healthz HTTP/1.1\r\nHost: h\r\n\r\n');
    await once(socket, 'data');
    return socket;
  },
  'an upload that stands still': async (url) => {
    const socket = await open(url);
    socket.write(`${head}Content-Length: 5000\r\nExpect: 100-continue\r\n\r\n`);
    await once(socket, 'data');
    return socket;
  },
  'a reader that stopped reading': async (url) => {
    const socket = await open(url);
    socket.pause();
    for (let i = 0; i < 200; i++) socket.write('GET /a/standing.torrent HTTP/1.1\r\nHost: h\r\n\r\n');
    return socket;
  },
};

describe('SIGTERM', () => {
  it.each(Object.entries(STATES))(
    'ends the server by its deadline, with code 0: %s',
    async (_what, enter) => {
      const server = await serveProcess(temporaryFolder(), { env: { TORRENTRY_DRAIN_MS: '300' } });
      const body = makeTorrent({ name: 'standing', lengthBytes: 16384 * 5000 });
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
      const put = await fetch(`${server.url}a/standing.torrent`, { method: 'PUT', body, headers });
      expect(put.status).toBe(201);
      await enter(server.url);
      server.child.kill('SIGTERM');
      expect(await server.ended).toEqual([0, null]);
    },
  );

  it('keeps all of fifty uploads that were acknowledged, and none that was not', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder, { env: { TORRENTRY_DRAIN_MS: '5000' } });
    const uploads = Array.from({ length: 50 }, async (_, index) => {
      const body = makeTorrent({ name: `${index}` });
      const socket = await open(server.url);
      socket.write(
        `${head.replace('x.torrent', `${index}.torrent`)}Content-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
      );
      await once(socket, 'data');
      return { index, socket, body };
    });
    const begun = await Promise.all(uploads);
    server.child.kill('SIGTERM');
    const acknowledged = await Promise.all(
      begun.map(async ({ index, socket, body }) => {
        // Every other one never comes to its end.
        socket.write(index % 2 === 0 ? body : body.subarray(0, 50));
        const answer = await Promise.race([once(socket, 'data'), once(socket, 'close')]);
        return String(answer[0]).startsWith('HTTP/1.1 201') ? index : undefined;
      }),
    );
    expect(await server.ended).toEqual([0, null]);
    expect(acknowledged.filter((index) => index !== undefined)).toEqual(
      begun.map(({ index }) => index).filter((index) => index % 2 === 0),
    );
    const again = await serveProcess(folder);
    for (const { index } of begun) {
      const { status } = await fetch(`${again.url}a/${index}.torrent`);
      expect(status, `${index}`).toBe(index % 2 === 0 ? 200 : 404);
    }
  });

  it('says no at /readyz before the port is closed', async () => {
    const server = await serveProcess(temporaryFolder(), { env: { TORRENTRY_DRAIN_DELAY_MS: '500' } });
    expect((await fetch(`${server.url}readyz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    for (;;) {
      const { status } = await fetch(`${server.url}readyz`);
      if (status === 503) break;
    }
    expect(await server.ended).toEqual([0, null]);
  });
});
