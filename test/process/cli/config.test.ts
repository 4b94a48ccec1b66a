import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../../src/config/settings.ts';
import { run } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';

/** Permissions stop nobody who is root: as root the program is run as another user. */
const STRANGER =
  process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];

async function config(
  args: readonly string[],
  env: Record<string, string> = {},
  under: readonly string[] = [],
) {
  const running = run(['config', ...args], { env, under });
  let out = '';
  let error = '';
  running.child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  running.child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const [code] = await running.ended;
  return { code, out, error };
}

describe('torrentry config', () => {
  it('shows each setting with its value and where that comes from, and no secret', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'torrentry.json');
    const secret = join(folder, 'secret');
    writeFileSync(file, '{ "siteName": "Example", "metricsToken": "a-secret-in-a-file-of-settings" }');
    writeFileSync(secret, 'a-secret-of-the-operator');
    const env = { TORRENTRY_CONFIG: file, TORRENTRY_ADMIN_TOKEN_FILE: secret, TORRENTRY_UNDO_DAYS: '7' };
    const args = ['--port', '9000'];
    const shown = await config(args, { ...env, TORRENTRY_TOKEN: 'a-token-for-another-server' });
    expect([shown.code, shown.error]).toEqual([0, '']);
    const rows = shown.out.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows).toEqual(
      expect.arrayContaining([
        ['TORRENTRY_PORT', 'flag --port', '9000'],
        ['TORRENTRY_UNDO_DAYS', 'environment TORRENTRY_UNDO_DAYS', '7'],
        ['TORRENTRY_SITE_NAME', `file ${file}`, 'Example'],
        ['TORRENTRY_ADMIN_TOKEN', `file ${secret}`, '(secret)'],
        ['TORRENTRY_METRICS_TOKEN', `file ${file}`, '(secret)'],
        ['TORRENTRY_HOST', 'default', '127.0.0.1'],
        ['TORRENTRY_BASE_URL', 'default', '(from each request)'],
      ]),
    );
    const json = await config([...args, '--json'], env);
    const settings = json.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { key: string });
    expect(settings.map(({ key }) => key)).toEqual(SETTINGS.map(({ key }) => key));
    expect(settings).toEqual(
      expect.arrayContaining([
        {
          key: 'port',
          flag: '--port',
          variable: 'TORRENTRY_PORT',
          value: '9000',
          isSecret: false,
          isSet: true,
          source: { kind: 'flag', name: '--port' },
        },
        expect.objectContaining({ key: 'adminToken', value: null, isSecret: true, isSet: true }),
        expect.objectContaining({ key: 'host', source: { kind: 'default' } }),
      ]),
    );
    expect(shown.out + json.out).not.toContain('a-secret');
  });

  it('checks them all, and names each problem with its fix', async () => {
    const folder = temporaryFolder();
    const fine = await config(['--check', '--data', join(folder, 'new', 'data')]);
    expect(fine).toEqual({ code: 0, out: '', error: 'All settings are valid.\n' });
    expect(readdirSync(folder)).toEqual([]);
    const env = {
      TORRENTRY_PORT: 'high',
      TORRENTRY_TLS_CERT: '/missing.pem',
      TORRENTRY_MOUNT: '/files=/missing',
      TORRENTRY_ADMIN_TOKEN: 'short-secret',
      TORRENTRY_DATE: './data',
    };
    const wrong = await config(['--check'], env);
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    for (const message of [
      'error: TORRENTRY_PORT: expected a whole number from 0 to 65535, not "high"',
      'error: TORRENTRY_TLS_CERT',
      '/missing',
      'error: TORRENTRY_ADMIN_TOKEN: expected 20 characters or more',
      'TORRENTRY_DATE is not a setting and has no effect; did you mean TORRENTRY_DATA?',
    ])
      expect(wrong.error).toContain(message);
    expect(wrong.error).not.toContain('short-secret');
    const json = await config(['--check', '--json'], env);
    const answer = JSON.parse(json.out) as { valid: boolean; problems: string[] };
    expect([json.code, json.error, answer.valid]).toEqual([2, '', false]);
    expect(answer.problems.map((problem) => `error: ${problem}\n`).join('')).toBe(wrong.error);
  });

  it('refuses a data folder that is a file, or that this user may not write to', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'file');
    const closed = join(folder, 'closed');
    writeFileSync(file, '');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    chmodSync(folder, 0o755);
    for (const [data, message] of [
      [file, `--data: ${file} is not a folder`],
      [closed, `cannot read and write ${closed}`],
      [join(closed, 'new'), `cannot make ${closed}/new: this user may not write to ${closed}`],
    ] as const) {
      const { code, error } = await config(['--check', '--data', data], {}, STRANGER);
      expect([code, error], data).toEqual([2, expect.stringContaining(message)]);
    }
  });
});
