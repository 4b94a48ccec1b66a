import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

/** A server with three torrents, and a command line that uses it, or its data folder beside it. */
async function openPlace(place: 'a data folder' | 'a server') {
  const folder = temporaryFolder();
  const { url } = await serveProcess(folder);
  const authorization = `Bearer ${ADMIN_TOKEN}`;
  const put = async (path: string, name: string): Promise<string> => {
    const headers = { authorization, accept: 'application/json' };
    const answer = await fetch(url + path, { method: 'PUT', body: makeTorrent({ name }), headers });
    return ((await answer.json()) as { infohashV1: string }).infohashV1;
  };
  const infohashes = {
    one: await put('debian/13/one.torrent', 'one'),
    two: await put('debian/two.torrent', 'two'),
    three: await put('three.torrent', 'three'),
  };
  const where = place === 'a server' ? ['--server', url] : ['--data', folder];
  const torrentry = async (...args: string[]) => {
    const running = run([...args, ...where], { env: { TORRENTRY_TOKEN: ADMIN_TOKEN } });
    const [code] = await running.ended;
    return { code, output: running.output() };
  };
  const statusOf = async (path: string) => (await fetch(url + path, { redirect: 'manual' })).status;
  return { infohashes, torrentry, statusOf };
}

describe.each(['a data folder', 'a server'] as const)('torrentry, for the torrents of %s,', (place) => {
  it('lists and shows them', async () => {
    const { infohashes, torrentry } = await openPlace(place);
    const { one, two, three } = infohashes;
    expect(await torrentry('list')).toEqual({
      code: 0,
      output: `${three}  three.torrent\n${two}  debian/two.torrent\n${one}  debian/13/one.torrent\n`,
    });
    const below = await torrentry('list', '--collection', 'debian', '--sort', 'name');
    expect(below.output).toBe(`${one}  debian/13/one.torrent\n${two}  debian/two.torrent\n`);
    const direct = await torrentry('list', '--collection', 'debian', '--below', 'false');
    expect(direct.output).toBe(`${two}  debian/two.torrent\n`);
    expect((await torrentry('list', '--version', 'v2')).output).toBe('');
    expect((await torrentry('list', 'thr')).output).toBe(`${three}  three.torrent\n`);
    const [line = '', ...more] = (await torrentry('list', '--limit', '1', '--json')).output.split('\n');
    expect([JSON.parse(line), more]).toEqual([expect.objectContaining({ infohashV1: three }), ['']]);

    const shown = await torrentry('show', '/debian/13/one.torrent');
    expect(shown.code).toBe(0);
    expect(shown.output).toContain('path: debian/13/one.torrent\nname: one\nstate: public\n');
    expect(shown.output).toContain(`infohash v1: ${one}\n`);
    const json = await torrentry('show', one.toUpperCase(), '--json');
    expect(JSON.parse(json.output)).toMatchObject({ name: 'one', trackers: [] });
  });

  it('changes, removes and restores them', async () => {
    const { infohashes, torrentry, statusOf } = await openPlace(place);
    const fields = ['--title', 'Second', '--tags', 'a, b', '--expires', '2099-01-31', '--pinned', 'yes'];
    const edited = await torrentry('edit', 'debian/two.torrent', ...fields, '--json');
    expect(JSON.parse(edited.output)).toMatchObject({
      title: 'Second',
      tags: ['a', 'b'],
      expiresAt: '2099-01-31T00:00:00.000Z',
      pinned: true,
    });
    const cleared = await torrentry('edit', infohashes.two, '--title', '', '--expires', 'never', '--json');
    expect(JSON.parse(cleared.output)).toMatchObject({ title: null, tags: ['a', 'b'], expiresAt: null });

    for (const [typed, collection] of [
      ['/archive/2030/', 'archive/2030'],
      ['', ''],
    ] as const) {
      const moved = await torrentry('edit', infohashes.two, '--collection', typed, '--json');
      expect(JSON.parse(moved.output), typed).toMatchObject({ collection });
    }

    const removed = await torrentry('rm', 'three.torrent', 'none.torrent', infohashes.one);
    expect(removed.code).toBe(1);
    expect(removed.output).toContain(
      `Removed three.torrent. Restore it with: torrentry restore ${infohashes.three}`,
    );
    expect(removed.output).toContain('error: Cannot find a torrent at "none.torrent"\nhint: ');
    expect(await Promise.all(['three.torrent', 'debian/13/one.torrent'].map(statusOf))).toEqual([410, 410]);
    expect((await torrentry('list', '--state', 'removed')).output).toContain('three.torrent');
    expect(await torrentry('restore', infohashes.three)).toEqual({
      code: 0,
      output: `${infohashes.three}  three.torrent\n`,
    });
    expect(await statusOf('three.torrent')).toBe(200);
  });

  it('says what is wrong, and changes nothing', async () => {
    const { infohashes, torrentry } = await openPlace(place);
    const attempts: (readonly [code: number, message: string, ...args: string[]])[] = [
      [1, 'Cannot find a torrent at "none.torrent"', 'show', 'none.torrent'],
      [1, 'it is not published here', 'show', '0'.repeat(40)],
      [2, 'nothing to change is given', 'edit', infohashes.one],
      [2, 'pinned', 'edit', infohashes.one, '--pinned', 'perhaps'],
      [2, 'sort', 'list', '--sort', 'colour'],
      [2, 'Cannot list 0 torrents', 'list', '--limit', '0'],
      [2, "missing required argument 'torrent'", 'rm'],
      [2, 'Allowed choices are 410, 451', 'rm', infohashes.one, '--status', '404'],
    ];
    for (const [expected, message, ...args] of attempts) {
      const { code, output } = await torrentry(...args);
      expect([code, output], args.join(' ')).toEqual([expected, expect.stringContaining(message)]);
    }
    expect((await torrentry('list')).output.split('\n')).toHaveLength(4);
  });
});

describe('torrentry list', () => {
  it('makes no database in a folder that has none', async () => {
    const folder = temporaryFolder();
    const running = run(['list', '--data', folder]);
    expect(await running.ended).toEqual([1, null]);
    expect(running.output()).toContain('Cannot find the data folder');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a token file that is missing', { TORRENTRY_TOKEN_FILE: '/missing/token' }, 'ENOENT'],
    ['a token that is more than one line', { TORRENTRY_TOKEN: 'one\ntwo' }, 'it has line breaks'],
  ])('refuses %s', async (_what, env, message) => {
    const running = run(['list', '--server', 'http://127.0.0.1:1'], { env });
    expect(await running.ended).toEqual([2, null]);
    expect(running.output()).toContain(message);
  });
});
