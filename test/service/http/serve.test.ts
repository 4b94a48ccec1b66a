import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { ServerRequest } from 'srvx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bodyStream, readBody } from '../../../src/http/body.ts';
import { respond, respondText } from '../../../src/http/respond.ts';
import { routeBuilder, type Route } from '../../../src/http/router.ts';
import { serveRoutes, type TestCoreOptions } from '../../support/core.ts';
import { until } from '../../support/until.ts';

const route = routeBuilder({});
const hello = route('GET', '/', () => respondText(200, 'hello'));
const MIB = 1024 * 1024;

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** All that comes over a connection until the server ends it. */
async function untilEnd(socket: Socket): Promise<string> {
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  // Not events.once, which rejects when the end is a reset.
  await new Promise((resolve) => socket.on('error', () => {}).once('close', resolve));
  return received;
}

/** Quick limits, so that a test waits for an event and not for half a minute. */
function serveQuickly(routes: readonly Route[], server: TestCoreOptions['server']) {
  return serveRoutes(routes, { server: { checkIntervalMs: 20, ...server } });
}

describe('a client that does not go on', () => {
  const upload = route('PUT', '/', async (request) => {
    await readBody(request, MIB);
    return respondText(201, 'made');
  });

  it.each([1000, 5000, 9999])(
    'takes a shorter time for a request than for its headers: %d ms',
    async (ms) => {
      const { port } = await serveRoutes([route('GET', '/', () => respondText(200, 'ok'))], {
        server: { requestTimeoutMs: ms },
      });
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    },
  );

  it('is told so when its headers do not come to an end', async () => {
    const { port } = await serveQuickly([hello], { headersTimeoutMs: 60, requestTimeoutMs: 200 });
    const socket = await open(port);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\nX: ');
    expect(await untilEnd(socket)).toMatch(/^HTTP\/1\.1 408 [^]*\r\n\r\nerror: .+\nhint: .+\n$/);
  });

  it('is let go when it never asks anything', async () => {
    const { port } = await serveQuickly([hello], { headersTimeoutMs: 60, idleTimeoutMs: 600_000 });
    expect(await untilEnd(await open(port))).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is told so when the headers of its second request do not come to an end', async () => {
    const { port } = await serveQuickly([hello], { headersTimeoutMs: 60, requestTimeoutMs: 200 });
    await until(async () => {
      const socket = await open(port);
      socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\nX: ');
      // On a busy machine the first may be late as well: then it is tried again.
      expect(await untilEnd(socket)).toMatch(/^HTTP\/1\.1 200 [^]*\nHTTP\/1\.1 408 /);
    });
  });

  it('is told so when its body stays out altogether', async () => {
    const { port } = await serveQuickly([upload], { requestTimeoutMs: 150, headersTimeoutMs: 100 });
    const socket = await open(port);
    socket.write('PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nx');
    expect(await untilEnd(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is told so when its body comes in drops', async () => {
    const { port } = await serveQuickly([upload], { bodyGraceMs: 60, bodyBytesPerSecondMin: 10_000 });
    const socket = await open(port);
    socket.write('PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n');
    const drops = setInterval(() => socket.writable && socket.write('x'), 10);
    onTestFinished(() => clearInterval(drops));
    expect(await untilEnd(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is let go when it is silent between requests', async () => {
    const { port } = await serveQuickly([hello], { keepAliveTimeoutMs: 50 });
    const socket = await open(port);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    expect(await untilEnd(socket)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('is cut off when it never reads its answer', async () => {
    const answering = Promise.withResolvers<ServerResponse>();
    const big = route('GET', '/big', (request) => {
      const { res } = (request as ServerRequest).runtime?.node ?? {};
      if (res !== undefined) answering.resolve(res as ServerResponse);
      return respond(200, {}, Buffer.alloc(30 * MIB));
    });
    const { port } = await serveQuickly([big], { idleTimeoutMs: 200 });
    const socket = await open(port);
    socket.pause().write('GET /big HTTP/1.1\r\nHost: h\r\n\r\n');
    await once(await answering.promise, 'close');
    // What the kernel had taken can still be read: less than the answer.
    expect((await untilEnd(socket.resume())).length).toBeLessThan(30 * MIB);
  });
});

describe('a body that nobody reads', () => {
  it('stops its sender, and goes on when it is wanted', async () => {
    const arrived = Promise.withResolvers<{ readonly bytesRead: number }>();
    const wanted = Promise.withResolvers<void>();
    const slow = route('PUT', '/', async (request) => {
      const ownSocket = (request as ServerRequest).runtime?.node?.req.socket;
      if (ownSocket !== undefined) arrived.resolve(ownSocket);
      await wanted.promise;
      let bytes = 0;
      for await (const chunk of bodyStream(request)) bytes += (chunk as Buffer).length;
      return respondText(200, `read ${bytes}`);
    });
    const { port } = await serveRoutes([slow, hello]);
    const socket = await open(port);
    const bytes = 64 * MIB;
    socket.write(`PUT / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: ${bytes}\r\n\r\n`);
    const taken = await arrived.promise;
    const chunk = Buffer.alloc(MIB);
    for (let sent = 0; sent < bytes; sent += MIB) socket.write(chunk);
    // Each of these gives the server a turn, in which it would read on if it did.
    for (let turn = 0; turn < 100; turn++) {
      const other = await open(port);
      other.write('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
      expect(await untilEnd(other)).toContain('hello');
    }
    expect(taken.bytesRead).toBeLessThan(2 * MIB);
    const answer = untilEnd(socket);
    wanted.resolve();
    expect(await answer).toContain(`read ${bytes}`);
  });
});

describe('too many connections', () => {
  it('from one address are ended at once, and others are served as before', async () => {
    const limits = { connectionsPerAddressMax: 3, uncountedAddresses: [] };
    const { port } = await serveRoutes([hello], { server: limits });
    const first = await Promise.all([open(port), open(port), open(port)]);
    expect(await untilEnd(await open(port))).toBe('');
    first[0].end('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    expect(await untilEnd(first[0])).toContain('hello');
    const next = await open(port);
    next.write('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    expect(await untilEnd(next)).toContain('hello');
  });

  it('are not counted for trusted proxies and this machine', async () => {
    const { port } = await serveRoutes([hello], { server: { connectionsPerAddressMax: 1 } });
    await open(port);
    const second = await open(port);
    second.write('GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n');
    expect(await untilEnd(second)).toContain('hello');
  });

  it('altogether are ended at once', async () => {
    const { port } = await serveRoutes([hello], { server: { connectionsMax: 1 } });
    await open(port);
    expect(await untilEnd(await open(port))).toBe('');
  });
});

describe('close', () => {
  it('ends at its deadline what does not end by itself', async () => {
    const never = route('GET', '/never', () => new Promise<Response>(() => {}));
    const { port, server } = await serveRoutes([never, hello]);
    const [silent, waiting, half] = [await open(port), await open(port), await open(port)];
    waiting.write('GET /never HTTP/1.1\r\nHost: h\r\n\r\n');
    half.write('GET / HTTP/1.1\r\nHos');
    const ends = Promise.all([silent, waiting, half].map(untilEnd));
    await server.close(100);
    expect(await ends).toEqual(['', '', '']);
  });

  it('lets a running answer come to its end, and closes its connection with it', async () => {
    const started = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Response>();
    const slow = route('GET', '/slow', () => {
      started.resolve();
      return answer.promise;
    });
    const { port, server } = await serveRoutes([slow]);
    const socket = await open(port);
    const received = untilEnd(socket);
    socket.write('GET /slow HTTP/1.1\r\nHost: h\r\n\r\n');
    await started.promise;
    const closed = server.close(10_000);
    answer.resolve(respondText(200, 'done'));
    expect(await received).toMatch(/^HTTP\/1\.1 200 [^]*\r\nconnection: close\r\n[^]*done\n$/i);
    await closed;
  });
});

describe('a request without a body', () => {
  const echo = route('POST', '/', async (request) => {
    const isAborted = request.signal.aborted;
    const text = await request.text();
    return respondText(200, JSON.stringify({ isAborted, text, length: text.length }));
  });
  const read = route('POST', '/read', async (request) => {
    return respondText(200, String((await readBody(request, MIB)).byteLength));
  });
  const signal = route('GET', '/', (request) => respondText(200, String(request.signal.aborted)));

  it.each(['', 'Content-Length: 0\r\n'])('is an empty one, and not an aborted one (%j)', async (header) => {
    const { port } = await serveRoutes([echo, read, signal]);
    const socket = await open(port);
    const head = `HTTP/1.1\r\nHost: h\r\n${header}`;
    socket.write(`POST / ${head}\r\nPOST /read ${head}\r\nGET / ${head}Connection: close\r\n\r\n`);
    const bodies = (await untilEnd(socket)).split('\r\n\r\n').slice(1);
    expect(bodies.map((body) => body.split('\n')[0])).toEqual([
      '{"isAborted":false,"text":"","length":0}',
      '0',
      'false',
    ]);
  });

  it('aborts its signal when the client goes away', async () => {
    const begun = Promise.withResolvers<Request>();
    const waiting = route('GET', '/', (request) => {
      begun.resolve(request);
      return new Promise<Response>((resolve) => {
        request.signal.addEventListener('abort', () => resolve(respondText(200, 'late')));
      });
    });
    const { port } = await serveRoutes([waiting]);
    const socket = await open(port);
    socket.write('GET / HTTP/1.1\r\nHost: h\r\n\r\n');
    const { signal } = await begun.promise;
    socket.resetAndDestroy();
    await once(signal, 'abort');
    expect(signal.aborted).toBe(true);
  });
});

describe('answers to requests that come together', () => {
  it('go out in their order, be they made at once or later', async () => {
    const later = route('GET', '/later', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return respondText(200, 'later');
    });
    const { port } = await serveRoutes([hello, later]);
    const socket = await open(port);
    const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: h\r\n${more}\r\n`;
    socket.write(get('/later') + get('/') + get('/later') + get('/', 'Connection: close\r\n'));
    expect((await untilEnd(socket)).match(/^(?:later|hello)$/gm)).toEqual([
      'later',
      'hello',
      'later',
      'hello',
    ]);
  });
});
