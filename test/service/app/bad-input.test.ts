import Database from 'better-sqlite3';
import { join } from 'node:path';
import { connect } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { samples } from '../../support/corpus.ts';
import { exchange } from '../../support/raw.ts';
import { serviceForAll, type TestService } from '../../support/service.ts';
import { makeTorrent } from '../../support/torrents.ts';

const MIB = 1024 * 1024;
const utf8 = new TextEncoder();

/** All that the store holds, as text: equal before and after means that nothing at all has changed. */
function contentOf(service: TestService): string {
  const database = new Database(join(service.folder, 'torrentry.sqlite'), { readonly: true });
  try {
    const tables = database.prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'`,
    );
    return JSON.stringify(
      tables
        .pluck()
        .all()
        .map((name) => [
          name,
          database
            .prepare(`SELECT * FROM "${String(name)}"`)
            .raw()
            .all(),
        ]),
    );
  } finally {
    database.close();
  }
}

// Nothing that is tried here may change it; a test that does publish says so by `before`.
const service = serviceForAll();
let before: string;

beforeAll(async () => {
  const init = { method: 'PUT', body: makeTorrent({ name: 'standing' }), headers: service.authorization };
  expect((await service.request('/a/standing.torrent', init)).status).toBe(201);
  before = contentOf(service);
});

async function expectUnharmed(): Promise<void> {
  expect(contentOf(service)).toBe(before);
  expect((await service.request('/a/standing.torrent')).status).toBe(200);
}

function repeat(text: string, times: number): Uint8Array {
  return utf8.encode(text.repeat(times));
}

describe('a body that is no torrent', () => {
  it.each<[string, Uint8Array, number]>([
    ['nothing at all', new Uint8Array(), 422],
    ['a page of HTML', utf8.encode('<!doctype html><title>Not found</title>'), 422],
    ['a truncated torrent', makeTorrent({ lengthBytes: 1_000_000 }).subarray(0, 500), 422],
    ['a length that would take the memory', utf8.encode('99999999999:a'), 422],
    ['100,000 nested lists', repeat('l', 100_000), 422],
    ['100,000 nested dictionaries', repeat('d1:a', 100_000), 422],
    ['a million tiny strings', utf8.encode(`l${'0:'.repeat(1_000_000)}e`), 422],
    ['five million tiny strings', utf8.encode(`l${'0:'.repeat(5_000_000)}e`), 422],
    ['a negative length', utf8.encode('l-3:e'), 422],
    ['a key with a negative length', utf8.encode('d1:a-3:be'), 422],
    ['an integer of a million digits', utf8.encode(`i${'9'.repeat(1_000_000)}e`), 422],
    ['eleven megabytes', new Uint8Array(11 * MIB), 413],
  ])('is refused: %s', async (_what, body, status) => {
    const put = await service.request('/a/x.torrent', {
      method: 'PUT',
      body,
      headers: service.authorization,
    });
    expect(put.status).toBe(status);
    expect(await put.text()).toMatch(/^error: .+\n(.*\n)*hint: .+\n$/);
    await expectUnharmed();
  });

  it('is refused for every broken torrent of the corpus, with rule, place and hint', async () => {
    for (const { fileName, bytes, verdict } of [...samples('libtorrent'), ...samples('real')]) {
      if (verdict !== 'refuse') continue;
      const headers = { ...service.authorization, accept: 'application/json' };
      const answer = await service.request('/a/x.torrent', { method: 'PUT', body: bytes, headers });
      expect(answer.status, fileName).toBe(422);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      const problem = (await answer.json()) as { type: string; errors: object[] };
      expect(problem.errors[0], fileName).toEqual({
        rule: expect.any(String),
        severity: 'error',
        path: expect.any(String),
        offset: expect.any(Number),
        message: expect.any(String),
        hint: expect.any(String),
        ...('bep' in (problem.errors[0] ?? {}) ? { bep: expect.any(Number) } : {}),
      });
      expect((await fetch(problem.type)).status).toBe(200);
    }
    await expectUnharmed();
  });
});

describe('a body that does not arrive as it should', () => {
  const head = (service: TestService, headers: string[]) =>
    [
      'PUT /a/x.torrent HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${service.token}`,
      ...headers,
      '',
      '',
    ].join('\r\n');

  it('is refused when it is shorter than its Content-Length', async () => {
    const answer = await exchange(service.port, [head(service, ['Content-Length: 5000']), makeTorrent()]);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    await expectUnharmed();
  });

  it('is refused when it is longer than its Content-Length', async () => {
    const answer = await exchange(service.port, [head(service, ['Content-Length: 50']), makeTorrent()]);
    // What follows the body is read as the next request, which is none; either refusal may be the one that is seen.
    expect(answer).toMatch(/^HTTP\/1\.1 4(00|22) /);
    await expectUnharmed();
  });

  it.each(['-1', '+3', '0x10', '1,1', '9007199254740993'])(
    'is refused with Content-Length: %s',
    async (length) => {
      const answer = await exchange(
        service.port,
        [head(service, [`Content-Length: ${length}`]), makeTorrent()],
        false,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4(00|13) /);
      await expectUnharmed();
    },
  );

  it('is forgotten when the client goes away in the middle', async () => {
    for (let i = 0; i < 20; i++) {
      await new Promise<void>((resolve) => {
        const socket = connect(service.port, '127.0.0.1', () => {
          socket.write(head(service, ['Content-Length: 5000']));
          socket.write(makeTorrent().subarray(0, 40), () => socket.resetAndDestroy());
        });
        socket.on('close', () => resolve());
      });
    }
    await expectUnharmed();
  });

  it('is refused in chunks as soon as they are too many, and the client gets to read why', async () => {
    const chunk = `100000\r\n${'x'.repeat(MIB)}\r\n`;
    const chunks = [
      head(service, ['Transfer-Encoding: chunked']),
      ...Array.from({ length: 12 }, () => chunk),
      '0\r\n\r\n',
    ];
    const answer = await exchange(service.port, chunks);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toContain('error: Cannot accept');
    await expectUnharmed();
  });

  it.each([
    ['without a token', 401, ''],
    ['when it is too large', 413, 'auth'],
  ])('is refused before 100 Continue %s', async (_why, status, auth) => {
    const authorization = auth === '' ? [] : [`Authorization: Bearer ${service.token}`];
    const lines = [
      'PUT /a/x.torrent HTTP/1.1',
      'Host: localhost',
      ...authorization,
      `Content-Length: ${11 * MIB}`,
      'Expect: 100-continue',
    ];
    const answer = await exchange(service.port, [`${lines.join('\r\n')}\r\n\r\n`], false);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it('is taken after 100 Continue when nothing speaks against it', async () => {
    const body = makeTorrent();
    const headers = ['Expect: 100-continue', `Content-Length: ${body.length}`, 'Connection: close'];
    const answer = await exchange(service.port, [head(service, headers), body], false);
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
    before = contentOf(service);
  });
});

describe('a form that is not as it should be', () => {
  const boundary = 'b0undary';
  const part = (disposition: string, content: string | Uint8Array) =>
    Buffer.concat([
      utf8.encode(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
      Buffer.from(content),
      utf8.encode('\r\n'),
    ]);
  const file = (name: string) => part(`name="file"; filename="${name}"`, makeTorrent({ name: 'in a form' }));
  const end = utf8.encode(`--${boundary}--\r\n`);

  it.each<[string, Uint8Array[], number]>([
    ['without a file', [part('name="token"', 'x'), end], 400],
    ['without any part', [end], 400],
    ['with the empty file part of a browser', [part('name="file"; filename=""', ''), end], 400],
    ['with 1,000 parts', [...Array.from({ length: 1000 }, (_, i) => file(`${i}.torrent`)), end], 413],
    ['with 1,000 fields', [...Array.from({ length: 1000 }, () => part('name="collection"', 'x')), end], 400],
    ['with a field __proto__', [part('name="__proto__"', 'polluted'), file('x.torrent'), end], 400],
    ['with a field constructor', [part('name="constructor"', 'x'), file('x.torrent'), end], 400],
    ['with a file part __proto__', [part('name="__proto__"; filename="x.torrent"', makeTorrent()), end], 400],
    ['with a part without a name', [part('filename="x.torrent"', makeTorrent()), end], 400],
    [
      'with a line break in a header',
      [part('name="file"; filename="a\r\nb.torrent"', makeTorrent()), end],
      400,
    ],
    ['with a control character in the name', [file('a\u0001b.torrent'), end], 400],
    ['that is cut off', [file('x.torrent').subarray(0, 150)], 400],
    [
      'with a file that is too large',
      [part('name="file"; filename="x.torrent"', new Uint8Array(10 * MIB + 1)), end],
      413,
    ],
    ['with a file that is no torrent', [part('name="file"; filename="x.torrent"', 'x'), end], 422],
  ])('is refused %s', async (_what, parts, status) => {
    const headers = { ...service.authorization, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await service.request('/a/', { method: 'POST', body: Buffer.concat(parts), headers });
    expect(answer.status, await answer.text()).toBe(status);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await expectUnharmed();
  });

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'x'.repeat(5000)}`,
  ])('is refused with the Content-Type %s', async (type) => {
    const headers = { ...service.authorization, 'content-type': type };
    const init = { method: 'POST', body: Buffer.concat([file('x.torrent'), end]), headers };
    expect((await service.request('/a/', init)).status).toBe(400);
    await expectUnharmed();
  });

  it.each([
    ['../../etc/above.torrent', 'above.torrent'],
    ['..\\\\..\\\\windows.torrent', 'windows.torrent'],
    ['a\u202eturned.torrent', 'a_turned.torrent'],
    ['a\u200emarked.torrent', 'amarked.torrent'],
    ['a%22quoted.torrent', 'a"quoted.torrent'],
  ])('is taken with the name %j, as %j', async (name, stored) => {
    const headers = { ...service.authorization, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const torrent = makeTorrent({ name: `named ${stored}` });
    const body = Buffer.concat([part(`name="file"; filename="${name}"`, torrent), end]);
    const answer = await service.request('/names/', { method: 'POST', body, headers });
    expect(answer.status).toBe(201);
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toBe(`${service.url}names/${stored}`);
    before = contentOf(service);
  });

  it('is taken with an emoji and quotes in the name', async () => {
    const headers = { ...service.authorization, 'content-type': `multipart/form-data; boundary=${boundary}` };
    const body = Buffer.concat([file('🎬 \\"film\\".torrent'), end]);
    const answer = await service.request('/a/', { method: 'POST', body, headers });
    expect(answer.status).toBe(201);
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toBe(
      `${service.url}a/🎬 "film".torrent`,
    );
    before = contentOf(service);
  });
});

describe('an address that is not as it should be', () => {
  it.each([
    ['PUT /a/x.iso', 400],
    ['PUT /a/.torrent', 400],
    ['PUT /a/..%2fx.torrent', 400],
    ['PUT /..%2f..%2fetc/x.torrent', 400],
    ['PUT /a/../x.torrent', 400],
    ['PUT /a/%2e%2e/x.torrent', 400],
    ['PUT /a/..%5cx.torrent', 400],
    ['PUT /a//x.torrent', 400],
    ['PUT //evil/x.torrent', 400],
    ['PUT /a/x%0d%0a.torrent', 400],
    ['PUT /a/x%00.torrent', 400],
    ['PUT /a/%ed%a0%80.torrent', 400],
    ['PUT /a/%ff.torrent', 400],
    ['PUT /a/%e2%80%ae.torrent', 400],
    ['PUT /a%e2%80%8bb/x.torrent', 400],
    [`PUT /a/${'x'.repeat(300)}.torrent`, 400],
    [`PUT ${'/a'.repeat(40)}/x.torrent`, 400],
    ['PUT /login/x.torrent', 409],
    ['PUT /streams/live/x.torrent', 409],
    ['PATCH /a/', 405],
    ['POST /a/standing.torrent', 405],
    ['DELETE /a/', 409],
    ['PUT /healthz', 400],
    ['GET /a/%ff', 400],
    ['GET /?cursor=%27', 400],
    ['GET /..%2f..%2fetc/passwd', 400],
    ['GET /torrents/xyz', 404],
    ['GET /nothing', 404],
    ['GET /nothing/', 404],
    ['GET /docs/problems/__proto__', 404],
    ['GET /assets/..%2fpackage.json', 400],
    ['GET /assets/package.json', 404],
  ])('is refused: %s', async (line, status) => {
    const body = makeTorrent();
    const headers = [`Host: localhost`, `Authorization: Bearer ${service.token}`, 'Connection: close'];
    const length = line.startsWith('GET') ? [] : [`Content-Length: ${body.length}`];
    const request = [`${line} HTTP/1.1`, ...headers, ...length, '', ''].join('\r\n');
    const answer = await exchange(service.port, line.startsWith('GET') ? [request] : [request, body], false);
    expect(answer.split('\r\n')[0]).toContain(` ${status} `);
    expect(answer).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
    await expectUnharmed();
  });

  it('gets 405 with the methods that it takes', async () => {
    const answer = await service.request('/a/standing.torrent', { method: 'POST' });
    const dav = 'PROPFIND, PROPPATCH, MKCOL, COPY, MOVE, LOCK, UNLOCK';
    const allow = `GET, PUT, DELETE, PATCH, ${dav}, HEAD, OPTIONS`;
    expect(answer.headers.get('allow')).toBe(allow);
    const options = await service.request('/a/standing.torrent', { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([200, allow]);
    expect(options.headers.get('dav')).toBe('1, 2');
  });
});
