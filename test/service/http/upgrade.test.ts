import { once } from 'node:events';
import { request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import type { Upgrade } from '../../../src/http/upgrade.ts';
import { serveRoutes } from '../../support/core.ts';
import { exchange } from '../../support/raw.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeCertificate } from '../../support/tls.ts';
import { testWith } from '../../support/tools.ts';

const route = routeBuilder({});

/** Repeats what it gets. */
const upgrade: Upgrade = {
  accepts: ({ headers }) => headers.upgrade === 'echo',
  take(_incoming, socket, head) {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n');
    socket.write(head);
    socket.pipe(socket);
  },
};

function get(path: string, protocol: string, more = 'Host: h\r\n'): string {
  return `GET ${path} HTTP/1.1\r\n${more}Connection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
}

describe('a protocol beside HTTP', () => {
  it('gets the connection of a request for it, and no other', async () => {
    const { port } = await serveRoutes([route('GET', '/a', () => respondText(200, 'a'))], {
      server: { upgrade },
    });
    const echoed = await exchange(port, [get('/a', 'echo'), 'hello ', 'there']);
    expect(echoed).toMatch(/^HTTP\/1\.1 101 .*hello there$/s);
    expect(await exchange(port, [get('/a', 'other')])).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\na\n$/s);
  });

  it('gets no connection whose request is not valid, or that waits for another answer', async () => {
    const slow = Promise.withResolvers<void>();
    const routes = [
      route('GET', '/slow', async () => {
        await slow.promise;
        return respondText(200, 'slow');
      }),
    ];
    const { port } = await serveRoutes(routes, { server: { upgrade } });
    expect(await exchange(port, [get('/a', 'echo', 'Host: h\r\nHost: i\r\n')])).toMatch(/^HTTP\/1\.1 400 /);
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => {});
    const closed = once(socket, 'close');
    socket.resume().write(`GET /slow HTTP/1.1\r\nHost: h\r\n\r\n${get('/a', 'echo')}`);
    await closed;
    slow.resolve();
  });

  testWith('openssl')('gets connections with TLS', async () => {
    const { cert, key } = makeCertificate(temporaryFolder());
    const { port } = await serveRoutes([], { server: { upgrade, tls: { cert, key } } });
    const asked = request({
      port,
      rejectUnauthorized: false,
      headers: { connection: 'Upgrade', upgrade: 'echo' },
    });
    asked.end();
    const [{ statusCode }, socket] = (await once(asked, 'upgrade')) as [{ statusCode: number }, Socket];
    expect(statusCode).toBe(101);
    socket.write('hello');
    socket.on('error', () => {});
    const [echoed] = (await once(socket, 'data')) as [Buffer];
    expect(echoed.toString()).toBe('hello');
    socket.destroy();
  });
});
