import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  answerPlainRequests,
  parsePlainRequest,
  type PlainOptions,
} from '../../../src/tracker/http/plain-requests.ts';

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

/** A connection whose client reads an answer only when `readAnswer` is called. */
class UnreadSocket extends Duplex {
  #readAnswer: (() => void) | undefined;

  constructor() {
    super({ writableHighWaterMark: 1 });
  }

  setNoDelay(): void {}
  setTimeout(): void {}
  override _read(): void {}
  override _write(_bytes: unknown, _encoding: string, done: () => void): void {
    this.#readAnswer = done;
  }

  readAnswer(): void {
    this.#readAnswer?.();
  }
}

function serve(answer: PlainOptions['answer']) {
  const socket = new UnreadSocket();
  const errors: unknown[] = [];
  const others = (): void => void errors.push('handed over');
  answerPlainRequests(socket as unknown as Socket, {
    answer,
    others,
    onError: (error) => errors.push(error),
  });
  return { socket, errors };
}

describe('answerPlainRequests', () => {
  it.each<[string, (body: string) => string | Promise<string>]>([
    ['at once', (body) => body],
    ['later', async (body) => body],
  ])('answers no more requests %s while the client does not read its answers', async (_when, give) => {
    let answered = 0;
    const { socket, errors } = serve(() => {
      answered += 1;
      return give('x');
    });
    for (let sent = 0; sent < 5; sent += 1) {
      socket.push(PLAIN);
      await setImmediate();
    }
    expect(answered).toBe(1);
    for (let read = 1; read < 5; read += 1) {
      socket.readAnswer();
      await setImmediate();
      expect(answered).toBe(read + 1);
    }
    expect(errors).toEqual([]);
  });

  it.each<[string, PlainOptions['answer']]>([
    [
      'at once',
      () => {
        throw new Error('broken');
      },
    ],
    ['later', () => Promise.reject(new Error('broken'))],
  ])('ends the connection and reports the error when an answer fails %s', async (_when, answer) => {
    const { socket, errors } = serve(answer);
    socket.push(PLAIN);
    await setImmediate();
    expect(errors).toEqual([new Error('broken')]);
    expect(socket.destroyed).toBe(true);
  });
});
