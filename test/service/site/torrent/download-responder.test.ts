import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { passTime } from '../../../support/clock.ts';
import { exchange } from '../../../support/raw.ts';
import { serviceForAll, startService, type TestService } from '../../../support/service.ts';
import { makeTorrent } from '../../../support/torrents.ts';

const torrent = makeTorrent({ lengthBytes: 16384 * 100 });
const hex = createHash('sha256').update(torrent).digest('hex');

const CONNECTION_HEADERS = new Set(['date', 'connection', 'keep-alive']);

async function publish(service: TestService): Promise<void> {
  const published = await service.request('/a/x.torrent', {
    method: 'PUT',
    body: torrent,
    headers: service.authorization,
  });
  expect(published.status).toBe(201);
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

const service = serviceForAll();

beforeAll(() => publish(service));

describe('a part of a torrent', () => {
  const last = torrent.length - 1;

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=100-', 100, last],
    ['bytes=-7', last - 6, last],
    [`bytes=0-${last}`, 0, last],
    ['bytes=5-999999999', 5, last],
    ['bytes=999999999-,3-4', 3, 4],
  ])('is sent for %s', async (range, first, end) => {
    const answer = await service.request('/a/x.torrent', { headers: { range } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${end}/${torrent.length}`);
    expect(answer.headers.get('content-type')).toBe('application/x-bittorrent');
    expect(answer.headers.get('etag')).toBe(`"${hex}"`);
    expect((await bytesOf(answer)).equals(torrent.subarray(first, end + 1))).toBe(true);
  });

  it('can be several at once, between lines that tell them apart', async () => {
    const answer = await service.request('/a/x.torrent', { headers: { range: 'bytes=0-3,10-19,-5' } });
    expect(answer.status).toBe(206);
    expect(answer.headers.get('content-range')).toBeNull();
    const [, boundary = ''] =
      /^multipart\/byteranges; boundary=(\S+)$/.exec(answer.headers.get('content-type') ?? '') ?? [];
    const body = await bytesOf(answer);
    expect(answer.headers.get('content-length')).toBe(String(body.length));
    const expected = [
      [0, 3],
      [10, 19],
      [last - 4, last],
    ].map(
      ([first = 0, end = 0]) =>
        `--${boundary}\r\nContent-Type: application/x-bittorrent\r\n` +
        `Content-Range: bytes ${first}-${end}/${torrent.length}\r\n\r\n` +
        `${Buffer.from(torrent.subarray(first, end + 1)).toString('latin1')}\r\n`,
    );
    expect(body.toString('latin1')).toBe(`${expected.join('')}--${boundary}--\r\n`);
  });

  it('is refused with 416 and the length when nothing of it is there', async () => {
    const answer = await service.request('/a/x.torrent', { headers: { range: 'bytes=999999999-' } });
    expect(answer.status).toBe(416);
    expect(answer.headers.get('content-range')).toBe(`bytes */${torrent.length}`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toContain(`has ${torrent.length} bytes`);
  });

  it('is cut only from the state that If-Range names', async () => {
    const service = await startService();
    await publish(service);
    passTime(1000);
    const modified = (await service.request('/a/x.torrent')).headers.get('last-modified') ?? '';
    for (const [condition, status] of [
      [`"${hex}"`, 206],
      [modified, 206],
      [`W/"${hex}"`, 200],
      ['"other"', 200],
      ['Thu, 01 Jan 1970 00:00:00 GMT', 200],
    ] as const) {
      const headers = { range: 'bytes=0-9', 'if-range': condition };
      const answer = await service.request('/a/x.torrent', { headers });
      expect([condition, answer.status]).toEqual([condition, status]);
      expect((await bytesOf(answer)).length).toBe(status === 206 ? 10 : torrent.length);
    }
  });

  it('is not what HEAD, a wrong range, or an attack with hundreds of ranges gets', async () => {
    const many = `bytes=${Array.from({ length: 300 }, (_, index) => `${index}-`).join(',')}`;
    for (const [method, range] of [
      ['HEAD', 'bytes=0-9'],
      ['GET', 'bytes=9-0'],
      ['GET', 'items=0-9'],
      ['GET', many],
    ] as const) {
      const answer = await service.request('/a/x.torrent', { method, headers: { range } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-length')).toBe(String(torrent.length));
    }
  });
});

describe('a download', () => {
  it('names its digest, and can be sent back with it', async () => {
    const digest = (await service.request('/a/x.torrent')).headers.get('repr-digest') ?? '';
    expect(digest).toBe(`sha-256=:${createHash('sha256').update(torrent).digest('base64')}:`);
    const headers = { ...service.authorization, 'repr-digest': digest };
    const again = await service.request('/a/x.torrent', { method: 'PUT', body: torrent, headers });
    expect(again.status).toBe(200);
  });

  it('has the same headers for HEAD as for GET', async () => {
    const [get, head] = await Promise.all(
      ['GET', 'HEAD'].map(async (method) => {
        const { headers } = await service.request('/a/x.torrent', { method });
        return Object.fromEntries([...headers].filter(([name]) => !CONNECTION_HEADERS.has(name)));
      }),
    );
    expect(head).toEqual(get);
  });

  it.each([
    [{ 'if-match': '"other"' }, 412],
    [{ 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 412],
    [{ 'if-match': `"${hex}"` }, 200],
    [{ 'if-none-match': `"${hex}"`, range: 'bytes=0-9' }, 304],
    [{ 'if-match': '"other"', 'if-none-match': `"${hex}"` }, 412],
  ])('with the conditions %j is answered %d', async (headers, status) => {
    const answer = await service.request('/a/x.torrent', { headers: headers as Record<string, string> });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is never compressed', async () => {
    const answer = await exchange(
      service.port,
      [
        'GET /a/x.torrent HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip, br, zstd\r\nConnection: close\r\n\r\n',
      ],
      false,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toMatch(/content-encoding/i);
  });
});

describe('an upload', () => {
  const wrong = `sha-256=:${createHash('sha256').update('other').digest('base64')}:`;

  it.each(['repr-digest', 'content-digest'])(
    'whose %s is another is refused, and nothing is stored',
    async (name) => {
      const body = makeTorrent({ name });
      for (const value of [wrong, 'sha-256=nonsense']) {
        const headers = { ...service.authorization, [name]: value };
        const put = await service.request(`/${name}/x.torrent`, { method: 'PUT', body, headers });
        expect(put.status).toBe(400);
        expect(await put.text()).toMatch(/sha-256/);
        const form = new FormData();
        form.append('file', new Blob([body]), 'x.torrent');
        expect((await service.request(`/${name}/`, { method: 'POST', body: form, headers })).status).toBe(
          400,
        );
      }
      expect((await service.request(`/${name}/x.torrent`)).status).toBe(404);
    },
  );

  it('whose digest is right, or of an unknown kind, is taken', async () => {
    const body = makeTorrent({ name: 'right' });
    const right = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
    for (const value of [right, 'md5=:AAAA:']) {
      const headers = { ...service.authorization, 'content-digest': value, 'repr-digest': value };
      const put = await service.request('/right/x.torrent', { method: 'PUT', body, headers });
      expect([200, 201]).toContain(put.status);
    }
  });

  it('as a form with the digest of the whole form is taken', async () => {
    const form = new FormData();
    form.append('file', new Blob([makeTorrent({ name: 'form' })]), 'x.torrent');
    const whole = new Response(form);
    const body = Buffer.from(await whole.arrayBuffer());
    const digest = `sha-512=:${createHash('sha512').update(body).digest('base64')}:`;
    const type = whole.headers.get('content-type') ?? '';
    const headers = { ...service.authorization, 'content-type': type, 'content-digest': digest };
    expect((await service.request('/form/', { method: 'POST', body, headers })).status).toBe(201);
  });

  it.each(['gzip', 'br', 'identity, gzip', 'x-unknown'])(
    'with Content-Encoding: %s is refused, and told that none is taken',
    async (coding) => {
      const headers = { ...service.authorization, 'content-encoding': coding };
      const put = await service.request('/a/x.torrent', { method: 'PUT', body: torrent, headers });
      expect([put.status, put.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    },
  );

  it('of another type is refused without a word about codings', async () => {
    const headers = { ...service.authorization, 'content-type': 'text/html', 'content-encoding': 'identity' };
    const put = await service.request('/a/x.torrent', { method: 'PUT', body: '<html>', headers });
    expect([put.status, put.headers.get('accept-encoding')]).toEqual([415, null]);
  });
});

describe('the page of a list', () => {
  it('is compressed, and still answers 304 for its style', async () => {
    const page = await service.request('/', { headers: { accept: 'text/html', 'accept-encoding': 'br' } });
    expect(page.headers.get('content-encoding')).toBe('br');
    expect(page.headers.get('vary')).toBe('accept, accept-language, sec-fetch-mode, cookie, accept-encoding');
    const [, address = ''] = /href="(\/assets\/style\.css[^"]*)"/.exec(await page.text()) ?? [];
    const style = await service.request(address, { headers: { 'accept-encoding': 'gzip' } });
    const etag = style.headers.get('etag') ?? '';
    expect([style.headers.get('content-encoding'), etag.startsWith('W/')]).toEqual(['gzip', true]);
    const again = await service.request(address, {
      headers: { 'accept-encoding': 'gzip', 'if-none-match': etag },
    });
    expect([again.status, again.headers.get('etag')]).toEqual([304, etag]);
  });
});
