import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect as connectHttp2, type ClientHttp2Stream } from 'node:http2';
import { connect, type Socket } from 'node:net';
import type { ServerRequest } from 'srvx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answerBudget } from '../../../src/http/memory-budget.ts';
import { mount } from '../../../src/http/mount.ts';
import { respond, respondPieces, respondText } from '../../../src/http/respond.ts';
import { routeBuilder, type Route } from '../../../src/http/router.ts';
import { serveRoutes, type TestCoreOptions } from '../../support/core.ts';
import { exchange } from '../../support/raw.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeCertificate } from '../../support/tls.ts';
import { testWith } from '../../support/tools.ts';
import { until } from '../../support/until.ts';

const route = routeBuilder({});
const MIB = 1024 * 1024;
// Text that gets half as long: else a compressed answer would never fill the buffers of the kernel.
const PIECE = randomBytes(25_000).toString('hex');
const close = 'Connection: close\r\n';
const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: h\r\n${headers}\r\n`;
const hello = route('GET', '/', () => respondText(200, 'hello'));

/** A server with an endless answer, of which it counts what is made and what has left for the client. */
async function serveEndless(more: readonly Route[] = [], server: TestCoreOptions['server'] = {}) {
  const answers: { made: number; ended: boolean; outgoing: ServerResponse }[] = [];
  async function* endless(outgoing: ServerResponse): AsyncGenerator<string> {
    const answer = { made: 0, ended: false, outgoing };
    answers.push(answer);
    try {
      for (;;) {
        answer.made += PIECE.length;
        yield PIECE;
      }
    } finally {
      answer.ended = true;
    }
  }
  const source = { of: {}, bytes: MIB };
  const endlessRoute = route('GET', '/endless', (request) => {
    const { res } = (request as ServerRequest).runtime?.node ?? {};
    return respondPieces(200, { 'content-type': 'text/plain' }, endless(res as ServerResponse), source);
  });
  const core = await serveRoutes([endlessRoute, hello, ...more], { server });
  return { ...core, answers };
}

/** What is in memory of an answer: made, and not taken by the kernel. */
function inMemory({ made, outgoing }: { readonly made: number; readonly outgoing: ServerResponse }): number {
  const { socket } = outgoing;
  return socket === null ? 0 : made - (socket.bytesWritten - socket.writableLength);
}

async function openUnread(port: number, text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').pause();
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

/** Takes all but so many bytes of the budget, for holders of which each has a little. */
function fillBudget(bytesFree: number): void {
  const shares: { release(): void }[] = [];
  while (answerBudget.bytesFree > bytesFree) {
    const share = answerBudget.openShare(`holder ${shares.length}`);
    share.add(Math.min(answerBudget.bytesFree - bytesFree, Math.floor(answerBudget.bytesFree / 2)));
    shares.push(share);
  }
  onTestFinished(() => shares.forEach((share) => share.release()));
}

describe('clients that ask for a long answer and read nothing', () => {
  it.each([
    [80, 'as it is', ''],
    // To fill the buffers of the kernel takes more time here.
    [1, 'compressed', 'Accept-Encoding: gzip\r\n'],
  ])(
    'hold little memory, keep nobody waiting, and are ended: %s of them, %s',
    async (clients, what, headers) => {
      const { port, answers } = await serveEndless([], { readWindowMs: 1500, checkIntervalMs: 50 });
      for (let n = 0; n < clients; n++) await openUnread(port, get('/endless', headers));
      await until(() => expect(answers).toHaveLength(clients));
      for (let turn = 0; turn < 20; turn++)
        expect(await exchange(port, [get('/', close)])).toContain('hello');
      expect(answerBudget.bytesHeld).toBeLessThanOrEqual(clients * 512 * 1024 + MIB);
      if (what === 'as it is') {
        for (const answer of answers) expect(inMemory(answer)).toBeLessThan(300_000);
      }
      await until(() => expect(answers.every(({ ended }) => ended)).toBe(true));
      await until(() => expect(answerBudget.bytesHeld).toBe(0));
    },
  );
});

describe('an answer that is read slowly', () => {
  const limits = { readWindowMs: 100, checkIntervalMs: 20 };

  it.each([
    ['bytes in memory', route('GET', '/long', () => respond(200, {}, Buffer.alloc(30 * MIB)))],
    ['text in memory', route('GET', '/long', () => respondText(200, 'x'.repeat(30 * MIB)))],
    ['an answer of another application', mount('/long', () => new Response(new Uint8Array(30 * MIB)))],
  ])('ends its connection: %s', async (_what, long) => {
    const { port, errors } = await serveRoutes([long], { server: limits });
    const socket = await openUnread(port, get('/long'));
    await until(() => expect(answerBudget.bytesHeld).toBeGreaterThan(0));
    await until(() => expect(answerBudget.bytesHeld).toBe(0));
    let bytes = 0;
    socket.on('data', (chunk) => (bytes += chunk.length)).resume();
    if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
    expect(bytes).toBeLessThan(30 * MIB);
    expect(errors).toEqual([]);
  });

  testWith('openssl')('ends its stream over HTTP/2, while the connection goes on', async () => {
    const tls = makeCertificate(temporaryFolder());
    const { port, answers } = await serveEndless([], { tls, ...limits });
    const session = connectHttp2(`https://localhost:${port}`, { rejectUnauthorized: false });
    onTestFinished(() => session.destroy());
    const ask = (path: string): ClientHttp2Stream => session.request({ ':path': path });
    const slow = ask('/endless');
    const broken = once(slow, 'error');
    await until(() => expect(answers[0]?.ended).toBe(true));
    // Not ended like an answer that is whole.
    slow.resume();
    expect(await broken).toMatchObject([{ code: 'ERR_HTTP2_STREAM_ERROR' }]);
    let text = '';
    for await (const chunk of ask('/')) text += String(chunk);
    expect(text).toBe('hello\n');
  });

  it('goes on when its client reads', async () => {
    const { port, answers } = await serveEndless([], { ...limits, readWindowMs: 3000 });
    const socket = await openUnread(port, get('/endless'));
    let bytes = 0;
    socket.on('data', (chunk) => (bytes += chunk.length)).resume();
    await until(() => expect(bytes).toBeGreaterThan(100 * MIB));
    expect(answers[0]?.ended).toBe(false);
  });
});

describe('the memory of all answers', () => {
  const long = route('GET', '/long', () => respond(200, {}, Buffer.alloc(10 * MIB)));

  it('is not taken by one that nobody can send, which is 503, while short ones go out', async () => {
    const { port, answers } = await serveEndless([long]);
    fillBudget(1_000_000);
    const refused = await exchange(port, [get('/long', close)]);
    expect(refused).toMatch(
      /^HTTP\/1\.1 503 [^]*\r\nretry-after: 5\r\n[^]*error: Cannot send the answer now/i,
    );
    expect(await exchange(port, [get('/endless', close)])).toMatch(/^HTTP\/1\.1 503 /);
    expect(answers).toEqual([]);
    expect(await exchange(port, [get('/', close)])).toContain('hello');
  });

  it('is given back with the answer, and when its client goes away', async () => {
    const { port } = await serveEndless([long]);
    expect((await exchange(port, [get('/long', close)])).length).toBeGreaterThan(10 * MIB);
    await until(() => expect(answerBudget.bytesHeld).toBe(0));
    const sockets = [await openUnread(port, get('/endless')), await openUnread(port, get('/long'))];
    await until(() => expect(answerBudget.bytesHeld).toBeGreaterThan(11 * MIB));
    for (const socket of sockets) socket.resetAndDestroy();
    await until(() => expect(answerBudget.bytesHeld).toBe(0));
  });

  it('counts what several answers are made from once', async () => {
    const { port, answers } = await serveEndless();
    for (let n = 1; n <= 4; n++) {
      await openUnread(port, get('/endless'));
      await until(() => expect(answers).toHaveLength(n));
    }
    expect(answerBudget.bytesHeld).toBe(MIB + 4 * 448 * 1024);
  });
});
