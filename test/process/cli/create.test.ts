import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../support/metainfo/make.ts';
import { ADMIN_TOKEN, run, serveProcess, type RunOptions } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { until } from '../../support/until.ts';

function put(folder: string, path: string, content: string | Uint8Array): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

/** Runs the command to its end. */
async function create(args: readonly string[], options: RunOptions = {}) {
  const running = run(['create', ...args], options);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

function read(file: string) {
  const { metainfo, findings } = check(new Uint8Array(readFileSync(file)));
  const paths = [...(metainfo?.files() ?? [])].filter(({ attributes }) => !attributes.pad);
  return { metainfo, findings, paths: paths.map(({ path }) => path.join('/')) };
}

/** A folder of some files of all kinds. */
function tree(): string {
  const folder = join(temporaryFolder(), 'release');
  put(folder, 'disc.iso', new Uint8Array(100_000).fill(1));
  put(folder, 'docs/read me.txt', 'hello');
  put(folder, 'docs/.hidden', 'x');
  put(folder, 'build/a.tmp', 'x');
  chmodSync(put(folder, 'run.sh', '#!/bin/sh'), 0o755);
  return folder;
}

/** How much time of a processor a process has used, in hundredths of a second (proc(5)). */
function processorTicks(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

describe('torrentry create', () => {
  it('makes a hybrid of all that is in a folder, hidden files too, without a finding', async () => {
    const folder = tree();
    const file = join(temporaryFolder(), 'out.torrent');
    const { code, output } = await create([folder, '--output', file, '--no-date']);
    expect(code, output).toBe(0);
    const { metainfo, findings, paths } = read(file);
    expect(findings).toEqual([]);
    expect(metainfo).toMatchObject({
      version: 'hybrid',
      name: 'release',
      createdBy: expect.stringMatching(/^Torrentry\//) as string,
    });
    expect(paths).toEqual(['build/a.tmp', 'disc.iso', 'docs/.hidden', 'docs/read me.txt', 'run.sh']);
    expect(output).toContain(`infohash ${metainfo?.infohashV1}`);
    expect(output.trim().split('\n').at(-1)).toBe(file);
  });

  it('writes what the flags say, and the same bytes for the same flags', async () => {
    const folder = tree();
    const out = temporaryFolder();
    const args = [
      '--version=v1',
      '--name=other name',
      '--piece-length=32KiB',
      '--private',
      '--tracker=http://a.example/x,http://b.example/x',
      '--tracker=udp://c.example:1/',
      '--web-seed=https://seed.example/files/',
      '--source=SITE',
      '--comment=for you',
      '--no-created-by',
      '--exclude=*.tmp',
      '--exclude=docs/.*',
      `--similar=${'a'.repeat(40)}`,
    ];
    const env = { SOURCE_DATE_EPOCH: '1000000000' };
    for (const name of ['one', 'two'])
      expect((await create([folder, ...args, '--output', join(out, name)], { env })).code).toBe(0);
    const bytes = readFileSync(join(out, 'one'));
    expect(bytes.equals(readFileSync(join(out, 'two')))).toBe(true);
    const { metainfo, paths } = read(join(out, 'one'));
    expect(metainfo).toMatchObject({
      version: 'v1',
      name: 'other name',
      pieceLengthBytes: 32_768,
      private: true,
      trackers: [['http://a.example/x', 'http://b.example/x'], ['udp://c.example:1/']],
      webSeeds: ['https://seed.example/files/'],
      comment: 'for you',
    });
    expect(paths).toEqual(['disc.iso', 'docs/read me.txt', 'run.sh']);
    expect(bytes.toString('latin1')).toContain('13:creation datei1000000000e');
    expect(bytes.toString('latin1')).not.toContain('created by');
  });

  it('prints a line of JSON for each torrent, and goes on after one that cannot be made', async () => {
    const folder = temporaryFolder();
    const files = [put(folder, 'a.bin', 'a'), join(folder, 'missing'), put(folder, 'b.bin', 'b')];
    const running = run(['create', '--json', ...files], { under: ['env', '-C', folder] });
    const [code] = await running.ended;
    expect(code).toBe(1);
    const lines = running.output().split('\n');
    const made = lines
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as { output: string });
    expect(made.map(({ output }) => output)).toEqual(['a.bin.torrent', 'b.bin.torrent']);
    expect(running.output()).toContain(`error: Cannot read ${files[1]}: it does not exist`);
    expect(read(join(folder, 'b.bin.torrent')).metainfo?.singleFile).toBe(true);
  });

  it('follows symbolic links, or keeps them as links that stay inside', async () => {
    const folder = tree();
    symlinkSync('disc.iso', join(folder, 'latest.iso'));
    symlinkSync('../run.sh', join(folder, 'docs', 'script'));
    const out = temporaryFolder();
    expect((await create([folder, '--output', join(out, 'followed')])).code).toBe(0);
    expect(read(join(out, 'followed')).paths).toContain('latest.iso');
    const kept = join(out, 'kept');
    expect((await create([folder, '--keep-links', '--output', kept])).code).toBe(0);
    const links = [...(read(kept).metainfo?.files() ?? [])].filter(({ attributes }) => attributes.symlink);
    expect(links.map(({ path, symlinkPath }) => [path.join('/'), symlinkPath?.join('/')])).toEqual([
      ['docs/script', 'run.sh'],
      ['latest.iso', 'disc.iso'],
    ]);
    symlinkSync('..', join(folder, 'docs', 'up'));
    const looping = await create([folder, '--output', join(out, 'loop')]);
    expect([looping.code, looping.output]).toEqual([
      1,
      expect.stringContaining('this link leads into itself'),
    ]);
    for (const target of ['nowhere', 'broken']) {
      symlinkSync(target, join(folder, 'broken'));
      const broken = await create([folder, '--exclude', 'up', '--output', join(out, 'broken')]);
      expect([broken.code, broken.output]).toEqual([
        1,
        expect.stringContaining('broken into a torrent: this link leads to no file'),
      ]);
      unlinkSync(join(folder, 'broken'));
    }
    symlinkSync('/etc/hostname', join(folder, 'outside'));
    const leaving = await create([folder, '--keep-links', '--exclude', 'up', '--output', join(out, 'x')]);
    expect([leaving.code, leaving.output]).toEqual([1, expect.stringContaining('leads out of the folder')]);
    expect(existsSync(join(out, 'x'))).toBe(false);
  });

  it.each([
    [['--piece-length', '5'], 'Cannot use the piece length'],
    [['--tracker', 'nonsense'], 'the tracker "nonsense" is no address'],
    [['--web-seed', 'magnet:?xt=x'], 'is no address'],
    [['--similar', 'xyz'], 'is no infohash'],
    [['--date', 'yesterday'], 'is no date'],
    [['--watch-size', 'long'], 'is no number of seconds'],
    [['--push', 'nonsense'], 'Cannot use the server "nonsense"'],
    [['--push', 'http://a.example/', '--state', 'secret'], 'state'],
    [['--push', 'http://a.example/', '--collection', 'a.torrent'], 'Cannot use the collection name'],
    [['--title', 'x'], '--title is for a torrent that is published'],
    [['--output', 'x', '/etc/hosts'], '--output and --name are for one file or folder'],
  ])('refuses %j before it reads anything', async (args, reason) => {
    const { code, output } = await create(['/nowhere', ...args]);
    expect([code, output]).toEqual([2, expect.stringContaining(reason)]);
  });

  it('does not replace a file unless it is told to, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const file = put(folder, 'x', 'content');
    const output = put(folder, 'x.torrent', 'precious');
    const refused = await create([file, '--output', output]);
    expect([refused.code, refused.output]).toEqual([
      1,
      expect.stringContaining('there is a file of that name'),
    ]);
    expect(readFileSync(output, 'utf8')).toBe('precious');
    expect((await create([file, '--output', output, '--force'])).code).toBe(0);
    expect(read(output).findings).toEqual([]);
    const nowhere = await create([file, '--output', join(folder, 'missing', 'x.torrent')]);
    expect([nowhere.code, nowhere.output]).toEqual([1, expect.stringContaining('ENOENT')]);
    expect(readdirSync(folder).sort()).toEqual(['x', 'x.torrent']);
  });

  it('never replaces the content by the torrent, also not by another name of the folder', async () => {
    const folder = temporaryFolder();
    const file = put(folder, 'tree/disc.iso', 'precious');
    const alias = join(folder, 'alias');
    symlinkSync('tree', alias);
    for (const path of [file, join(folder, 'tree')]) {
      const { code, output } = await create([path, '--force', '--output', join(alias, 'disc.iso')]);
      expect([code, output]).toEqual([1, expect.stringContaining('it would replace its own content')]);
    }
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  it('leaves itself out of a folder in which it is written, so that the second time is like the first', async () => {
    const folder = tree();
    const output = join(folder, 'release.torrent');
    const infohashes = [];
    for (const flags of [[], ['--force']]) {
      const { code, output: text } = await create([folder, ...flags, '--output', output]);
      expect(code, text).toBe(0);
      infohashes.push(read(output).metainfo?.infohashV2);
    }
    expect(read(output).paths).not.toContain('release.torrent');
    expect(infohashes[1]).toBe(infohashes[0]);
  });

  it('does not write two torrents to one file, even by force', async () => {
    const folder = temporaryFolder();
    const files = [put(folder, 'one/x', 'first'), put(folder, 'two/x', 'the second')];
    const running = run(['create', '--force', ...files], { under: ['env', '-C', folder] });
    expect((await running.ended)[0]).toBe(1);
    expect(running.output()).toContain('there is a file of that name');
    expect(read(join(folder, 'x.torrent')).metainfo?.contentBytes).toBe('first'.length);
  });

  it('goes on where it was stopped', async () => {
    const folder = temporaryFolder();
    const large = join(folder, 'large');
    // A hole on the disk, and much to hash.
    writeFileSync(large, '');
    truncateSync(large, 3 * 1024 ** 3);
    const output = join(folder, 'large.torrent');
    const state = `${output}.hashing`;
    const args = ['create', large, '--output', output, '--piece-length', '1MiB'];
    const first = run(args);
    // It has hashed some of it by then: starting takes a third of that.
    await until(() => expect(processorTicks(first.child.pid)).toBeGreaterThan(100));
    first.child.kill('SIGINT');
    expect((await first.ended)[0]).toBe(1);
    expect(first.output()).toContain('Run the same command again to go on');
    expect([existsSync(output), existsSync(state)]).toEqual([false, true]);
    const again = await create(args.slice(1));
    expect(again.code).toBe(0);
    expect(again.output).toMatch(/Going on after .* that are hashed already/);
    expect(again.output).toContain('large: 1 file, 3 GiB');
    expect(existsSync(state)).toBe(false);
    expect(read(output).metainfo?.contentBytes).toBe(3 * 1024 ** 3);
  });

  it('waits for a file that is still being written, and verifies it at the end', async () => {
    const folder = temporaryFolder();
    const file = put(folder, 'upload', 'first');
    const output = join(folder, 'upload.torrent');
    const running = run(['create', file, '--output', output, '--watch-size', '2', '--verify']);
    appendFileSync(file, ' second');
    await until(() => expect(existsSync(output)).toBe(true));
    expect((await running.ended)[0]).toBe(0);
    expect(read(output).metainfo?.contentBytes).toBe('first second'.length);
  });

  it('publishes it with its fields, and says what a server refuses', async () => {
    const server = await serveProcess(temporaryFolder());
    const env = { TORRENTRY_TOKEN: ADMIN_TOKEN };
    const folder = tree();
    const output = join(temporaryFolder(), 'x.torrent');
    const push = [
      '--push',
      server.url,
      '--collection',
      'releases/1.0',
      '--title',
      'Release 1.0',
      '--tags',
      'stable',
    ];
    const done = await create([folder, '--output', output, ...push], { env });
    expect([done.code, done.output]).toEqual([
      0,
      expect.stringContaining(`${server.url}releases/1.0/release.torrent`),
    ]);
    const answer = await fetch(`${server.url}api/v1/torrents?q=Release`);
    const { items } = (await answer.json()) as { readonly items: readonly unknown[] };
    expect(items).toEqual([
      expect.objectContaining({ title: 'Release 1.0', tags: ['stable'], collection: 'releases/1.0' }),
    ]);
    const refused = await create([folder, '--output', output, '--force', '--push', `${server.url}other/`]);
    expect([refused.code, refused.output]).toEqual([1, expect.stringMatching(/error: .*token/)]);
    expect(refused.output).toContain(`${output} is written, but not published`);
  });

  testWith('mktorrent')('gives a single file the infohash that mktorrent gives it', async () => {
    const folder = temporaryFolder();
    const file = put(folder, 'data.bin', new Uint8Array(500_000).fill(3));
    const [own, other] = [join(folder, 'own.torrent'), join(folder, 'other.torrent')];
    execFileSync('mktorrent', ['-d', '-l', '18', '-o', other, file]);
    await create([file, '--version', 'v1', '--piece-length', '256KiB', '--output', own]);
    expect(read(own).metainfo?.infohashV1).toBe(read(other).metainfo?.infohashV1);
  });
});
