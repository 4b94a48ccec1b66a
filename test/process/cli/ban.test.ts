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
});
