import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

async function ban(args: readonly string[]) {
  const running = run(['ban', ...args]);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

describe('torrentry ban', () => {
  it('bans and forgives beside a running server, which heeds it within seconds', async () => {
    const folder = temporaryFolder();
    const { url } = await serveProcess(folder, {
      env: { TORRENTRY_UPLOADS: 'open', TORRENTRY_TRUSTED_PROXIES: '127.0.0.1' },
    });
    let count = 0;
    const put = async () => {
      const name = `a${count++}`;
      const headers = { 'x-forwarded-for': '192.0.2.7' };
      const body = makeTorrent({ name });
      return (await fetch(`${url}x/${name}.torrent`, { method: 'PUT', body, headers })).status;
    };
    const here = ['--data', folder];
    expect(await put()).toBe(201);
    const added = await ban(['add', '192.0.2.0/24', '--reason', 'spam', '--expires', '30d', ...here]);
    expect(added).toEqual({
      code: 0,
      output: expect.stringMatching(/^192\.0\.2\.0\/24 is banned until \S+Z\.\n$/),
    });
    await until(async () => expect(await put()).toBe(403));
    const listed = await ban(['list', ...here]);
    expect(listed.output).toMatch(/^id {2}range {9}since .*\n1 {3}192\.0\.2\.0\/24 .* spam\n$/);
    const json = JSON.parse((await ban(['list', '--json', ...here])).output) as readonly object[];
    expect(json).toMatchObject([{ range: '192.0.2.0/24', reason: 'spam' }]);
    expect(await ban(['rm', '192.0.2.9/24', ...here])).toEqual({
      code: 0,
      output: '192.0.2.0/24 is not banned any more.\n',
    });
    await until(async () => expect(await put()).toBe(201));
    const audit = await fetch(`${url}api/v1/audit?action=ban.`, {
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
    });
    expect(((await audit.json()) as { items: object[] }).items).toMatchObject([
      { action: 'ban.remove', object: 'ban 192.0.2.0/24' },
      { action: 'ban.add', object: 'ban 192.0.2.0/24' },
    ]);
  });

  it('says what is wrong with a range, and what it cannot find', async () => {
    const folder = temporaryFolder();
    const { url } = await serveProcess(folder);
    expect((await fetch(url)).status).toBe(200);
    const here = ['--data', folder];
    for (const [args, text] of [
      [['add', '0.0.0.0/0', '--reason', 'x', ...here], 'the range is too wide'],
      [['add', '127.0.0.1', '--reason', 'x', ...here], 'it is this machine itself'],
      [
        ['add', 'x', '--reason', ' ', ...here],
        'cannot read the address or range "x"; cannot ban for the reason',
      ],
      [['rm', '192.0.2.7', ...here], 'this range is not banned'],
      [['rm', '7', ...here], 'Cannot remove ban 7: it does not exist'],
      [['list', '--data', `${folder}/none`], 'Cannot find the data folder'],
    ] as const) {
      const { code, output } = await ban(args);
      expect(code, output).toBeGreaterThan(0);
      expect(output).toContain(text);
    }
    expect((await ban(['add', '192.0.2.7', ...here])).output).toContain('--reason');
  });

  it('bans, lists and forgives on a server, and says what that refuses', async () => {
    const { url } = await serveProcess(temporaryFolder());
    const there = ['--server', url];
    const env = { TORRENTRY_TOKEN: ADMIN_TOKEN };
    const remote = async (args: readonly string[], given: Record<string, string> = env) => {
      const running = run([...args, ...there], { env: given });
      const [code] = await running.ended;
      return { code, output: running.output() };
    };
    expect((await remote(['ban', 'add', '192.0.2.0/24', '--reason', 'spam'])).output).toBe(
      '192.0.2.0/24 is banned.\n',
    );
    expect(JSON.parse((await remote(['ban', 'list', '--json'])).output)).toMatchObject([
      { id: 1, range: '192.0.2.0/24', reason: 'spam', expiresAt: null },
    ]);
    const own = await remote(['ban', 'add', '127.0.0.1', '--reason', 'spam']);
    expect([own.code, own.output]).toEqual([1, expect.stringContaining('error: ')]);
    expect((await remote(['ban', 'rm', '192.0.2.0/24'])).output).toBe(
      '192.0.2.0/24 is not banned any more.\n',
    );
    expect((await remote(['ban', 'rm', '1'])).output).toContain(
      'Cannot find the ban 1: there is none with that id',
    );
    const stranger = await remote(['ban', 'list'], { TORRENTRY_TOKEN: 'wrong' });
    expect([stranger.code, stranger.output]).toEqual([1, expect.stringContaining('torrentry login')]);
  });

  it('has its like in torrentry token, which makes, lists and revokes those of a server', async () => {
    const { url } = await serveProcess(temporaryFolder());
    const env = { TORRENTRY_TOKEN: ADMIN_TOKEN };
    const token = async (...args: string[]) => {
      const running = run(['token', ...args, '--server', url], { env });
      const [code] = await running.ended;
      return { code, output: running.output() };
    };
    const made = await token('create', '--role', 'uploader', '--name', 'ci', '--expires', '30d', '--json');
    const { id, token: secret } = JSON.parse(made.output) as { id: number; token: string };
    const who = () => fetch(`${url}api/v1/feed-keys`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await who()).status).toBe(200);
    expect((await token('list')).output).toMatch(new RegExp(`^${id} .*uploader.* in use .*ci$`, 'm'));
    expect((await token('revoke', String(id))).output).toBe(`Token ${id} "ci" is revoked.\n`);
    expect((await who()).status).toBe(401);
    expect((await token('list')).output).toMatch(new RegExp(`^${id} .* revoked .*ci$`, 'm'));
    expect(await token('revoke', '99')).toEqual({
      code: 1,
      output: expect.stringContaining('Cannot find the token 99: there is none with that id'),
    });
  });
});
