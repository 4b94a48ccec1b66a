import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { exchange } from '../support/raw.ts';
import { startService, type TestService } from '../support/service.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testWith } from '../support/tools.ts';
import { makeTorrent } from '../support/torrents.ts';

const run = promisify(execFile);
const BYTES = 11 * 1024 * 1024;

const PYTHON = `
import http.client, sys
port, token, path, expect = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
connection = http.client.HTTPConnection('127.0.0.1', port)
headers = {'Authorization': 'Bearer ' + token} if token else {}
if expect: headers['Expect'] = expect
connection.request('PUT', path, b'x' * ${BYTES}, headers)
answer = connection.getresponse()
print(answer.status, answer.read().decode().split('\\n')[0])
`;

/** Sends a body that is too large, all of it before the answer is read, as many clients do. */
async function sendFromNode({ port, token }: TestService, expectation: string | undefined): Promise<string> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-length': BYTES,
    ...(expectation === undefined ? {} : { expect: expectation }),
  };
  const sent = request({
    port,
    host: '127.0.0.1',
    method: 'PUT',
    path: '/a/x.torrent',
    headers,
    agent: false,
  });
  sent.on('error', () => {});
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.end(Buffer.alloc(BYTES));
  const [answer] = await answered;
  let text = '';
  for await (const chunk of answer) text += String(chunk);
  return `${answer.statusCode} ${text.split('\n')[0]}`;
}

const refusal = /^413 error: Cannot accept more than 10 MiB\n?$/;

describe('a refusal while the body is still being sent is read by', () => {
  it.each([undefined, '100-continue'])("Node's client, with Expect: %s", async (expectation) => {
    expect(await sendFromNode(await startService(), expectation)).toMatch(refusal);
  });

  for (const expectation of ['', '100-continue']) {
    testWith('python3')(`Python's client, with Expect: ${expectation}`, async () => {
      const { port, token } = await startService();
      const args = ['-c', PYTHON, String(port), token, '/a/x.torrent', expectation];
      expect((await run('python3', args)).stdout).toMatch(refusal);
    });

    testWith('curl')(`curl, with Expect: ${expectation}`, async () => {
      const { url, token } = await startService();
      const file = join(temporaryFolder(), 'x.torrent');
      writeFileSync(file, Buffer.alloc(BYTES));
      const args = [
        '-s',
        '-S',
        '-u',
        `:${token}`,
        '-T',
        file,
        '-H',
        `Expect: ${expectation}`,
        '-w',
        '%{size_upload}',
      ];
      const { stdout } = await run('curl', [...args, `${url}a/x.torrent`]);
      expect(stdout).toMatch(/^error: Cannot accept more than 10 MiB\n/);
      if (expectation !== '') expect(stdout).toMatch(/\n0$/);
    });
  }
});

/** Sends `bytes` of a body in pieces and reads the answer only then, as many clients do. */
async function sendThenRead(port: number, head: string, bytes: number): Promise<string> {
  const socket = connect(port, '127.0.0.1').pause();
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  socket.write(head);
  const piece = Buffer.alloc(64 * 1024);
  for (let sent = 0; sent < bytes && socket.writable; sent += piece.byteLength) {
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
  }
  socket.end();
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

describe('a body that is refused', () => {
  it.each(['Content-Length: 67108864', 'Transfer-Encoding: chunked'])(
    'is thrown away to its end, however long, while it keeps coming: %s',
    async (framing) => {
      const { port, token } = await startService();
      const bytes = 64 * 1024 * 1024;
      const chunked = framing.startsWith('T') ? `${bytes.toString(16)}\r\n` : '';
      const head = `PUT /a/x.torrent HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n${framing}\r\n\r\n`;
      expect(await sendThenRead(port, head + chunked, bytes)).toMatch(
        /^HTTP\/1\.1 413 [^]*error: Cannot accept more than /,
      );
    },
  );
});

describe('a request that needs no body to be refused', () => {
  it.each([
    ['without a token', 401, 'PUT /a/x.torrent', ['Content-Length: 500']],
    [
      'for a page of another site',
      403,
      'PUT /a/x.torrent',
      ['Content-Length: 500', 'Sec-Fetch-Site: cross-site', 'AUTH'],
    ],
    ['where nothing is', 404, 'DELETE /a/nothing.torrent', ['Content-Length: 500', 'AUTH']],
    ['by a method that is not taken', 405, 'POST /a/standing.torrent', ['Content-Length: 500', 'AUTH']],
    ['that is too large', 413, 'PUT /a/x.torrent', [`Content-Length: ${BYTES}`, 'AUTH']],
    ['in another coding', 415, 'PUT /a/x.torrent', ['Content-Length: 500', 'Content-Encoding: gzip', 'AUTH']],
    [
      'for what is there, if it may not be',
      412,
      'PUT /a/standing.torrent',
      ['Content-Length: 500', 'If-None-Match: *', 'AUTH'],
    ],
    [
      'for what has changed',
      412,
      'PUT /a/standing.torrent',
      ['Content-Length: 500', 'If-Match: "x"', 'AUTH'],
    ],
  ])('is refused before 100 Continue: %s', async (_why, status, line, headers) => {
    const service = await startService();
    const body = makeTorrent({ name: 'standing' });
    const init = { method: 'PUT', body, headers: service.authorization };
    expect((await service.request('/a/standing.torrent', init)).status).toBe(201);
    const lines = headers.map((header) =>
      header === 'AUTH' ? `Authorization: Bearer ${service.token}` : header,
    );
    const head = [`${line} HTTP/1.1`, 'Host: localhost', 'Expect: 100-continue', ...lines, '', ''].join(
      '\r\n',
    );
    const answer = await exchange(service.port, [head], false);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*\r\nconnection: close\r\n`, 'i'));
  });
});
