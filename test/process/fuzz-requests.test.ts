import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess } from '../support/process.ts';
import { exchange } from '../support/raw.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeTorrent } from '../support/torrents.ts';

const METHODS = [
  'GET',
  'HEAD',
  'PUT',
  'POST',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'PROPFIND',
  'MKCOL',
  'MOVE',
  'LOCK',
  'BREW',
];
const PLACES = [
  '/',
  '/upload',
  '/torrents/',
  '/a/',
  '/a/x.torrent',
  '/healthz',
  '/assets/',
  '/api/v1/',
  '/docs/',
];
const PIECES = [
  '%',
  '%ff',
  '%00',
  '%2e%2e',
  '%2f',
  '..',
  '//',
  '\\',
  '?',
  '?q=',
  '&',
  '#',
  'é',
  '\u{1f3ac}',
  '.torrent',
  '{',
  '[',
  '*',
  '~',
  ' ',
];
const NAMES = [
  'Accept',
  'Accept-Encoding',
  'Content-Type',
  'Content-Length',
  'Cookie',
  'Expect',
  'If-Match',
  'If-None-Match',
  'If-Modified-Since',
  'Range',
  'Slug',
  'Depth',
  'Destination',
  'If',
  'Overwrite',
  'Timeout',
  'Content-Disposition',
  'Transfer-Encoding',
  'Origin',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'Host',
  '__proto__',
  'constructor',
];
const VALUES = [
  '',
  '*',
  '"',
  'W/"',
  'a, b',
  'bytes=',
  'bytes=0-',
  'text/html',
  'multipart/form-data; boundary=x',
  'chunked',
  '0',
  '-1',
  '99',
  'close',
  "UTF-8''%ff",
  '=',
  ';',
  '\u00ff',
  '::1',
  '1.2.3.4,',
  '<script>',
  '(<a:b>)',
  '(Not ["a"])',
  'infinity',
  '/a/y.torrent',
  'Second-1',
];

const text = (pieces: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 8, unit: 'binary' })), {
      maxLength: 5,
    })
    .map((parts) => parts.join(''));
const bodies = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.constant(makeTorrent()),
  fc
    .constantFrom(
      '--x\r\n\r\n',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="\r\n--x--',
      'd4:info',
      '<propfind xmlns="DAV:"><prop><a/></prop></propfind>',
      '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      '<lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope></lockinfo>',
    )
    .map((start) => Buffer.from(start)),
);
const requests = fc.record({
  method: fc.constantFrom(...METHODS),
  place: fc.constantFrom(...PLACES),
  tail: text(PIECES),
  headers: fc.array(fc.tuple(fc.constantFrom(...NAMES), text(VALUES)), { maxLength: 4 }),
  body: bodies,
  isKnown: fc.boolean(),
});

type Drawn = typeof requests extends fc.Arbitrary<infer Value> ? Value : never;

function toBytes({ method, place, tail, headers, body, isKnown }: Drawn): Buffer {
  const head = [
    `${method} ${place}${tail} HTTP/1.1`,
    'Host: localhost',
    'Connection: close',
    ...(isKnown ? [`Authorization: Bearer ${ADMIN_TOKEN}`] : []),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(headers.some(([name]) => name === 'Content-Length') ? [] : [`Content-Length: ${body.length}`]),
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]);
}

describe('whatever a client sends', () => {
  it('gets an answer that is no mistake of the server, from a process that lives on', async () => {
    const server = await serveProcess(temporaryFolder());
    const port = Number(new URL(server.url).port);
    const ask = async (drawn: Drawn): Promise<void> => {
      const answer = await exchange(port, [toBytes(drawn)]);
      expect(answer).toMatch(/^HTTP\/1\.1 (?:[1-4]\d\d|50[12]) /);
      expect(answer).not.toMatch(/\n\s+at .*\.ts:\d/);
    };
    await fc.assert(fc.asyncProperty(requests, ask), { seed: 20_061, numRuns: 1500, endOnFailure: true });
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
    expect(server.output()).not.toContain('request failed');
  });
});
