import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished } from 'vitest';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const authorization = `Bearer ${ADMIN_TOKEN}`;

function publish({ url }: Serving, name: string): Promise<Response> {
  const body = makeTorrent({ name });
  return fetch(`${url}disk/${name}.torrent`, { method: 'PUT', body, headers: { authorization } });
}

async function list({ url }: Serving): Promise<readonly string[]> {
  const answer = await fetch(`${url}disk/`, { headers: { accept: 'text/plain' } });
  const lines = (await answer.text()).trim().split('\n');
  return lines.map((line) => line.replace(/^.*\/(.*)\.torrent$/, '$1')).toSorted();
}

/** Lets system calls of a running process fail. Resolves, once they do, to what ends that. */
async function failing(pid: number | undefined, injections: readonly string[]): Promise<() => Promise<void>> {
  const flags = injections.flatMap((injection) => ['-e', `inject=${injection}`]);
  const calls = injections.map((injection) => injection.split(':')[0]).join(',');
  const strace = spawn('strace', ['-f', '-p', String(pid), '-e', `trace=${calls}`, ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(strace, 'close');
  onTestFinished(() => void strace.kill('SIGKILL'));
  let output = '';
  strace.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(() => expect(output).toMatch(/attached/));
  return async () => {
    strace.kill('SIGTERM');
    await ended;
  };
}

describe('a server whose disk reports errors', () => {
  testWith('strace')('acknowledges nothing that is not synced, says so, and goes on by itself', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    expect((await publish(server, 'before')).status).toBe(201);
    const end = await failing(server.child.pid, ['fsync,fdatasync:error=EIO']);
    for (const name of ['lost-1', 'lost-2']) {
      const refused = await publish(server, name);
      expect([refused.status, await refused.text()]).toEqual([
        503,
        'error: Cannot use the store: the disk reported an error\n' +
          'hint: Try again. If the error stays, tell the operator of this server.\n',
      ]);
    }
    const ready = await fetch(`${server.url}readyz`);
    expect([ready.status, await ready.text()]).toEqual([
      503,
      expect.stringContaining('the disk reported an error'),
    ]);
    expect(await list(server)).toEqual(['before']);
    await end();
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
    expect((await fetch(`${server.url}readyz`)).status).toBe(200);
    expect(await list(server)).toEqual(['after', 'before']);
    server.child.kill('SIGKILL');
    await server.ended;
    expect(await list(await serveProcess(folder))).toEqual(['after', 'before']);
  });

  testWith('strace')('refuses an upload that cannot be written, and keeps all others', async () => {
    const server = await serveProcess(temporaryFolder());
    expect((await publish(server, 'before')).status).toBe(201);
    const end = await failing(server.child.pid, ['pwrite64:error=ENOSPC']);
    expect((await publish(server, 'lost')).status).toBe(507);
    expect((await fetch(`${server.url}disk/before.torrent`)).status).toBe(200);
    await end();
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
    expect(await list(server)).toEqual(['after', 'before']);
  });
});
