import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { NodeRequest } from 'srvx/node';
import { describe, expect, it } from 'vitest';
import { createPeerReader } from '../../src/http/forwarded.ts';

function requestFrom(remoteAddress: string, headers: Record<string, string>): Request {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
  const req = new IncomingMessage(socket);
  req.headers = { host: 'example.org', ...headers };
  return new NodeRequest({ req });
}

const read = createPeerReader(['10.0.0.0/8', '::1']);

describe('createPeerReader', () => {
  it('believes nobody but trusted proxies', () => {
    const forged = {
      'x-forwarded-for': '1.2.3.4',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
    };
    expect(read(requestFrom('203.0.113.9', forged))).toEqual({
      ip: '203.0.113.9',
      origin: 'http://example.org',
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
});
