import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { NodeRequest } from 'srvx/node';
import { describe, expect, it } from 'vitest';
import { createPeerReader } from '../../../src/http/forwarded.ts';
import { createWarnOnce } from '../../../src/http/warn-once.ts';

function requestFrom(remoteAddress: string, headers: Record<string, string>): Request {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const req = new IncomingMessage(socket);
  req.headers = { host: 'example.org', ...headers };
  return new NodeRequest({ req });
}

const read = createPeerReader(['10.0.0.0/8', '::1'], 'trustedProxies', () => {});

/** What the trusted proxy at 10.1.2.3 says of a request. */
function readFrom(headers: Record<string, string>) {
  return read(requestFrom('10.1.2.3', headers));
}

describe('createPeerReader', () => {
  it('believes nobody but trusted proxies', () => {
    const forged = {
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-prefix': '/evil',
      forwarded: 'for=1.2.3.4;proto=https;host=evil.example',
    };
    expect(read(requestFrom('203.0.113.9', forged))).toEqual({
      ip: '203.0.113.9',
      origin: 'http://example.org',
      prefix: '',
    });
  });

  it('takes the address, scheme and host that a trusted proxy adds', () => {
    const headers = {
      'x-forwarded-for': '198.51.100.7',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'Site.example',
    };
    expect(read(requestFrom('::ffff:10.1.2.3', headers))).toEqual({
      ip: '198.51.100.7',
      origin: 'https://site.example',
      prefix: '',
    });
  });

  it('walks from the right and stops at the first address that is not trusted', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 198.51.100.7, 10.9.9.9' };
    expect(read(requestFrom('10.1.2.3', headers)).ip).toBe('198.51.100.7');
  });

  it('stops at what is no address', () => {
    expect(read(requestFrom('10.1.2.3', { 'x-forwarded-for': '198.51.100.7, <script>, 10.9.9.9' })).ip).toBe(
      '10.9.9.9',
    );
  });

  it.each(['a b', 'evil/..', 'host:port', '<x>', 'a@b', ''])('refuses the Host "%s"', (host) => {
    expect(() => read(requestFrom('203.0.113.9', { host }))).toThrow('Host');
  });

  it.each(['localhost:8080', '[::1]:8080', 'xn--e1afmkfd.example', '127.0.0.1'])(
    'takes the Host %s',
    (host) => {
      expect(read(requestFrom('203.0.113.9', { host })).origin).toBe(`http://${host}`);
    },
  );

  it('takes what the nearest proxy wrote last, not what the client wrote before it', () => {
    const headers = {
      'x-forwarded-proto': 'http, https',
      'x-forwarded-host': 'evil.example, site.example',
      'x-forwarded-prefix': '/evil, /sub',
    };
    expect(readFrom(headers)).toEqual({ ip: '10.1.2.3', origin: 'https://site.example', prefix: '/sub' });
  });

  it.each([
    [
      '6.6.6.6, 192.0.2.1, 10.9.9.9',
      'http, https, http',
      'evil.example, site.example',
      'https://site.example',
    ],
    ['192.0.2.1, 10.9.9.9', 'https', 'site.example', 'https://site.example'],
    ['192.0.2.1', 'http, https', 'evil.example, site.example', 'https://site.example'],
  ])(
    'takes of lists that %s went through what the proxy next to the client added',
    (steps, proto, host, origin) => {
      const headers = { 'x-forwarded-for': steps, 'x-forwarded-proto': proto, 'x-forwarded-host': host };
      expect(readFrom(headers).origin).toBe(origin);
    },
  );

  it.each([
    ['192.0.2.1:4711', '192.0.2.1'],
    ['[2001:db8::1]:4711', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:80', '192.0.2.1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['6.6.6.6, 192.0.2.1:4711, [::1]:80, 10.9.9.9:1', '192.0.2.1'],
    [' 192.0.2.1 , ', '192.0.2.1'],
    ['192.0.2.1,,10.9.9.9', '192.0.2.1'],
  ])('reads X-Forwarded-For: %s as %s', (value, ip) => {
    expect(readFrom({ 'x-forwarded-for': value }).ip).toBe(ip);
  });

  it.each([
    'unknown',
    '1',
    '0x7f.1',
    '010.0.0.1',
    '192.0.2.256',
    '192.0.2.1:',
    '192.0.2.1:x',
    '[192.0.2.1]',
    '[2001:db8::1',
    '2001:db8::1]:80',
    'unix:',
    '',
  ])('takes X-Forwarded-For: %s for no address', (value) => {
    expect(readFrom({ 'x-forwarded-for': value }).ip).toBe('10.1.2.3');
  });

  it.each([
    ['for=192.0.2.43', '192.0.2.43', 'http://example.org'],
    ['For="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17', 'http://example.org'],
    ['for=192.0.2.43:80;proto=https;by=203.0.113.43', '192.0.2.43', 'https://example.org'],
    ['for=192.0.2.43;PROTO=HTTPS;host="Site.example:8443"', '192.0.2.43', 'https://site.example:8443'],
    ['proto=https;host=site.example', '10.1.2.3', 'https://site.example'],
    ['for=6.6.6.6;host=evil, for=192.0.2.43;host=site', '192.0.2.43', 'http://site'],
    ['for=192.0.2.43;proto=https;host=site, for=10.9.9.9;proto=http;host=in', '192.0.2.43', 'https://site'],
    ['for=192.0.2.43, for=10.9.9.9;proto=https', '192.0.2.43', 'https://example.org'],
    ['for=6.6.6.6, for=unknown, for=10.9.9.9', '10.9.9.9', 'http://example.org'],
    ['for=6.6.6.6, for="_hidden", for=10.9.9.9', '10.9.9.9', 'http://example.org'],
    ['for="6.6.6.6, for=192.0.2.43', '192.0.2.43', 'http://example.org'],
    ['for="6.6.6.6, for="[2001:db8::1]"', '2001:db8::1', 'http://example.org'],
    [String.raw`host="a\", for=6.6.6.6";for=192.0.2.43`, '192.0.2.43', undefined],
    ['for=192.0.2.43;;proto=https;', '192.0.2.43', 'https://example.org'],
    ['for=192.0.2.43;for=6.6.6.6', '10.1.2.3', 'http://example.org'],
    ['for 192.0.2.43', '10.1.2.3', 'http://example.org'],
    [',,', '10.1.2.3', 'http://example.org'],
  ])('reads Forwarded: %s', (value, ip, origin) => {
    if (origin === undefined) expect(() => readFrom({ forwarded: value })).toThrow('Cannot read the Host');
    else expect(readFrom({ forwarded: value })).toMatchObject({ ip, origin });
  });

  it('believes neither where X-Forwarded and Forwarded contradict each other, and warns once', () => {
    const warnings: string[] = [];
    const log = { warn: (_: object, message: string) => warnings.push(message) };
    const reader = createPeerReader(['10.0.0.0/8'], 'trustedProxies', createWarnOnce(log));
    const headers = {
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-host': 'site.example',
      'x-forwarded-proto': 'https',
      forwarded: 'for=6.6.6.6;host=evil.example;proto=https',
    };
    for (let count = 0; count < 3; count++) {
      expect(reader(requestFrom('10.1.2.3', headers))).toEqual({
        ip: '10.1.2.3',
        origin: 'https://example.org',
        prefix: '',
      });
    }
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('contradict each other');
  });

  it('believes both where they agree, whatever hops each names', () => {
    const headers = {
      'x-forwarded-for': '6.6.6.6, 2001:db8::1, 10.9.9.9',
      forwarded: 'for="[2001:DB8::1]:4711"',
    };
    expect(readFrom(headers).ip).toBe('2001:db8::1');
  });

  it.each([
    ['/sub', '/sub'],
    ['/a/b/', '/a/b'],
    ['/', ''],
    ['', ''],
    ['sub', ''],
    ['//evil.example', ''],
    ['/a//b', ''],
    ['/a/../b', ''],
    ['/a/.', ''],
    ['/a%2Fb', ''],
    ['/a?b', ''],
    ['/a#b', ''],
    ['/a b', ''],
    [String.raw`/\evil.example`, ''],
  ])('takes X-Forwarded-Prefix: %s as "%s"', (value, prefix) => {
    expect(readFrom({ 'x-forwarded-prefix': value }).prefix).toBe(prefix);
  });

  it('leaves the usual port out of the origin, as browsers do', () => {
    const port = (host: string, proto: string) => readFrom({ host, 'x-forwarded-proto': proto }).origin;
    expect(port('site.example:80', 'http')).toBe('http://site.example');
    expect(port('site.example:443', 'https')).toBe('https://site.example');
    expect(port('site.example:443', 'http')).toBe('http://site.example:443');
    expect(port('[::1]:443', 'https')).toBe('https://[::1]');
  });

  it('warns once of forwarding headers from each sender that is not trusted, and of ten senders', () => {
    const warnings: object[] = [];
    const log = { warn: (fields: object) => warnings.push(fields) };
    const reader = createPeerReader([], 'trustedProxies', createWarnOnce(log));
    reader(requestFrom('192.0.2.9', {}));
    expect(warnings).toEqual([]);
    for (let count = 0; count < 3; count++)
      reader(requestFrom('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' }));
    expect(warnings).toEqual([{ ip: '127.0.0.1', headers: ['x-forwarded-for'] }]);
    for (let count = 0; count < 100; count++) {
      reader(requestFrom(`192.0.2.${count}`, { forwarded: 'for=192.0.2.1' }));
    }
    expect(warnings).toHaveLength(10);
  });

  it('reads headers of a million characters, of which none of these has an address', () => {
    for (const part of ['"', ',', '\\"', 'for="a,', 'for=x;', ';', '[', '1.']) {
      const value = part.repeat(1_000_000 / part.length);
      for (const name of ['forwarded', 'x-forwarded-for', 'x-forwarded-prefix'] as const) {
        expect(readFrom({ [name]: value }).ip).toBe('10.1.2.3');
      }
    }
  });
});
