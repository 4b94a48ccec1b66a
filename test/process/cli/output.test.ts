import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { runCommandLine } from '../../support/command-line.ts';
import { ADMIN_TOKEN, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

const program = join(import.meta.dirname, '../../../src/cli/torrentry.js');

/** Commands whose output is for another program as it is, or that only have commands within them. */
const WITHOUT_JSON = ['', 'serve', 'token', 'ban', 'collection', 'completions', 'man'];

function torrentry(args: readonly string[], env: Record<string, string> = {}) {
  const options = { env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], options);
  return { code: status, out: stdout, error: stderr };
}

describe('the commands', () => {
  it('all have --json, but for those whose output is for another program as it is', async () => {
    const { out } = await runCommandLine(['completions', 'bash']);
    const cases = [...out.join('\n').matchAll(/^ +'([^']*)'\) words='([^']*)' ;;$/gm)];
    expect(cases.length).toBeGreaterThan(20);
    const without = cases.filter(([, , words = '']) => !words.split(' ').includes('--json'));
    expect(without.map(([, path]) => path)).toEqual(WITHOUT_JSON);
  });

  it('write results as JSON to standard output, and messages to standard error', async () => {
    const data = temporaryFolder();
    const { url } = await serveProcess(data);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    await fetch(`${url}one.torrent`, { method: 'PUT', body: makeTorrent({ name: 'one' }), headers });
    const parsed = (...args: string[]): unknown => {
      const { code, out, error } = torrentry([...args, '--json', '--data', data]);
      expect([code, error], args.join(' ')).toEqual([0, expect.any(String)]);
      return JSON.parse(out) as unknown;
    };
    expect(parsed('healthcheck')).toEqual({ healthy: true, asked: 1, problems: [] });
    expect(parsed('login-link')).toEqual({
      link: expect.stringContaining(`${url}login?once=`) as unknown,
      token: expect.objectContaining({ role: 'admin' }) as unknown,
    });
    const { id } = parsed('token', 'create', '--role', 'reader') as { id: number };
    expect(parsed('token', 'revoke', String(id))).toMatchObject({ id });
    expect(parsed('rm', 'one.torrent')).toEqual({
      torrent: 'one.torrent',
      infohash: expect.stringMatching(/^[0-9a-f]{40}$/) as unknown,
    });
    const folder = temporaryFolder();
    const made = torrentry(['demo', '--count', '3', '--json', '--data', folder]);
    expect(JSON.parse(made.out)).toEqual({ published: 3, folder });
  });

  it('say in JSON what is wrong with a server, and end with 1', () => {
    const { code, out } = torrentry(['healthcheck', '--port', '1', '--json', '--data', temporaryFolder()]);
    expect([code, JSON.parse(out)]).toEqual([
      1,
      { healthy: false, asked: 1, problems: [expect.stringContaining('does not answer')] },
    ]);
  });

  it('end with 2 and a message on standard error for wrong usage', () => {
    const attempts = [
      ['bogus'],
      ['list', '--bogus'],
      ['token'],
      ['token', 'create'],
      ['swarm', '--data', '/none'],
    ];
    for (const args of attempts) {
      const { code, out, error } = torrentry(args);
      expect([code, out, error], args.join(' ')).toEqual([2, '', expect.stringMatching(/\S/)]);
    }
    const help = torrentry(['help', 'push']);
    expect([help.code, help.error]).toEqual([0, '']);
    expect(help.out).toContain('Usage: torrentry push [options] <file...>');
  });
});
