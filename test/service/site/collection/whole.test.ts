import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { publishTorrent } from '../../../support/published.ts';
import { serviceForAll, startService } from '../../../support/service.ts';
import { temporaryFolder } from '../../../support/temp.ts';

const run = promisify(execFile);
const service = serviceForAll({ limitSearches: 'off' });

/** Every file below a folder, by its path. */
function filesIn(folder: string): Record<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return Object.fromEntries(files.toSorted().map((name) => [name, readFileSync(join(folder, name))]));
}

async function bytesOf(path: string): Promise<Buffer> {
  return Buffer.from(await (await service.request(path)).arrayBuffer());
}

/** Publishes three torrents in and below a collection, one of them with a name that is long and in another script. */
async function fill(collection: string): Promise<readonly string[]> {
  const names = [`one.torrent`, `sub/-two & 'three'.torrent`, `sub/${'深'.repeat(80)}.torrent`];
  for (const name of names)
    await publishTorrent(
      service,
      `/${collection}/${name.split('/').map(encodeURIComponent).join('/')}`,
      `${collection} ${name.replaceAll('/', ' ')}`,
    );
  return names;
}

describe('SHA256SUMS', () => {
  it('is what sha256sum -c reads, named as seen from the collection', async () => {
    const names = await fill('sums/of');
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    for (const name of names)
      writeFileSync(
        join(folder, name),
        await bytesOf(`/sums/of/${name.split('/').map(encodeURIComponent).join('/')}`),
      );
    const answer = await service.request('/sums/of/SHA256SUMS');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    writeFileSync(join(folder, 'SHA256SUMS'), await answer.text());
    const { stdout } = await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
    expect(stdout.trimEnd().split('\n')).toEqual(names.map((name) => `${name}: OK`));
    const above = await (await service.request('/sums/SHA256SUMS')).text();
    expect(above).toContain('  of/one.torrent\n');
  });

  it('has every torrent, also of several pages, and none that is not public', async () => {
    const own = await startService({ limitUploads: 'off' });
    for (let index = 0; index < 205; index++) await publishTorrent(own, `/a/${index}.torrent`, `${index}`);
    await publishTorrent(own, '/a/secret.torrent?state=unlisted', 'secret');
    const lines = (await (await own.request('/SHA256SUMS')).text()).trimEnd().split('\n');
    expect(lines.map((line) => line.slice(66))).toEqual(
      Array.from({ length: 205 }, (_, index) => `a/${index}.torrent`),
    );
  });

  it('is answered 304 as long as nothing changes in it', async () => {
    await publishTorrent(service, '/same-sums/a.torrent', 'a of same sums');
    const etag = (await service.request('/same-sums/SHA256SUMS')).headers.get('etag') ?? '';
    const again = () => service.request('/same-sums/SHA256SUMS', { headers: { 'if-none-match': etag } });
    expect((await again()).status).toBe(304);
    await publishTorrent(service, '/same-sums/b.torrent', 'b of same sums');
    expect((await again()).status).toBe(200);
  });

  it('is counted as a search where a query chooses the files, unless nothing changed', async () => {
    const own = await startService({ limitSearches: { capacity: 1, perSeconds: 3600 } });
    await publishTorrent(own, '/a/x.torrent', 'x');
    const first = await own.request('/a/SHA256SUMS?q=x');
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    const statuses = [
      first.status,
      (await own.request('/a/SHA256SUMS?q=x', { headers })).status,
      (await own.request('/a/SHA256SUMS?q=x')).status,
    ];
    expect(statuses).toEqual([200, 304, 429]);
  });

  it('is empty where nothing is published at all, and not there for a collection of that kind', async () => {
    const own = await startService();
    const root = await own.request('/SHA256SUMS');
    expect([root.status, await root.text()]).toEqual([200, '']);
    const answer = await own.request('/none/SHA256SUMS');
    expect([answer.status, await answer.text()]).toEqual([
      404,
      'error: Cannot find the collection none: nothing is published in it\n' +
        'hint: It exists as soon as a torrent is published there.\n',
    ]);
  });
});

describe('a list as an archive', () => {
  it.each(['tar', 'zip'] as const)('has all files as a %s that the usual programs unpack', async (format) => {
    const collection = `packed/${format}`;
    const names = await fill(collection);
    const answer = await service.request(`/${collection}/?format=${format}`, {
      headers: { accept: 'text/html' },
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': format === 'tar' ? 'application/x-tar' : 'application/zip',
      'content-disposition': `attachment; filename=packed-${format}.${format}`,
    });
    const folder = temporaryFolder();
    const file = join(folder, `all.${format}`);
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const unpacked = join(folder, 'unpacked');
    mkdirSync(unpacked);
    if (format === 'tar') await run('tar', ['--extract', '--file', file, '--directory', unpacked]);
    else await run('python3', ['-m', 'zipfile', '-e', file, unpacked]);
    const files = filesIn(unpacked);
    expect(Object.keys(files).toSorted()).toEqual(names.toSorted());
    for (const name of names) {
      const path = name.split('/').map(encodeURIComponent).join('/');
      expect(files[name]?.equals(await bytesOf(`/${collection}/${path}`)), name).toBe(true);
    }
    const sums = await (await service.request(`/${collection}/SHA256SUMS`)).text();
    writeFileSync(join(unpacked, 'SHA256SUMS'), sums);
    await run('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: unpacked });
  });

  it('is a zip that passes the test of unzip', async () => {
    await publishTorrent(service, '/tested/a.torrent', 'tested');
    const file = join(temporaryFolder(), 'all.zip');
    writeFileSync(file, await bytesOf('/tested/?format=zip'));
    expect((await run('unzip', ['-t', file])).stdout).toContain('No errors detected');
  });

  it.each(['tar', 'zip'])('is the same %s, byte for byte, each time', async (format) => {
    await fill(`same/${format}`);
    const path = `/same/${format}/?format=${format}`;
    const first = await bytesOf(path);
    expect(first.byteLength).toBeGreaterThan(500);
    expect(first.equals(await bytesOf(path))).toBe(true);
  });

  it('has the files of the list that its query asks for', async () => {
    const list = async (query: string): Promise<string[]> => {
      const file = join(temporaryFolder(), 'all.tar');
      writeFileSync(file, await bytesOf(`/asked/?format=tar${query}`));
      return (await run('tar', ['--list', '--file', file])).stdout.trimEnd().split('\n');
    };
    await publishTorrent(service, '/asked/a.torrent?tags=iso', 'a of asked');
    await publishTorrent(service, '/asked/below/b.torrent?tags=iso', 'b of asked');
    await publishTorrent(service, '/asked/c.torrent', 'c of asked');
    await publishTorrent(service, '/asked/d.torrent?state=unlisted', 'd of asked');
    expect(await list('')).toEqual(['a.torrent', 'below/b.torrent', 'c.torrent']);
    expect(await list('&tag=iso')).toEqual(['a.torrent', 'below/b.torrent']);
    expect(await list('&below=false')).toEqual(['a.torrent', 'c.torrent']);
    expect((await service.request('/asked/?format=tar&version=v3')).status).toBe(400);
    expect((await service.request('/asked/none/?format=zip')).status).toBe(404);
  });
});
