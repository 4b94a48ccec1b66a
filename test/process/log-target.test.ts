import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ADMIN_TOKEN,
  run,
  serveProcess,
  type RunOptions,
  type Running,
  type Serving,
} from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testWith } from '../support/tools.ts';
import { makeTorrent } from '../support/torrents.ts';
import { until } from '../support/until.ts';

const LOGGING = { TORRENTRY_LOG_LEVEL: 'info', TORRENTRY_LIMIT_SEARCHES: 'off' };

function serveLogging(options: RunOptions): Promise<Serving> {
  return serveProcess(temporaryFolder(), { ...options, env: LOGGING });
}

/** Each of these requests writes a line of some kB into the log. */
async function askOften(url: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const answer = await fetch(`${url}?q=${'x'.repeat(4000)}${index}`, { headers: { accept: 'text/plain' } });
    await answer.arrayBuffer();
    expect(answer.status).toBe(200);
  }
}

async function upload(url: string): Promise<void> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const answer = await fetch(`${url}a/x.torrent`, { method: 'PUT', body: makeTorrent(), headers });
  expect(answer.status).toBe(201);
}

async function endingOf({ child, ended }: Running): Promise<readonly unknown[]> {
  child.kill('SIGTERM');
  return ended;
}

describe('a log that cannot be written', () => {
  it('does not keep the service from serving and ending: a full disk', async () => {
    const server = await serveLogging({ under: ['sh', '-c', 'exec "$0" "$@" 2>/dev/full'] });
    await askOften(server.url, 5);
    await upload(server.url);
    expect(await endingOf(server)).toEqual([0, null]);
  });

  it('does not keep the service from starting when standard output is full as well', async () => {
    const folder = temporaryFolder();
    const socket = join(folder, 'socket');
    const running = run(['serve', '--socket', socket, '--data', folder], {
      under: ['sh', '-c', 'exec "$0" "$@" >/dev/full 2>/dev/full'],
    });
    // It cannot say where it is: its answer shows that it runs.
    const ask = ['-sS', '--unix-socket', socket, 'http://localhost/healthz'];
    const answer = await until(() => execFileSync('curl', ask, { encoding: 'utf8', stdio: 'pipe' }));
    expect(answer).toBe('ok\n');
    expect(await endingOf(running)).toEqual([0, null]);
  });

  it('does not keep the service from serving and ending: a reader that stalls, then reads on', async () => {
    const fifo = join(temporaryFolder(), 'fifo');
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
    onTestFinished(() => closeSync(reader));
    const server = await serveLogging({ under: ['sh', '-c', `exec "$0" "$@" 2>'${fifo}'`] });
    await askOften(server.url, 600);
    await upload(server.url);
    let text = '';
    await until(() => {
      text += readAll(reader);
      expect(text).toContain('log lines were dropped');
    });
    expect(text).toContain('its reader is too slow');
    await askOften(server.url, 50);
    expect(await endingOf(server)).toEqual([0, null]);
  });

  testWith('python3')(
    'does not keep the service from serving and ending: a terminal that was closed',
    async () => {
      const terminal = `
import os, pty, sys, tty
pid, fd = pty.fork()
if pid == 0:
    tty.setraw(2)
    os.execvp(sys.argv[1], sys.argv[1:])
print('pid', pid, flush=True)
while data := os.read(fd, 65536): os.write(1, data)`;
      const server = await serveLogging({ under: ['python3', '-c', terminal] });
      const [, pid = ''] = /pid (\d+)/.exec(server.output()) ?? [];
      await askOften(server.url, 1);
      await server.printed('x0  127.0.0.1\n');
      expect(server.output()).toMatch(/^\d\d:\d\d:\d\d 200 +[\d.]+ ms  GET \/\?q=x+0  127\.0\.0\.1$/m);
      server.child.kill('SIGKILL');
      await once(server.child, 'exit');
      await askOften(server.url, 5);
      await upload(server.url);
      process.kill(Number(pid), 'SIGTERM');
      await until(() => expect(isRunning(pid)).toBe(false));
    },
  );
});

function readAll(descriptor: number): string {
  const bytes = Buffer.alloc(4 * 1024 * 1024);
  let length = 0;
  try {
    for (;;) length += readSync(descriptor, bytes, length, bytes.length - length, null);
  } catch {
    // EAGAIN: nothing more is there.
  }
  return bytes.toString('utf8', 0, length);
}

/** A process that has ended may stay as a zombie when nobody asks for its exit code. */
function isRunning(pid: string): boolean {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('SIGHUP', () => {
  it('changes nothing where there is no certificate', async () => {
    const server = await serveLogging({});
    server.child.kill('SIGHUP');
    await server.printed('SIGHUP has no effect');
    await upload(server.url);
    expect(await endingOf(server)).toEqual([0, null]);
  });
});
