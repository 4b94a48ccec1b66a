import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/http/body.ts';
import { respondText } from '../../../src/http/respond.ts';
import { routeBuilder } from '../../../src/http/router.ts';
import { serveRoutes } from '../../support/core.ts';
import { exchange } from '../../support/raw.ts';

const route = routeBuilder({});

/** A server that says what it was asked; `asked` holds what reached a handler. */
async function serveEcho() {
  const asked: string[] = [];
  const note = async (request: Request): Promise<Response> => {
    const body = request.method === 'GET' ? '' : Buffer.from(await readBody(request, 1000)).toString();
    asked.push(`${request.method} ${body}`);
    return respondText(200, `got ${body}`);
  };
  const marker = (): Response => {
    asked.push('MARKER');
    return respondText(200, 'MARKER');
  };
  const core = await serveRoutes([
    route('GET', '/', note),
    route('POST', '/', note),
    route('GET', '/marker', marker),
  ]);
  return { ...core, asked };
}

const get = (lines: string): string => `GET / HTTP/1.1\r\n${lines}\r\n`;
const post = (lines: string, body: string): string => `POST / HTTP/1.1\r\nHost: h\r\n${lines}\r\n${body}`;
const marker = 'GET /marker HTTP/1.1\r\nHost: h\r\n\r\n';
const chunked = 'Transfer-Encoding: chunked\r\n';

describe('a request whose frame is at fault', () => {
  it.each<[string, string | Buffer, number]>([
    ['two Hosts', get('Host: h\r\nHost: h\r\n'), 400],
    ['two Hosts in different cases', get('host: a\r\nHOST: b\r\n'), 400],
    ['no Host', get(''), 400],
    ['an address with another host than Host', 'GET http://a/ HTTP/1.1\r\nHost: b\r\n\r\n', 400],
    ['an address with a user', 'GET http://a@h/ HTTP/1.1\r\nHost: h\r\n\r\n', 400],
    ['an address of another scheme', 'GET ftp://h/ HTTP/1.1\r\nHost: h\r\n\r\n', 400],
    ['the asterisk with GET', 'GET * HTTP/1.1\r\nHost: h\r\n\r\n', 400],
    ['an authority alone', 'CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n', 405],
    ['Transfer-Encoding with HTTP/1.0', `POST / HTTP/1.0\r\n${chunked}\r\n0\r\n\r\n`, 400],
    ['a Transfer-Encoding of two', post('Transfer-Encoding: gzip, chunked\r\n', '0\r\n\r\n'), 400],
    ['Transfer-Encoding: identity', post('Transfer-Encoding: identity\r\n', ''), 400],
    ['Transfer-Encoding: xchunked', post('Transfer-Encoding: xchunked\r\n', ''), 400],
    ['Transfer-Encoding twice', post(`${chunked}${chunked}`, '0\r\n\r\n'), 400],
    ['both a length and a Transfer-Encoding', post(`Content-Length: 5\r\n${chunked}`, '0\r\n\r\n'), 400],
    ['two lengths', post('Content-Length: 5\r\nContent-Length: 5\r\n', '12345'), 400],
    ['a list of lengths', post('Content-Length: 5, 5\r\n', '12345'), 400],
    ['a length with a sign', post('Content-Length: +5\r\n', '12345'), 400],
    ['a negative length', post('Content-Length: -5\r\n', '12345'), 400],
    ['a hexadecimal length', post('Content-Length: 0x5\r\n', '12345'), 400],
    ['a length beyond all numbers', post('Content-Length: 99999999999999999999\r\n', ''), 400],
    ['a space before the colon', get('Host : h\r\n'), 400],
    ['a header that goes on in the next line', get('Host: h\r\nX: a\r\n b\r\n'), 400],
    ['a bare line feed', 'GET / HTTP/1.1\nHost: h\n\n', 400],
    ['a bare carriage return', get('Host: h\r\nX: a\rb\r\n'), 400],
    ['NUL in a header', get('Host: h\r\nX: a\0b\r\n'), 400],
    ['a control character in a header', get('Host: h\r\nX: a\u0001b\r\n'), 400],
    ['a header without a name', get('Host: h\r\n: a\r\n'), 400],
    ['a chunk of no size', post(chunked, 'zz\r\n'), 400],
    ['a chunk that is longer than it says', post(chunked, '2\r\nabcd\r\n0\r\n\r\n'), 400],
    ['a chunk ended by a line feed', post(chunked, '2\nab\n0\n\n'), 400],
    ['a chunk of an endless size', post(chunked, 'ffffffffffffffffff\r\nab\r\n'), 400],
    ['chunk extensions of 64 kB', post(chunked, `2;${'a'.repeat(65_536)}\r\nab\r\n0\r\n\r\n`), 413],
    ['8-bit characters in the path', Buffer.from('GET /\xe9 HTTP/1.1\r\nHost: h\r\n\r\n', 'latin1'), 400],
    ['a space in the path', 'GET /a b HTTP/1.1\r\nHost: h\r\n\r\n', 400],
    ['headers of 20 kB', get(`Host: h\r\nX: ${'a'.repeat(20_000)}\r\n`), 431],
    ['two thousand headers', get(`Host: h\r\n${'a: b\r\n'.repeat(2100)}`), 431],
    ['a version to come', 'GET / HTTP/2.0\r\nHost: h\r\n\r\n', 505],
    ['a version of nothing', 'GET / HTTP/9.9\r\nHost: h\r\n\r\n', 400],
    ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a TLS handshake', Buffer.from('16030100050100000100', 'hex'), 400],
    ['a method that is none', 'BREW / HTTP/1.1\r\nHost: h\r\n\r\n', 501],
    ['a method in small letters', 'get / HTTP/1.1\r\nHost: h\r\n\r\n', 501],
    ['another Expect', post('Expect: 200-ok\r\nContent-Length: 3\r\n', 'abc'), 417],
  ])('is refused once and in words, and what follows is no request: %s', async (_what, request, status) => {
    const { port, asked } = await serveEcho();
    const answer = await exchange(port, [request, marker], false);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
    expect(answer).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toMatch(/\r\n\r\nerror: .+\nhint: .+\n$/);
    expect(asked).toEqual([]);
  });

  it.each([
    ['junk for a Host', get('Host: a b/..\r\n')],
    ['an empty Host', get('Host:\r\n')],
    ['an empty segment', 'GET //evil/x HTTP/1.1\r\nHost: h\r\n\r\n'],
    ['bytes that are no UTF-8', 'GET /%ff HTTP/1.1\r\nHost: h\r\n\r\n'],
    ['a backslash', 'GET /\\evil HTTP/1.1\r\nHost: h\r\n\r\n'],
  ])('is told from an address at fault, after which the connection stays: %s', async (_what, request) => {
    const { port } = await serveEcho();
    const answer = await exchange(port, [request, 'GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n']);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 200']);
  });

  it('does not disturb the answer to the request before it', async () => {
    const { port } = await serveEcho();
    const answer = await exchange(port, [get('Host: h\r\n'), 'GARBAGE\r\n\r\n'], false);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });
});

describe('a request whose frame is unusual and right', () => {
  it.each([
    ['an absolute address', 'GET http://h/ HTTP/1.1\r\nHost: H\r\nConnection: close\r\n\r\n', 'got '],
    ['HTTP/1.0 without a Host', 'GET / HTTP/1.0\r\n\r\n', 'got '],
    [
      'Chunked in capitals',
      post('Transfer-Encoding: Chunked\r\nConnection: close\r\n', '3\r\nabc\r\n0\r\n\r\n'),
      'got abc',
    ],
    [
      'chunks with an extension and a trailer',
      post(`${chunked}Connection: close\r\n`, '3;a=b\r\nabc\r\n0\r\nX: y\r\n\r\n'),
      'got abc',
    ],
    [
      'a request to change to another protocol',
      get('Host: h\r\nUpgrade: h2c\r\nConnection: upgrade, close\r\n'),
      'got ',
    ],
    ['a byte at a time of a header', get('Host: h\r\nConnection: close\r\n'), 'got '],
  ])('is answered: %s', async (what, request, body) => {
    const { port } = await serveEcho();
    const parts = what.startsWith('a byte') ? [...request] : [request];
    const answer = await exchange(port, parts, false);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain(body);
  });

  it('answers OPTIONS of the whole server', async () => {
    const { port } = await serveEcho();
    const answer = await exchange(port, ['OPTIONS * HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n']);
    expect(answer).toMatch(
      /^HTTP\/1\.1 204 [^]*\r\nallow: GET, POST, PUT, PATCH, DELETE, PROPFIND, PROPPATCH, MKCOL, COPY, MOVE, LOCK, UNLOCK, HEAD, OPTIONS\r\n/i,
    );
  });

  it('answers requests that were sent together in their order', async () => {
    const { port, asked } = await serveEcho();
    const requests = ['a', 'b', 'c'].map((body) => post('Content-Length: 1\r\n', body));
    const answer = await exchange(port, [requests.join(''), get('Host: h\r\nConnection: close\r\n')]);
    expect(answer.match(/got \w?/g)).toEqual(['got a', 'got b', 'got c', 'got ']);
    expect(asked.toSorted()).toEqual(['GET ', 'POST a', 'POST b', 'POST c']);
  });
});
