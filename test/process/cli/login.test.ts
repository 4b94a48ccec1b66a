import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { canRun } from '../../support/tools.ts';

const program = join(import.meta.dirname, '../../../src/cli/torrentry.js');

/** A user with a folder for settings of their own, and a server that shows nothing without a token. */
async function open() {
  const settings = temporaryFolder();
  const env = { XDG_CONFIG_HOME: settings };
  const { url } = await serveProcess(temporaryFolder(), { env: { TORRENTRY_READ: 'token' } });
  const torrentry = async (args: readonly string[], input = '') => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const ended = once(child, 'close') as Promise<[number]>;
    child.stdin.end(input);
    const [out, error] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
    const [code] = await ended;
    return { code, out: out.toString(), error: error.toString() };
  };
  const folder = join(settings, 'torrentry', 'logins');
  const files = () => readdirSync(folder).map((name) => join(folder, name));
  return { url, env, torrentry, files };
}

describe('torrentry login', () => {
  it('keeps a token from standard input, which later commands use until it is forgotten', async () => {
    const { url, torrentry, files } = await open();
    const before = await torrentry(['list', '--server', url]);
    expect([before.code, before.error]).toEqual([1, expect.stringContaining('torrentry login URL')]);
    expect(await torrentry(['login', url], `${ADMIN_TOKEN}\n`)).toEqual({
      code: 0,
      out: '',
      error: `The token for ${url} is kept. Forget it with: torrentry logout ${url}\n`,
    });
    const [file = ''] = files();
    expect([files().length, (statSync(file).mode & 0o777).toString(8)]).toEqual([1, '600']);
    // The address may be written without its last slash.
    expect(await torrentry(['list', '--server', url.slice(0, -1)])).toMatchObject({ code: 0 });
    expect((await torrentry(['login'])).out).toBe(`${url}\n`);
    expect((await torrentry(['login', '--json'])).out).toBe(`${JSON.stringify({ server: url })}\n`);

    expect((await torrentry(['logout', url])).code).toBe(0);
    expect(files()).toEqual([]);
    expect((await torrentry(['list', '--server', url])).code).toBe(1);
    const again = await torrentry(['logout', url]);
    expect([again.code, again.error]).toEqual([1, expect.stringContaining('none is kept')]);
  });

  it('sends a token to no other server, and prefers one in the environment', async () => {
    const { url, env, torrentry } = await open();
    await torrentry(['login', url], ADMIN_TOKEN);
    const sent: (string | undefined)[] = [];
    const other = createServer(({ headers }, response) => {
      sent.push(headers.authorization);
      response.setHeader('content-type', 'application/json').end('{"items":[],"next":null}');
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    expect((await torrentry(['list', '--server', at])).code).toBe(0);
    expect(sent).toEqual([undefined]);
    const wrong = run(['list', '--server', url], {
      env: { ...env, TORRENTRY_TOKEN: 'another-token-than-that' },
    });
    expect(await wrong.ended).toEqual([1, null]);
  });

  it('keeps nothing when the server does not know the token, and says what is wrong with each input', async () => {
    const { url, torrentry } = await open();
    const attempts: (readonly [code: number, message: string, input: string, ...args: string[]])[] = [
      [1, 'hint: Log in with a valid token', 'no-token-of-this-server', url],
      [2, 'Cannot log in: there is no token', '\n', url],
      [2, 'it has line breaks', 'one\ntwo', url],
      [2, 'standard input has more than a token', 'x'.repeat(100_000), url],
      [2, 'it is not the address of a start page', ADMIN_TOKEN, `${url}?q=1`],
      [1, 'Cannot reach the server', ADMIN_TOKEN, 'http://127.0.0.1:1/'],
    ];
    for (const [expected, message, input, ...args] of attempts) {
      const { code, error } = await torrentry(['login', ...args], input);
      expect([code, error], message).toEqual([expected, expect.stringContaining(message)]);
    }
    expect(await torrentry(['login'])).toEqual({ code: 0, out: '', error: '' });
  });

  it('does not use a token that other users may have read', async () => {
    const { url, torrentry, files } = await open();
    await torrentry(['login', url], ADMIN_TOKEN);
    const [file = ''] = files();
    chmodSync(file, 0o644);
    const { code, error } = await torrentry(['list', '--server', url]);
    expect([code, error]).toEqual([1, expect.stringContaining(`chmod 600 '${file}'`)]);
    expect(readFileSync(file, 'utf8')).toContain(ADMIN_TOKEN);
  });

  it.runIf(canRun('script', ['--version']))('asks on a terminal, which does not show the token', async () => {
    const { url, env, torrentry } = await open();
    const typed = async (keys: string) => {
      const command = `'${process.execPath}' '${program}' login ${url}`;
      const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
        env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      const ended = once(child, 'close') as Promise<[number]>;
      let shown = '';
      child.stdout.on('data', (chunk: Buffer) => {
        const wasAsked = shown.includes('Token for');
        shown += chunk.toString();
        if (!wasAsked && shown.includes(`Token for ${url}: `)) child.stdin.write(keys);
      });
      const [code] = await ended;
      return { code, shown };
    };
    const stopped = await typed('secret\u0003');
    expect([stopped.code, stopped.shown]).toEqual([2, expect.stringContaining('no token was typed')]);
    const { code, shown } = await typed(`${ADMIN_TOKEN}x\u007F\r`);
    expect([code, shown]).toEqual([0, expect.stringContaining('is kept')]);
    expect(shown).not.toContain(ADMIN_TOKEN.slice(0, 8));
    expect((await torrentry(['list', '--server', url])).code).toBe(0);
  });
});
