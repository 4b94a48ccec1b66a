import { once } from 'node:events';
import { constants, connect as connectHttp2 } from 'node:http2';
import { connect, type Socket } from 'node:net';
import type { ServerRequest } from 'srvx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerBudget, type MemoryShare } from '../../../src/http/memory-budget.ts';
import { readBody } from '../../../src/http/body.ts';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { serveRoutes } from '../../support/core.ts';
import { exchange } from '../../support/raw.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeCertificate } from '../../support/tls.ts';
import { testWith } from '../../support/tools.ts';
import { until } from '../../support/until.ts';

const route = routeBuilder({});
const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: h\r\n${headers}\r\n`;
const last = get('/last', 'Connection: close\r\n');

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** A server that counts the requests it has started, which it answers when `go` is called. */
async function serveCounting() {
  const calls = Promise.withResolvers<void>();
  const counts = { started: 0, underWay: 0, most: 0 };
  const sockets = new Set<{ readonly bytesRead: number }>();
  const core = await serveRoutes([
    route('GET', '/wait/{n:digits}', async (request, { params }) => {
      const { req } = (request as ServerRequest).runtime?.node ?? {};
      if (req !== undefined) sockets.add(req.socket);
      counts.started++;
      counts.underWay++;
      counts.most = Math.max(counts.most, counts.underWay);
      await calls.promise;
      counts.underWay--;
      return respondText(200, `answer ${params.n}`);
    }),
    route('GET', '/last', () => respondText(200, 'last')),
    route('GET', '/now', () => {
      counts.started++;
      return respondText(200, 'now');
    }),
  ]);
  return { ...core, counts, sockets, go: calls.resolve };
}

describe('requests that come before the answer to the one before them', () => {
  it('wait for their turn by the ten thousand, and are answered in their order', async () => {
    const { port, counts, sockets, go } = await serveCounting();
    const socket = await open(port);
    const numbers = Array.from({ length: 10_000 }, (_, n) => n);
    socket.pause().write(`${numbers.map((n) => get(`/wait/${n}`)).join('')}${last}`);
    // Each of these gives the server a turn, in which it would read and start more if it did.
    for (let turn = 0; turn < 50; turn++) expect(await exchange(port, [last])).toContain('last');
    expect(counts.started).toBe(1);
    const [taken] = sockets;
    expect(taken?.bytesRead).toBeLessThanOrEqual(128 * 1024);
    go();
    let received = '';
    for await (const chunk of socket) received += String(chunk);
    expect(received.match(/^(?:answer \d+|last)$/gm)).toEqual([...numbers.map((n) => `answer ${n}`), 'last']);
    expect([counts.started, counts.most]).toEqual([10_000, 1]);
  });

  it('keep no other connection waiting, though each is answered at once', async () => {
    const { port, counts } = await serveCounting();
    const socket = await open(port);
    const requests = 20_000;
    socket.write(get('/now').repeat(requests));
    await once(socket, 'data');
    expect(await exchange(port, [last])).toContain('last');
    expect(counts.started).toBeLessThan(requests / 2);
  });

  it('count for the memory of all answers while they wait, and end with their connection', async () => {
    const { port, go } = await serveCounting();
    const socket = await open(port);
    await until(() => expect(answerBudget.bytesHeld).toBe(0));
    socket.write(get('/wait/1').repeat(1000));
    await until(() => expect(answerBudget.bytesHeld).toBeGreaterThan(999 * 1024));
    socket.resetAndDestroy();
    go();
    await until(() => expect(answerBudget.bytesHeld).toBe(0));
  });

  it('end their connection when there is no memory for them', async () => {
    const { port, counts, go } = await serveCounting();
    const shares: MemoryShare[] = [];
    while (answerBudget.bytesFree > 100_000) {
      const share = answerBudget.openShare(`holder ${shares.length}`);
      share.add(Math.floor(answerBudget.bytesFree / 2));
      shares.push(share);
    }
    onTestFinished(() => shares.forEach((share) => share.release()));
    const socket = await open(port);
    socket.write(get('/wait/1').repeat(1000));
    await once(socket.resume(), 'close');
    go();
    expect(counts.started).toBe(1);
    expect(await exchange(port, [last])).toContain('last');
  });

  it('are dropped when the answer before them ends the connection', async () => {
    const asked: string[] = [];
    const { port } = await serveRoutes([
      route('PUT', '/refused', () => respondText(403, 'no')),
      route('GET', '/{name}', (_request, { params }) => {
        asked.push(params.name);
        return respondText(200, params.name);
      }),
    ]);
    const refused = 'PUT /refused HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n';
    const answers = await exchange(port, [refused, `12345${get('/b')}`]);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 403']);
    expect(asked).toEqual([]);
  });
});

describe('a request with Upgrade', () => {
  const upgrade = 'Connection: Upgrade\r\nUpgrade: h2c\r\n';

  async function serveAsked() {
    const asked: string[] = [];
    const core = await serveRoutes([
      route('GET', '/{name}', (_request, { params }) => {
        asked.push(params.name);
        return respondText(200, params.name);
      }),
      route('PUT', '/{name}', async (request, { params }) => {
        asked.push(`${params.name} ${Buffer.from(await readBody(request, 1000)).toString()}`);
        return respondText(200, params.name);
      }),
    ]);
    return { ...core, asked };
  }

  it.each([
    ['without a body', get('/a', upgrade), 'a'],
    ['without saying so in Connection', get('/a', 'Upgrade: websocket\r\n'), 'a'],
    ['with a length', `PUT /a HTTP/1.1\r\nHost: h\r\n${upgrade}Content-Length: 2\r\n\r\nxy`, 'a xy'],
    [
      'in chunks',
      `PUT /a HTTP/1.1\r\nHost: h\r\n${upgrade}Transfer-Encoding: chunked\r\n\r\n2\r\nxy\r\n0\r\n\r\n`,
      'a xy',
    ],
  ])('is answered over HTTP/1.1, and nothing behind it is a request: %s', async (_what, request, name) => {
    for (const parts of [[request + get('/b')], [request, get('/b')]]) {
      const { port, asked } = await serveAsked();
      const answer = await exchange(port, parts, false);
      expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
      expect(answer).toMatch(/\r\nconnection: close\r\n/i);
      expect(asked).toEqual([name]);
    }
  });
});

describe('streams of HTTP/2 that are opened and reset', () => {
  testWith('openssl')('start no more than a connection may have open', async () => {
    const tls = makeCertificate(temporaryFolder());
    const calls = Promise.withResolvers<void>();
    let started = 0;
    const waiting = route('GET', '/wait', async () => {
      started++;
      await calls.promise;
      return respondText(200, 'done');
    });
    const hello = route('GET', '/', () => respondText(200, 'hello'));
    const { port } = await serveRoutes([waiting, hello], { server: { tls } });
    const connection = () => {
      const session = connectHttp2(`https://localhost:${port}`, { rejectUnauthorized: false });
      onTestFinished(() => session.destroy());
      return session.on('error', () => {});
    };
    const ask = async (session: ReturnType<typeof connection>): Promise<string> => {
      let text = '';
      for await (const chunk of session.request({ ':path': '/' })) text += String(chunk);
      return text;
    };
    const attacker = connection();
    expect(await ask(attacker)).toBe('hello\n');
    for (let round = 0; round < 20 && !attacker.destroyed; round++) {
      for (let n = 0; n < 20; n++) {
        const stream = attacker.request({ ':path': '/wait' }).on('error', () => {});
        stream.close(constants.NGHTTP2_CANCEL);
      }
      expect(await ask(connection())).toBe('hello\n');
    }
    expect(started).toBeGreaterThan(0);
    expect(started).toBeLessThanOrEqual(100);
    calls.resolve();
  });
});
