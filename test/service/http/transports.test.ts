import { once } from 'node:events';
import { connect as connectHttp2, type ClientHttp2Session, type IncomingHttpHeaders } from 'node:http2';
import { request as requestHttps, type RequestOptions } from 'node:https';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { connect as connectTcp, createServer } from 'node:net';
import { existsSync, linkSync, lstatSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectTls, type SecureVersion } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readBody } from '../../../src/http/body.ts';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { serveRoutes } from '../../support/core.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeCertificate } from '../../support/tls.ts';
import { testWith } from '../../support/tools.ts';

const route = routeBuilder({});
const routes = [
  route('GET', '/', (_request, { base, ip }) => respondText(200, `${base.origin} ${ip}`)),
  route('PUT', '/', async (request) => respondText(201, `${(await readBody(request, 1e6)).length}`)),
  route('PUT', '/no', () => respondText(403, 'no')),
];

async function serveTls() {
  const tls = makeCertificate(temporaryFolder());
  return { ...(await serveRoutes(routes, { server: { tls } })), tls };
}

function openHttp2(port: number): ClientHttp2Session {
  const session = connectHttp2(`https://localhost:${port}`, { rejectUnauthorized: false });
  onTestFinished(() => session.destroy());
  return session;
}

async function askHttp2(session: ClientHttp2Session, headers: IncomingHttpHeaders, body?: Buffer) {
  const stream = session.request(headers, { endStream: body === undefined });
  if (body !== undefined) stream.end(body);
  stream.on('error', () => {});
  const [answer] = (await once(stream, 'response')) as [IncomingHttpHeaders & { ':status': number }];
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return { status: answer[':status'], headers: answer, text };
}

async function ask(send: typeof requestHttp, options: RequestOptions, body = '') {
  const [answer] = (await once(send(options).end(body), 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return { status: answer.statusCode, headers: answer.headers, text };
}

describe('a server with a certificate', () => {
  testWith('openssl')('speaks HTTP/2 and tells to come back over HTTPS only', async () => {
    const { port } = await serveTls();
    const session = openHttp2(port);
    const got = await askHttp2(session, { ':path': '/' });
    expect([got.status, got.text]).toEqual([200, `https://localhost:${port} 127.0.0.1\n`]);
    expect(got.headers['strict-transport-security']).toBe('max-age=31536000');
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    const put = await askHttp2(session, { ':method': 'PUT', ':path': '/' }, Buffer.alloc(300_000));
    expect([put.status, put.text]).toEqual([201, '300000\n']);
  });

  testWith('openssl')('speaks no TLS older than 1.2', async () => {
    const { port } = await serveTls();
    const speak = (version: SecureVersion) => {
      const only = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' };
      const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...only });
      onTestFinished(() => void socket.destroy());
      return once(socket, 'secureConnect').then(() => socket.getProtocol());
    };
    expect(await speak('TLSv1.3')).toBe('TLSv1.3');
    expect(await speak('TLSv1.2')).toBe('TLSv1.2');
    for (const old of ['TLSv1.1', 'TLSv1'] as const) {
      await expect(speak(old)).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' });
    }
  });

  testWith('openssl')('refuses over HTTP/2 what it refuses over HTTP/1.1', async () => {
    const { port } = await serveTls();
    const session = openHttp2(port);
    const cases = [
      [{ ':path': '//x' }, 400],
      [{ ':path': '/%ff' }, 400],
      [{ ':path': '/nothing' }, 404],
      [{ ':path': '/', ':method': 'POST' }, 405],
      [{ ':path': '/', ':method': 'BREW' }, 501],
      [{ ':path': '/', ':method': 'PUT', expect: 'wonders' }, 417],
    ] as const;
    for (const [headers, status] of cases) {
      expect((await askHttp2(session, headers)).status, JSON.stringify(headers)).toBe(status);
    }
  });

  testWith('openssl')('refuses a Host of HTTP/2 that names another host than :authority', async () => {
    const { port } = await serveTls();
    const session = openHttp2(port);
    const cases = [
      ['example.org', 'evil.test', 400],
      ['example.org', 'example.org:444', 400],
      ['example.org', 'example.org', 200],
      ['example.org', 'EXAMPLE.org', 200],
      ['example.org', 'example.org:443', 200],
      ['example.org:443', 'example.org', 200],
    ] as const;
    for (const [authority, host, status] of cases) {
      const { status: actual, text } = await askHttp2(session, {
        ':path': '/',
        ':authority': authority,
        host,
      });
      expect([actual, text], host).toEqual([
        status,
        expect.stringContaining(status === 200 ? 'https://example.org ' : 'error: '),
      ]);
    }
  });

  testWith('openssl')('answers over HTTP/2 before the body, and wants no more of it', async () => {
    const { port } = await serveTls();
    const session = openHttp2(port);
    const headers = { ':method': 'PUT', ':path': '/no', 'content-length': '5000000' };
    const refused = await askHttp2(session, headers, Buffer.alloc(5_000_000));
    expect([refused.status, refused.text]).toEqual([403, 'no\n']);
    expect((await askHttp2(session, { ':path': '/' })).status).toBe(200);
  });

  testWith('openssl')('speaks HTTP/1.1 as well', async () => {
    const { port } = await serveTls();
    const options = { port, rejectUnauthorized: false, agent: false };
    const got = await ask(requestHttps, options);
    expect([got.status, got.text]).toEqual([200, `https://localhost:${port} 127.0.0.1\n`]);
    expect(got.headers['strict-transport-security']).toBe('max-age=31536000');
    expect((await ask(requestHttps, { ...options, method: 'PUT' }, 'x'.repeat(1000))).text).toBe('1000\n');
  });

  testWith('openssl')(
    'takes another certificate without a pause, and keeps the old one when it is none',
    async () => {
      const { port, server } = await serveTls();
      const nameOf = async (): Promise<unknown> => {
        const socket = connectTls({ port, rejectUnauthorized: false });
        await once(socket, 'secureConnect');
        const { subject } = socket.getPeerCertificate();
        socket.destroy();
        return subject.CN;
      };
      expect(await nameOf()).toBe('tls');
      server.reloadTls(makeCertificate(temporaryFolder(), 'renewed'));
      expect(await nameOf()).toBe('renewed');
      expect(() => server.reloadTls({ cert: 'none', key: 'none' })).toThrow();
      expect(await nameOf()).toBe('renewed');
    },
  );

  testWith('openssl')('closes with a session, a handshake and an idle connection open', async () => {
    const { port, server } = await serveTls();
    const session = openHttp2(port);
    await askHttp2(session, { ':path': '/' });
    const silent = connectTcp(port, '127.0.0.1');
    const idle = connectTls({ port, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] });
    await Promise.all([once(silent, 'connect'), once(idle, 'secureConnect')]);
    const ends = Promise.all([session, silent.resume(), idle.resume()].map((end) => once(end, 'close')));
    await server.close(20_000);
    await ends;
  });

  testWith('openssl')('lets an answer over HTTP/2 come to its end when it closes', async () => {
    const tls = makeCertificate(temporaryFolder());
    const started = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<Response>();
    const slow = route('GET', '/', () => {
      started.resolve();
      return answer.promise;
    });
    const { port, server } = await serveRoutes([slow], { server: { tls } });
    const received = askHttp2(openHttp2(port), { ':path': '/' });
    await started.promise;
    const closed = server.close(20_000);
    answer.resolve(respondText(200, 'done'));
    expect((await received).text).toBe('done\n');
    await closed;
  });

  testWith('openssl')('counts an address only as long as its connections last', async () => {
    const tls = makeCertificate(temporaryFolder());
    const limits = { connectionsPerAddressMax: 1, uncountedAddresses: [] };
    const { port } = await serveRoutes(routes, { server: { tls, ...limits } });
    for (let round = 0; round < 3; round++) {
      const socket = connectTls({ port, rejectUnauthorized: false });
      await once(socket, 'secureConnect');
      const second = connectTcp(port, '127.0.0.1').resume();
      await once(
        second.on('error', () => {}),
        'close',
      ).catch(() => {});
      socket.destroy();
      await untilAdmitted(port);
    }
  });
});

/** Resolves when a connection is taken again and speaks. */
async function untilAdmitted(port: number): Promise<void> {
  for (;;) {
    const socket = connectTls({ port, rejectUnauthorized: false });
    const outcome = await once(socket, 'secureConnect').catch(() => undefined);
    socket.destroy();
    if (outcome !== undefined) return;
  }
}

describe('a server on a unix socket', () => {
  it('answers there, and takes its file along when it ends', async () => {
    const path = join(temporaryFolder(), 'http.sock');
    const { server } = await serveRoutes(routes, { at: { path } });
    expect(server).toMatchObject({ host: '', port: 0, path });
    const got = await ask(requestHttp, {
      socketPath: path,
      headers: { host: 'h', 'x-forwarded-proto': 'https' },
    });
    expect([got.status, got.text]).toEqual([200, 'http://h undefined\n']);
    await server.close(1000);
    expect(existsSync(path)).toBe(false);
  });

  it('believes what the proxy at its other end says, when that is trusted as "unix"', async () => {
    const path = join(temporaryFolder(), 'http.sock');
    await serveRoutes(routes, { at: { path }, app: { trustedProxies: ['unix'] } });
    const headers = { host: 'h', 'x-forwarded-proto': 'https', 'x-forwarded-for': '6.6.6.6, 192.0.2.7' };
    expect((await ask(requestHttp, { socketPath: path, headers })).text).toBe('https://h 192.0.2.7\n');
  });

  it('does not take the place of a server that lives', async () => {
    const path = join(temporaryFolder(), 'http.sock');
    await serveRoutes(routes, { at: { path } });
    await expect(serveRoutes(routes, { at: { path } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect((await ask(requestHttp, { socketPath: path })).status).toBe(200);
  });

  /** A socket that nothing answers behind, as a killed server leaves it. */
  async function abandonSocket(path: string): Promise<void> {
    const killed = createServer().listen(`${path}.1`);
    await once(killed, 'listening');
    linkSync(`${path}.1`, path);
    killed.close();
    await once(killed, 'close');
  }

  it('takes the place of a server that was killed', async () => {
    const path = join(temporaryFolder(), 'http.sock');
    await abandonSocket(path);
    await serveRoutes(routes, { at: { path } });
    expect((await ask(requestHttp, { socketPath: path })).status).toBe(200);
  });

  it.each<[string, (path: string) => unknown]>([
    ['a file', (path) => writeFileSync(path, 'precious')],
    ['an empty file', (path) => writeFileSync(path, '')],
    ['a folder', (path) => mkdirSync(path)],
    ['a link to a file', (path) => symlinkSync('elsewhere', path)],
    [
      'a link to an abandoned socket',
      (path) => abandonSocket(`${path}.s`).then(() => symlinkSync(`${path}.s`, path)),
    ],
  ])('does not take the place of %s', async (_what, make) => {
    const folder = temporaryFolder();
    const path = join(folder, 'file');
    writeFileSync(join(folder, 'elsewhere'), 'precious');
    await make(path);
    const before = lstatSync(path);
    await expect(serveRoutes(routes, { at: { path } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(lstatSync(path)).toMatchObject({ ino: before.ino, size: before.size, mtimeMs: before.mtimeMs });
  });
});
