import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

/** A server with three torrents, and the export of them, from it or from its data folder beside it. */
async function openPlace(place: 'a data folder' | 'a server') {
  const folder = temporaryFolder();
  const { url } = await serveProcess(folder);
  const put = async (path: string, name: string): Promise<Uint8Array> => {
    const body = makeTorrent({ name });
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    expect((await fetch(url + path, { method: 'PUT', body, headers })).status).toBe(201);
    return body;
  };
  const one = await put('debian/13/one.torrent?title=First', 'one');
  await put('debian/two.torrent', 'two');
  await put('three.torrent', 'three');
  const where = place === 'a server' ? ['--server', url] : ['--data', folder];
  const exported = async (...args: string[]) => {
    const running = run(['export', ...args, ...where], { env: { TORRENTRY_TOKEN: ADMIN_TOKEN } });
    const [code] = await running.ended;
    return { code, output: running.output() };
  };
  return { one, exported };
}

describe.each(['a data folder', 'a server'] as const)('torrentry export, from %s,', (place) => {
  it('writes all files with their collections as folders, and leaves alone what is there', async () => {
    const { one, exported } = await openPlace(place);
    const target = join(temporaryFolder(), 'new', 'tree');
    const first = await exported(target, '--json');
    expect(first.output).toBe('{"written":3,"same":0,"failed":0}\n');
    expect(readdirSync(target, { recursive: true }).map(String).toSorted()).toEqual(
      ['debian', 'debian/13', 'debian/13/one.torrent', 'debian/two.torrent', 'three.torrent'].toSorted(),
    );
    const file = join(target, 'debian', '13', 'one.torrent');
    expect(new Uint8Array(readFileSync(file))).toEqual(new Uint8Array(one));
    writeFileSync(file, 'half of');
    const { mtimeMs } = statSync(join(target, 'three.torrent'));
    expect((await exported(target, '--json')).output).toBe('{"written":1,"same":2,"failed":0}\n');
    expect(new Uint8Array(readFileSync(file))).toEqual(new Uint8Array(one));
    expect(statSync(join(target, 'three.torrent')).mtimeMs).toBe(mtimeMs);
  });

  it('writes what is known of those of a collection beside them', async () => {
    const { exported } = await openPlace(place);
    const target = temporaryFolder();
    expect((await exported(target, '--collection', 'debian', '--metadata')).code).toBe(0);
    expect(readdirSync(target)).toEqual(['debian']);
    const json = readFileSync(join(target, 'debian', '13', 'one.torrent.json'), 'utf8');
    expect(JSON.parse(json)).toMatchObject({
      title: 'First',
      collection: 'debian/13',
      fileName: 'one.torrent',
    });
  });

  it('does not follow a link out of the folder, and writes the rest', async () => {
    const { exported } = await openPlace(place);
    const [target, outside] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(outside, join(target, 'debian'));
    writeFileSync(join(outside, 'mine'), 'mine');
    symlinkSync(join(outside, 'mine'), join(target, 'three.torrent'));
    const { code, output } = await exported(target);
    expect(code).toBe(1);
    expect(output).toContain('error: debian/two.torrent: Cannot write into');
    expect(readdirSync(outside)).toEqual(['mine']);
    expect(readFileSync(join(outside, 'mine'), 'utf8')).toBe('mine');
    expect(statSync(join(target, 'three.torrent')).size).toBeGreaterThan(10);
  });
});

describe('torrentry export', () => {
  it('refuses a target that is a file, and writes nothing', async () => {
    const { exported } = await openPlace('a data folder');
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'x'));
    const file = join(folder, 'x', 'file');
    writeFileSync(file, 'mine');
    const { code, output } = await exported(file);
    expect([code, output]).toEqual([2, expect.stringContaining(`Cannot export to ${file}`)]);
    expect(existsSync(join(folder, 'x', 'three.torrent'))).toBe(false);
  });
});
