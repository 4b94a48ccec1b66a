import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

describe('SIGTERM', () => {
  it('ends an idle server with code 0', async () => {
    const server = await serveProcess(temporaryFolder());
    await fetch(server.url);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
  });

  it('twice ends at once, and the log still tells of the last requests', async () => {
    const env = { TORRENTRY_LOG_LEVEL: 'info', TORRENTRY_DRAIN_DELAY_MS: '60000' };
    const server = await serveProcess(temporaryFolder(), { env });
    server.child.kill('SIGTERM');
    await server.printed('stopping');
    await fetch(`${server.url}?last`);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([1, null]);
    expect(server.output()).toContain('"target":"/?last"');
  });

  it('does not wait for a connection that never spoke', async () => {
    const server = await serveProcess(temporaryFolder());
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
    socket.destroy();
  });

  it('lets an upload in the middle of its body come to its end, and keeps it', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    const { port } = new URL(server.url);
    const body = makeTorrent();
    const socket = connect(Number(port), '127.0.0.1');
    const head = [
      'PUT /a/x.torrent HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${ADMIN_TOKEN}`,
      `Content-Length: ${body.length}`,
      'Expect: 100-continue',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    // `100 Continue` says that the server is reading the body now.
    await once(socket, 'data');
    server.child.kill('SIGTERM');
    await refused(Number(port));
    socket.write(body);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 201 [^]*connection: close/i);
    expect(await server.ended).toEqual([0, null]);
    const again = await serveProcess(folder);
    expect(Buffer.from(await (await fetch(`${again.url}a/x.torrent`)).arrayBuffer()).equals(body)).toBe(true);
  });
});

/** Resolves when nobody listens on the port any more. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const outcome = await Promise.race([
      once(socket, 'connect').then(() => 'open'),
      once(socket, 'error').then(() => 'refused'),
    ]).catch(() => 'refused');
    socket.destroy();
    if (outcome === 'refused') return;
  }
}
