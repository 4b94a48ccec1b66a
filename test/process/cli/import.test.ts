import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoTorrents } from '../../../src/cli/demo/torrents.ts';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

/** Permissions stop nobody who is root: as root the program is run as another user. */
const STRANGER =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

function folderOf(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

/** A tree of so many generated torrents, with numbers as file names. */
function treeOf(count: number): Record<string, Uint8Array> {
  const torrents = demoTorrents({ count, seed: 5, until: new Date('2026-01-01') });
  return Object.fromEntries(
    [...torrents].map(({ collection, bytes }, index) => [`${collection}/${index}.torrent`, bytes]),
  );
}

async function importInto(data: string, folder: string, ...flags: string[]) {
  const running = run(['import', folder, '--data', data, ...flags]);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

/** All torrents of a data folder, the first published first, without what differs from run to run. */
async function catalogueOf(data: string): Promise<readonly object[]> {
  const server = await serveProcess(data);
  const all: object[] = [];
  let address: string | null = `${server.url}api/v1/torrents?limit=100&order=asc`;
  while (address !== null) {
    const answer: Response = await fetch(address);
    const { items } = (await answer.json()) as { items: Record<string, unknown>[] };
    all.push(...items.map(({ publishedAt: _at, updatedAt: _then, links: _links, ...torrent }) => torrent));
    const [, next = null] = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '') ?? [];
    address = next && new URL(next, address).href;
  }
  server.child.kill('SIGTERM');
  await server.ended;
  return all;
}

describe('torrentry import', () => {
  it('publishes a folder, whose sub-folders are collections, and leaves alone what is no torrent', async () => {
    const bytes = makeTorrent({ name: 'one' });
    const folder = folderOf({
      'top.torrent': makeTorrent({ name: 'top' }),
      'debian/13/one.TORRENT': bytes,
      'debian/notes.txt': Buffer.from('notes'),
    });
    symlinkSync('/etc/passwd', join(folder, 'link.torrent'));
    const data = join(temporaryFolder(), 'new');
    const { code, output } = await importInto(data, folder, '--collection', 'old/site');
    expect(output).toContain(
      '2 published, 0 already here, 0 refused; 2 links, hidden and other files left alone\n',
    );
    expect(code).toBe(0);
    const server = await serveProcess(data);
    const stored = await fetch(`${server.url}old/site/debian/13/one.torrent`);
    expect(Buffer.from(await stored.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await fetch(`${server.url}old/site/top.torrent`)).status).toBe(200);
    expect(await (await fetch(`${server.url}old/?q=one`)).text()).toContain('one.torrent');
    const tokens = await fetch(`${server.url}api/v1/tokens`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    expect(await tokens.text()).toContain('"import"');
  });

  it('names each file that is refused with its rule, and publishes the others', async () => {
    const folder = folderOf({
      'good.torrent': makeTorrent({ name: 'good' }),
      'bad/syntax.torrent': Buffer.from('this is none'),
      'bad/empty.torrent': Buffer.alloc(0),
      'bad/dots/\u202e.torrent': makeTorrent({ name: 'dots' }),
      'api/reserved.torrent': makeTorrent({ name: 'reserved' }),
      'twice/a.torrent': makeTorrent({ name: 'twice', comment: 'one' }),
      'twice/b.torrent': makeTorrent({ name: 'twice', comment: 'another' }),
      'large.torrent': Buffer.alloc(0),
    });
    truncateSync(join(folder, 'large.torrent'), 50 * 1024 ** 3);
    const data = temporaryFolder();
    const { code, output } = await importInto(data, folder, '--json');
    expect(code).toBe(1);
    const lines = output.trimEnd().split('\n');
    const refused = lines.slice(0, -1).map((line) => JSON.parse(line) as { file: string; rule: string });
    const named = refused.map(({ file, rule }) => [file, rule] as const);
    expect(named.toSorted(([one], [other]) => (one < other ? -1 : 1))).toEqual([
      ['api/reserved.torrent', 'conflict'],
      ['bad/dots/\u202e.torrent', 'malformed'],
      ['bad/empty.torrent', 'file.empty'],
      ['bad/syntax.torrent', 'bencode.syntax'],
      ['large.torrent', 'too_large'],
      ['twice/b.torrent', 'precondition_failed'],
    ]);
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      published: 2,
      present: 0,
      elsewhere: 0,
      refused: 6,
      left: 0,
      complete: true,
    });
    expect((await importInto(data, folder)).output).toContain(
      'Refused twice/b.torrent: Cannot add this torrent: the same torrent is here, as "twice/a.torrent"\n',
    );
  });

  it('changes nothing that is here: not what was replaced, and not what was removed', async () => {
    const folder = folderOf({
      'a/removed.torrent': makeTorrent({ name: 'removed' }),
      'a/replaced.torrent': makeTorrent({ name: 'replaced' }),
      'a/kept.torrent': makeTorrent({ name: 'kept' }),
    });
    const data = temporaryFolder();
    expect((await importInto(data, folder)).code).toBe(0);
    const server = await serveProcess(data);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    await fetch(`${server.url}a/removed.torrent`, { method: 'DELETE', headers });
    const newer = makeTorrent({ name: 'newer' });
    await fetch(`${server.url}a/replaced.torrent`, { method: 'PUT', body: newer, headers });
    writeFileSync(join(folder, 'a/added.torrent'), makeTorrent({ name: 'added' }));
    const { code, output } = await importInto(data, folder);
    expect(code).toBe(1);
    expect(output).toContain('Refused a/removed.torrent: Cannot add this torrent: it was removed here\n');
    expect(output).toContain('1 published, 1 already here, 2 refused\n');
    const now = await fetch(`${server.url}a/replaced.torrent`);
    expect(Buffer.from(await now.arrayBuffer()).equals(newer)).toBe(true);
    expect((await fetch(`${server.url}a/removed.torrent`)).status).toBe(410);
    // The server sees at once what another process published.
    expect((await fetch(`${server.url}a/added.torrent`)).status).toBe(200);
  });

  it('has the same catalogue after kills and new starts as after one run', async () => {
    const tree = folderOf(treeOf(600));
    const [whole, killed] = [temporaryFolder(), temporaryFolder()];
    expect((await importInto(whole, tree)).code).toBe(0);
    // So that more than one transaction is needed: a server makes them small.
    const server = await serveProcess(killed);
    const count = async (): Promise<number> => {
      const answer = await fetch(`${server.url}api/v1/collections`);
      const { items } = (await answer.json()) as { items: { torrentCount: number }[] };
      return items.reduce((sum, { torrentCount }) => sum + torrentCount, 0);
    };
    for (let before = 0; before < 600;) {
      const running = run(['import', tree, '--data', killed]);
      for (let now = before; now === before && running.child.exitCode === null;) now = await count();
      running.child.kill('SIGKILL');
      await running.ended;
      before = await count();
    }
    server.child.kill('SIGTERM');
    await server.ended;
    expect((await importInto(killed, tree)).output).toContain('0 published, 600 already here, 0 refused\n');
    const [one, other] = [await catalogueOf(whole), await catalogueOf(killed)];
    expect(one).toHaveLength(600);
    expect(other).toEqual(one);
  });

  it('refuses what is no folder, no collection, no token, and no command line', async () => {
    const data = join(temporaryFolder(), 'new');
    const folder = folderOf({ 'a.torrent': makeTorrent() });
    const attempts = [
      [''],
      [join(folder, 'nothing')],
      [join(folder, 'a.torrent')],
      [folder, '--collection', '../x'],
      [folder, '--collection', '/api'],
      [folder, '--owner', 'me'],
    ];
    for (const [path = '', ...flags] of attempts) {
      const { code, output } = await importInto(data, path, ...flags);
      expect([code, output], flags.join(' ')).toEqual([2, expect.stringMatching(/error: Cannot .+\nhint: /)]);
    }
    expect(existsSync(data)).toBe(false);
    expect((await importInto(data, folder, '--owner', '99')).code).toBe(1);
    const [code] = await run(['import', '--data', data]).ended;
    expect(code).toBe(2);
  });

  it('says which folders and files it may not read, and publishes the others', async () => {
    const folder = folderOf({
      'a.torrent': makeTorrent({ name: 'a' }),
      'locked.torrent': makeTorrent({ name: 'locked' }),
      'closed/b.torrent': makeTorrent({ name: 'b' }),
    });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'locked.torrent'), 0);
    chmodSync(join(folder, 'closed'), 0);
    const data = temporaryFolder();
    if (STRANGER.length > 0) chownSync(data, 65_534, 65_534);
    const running = run(['import', folder, '--data', data], { under: STRANGER });
    expect((await running.ended)[0]).toBe(1);
    expect(running.output()).toContain('Refused closed: Cannot read it: EACCES\n');
    expect(running.output()).toContain('Refused locked.torrent: Cannot read it: EACCES\n');
    expect(running.output()).toContain('1 published, 0 already here, 2 refused\n');
    chmodSync(join(folder, 'closed'), 0o755);
  });

  it('says where torrents are that are here at another path', async () => {
    const bytes = makeTorrent({ name: 'moved' });
    const data = temporaryFolder();
    expect((await importInto(data, folderOf({ 'new/moved.torrent': bytes }))).code).toBe(0);
    const folder = folderOf({ 'old/moved.torrent': bytes, 'new/moved.torrent': bytes });
    const { code, output } = await importInto(data, folder);
    expect(code).toBe(0);
    expect(output).toContain('Already here as /new/moved.torrent: old/moved.torrent\n');
    expect(output).toContain('0 published, 1 already here and 1 at another path, 0 refused\n');
    const [line = '', sums = ''] = (await importInto(data, folder, '--json')).output.trimEnd().split('\n');
    expect(JSON.parse(line)).toEqual({ file: 'old/moved.torrent', at: '/new/moved.torrent' });
    expect(JSON.parse(sums)).toMatchObject({ published: 0, present: 1, elsewhere: 1, refused: 0 });
  });

  it('leaves alone what is hidden, and says that a folder without .torrent files has none', async () => {
    const folder = folderOf({
      '.git/a.torrent': makeTorrent({ name: 'a' }),
      '.hidden.torrent': makeTorrent({ name: 'hidden' }),
      '.torrent': makeTorrent({ name: 'none' }),
      'notes.txt': Buffer.from('notes'),
    });
    const { code, output } = await importInto(temporaryFolder(), folder);
    expect(code).toBe(1);
    expect(output).toContain(
      '0 published, 0 already here, 0 refused; 4 links, hidden and other files left alone\n',
    );
    expect(output).toContain(`error: Cannot import ${folder}: it has no .torrent files\n`);
  });

  it('says that a name is not UTF-8, and gives each hint once', async () => {
    const folder = folderOf({ 'a.torrent': makeTorrent({ name: 'a' }) });
    for (const name of ['caf\xe9.torrent', 'th\xe9.torrent'])
      writeFileSync(Buffer.from(`${folder}/${name}`, 'latin1'), makeTorrent({ name }));
    mkdirSync(Buffer.from(`${folder}/\xe9t\xe9`, 'latin1'));
    const { code, output } = await importInto(temporaryFolder(), folder);
    expect(code).toBe(1);
    expect(output).toContain('Refused caf\ufffd.torrent: Cannot read it: its name is not valid UTF-8\n');
    expect(output).toContain('Refused \ufffdt\ufffd: Cannot read it: its name is not valid UTF-8\n');
    expect(output.match(/hint: Rename such files/g)).toHaveLength(1);
    expect(output).toContain('1 published, 0 already here, 3 refused\n');
  });
});
