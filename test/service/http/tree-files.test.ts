import { once } from 'node:events';
import {
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { getPlain, LONG_AGO, mountedForAll, writeOld } from '../../support/mounted.ts';

/** The paths of what this process, and so the service, has open. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      return [readlinkSync(`/proc/self/fd/${number}`)];
    } catch {
      // The folder itself was open while it was read.
      return [];
    }
  });
}

const style = 'body { color: black }\n'.repeat(200);

const mounted = mountedForAll();

describe('a served file', () => {
  it.each([10, 1000, 300_000, 3_000_000])('of %d bytes is sent whole and in parts', async (length) => {
    const content = Buffer.from(Array.from({ length }, (_, index) => index % 251));
    const { service } = mounted((folder) => writeOld(folder, 'file.bin', content));
    const whole = await getPlain(service, '/files/file.bin');
    expect(whole.headers.get('content-length')).toBe(String(length));
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true);

    const part = await getPlain(service, '/files/file.bin', { range: 'bytes=3-6' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 3-6/${length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(3, 7))).toBe(true);

    const several = await getPlain(service, '/files/file.bin', { range: 'bytes=0-1,-3' });
    const body = Buffer.from(await several.arrayBuffer());
    expect([several.status, several.headers.get('content-length')]).toEqual([206, String(body.length)]);
    expect(body.includes(content.subarray(-3))).toBe(true);
    expect(body.toString('latin1')).toContain(`Content-Range: bytes ${length - 3}-${length - 1}/${length}`);

    const behind = await getPlain(service, '/files/file.bin', { range: `bytes=${length}-` });
    expect([behind.status, behind.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
  });

  it.each([10, 3_000_000])('of %d bytes has the same headers for HEAD as for GET', async (length) => {
    const { service } = mounted((folder) => writeOld(folder, 'file.bin', Buffer.alloc(length)));
    const [one, other] = await Promise.all(
      ['GET', 'HEAD'].map(async (method) => {
        const answer = await service.request('/files/file.bin', { method });
        const body = await answer.arrayBuffer();
        const left = [...answer.headers].filter(([name]) => !/^(?:date|connection|keep-alive)$/.test(name));
        return { length: body.byteLength, headers: Object.fromEntries(left) };
      }),
    );
    expect(other).toEqual({ length: 0, headers: one?.headers });
    expect(one?.length).toBe(length);
  });

  it('answers conditions by its tag and its date', async () => {
    const { service } = mounted((folder) => writeOld(folder, 'a.txt', 'content'));
    const { headers } = await getPlain(service, '/files/a.txt');
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(modified).toBe(LONG_AGO.toUTCString());
    for (const [conditions, status] of [
      [{ 'if-none-match': etag }, 304],
      [{ 'if-none-match': `W/${etag}` }, 304],
      [{ 'if-none-match': '"other"' }, 200],
      [{ 'if-modified-since': modified }, 304],
      [{ 'if-match': etag }, 200],
      [{ 'if-match': '"other"' }, 412],
      [{ range: 'bytes=0-1', 'if-range': etag }, 206],
      [{ range: 'bytes=0-1', 'if-range': modified }, 206],
      [{ range: 'bytes=0-1', 'if-range': '"other"' }, 200],
      [{ range: 'bytes=0-1', 'if-none-match': etag }, 304],
    ] as const) {
      expect((await getPlain(service, '/files/a.txt', conditions)).status, JSON.stringify(conditions)).toBe(
        status,
      );
    }
  });

  it('has a weak tag while it may still be changing, and another one afterwards', async () => {
    const { service, folder } = mounted(() => {});
    writeFileSync(join(folder, 'a.txt'), 'one');
    const first = (await getPlain(service, '/files/a.txt')).headers.get('etag') ?? '';
    expect(first).toMatch(/^W\//);
    writeOld(folder, 'a.txt', 'two');
    const second = (await getPlain(service, '/files/a.txt')).headers.get('etag') ?? '';
    expect(second).toMatch(/^"/);
    expect(first).not.toContain(second);
  });

  it('is compressed where it is text and no sibling is', async () => {
    const { service } = mounted((folder) => writeOld(folder, 'style.css', style));
    const answer = await getPlain(service, '/files/style.css', { 'accept-encoding': 'br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(await answer.text()).toBe(style);
  });

  it('is served by its compressed sibling to those who take it', async () => {
    const { service } = mounted((folder) => {
      writeOld(folder, 'style.css', style);
      writeOld(folder, 'style.css.br', brotliCompressSync(`${style}/* br */`));
      writeOld(folder, 'style.css.gz', gzipSync(`${style}/* gz */`));
    });
    const tags = new Set<string | null>();
    for (const [coding, end, expected] of [
      ['br', '/* br */', 'br'],
      ['gzip', '/* gz */', 'gzip'],
      ['gzip;q=1, br;q=0.5', '/* gz */', 'gzip'],
      ['identity', '', null],
    ] as const) {
      const answer = await getPlain(service, '/files/style.css', { 'accept-encoding': coding });
      expect(answer.headers.get('content-encoding')).toBe(expected);
      expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
      expect(answer.headers.get('vary')).toBe('accept-encoding');
      expect(await answer.text()).toBe(style + end);
      tags.add(answer.headers.get('etag'));
    }
    expect(tags.size).toBe(3);
    const raw = await getPlain(service, '/files/style.css.br');
    expect(raw.headers.get('content-encoding')).toBeNull();
    const bytes = Buffer.from(await raw.arrayBuffer());
    expect(brotliDecompressSync(bytes).toString()).toBe(`${style}/* br */`);
  });

  it('is not served by a sibling that is older, a folder, or a link that leads out', async () => {
    const { service, folder } = mounted((folder) => {
      writeOld(folder, 'style.css', style);
      writeOld(folder, 'style.css.br', 'old');
      utimesSync(join(folder, 'style.css.br'), 0, 0);
      mkdirSync(join(folder, 'style.css.gz'));
      symlinkSync('/etc/hostname', join(folder, 'style.css.zst'));
    });
    const answer = await getPlain(service, '/files/style.css', { 'accept-encoding': 'br, gzip' });
    expect(await answer.text()).toBe(style);
    await expect.poll(() => openFiles().filter((path) => path.startsWith(folder))).toEqual([]);
  });

  it('that becomes shorter while it is sent ends the connection, not the answer', async () => {
    const length = 64 * 1024 * 1024;
    const { service, folder } = mounted((at) => {
      writeOld(at, 'large.bin', '');
      truncateSync(join(at, 'large.bin'), length);
    });
    const socket = connect(service.port, '127.0.0.1');
    socket.write('GET /files/large.bin HTTP/1.1\r\nHost: x\r\n\r\n');
    let received = 0;
    const [head] = (await once(socket, 'data')) as [Buffer];
    expect(head.toString('latin1')).toContain(`content-length: ${length}\r\n`);
    truncateSync(join(folder, 'large.bin'), 1000);
    socket.on('data', (chunk: Buffer) => (received += chunk.length));
    socket.on('error', () => {});
    await once(socket, 'close');
    expect(received).toBeLessThan(length);
    expect((await getPlain(service, '/files/large.bin')).headers.get('content-length')).toBe('1000');
  });

  it('is sent also where there is no server', async () => {
    const { service } = mounted((folder) => writeOld(folder, 'large.bin', Buffer.alloc(1_000_000, 'x')));
    const answer = await service.app.fetch(new Request('http://host/files/large.bin'));
    expect((await answer.text()).length).toBe(1_000_000);
    const head = await service.app.fetch(new Request('http://host/files/large.bin', { method: 'HEAD' }));
    expect([await head.text(), head.headers.get('content-length')]).toEqual(['', '1000000']);
  });

  it('does not stay open when the client leaves', async () => {
    const { service, folder } = mounted((folder) => {
      writeOld(folder, 'large.bin', '');
      truncateSync(join(folder, 'large.bin'), 64 * 1024 * 1024);
    });
    for (let i = 0; i < 20; i++) {
      const socket = connect(service.port, '127.0.0.1');
      socket.write('GET /files/large.bin HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(socket, 'data');
      socket.destroy();
    }
    const open = (): string[] => openFiles().filter((path) => path.startsWith(folder));
    await expect.poll(open).toEqual([]);
  });
});
