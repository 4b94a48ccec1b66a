import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isNotModified } from '../../../src/http/conditions.ts';
import { createFinish } from '../../../src/http/finish.ts';
import { respond, respondJson, respondText } from '../../../src/http/respond.ts';

const finish = createFinish();
const long = 'All work and no play makes Jack a dull boy.\n'.repeat(100);

function ask(headers: Record<string, string> = {}, method = 'GET'): Request {
  return new Request('http://host/', { method, headers });
}

async function send(
  response: Response,
  headers?: Record<string, string>,
  method?: string,
): Promise<Response> {
  return finish(ask(headers, method), response, performance.now());
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

const DECODERS = {
  gzip: gunzipSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
} as const;

describe('compression', () => {
  it.each(['gzip', 'br', 'zstd'] as const)('sends text as %s to those who take it', async (coding) => {
    const answer = await send(respondText(200, long, { etag: '"tag"' }), { 'accept-encoding': coding });
    const { headers } = answer;
    expect(headers.get('content-encoding')).toBe(coding);
    expect(headers.get('vary')).toBe('accept-encoding');
    expect(headers.get('etag')).toBe('W/"tag"');
    const bytes = await bytesOf(answer);
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(DECODERS[coding](bytes).toString()).toBe(long);
  });

  it.each([
    'text/html; charset=utf-8',
    'text/css',
    'text/plain',
    'application/json',
    'application/problem+json',
    'image/svg+xml',
    'application/atom+xml',
    'text/javascript; charset=utf-8',
  ])('takes %s for text', async (type) => {
    const answer = await send(respond(200, { 'content-type': type }, long), { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
  });

  it.each([
    ['what is no text', respond(200, { 'content-type': 'application/x-bittorrent' }, Buffer.from(long))],
    ['a picture', respond(200, { 'content-type': 'image/png' }, Buffer.from(long))],
    ['what has no type', respond(200, {}, long)],
    ['what fits into one packet', respondText(200, 'x'.repeat(1000))],
    ['what is compressed already', respondText(200, long, { 'content-encoding': 'br' })],
    ['what nobody may keep', respondText(200, long, { 'cache-control': 'no-store' })],
    ['what nobody may change', respondText(200, long, { 'cache-control': 'public, no-transform' })],
    ['a part', respondText(206, long, { 'content-range': 'bytes 0-1/2' })],
    ['events', respond(200, { 'content-type': 'text/event-stream' }, long)],
  ])('leaves %s as it is', async (_what, response) => {
    const before = response.headers.get('content-encoding');
    const answer = await send(response, { 'accept-encoding': 'gzip, br, zstd' });
    expect(answer.headers.get('content-encoding')).toBe(before);
    expect(answer.headers.get('vary')).toBeNull();
  });

  it('sends what never changes with brotli at its best, also to those who take zstd', async () => {
    const immutable = { 'cache-control': 'max-age=31536000, immutable' };
    const accept = { 'accept-encoding': 'gzip, br, zstd' };
    const text = readFileSync(new URL('../../../public/style.css', import.meta.url), 'utf8');
    const best = await send(respondText(200, text, immutable), accept);
    const quick = await send(respondText(200, text), { 'accept-encoding': 'br' });
    expect(best.headers.get('content-encoding')).toBe('br');
    expect(Number(best.headers.get('content-length'))).toBeLessThan(
      Number(quick.headers.get('content-length')),
    );
    expect(
      (await send(respondText(200, text, immutable), { 'accept-encoding': 'zstd' })).headers.get(
        'content-encoding',
      ),
    ).toBe('zstd');
  });

  it('compresses even little of what never changes, which shares its packets with other files', async () => {
    const accept = { 'accept-encoding': 'br' };
    const immutable = { 'cache-control': 'max-age=31536000, immutable' };
    const little = await send(respondText(200, 'x'.repeat(300), immutable), accept);
    expect(little.headers.get('content-encoding')).toBe('br');
    const tiny = await send(respondText(200, 'x'.repeat(100), immutable), accept);
    expect(tiny.headers.get('content-encoding')).toBeNull();
  });

  it('tells caches that the coding matters, also where this client takes none', async () => {
    const answer = await send(respondText(200, long, { vary: 'Accept', etag: '"tag"' }));
    expect(answer.headers.get('vary')).toBe('Accept, accept-encoding');
    expect(answer.headers.get('etag')).toBe('"tag"');
    expect(await answer.text()).toBe(long);
  });

  it('does not offer parts of what it compressed', async () => {
    const answer = await send(respondText(200, long, { 'accept-ranges': 'bytes' }), {
      'accept-encoding': 'gzip',
    });
    expect(answer.headers.get('accept-ranges')).toBeNull();
  });

  it('gives the same bytes the second time, and others for other content', async () => {
    const headers = { 'accept-encoding': 'br' };
    const first = await bytesOf(await send(respondText(200, long), headers));
    const again = await bytesOf(await send(respondText(200, long), headers));
    const other = await bytesOf(await send(respondText(200, `${long}!`), headers));
    expect(again.equals(first)).toBe(true);
    expect(brotliDecompressSync(other).toString()).toBe(`${long}!\n`);
  });

  it('answers 304 with the tag of what it sent, compressed or not', async () => {
    for (const tag of ['W/"tag"', '"tag"']) {
      const headers = { 'if-none-match': tag, 'accept-encoding': 'gzip' };
      expect(isNotModified(ask(headers), 'tag', undefined)).toBe(true);
      const answer = await send(respond(304, { etag: '"tag"', vary: 'accept' }), headers);
      expect(answer.headers.get('etag')).toBe(tag);
      expect(answer.headers.get('vary')).toBe('accept, accept-encoding');
    }
  });

  it('gives HEAD the headers of GET', async () => {
    const headers = { 'accept-encoding': 'zstd' };
    const make = (): Response => respondText(200, long, { etag: '"tag"' });
    const get = await send(make(), headers);
    const head = await send(make(), headers, 'HEAD');
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect(await head.text()).toBe('');
  });
});

describe('CORS', () => {
  it('lets pages of every origin read, without credentials', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { headers } = await send(respondText(200, 'x'), {}, method);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      for (const name of ['etag', 'content-disposition', 'link', 'repr-digest', 'content-range']) {
        expect(headers.get('access-control-expose-headers')).toContain(name);
      }
    }
  });

  it('lets them read refusals too', async () => {
    const { headers } = await send(respondText(404, 'x'));
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('says nothing for %s', async (method) => {
    const { headers } = await send(respondText(200, 'x'), { origin: 'https://other.example' }, method);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it.each([
    ['GET', true],
    ['HEAD', true],
    ['PUT', false],
    ['POST', false],
    ['DELETE', false],
    ['get', false],
  ])('answers a preflight for %s: %s', async (method, isAllowed) => {
    const asked = { origin: 'https://other.example', 'access-control-request-method': method };
    const { headers } = await send(respond(204, { allow: 'GET, HEAD, PUT, OPTIONS' }), asked, 'OPTIONS');
    expect(headers.get('access-control-allow-origin')).toBe(isAllowed ? '*' : null);
    expect(headers.get('access-control-allow-methods')).toBe(isAllowed ? 'GET, HEAD' : null);
    expect(headers.get('access-control-allow-headers') ?? '').not.toContain('authorization');
  });

  it('says nothing to an OPTIONS that is no preflight', async () => {
    const { headers } = await send(respond(204, {}), {}, 'OPTIONS');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('Server-Timing', () => {
  it.each([
    ['server-timing', true],
    ['return=minimal, Server-Timing', true],
    ['server-timing; x=1', true],
    ['no-server-timing', false],
    ['return=minimal', false],
  ])('comes with Prefer: %s: %s', async (prefer, isThere) => {
    const { headers } = await send(respondText(200, long), { prefer, 'accept-encoding': 'br' });
    const timing = headers.get('server-timing');
    if (isThere) expect(timing).toMatch(/^app;dur=[\d.]+, send;dur=[\d.]+$/);
    else expect(timing).toBeNull();
  });

  it('does not come unasked', async () => {
    expect((await send(respondText(200, 'x'))).headers.get('server-timing')).toBeNull();
  });
});

describe('an answer of a mounted application', () => {
  it('gets the security headers, and keeps its own', async () => {
    const own = { 'content-security-policy': 'own' };
    const { headers } = await send(new Response('x', { headers: own }));
    expect(headers.get('content-security-policy')).toBe('own');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('may be one whose headers cannot be changed', async () => {
    const answer = await send(Response.redirect('http://host/other', 303));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'http://host/other']);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has no body for HEAD', async () => {
    const answer = await send(new Response('x', { headers: { 'content-length': '1' } }), {}, 'HEAD');
    expect([await answer.text(), answer.headers.get('content-length')]).toEqual(['', '1']);
  });

  it('is not compressed', async () => {
    const answer = await send(new Response(long), { 'accept-encoding': 'gzip' });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(await answer.text()).toBe(long);
  });
});

describe('every status', () => {
  it.each([200, 204, 206, 301, 304, 400, 404, 405, 412, 416, 500, 503])(
    'has the security headers: %d',
    async (status) => {
      for (const method of ['GET', 'HEAD']) {
        const { headers } = await send(respond(status, {}), {}, method);
        expect(headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('referrer-policy')).toBe('same-origin');
      }
    },
  );

  it('keeps what an answer says itself', async () => {
    const { headers } = await send(respondJson(200, {}, { 'content-security-policy': 'own' }));
    expect(headers.get('content-security-policy')).toBe('own');
  });
});
