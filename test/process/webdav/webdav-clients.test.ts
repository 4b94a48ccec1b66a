import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect } from 'vitest';
import { runProgram } from '../../support/programs.ts';
import { publishTorrent } from '../../support/published.ts';
import { serviceForAll } from '../../support/service.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { listFolder } from '../../support/webdav.ts';

const service = serviceForAll();

/** A folder of .torrent files, one in a folder of its own. */
function torrentFolder(name: string): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'in'));
  for (const path of ['a.torrent', 'b & ü.torrent', 'in/c.torrent'])
    writeFileSync(join(folder, path), makeTorrent({ name: `${name} ${path}` }));
  return folder;
}

describe('rclone by WebDAV', () => {
  let env: Record<string, string>;

  beforeAll(() => {
    env = {
      RCLONE_CONFIG: '/dev/null',
      RCLONE_CONFIG_HERE_TYPE: 'webdav',
      RCLONE_CONFIG_HERE_VENDOR: 'other',
      RCLONE_CONFIG_HERE_URL: service.url,
      RCLONE_CONFIG_HERE_BEARER_TOKEN: service.token,
      RCLONE_RETRIES: '1',
      RCLONE_LOW_LEVEL_RETRIES: '1',
    };
  });
  const rclone = (...args: string[]): Promise<string> => runProgram('rclone', args, { env });
  const list = async (path: string): Promise<string[]> =>
    (await rclone('lsf', '-R', `here:${path}`)).split('\n').filter(Boolean).toSorted();

  testWith('rclone')('copies a folder up and down again, bit for bit', async () => {
    const folder = torrentFolder('both ways');
    await rclone('copy', folder, 'here:up/deep');
    expect(await list('up')).toEqual([
      'deep/',
      'deep/a.torrent',
      'deep/b & ü.torrent',
      'deep/in/',
      'deep/in/c.torrent',
    ]);
    const back = temporaryFolder();
    await rclone('copy', 'here:up/deep', back);
    for (const path of ['a.torrent', 'b & ü.torrent', 'in/c.torrent'])
      expect(readFileSync(join(back, path))).toEqual(readFileSync(join(folder, path)));
    expect(await rclone('check', '--download', folder, 'here:up/deep')).toBe('');
  });

  testWith('rclone')('moves, deletes, and makes and removes folders', async () => {
    await publishTorrent(service, '/change/a.torrent', 'change a');
    await publishTorrent(service, '/change/b.torrent', 'change b');
    await rclone('moveto', 'here:change/a.torrent', 'here:change/to/c.torrent');
    await rclone('deletefile', 'here:change/b.torrent');
    await rclone('mkdir', 'here:change/empty/in');
    expect(await list('change')).toEqual(['empty/', 'empty/in/', 'to/', 'to/c.torrent']);
    await rclone('rmdirs', '--leave-root', 'here:change');
    expect(await list('change')).toEqual(['to/', 'to/c.torrent']);
    await rclone('delete', '--rmdirs', 'here:change');
    expect(await list('')).not.toContain('change/to/c.torrent');
  });

  testWith('rclone')('says why a file that is no torrent is refused', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'notes.txt'), 'x');
    await expect(rclone('copy', folder, 'here:notes')).rejects.toThrow('it is not the address of a torrent');
  });

  testWith('rclone')('makes a folder the same as another, and only changes what differs', async () => {
    const folder = torrentFolder('the same');
    await rclone('sync', '--size-only', folder, 'here:same');
    writeFileSync(join(folder, 'd.torrent'), makeTorrent({ name: 'the same d' }));
    await rclone('sync', '--size-only', folder, 'here:same');
    expect(await list('same')).toContain('d.torrent');
  });
});

describe('cadaver', () => {
  testWith('cadaver')('makes a folder, uploads, renames, locks and removes', async () => {
    const home = temporaryFolder();
    writeFileSync(join(home, '.netrc'), `machine 127.0.0.1 login me password ${service.token}\n`, {
      mode: 0o600,
    });
    const file = join(home, 'one.torrent');
    writeFileSync(file, makeTorrent({ name: 'cadaver' }));
    const commands = [
      'mkcol drawer',
      'cd drawer',
      `put ${file}`,
      'move one.torrent two.torrent',
      'lock two.torrent',
      'unlock two.torrent',
      'ls',
      'quit',
    ];
    const env = { HOME: home };
    const printed = await runProgram('cadaver', [service.url], { env, input: `${commands.join('\n')}\n` });
    expect(printed).not.toContain('failed');
    expect(await listFolder(service, '/drawer/')).toEqual(['/drawer/', '/drawer/two.torrent']);
    const more = ['cd drawer', 'delete two.torrent', 'cd ..', 'rmcol drawer', 'quit'];
    const removed = await runProgram('cadaver', [service.url], { env, input: `${more.join('\n')}\n` });
    expect(removed).not.toContain('failed');
    expect(await listFolder(service, '/')).not.toContain('/drawer/');
  });
});

describe('litmus', () => {
  /** What became of each test of a suite. */
  const run = async (suite: string): Promise<ReadonlyMap<string, string>> => {
    await publishTorrent(service, '/suites/x.torrent', 'suites');
    const args = [`${service.url}suites/`, 'me', service.token];
    const options = { env: { TESTS: suite, HOME: temporaryFolder() } };
    // Each test that fails makes the program fail.
    const printed = await runProgram('litmus', args, options).catch(String);
    const results = printed.matchAll(/^ ?\d+\. (\w+)\.* *(pass|FAIL|SKIPPED)/gm);
    return new Map([...results].map(([, name = '', result = '']) => [name, result]));
  };

  testWith('litmus')('passes the suite http', async () => {
    const results = await run('http');
    expect(results.size).toBe(4);
    expect([...results].filter(([, result]) => result !== 'pass')).toEqual([]);
  });

  testWith('litmus')('passes the suite basic, except for files that are not torrents', async () => {
    const results = await run('basic');
    expect(Object.fromEntries(results)).toMatchObject({
      begin: 'pass',
      options: 'pass',
      put_no_parent: 'pass',
      delete_null: 'pass',
      delete_fragment: 'pass',
      mkcol: 'pass',
      mkcol_again: 'pass',
      delete_coll: 'pass',
      mkcol_no_parent: 'pass',
      mkcol_with_body: 'pass',
    });
    const others = [...results].filter(([, result]) => result !== 'pass').map(([name]) => name);
    expect(others.toSorted()).toEqual(['delete', 'mkcol_over_plain', 'put_get', 'put_get_utf8_segment']);
  });
});
