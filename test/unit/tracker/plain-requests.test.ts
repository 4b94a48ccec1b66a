import { describe, expect, it } from 'vitest';
import { parsePlainRequest } from '../../../src/tracker/http/plain-requests.ts';

const PLAIN = 'GET /announce?info_hash=%01&x=[~] HTTP/1.1\r\nHost: h:80\r\nUser-Agent: a b/1\r\n\r\n';

describe('parsePlainRequest', () => {
  it('reads the target and whether the connection is closed afterwards', () => {
    const target = '/announce?info_hash=%01&x=[~]';
    expect(parsePlainRequest(PLAIN)).toEqual({ target, closes: false });
    const closing = PLAIN.replace(
      'Host',
      'Connection:  Close\r\nAccept-Encoding: gzip\r\nAccept: */*\r\nHost',
    );
    expect(parsePlainRequest(closing)).toEqual({ target, closes: true });
  });

  it.each([
    ['a part of a request', PLAIN.slice(0, -1)],
    ['more than one request', PLAIN + PLAIN],
    ['a body', `${PLAIN}x`],
    ['another method', PLAIN.replace('GET', 'POST')],
    ['another spelling of the method', PLAIN.replace('GET', 'get')],
    ['another version', PLAIN.replace('/1.1', '/1.0')],
    ['another path', PLAIN.replace('/announce', '/other')],
    ['a whole address', PLAIN.replace('/announce', 'http://h/announce')],
    ['no host', PLAIN.replace('Host', 'Accept')],
    ['two hosts', PLAIN.replace('User-Agent', 'Host')],
    ['the length of a body', PLAIN.replace('Host', 'Content-Length: 1\r\nHost')],
    ['a body in chunks', PLAIN.replace('Host', 'Transfer-Encoding: chunked\r\nHost')],
    ['an upgrade', PLAIN.replace('Host', 'Connection: Upgrade\r\nUpgrade: websocket\r\nHost')],
    ['an address of a client', PLAIN.replace('Host', 'X-Forwarded-For: 1.2.3.4\r\nHost')],
    ['a contradiction', PLAIN.replace('Host', 'Connection: close\r\nConnection: keep-alive\r\nHost')],
    ['a folded line', PLAIN.replace('User-Agent', ' User-Agent')],
    ['a space before a colon', PLAIN.replace('Host:', 'Host :')],
    ['lines that end in a newline alone', PLAIN.replaceAll('\r\n', '\n')],
    ['a byte that is no text', PLAIN.replace('a b', 'a\u00ff')],
  ])('leaves %s to the server for HTTP', (_what, text) => {
    expect(parsePlainRequest(text)).toBeUndefined();
  });
});
