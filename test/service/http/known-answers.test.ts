import type { IncomingMessage } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { request as requestHttps } from 'node:https';
import { connect } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HttpAppOptions } from '../../../src/http/core.ts';
import { respondContent, respondUnchanged, readBytes } from '../../../src/http/partial.ts';
import { repeatable, respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { exchange } from '../../support/raw.ts';
import { serveRoutes } from '../../support/core.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeCertificate } from '../../support/tls.ts';

const route = routeBuilder({});
const CONTENT = Buffer.alloc(100_000, 'abc');
const VALIDATORS = { etag: 'tag', lastModified: new Date('2026-01-01T00:00:00Z') };

/** A server whose answers say how often the handler was called, and how to ask it. */
async function serveCounted(app: Partial<HttpAppOptions> = {}) {
  const state: { now: number | undefined } = { now: 1 };
  const counts = { handled: 0, repeated: 0 };
  const lines: object[] = [];
  const onRepeat = (): void => void counts.repeated++;
  const core = await serveRoutes(
    [
      route('GET', '/kept/{name}', (_request, { base }) =>
        repeatable(respondText(200, `${++counts.handled} at ${base.origin}${base.prefix}`), onRepeat),
      ),
      route('GET', '/other', () => respondText(200, `${++counts.handled}`)),
      route('GET', '/during', () => {
        const response = respondText(200, `${++counts.handled}`);
        state.now = (state.now ?? 0) + 1;
        return repeatable(response, onRepeat);
      }),
      route('GET', '/failing', () => {
        counts.handled++;
        throw new Error('no');
      }),
      route('GET', '/file', async (request) => {
        counts.handled++;
        const headers = { 'content-type': 'application/octet-stream' };
        const unchanged = respondUnchanged(request, VALIDATORS, {});
        const content = {
          lengthBytes: CONTENT.length,
          validators: VALIDATORS,
          headers,
          read: readBytes(CONTENT),
        };
        return repeatable(unchanged ?? (await respondContent(request, content)), onRepeat);
      }),
    ],
    {
      app: {
        state: { number: () => state.now },
        onAnswered: ({ method, target, route, status }, isRepeated) =>
          lines.push({ method, target, route, status, isRepeated }),
        ...app,
      },
    },
  );
  const ask = async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
    const head = { host: 'one', connection: 'close', ...headers };
    const text = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    const answer = await exchange(core.port, [`${method} ${path} HTTP/1.1\r\n${text.join('')}\r\n`], false);
    const [start = '', body = ''] = answer.split('\r\n\r\n', 2);
    const [line = '', ...rest] = start.split('\r\n');
    const isDate = (field: string) => /^date:/i.test(field);
    return {
      status: Number(line.split(' ')[1]),
      fields: rest.map((field) =>
        isDate(field) ? 'date' : field.replace(/^[^:]+/, (it) => it.toLowerCase()),
      ),
      body,
    };
  };
  /** How often the handler is called for these requests. */
  const handledFor = async (path: string, ...all: readonly Readonly<Record<string, string>>[]) => {
    const before = counts.handled;
    for (const headers of all) await ask(path, headers);
    return counts.handled - before;
  };
  return { ...core, state, counts, lines, ask, handledFor };
}

describe('an answer that is marked as repeatable', () => {
  it('is kept when it is asked for again, sent as it was, and counted and logged each time', async () => {
    const { ask, counts, lines } = await serveCounted();
    await ask('/kept/a');
    const second = await ask('/kept/a');
    const third = await ask('/kept/a');
    expect(third.fields.toSorted()).toEqual(second.fields.toSorted());
    expect({ ...third, fields: [] }).toEqual({ status: 200, body: '2 at http://one\n', fields: [] });
    await ask('/kept/a');
    expect(counts).toEqual({ handled: 2, repeated: 2 });
    const line = { method: 'GET', target: '/kept/a', route: '/kept/{name}', status: 200 };
    expect(lines).toEqual([false, false, true, true].map((isRepeated) => ({ ...line, isRepeated })));
  });

  it('is made anew in another state, and where the state is not known', async () => {
    const { ask, state, handledFor } = await serveCounted();
    await ask('/kept/a');
    await ask('/kept/a');
    state.now = 2;
    expect((await ask('/kept/a')).body).toBe('3 at http://one\n');
    expect((await ask('/kept/a')).body).toBe('3 at http://one\n');
    state.now = undefined;
    expect(await handledFor('/kept/a', {}, {})).toBe(2);
  });

  it('is not kept when the state changed while it was made', async () => {
    const { handledFor } = await serveCounted();
    expect(await handledFor('/during', {}, {}, {}, {})).toBe(4);
  });

  it('is sent to those alone who ask for the same address at the same host', async () => {
    const { ask, handledFor } = await serveCounted({ trustedProxies: ['127.0.0.1'] });
    expect((await ask('/kept/a')).body).toBe('1 at http://one\n');
    expect((await ask('/kept/a', { host: 'two' })).body).toBe('2 at http://two\n');
    expect((await ask('/kept/a', { 'x-forwarded-proto': 'https' })).body).toBe('3 at https://one\n');
    expect((await ask('/kept/a', { 'x-forwarded-prefix': '/sub' })).body).toBe('4 at http://one/sub\n');
    expect((await ask('/kept/b')).body).toBe('5 at http://one\n');
    expect((await ask('/kept/a?x=1')).body).toBe('6 at http://one\n');
    const ways = [{}, { host: 'two' }, { 'x-forwarded-prefix': '/sub' }];
    expect(await handledFor('/kept/a', ...ways)).toBe(3);
    expect(await handledFor('/kept/a', ...ways, ...ways)).toBe(0);
    expect((await ask('/kept/a', { host: 'two' })).body).toBe('8 at http://two\n');
  });

  it('does not confuse an address below a prefix with one that a proxy has cut it off', async () => {
    const { ask } = await serveCounted({ trustedProxies: ['127.0.0.1'], prefix: '/kept' });
    expect((await ask('/kept/kept/a')).body).toBe('1 at http://one/kept\n');
    expect((await ask('/kept/kept/a', { 'x-forwarded-prefix': '/kept' })).status).toBe(404);
  });

  it.each([
    { authorization: 'Bearer x' },
    { cookie: 'a=b' },
    { prefer: 'server-timing' },
    { 'content-length': '0' },
    { 'if-match': '"tag"' },
    { 'if-unmodified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' },
  ])('is made for the one who sends %j', async (headers: Record<string, string>) => {
    const { handledFor } = await serveCounted();
    await handledFor('/kept/a', {}, {});
    expect(await handledFor('/kept/a', headers, headers, headers)).toBe(3);
    expect(await handledFor('/kept/a', {})).toBe(0);
  });

  it('is one for GET, while HEAD is asked each time and has no body', async () => {
    const { ask, counts } = await serveCounted();
    const get = await ask('/file');
    await ask('/file');
    for (const handled of [3, 4]) {
      const head = await ask('/file', {}, 'HEAD');
      expect(head.body).toBe('');
      expect(head.fields.toSorted()).toEqual(get.fields.toSorted());
      expect(counts.handled).toBe(handled);
    }
  });

  it('is whole: parts are cut anew', async () => {
    const { ask, handledFor } = await serveCounted();
    const whole = await ask('/file');
    expect(await handledFor('/file', {}, {}, {})).toBe(1);
    expect((await ask('/file')).body.length).toBe(CONTENT.length);
    expect((await ask('/file', { range: 'bytes=1-3' })).body).toBe('bca');
    expect(whole.body.length).toBe(CONTENT.length);
  });

  it('is kept with a condition that holds, for that condition alone', async () => {
    const { ask, handledFor } = await serveCounted();
    const tagged = { 'if-none-match': '"tag"' };
    const since = { 'if-modified-since': 'Thu, 01 Jan 2026 00:00:00 GMT' };
    expect(await handledFor('/file', tagged, tagged, tagged, since, since, since)).toBe(4);
    const again = await ask('/file', tagged);
    expect([again.status, again.body]).toEqual([304, '']);
    expect(again.fields).toContain('etag: "tag"');
    expect((await ask('/file', since)).status).toBe(304);
    // What does not hold is not kept, and changes nothing of what is.
    const other = { 'if-none-match': '"x"' };
    expect(await handledFor('/file', other, other, other)).toBe(3);
    expect((await ask('/file', { 'if-none-match': '"x"' })).status).toBe(200);
    expect((await ask('/file', { 'if-none-match': '', ...since })).status).toBe(200);
    expect((await ask('/file')).status).toBe(200);
  });

  it('takes no second date for the first', async () => {
    const { port, ask } = await serveCounted();
    const old = 'if-modified-since: Thu, 01 Jan 1970 00:00:00 GMT\r\n';
    const two = `${old}if-modified-since: (Thu, 01 Jan 2026 00:00:00 GMT)\r\n`;
    const request = `GET /file HTTP/1.1\r\nhost: one\r\nconnection: close\r\n${two}\r\n`;
    for (const _ of [1, 2]) await exchange(port, [request], false);
    expect((await ask('/file', { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status).toBe(200);
  });

  it('is not kept by an application that asks readers who they are', async () => {
    const { handledFor } = await serveCounted({ guard: () => {} });
    expect(await handledFor('/kept/a', {}, {}, {})).toBe(3);
  });

  it('is sent on a connection that stays, one request after the other', async () => {
    const { port, counts } = await serveCounted();
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    for (const expected of [1, 2, 2, 2]) {
      socket.write('GET /kept/a HTTP/1.1\r\nhost: one\r\n\r\n');
      const [chunk] = (await once(socket, 'data')) as [Buffer];
      const text = chunk.toString();
      expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
      expect(text.match(/\r\nconnection: keep-alive\r\n/gi)).toHaveLength(1);
      expect(text).toContain(`\r\n\r\n${expected} at http://one\n`);
    }
    expect(counts).toEqual({ handled: 2, repeated: 2 });
  });
});

describe('an answer that is marked as repeatable, over TLS', () => {
  it('keeps the header of the connection, in HTTP/1 and HTTP/2', async () => {
    const tls = makeCertificate(temporaryFolder());
    let handled = 0;
    const kept = route('GET', '/kept', () => repeatable(respondText(200, `${++handled}`, { 'x-own': 'a' })));
    const { port } = await serveRoutes([kept], { server: { tls }, app: { state: { number: () => 1 } } });
    for (const expected of ['1', '2', '2', '2']) {
      const asked = requestHttps({ port, host: 'localhost', path: '/kept', ca: tls.cert, agent: false });
      asked.end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      expect(answer.headers).toMatchObject({
        'strict-transport-security': 'max-age=31536000',
        'content-length': '2',
        'x-own': 'a',
      });
      expect((await answer.toArray()).join('')).toBe(`${expected}\n`);
    }
    const session = connectHttp2(`https://localhost:${port}`, { ca: tls.cert });
    onTestFinished(() => session.destroy());
    const stream = session.request({ ':path': '/kept' });
    const [headers] = (await once(stream, 'response')) as [Record<string, string>];
    expect(headers).toMatchObject({ ':status': 200, 'x-own': 'a', 'content-length': '2' });
    expect((await stream.toArray()).join('')).toBe('2\n');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
  });
});

describe('an answer that is not marked', () => {
  it('is made each time', async () => {
    const { handledFor } = await serveCounted();
    expect(await handledFor('/other', {}, {}, {})).toBe(3);
  });

  it('is made each time when it is an error', async () => {
    const { errors, handledFor } = await serveCounted();
    expect(await handledFor('/failing', {}, {}, {})).toBe(3);
    expect(errors.splice(0)).toHaveLength(3);
  });
});
