import { spawnSync } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { failing } from '../../support/failing-calls.ts';
import { expectNoProblem, expectProblem } from '../../support/problems.ts';
import { ADMIN_TOKEN, observedProcess, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

const authorization = `Bearer ${ADMIN_TOKEN}`;

function publish({ url }: Serving, name: string, lengthBytes = 1_000): Promise<Response> {
  const body = makeTorrent({ name, lengthBytes });
  return fetch(`${url}limits/${name}.torrent`, { method: 'PUT', body, headers: { authorization } });
}

/** Opens connections that send nothing. They end with the test. */
async function openConnections({ url }: Serving, count: number): Promise<readonly Socket[]> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: count }, () => connect(Number(port), hostname));
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
  for (const socket of sockets) socket.on('error', () => undefined);
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  return sockets;
}

/** Mounts something, or skips the test where it may not. */
function mount(test: TestContext, args: readonly string[]): void {
  const { status } = spawnSync('mount', args);
  if (status !== 0 && process.env['CI'] !== 'true') test.skip('it may not mount');
  expect(status).toBe(0);
}

describe('a server', () => {
  it('that has no file descriptors left goes on when connections end, and loses nothing', async () => {
    const server = await serveProcess(temporaryFolder(), {
      under: ['sh', '-c', 'ulimit -n 90; exec "$@"', 'sh'],
    });
    expect((await publish(server, 'before')).status).toBe(201);
    const few: Socket[] = [];
    while (!server.output().includes('file_descriptors_low')) {
      few.push(...(await openConnections(server, 1)));
      await fetch(`${server.url}readyz`);
    }
    await expectProblem(observedProcess(server), 'file_descriptors_low');
    const sockets = [...few, ...(await openConnections(server, 150))];
    const during = await Promise.race([
      publish(server, 'during').then(({ status }) => status),
      until(() => expect(sockets.some(({ destroyed }) => destroyed)).toBe(true)).then(
        () => 'connections end',
      ),
    ]);
    expect([201, 503, 'connections end']).toContain(during);
    for (const socket of sockets) socket.destroy();
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
    await expectNoProblem(observedProcess(server), 'file_descriptors_low');
    expect((await fetch(`${server.url}limits/before.torrent`)).status).toBe(200);
    expect(server.child.exitCode).toBeNull();
  });

  it('whose database another program locks refuses changes, reads on, and recovers by itself', async () => {
    const folder = temporaryFolder();
    const server = await serveProcess(folder);
    expect((await publish(server, 'before')).status).toBe(201);
    const other = new Database(join(folder, 'torrentry.sqlite'));
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const refused = await publish(server, 'during');
    expect([refused.status, await refused.text()]).toEqual([
      503,
      expect.stringContaining('another process locked the database for too long'),
    ]);
    expect((await fetch(`${server.url}limits/before.torrent`)).status).toBe(200);
    expect(await expectProblem(observedProcess(server), 'database_locked')).toBe(503);
    other.exec('ROLLBACK');
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
    await expectNoProblem(observedProcess(server), 'database_locked');
    expect((await fetch(`${server.url}readyz`)).status).toBe(200);
  });

  it('with a heap of 128 MB answers large uploads and lists one beside the other', async () => {
    const server = await serveProcess(temporaryFolder(), {
      env: { NODE_OPTIONS: '--max-old-space-size=128' },
    });
    const large = Array.from({ length: 8 }, async (_, index) => {
      const { status } = await publish(server, `large ${index}`, 80_000 * 16_384);
      const list = await fetch(`${server.url}limits/?limit=100`, { headers: { accept: 'text/html' } });
      return [status, list.status];
    });
    for (const [status, list] of await Promise.all(large)) {
      expect([201, 503]).toContain(status);
      expect(list).toBe(200);
    }
    expect(server.child.exitCode).toBeNull();
    await until(async () => expect((await publish(server, 'after')).status).toBe(201));
  });

  it('with a heap of 128 MB that is almost full names that, answers on, and recovers by itself', async () => {
    const filler = fileURLToPath(new URL('../../support/fill-heap.mjs', import.meta.url));
    const server = await serveProcess(temporaryFolder(), {
      env: { NODE_OPTIONS: `--max-old-space-size=128 --import=${filler}` },
    });
    server.child.kill('SIGUSR2');
    await until(async () => {
      await fetch(`${server.url}readyz`);
      expect(server.output()).toContain('memory_low');
    });
    expect(await expectProblem(observedProcess(server), 'memory_low')).toBe(200);
    expect((await publish(server, 'during')).status).toBe(201);
    server.child.kill('SIGUSR2');
    await expectNoProblem(observedProcess(server), 'memory_low');
  });

  testWith('strace')(
    'whose folder becomes read-only after an error of the disk names both, reads on, and recovers by itself',
    async (test) => {
      const folder = temporaryFolder();
      const server = await serveProcess(folder);
      expect((await publish(server, 'before')).status).toBe(201);
      const end = await failing(server.child.pid, ['pwrite64:error=EIO']);
      expect((await publish(server, 'during')).status).toBe(503);
      await expectProblem(observedProcess(server), 'disk_error');
      // The writer opens the database again, as after a kernel has mounted a failing disk read-only.
      mount(test, ['--bind', '-o', 'ro', folder, folder]);
      onTestFinished(() => void spawnSync('umount', ['-l', folder]));
      await end();
      await until(async () => {
        await fetch(`${server.url}readyz`);
        expect(server.output()).toContain('folder_read_only');
      });
      expect(await expectProblem(observedProcess(server), 'folder_read_only')).toBe(503);
      expect((await fetch(`${server.url}limits/before.torrent`)).status).toBe(200);
      expect(spawnSync('umount', ['-l', folder]).status).toBe(0);
      await expectNoProblem(observedProcess(server), 'folder_read_only');
      expect((await publish(server, 'after')).status).toBe(201);
    },
  );

  it.skipIf(process.getuid?.() !== 0)(
    'on a folder that it may not write refuses to start, and says why',
    async (test) => {
      const folder = temporaryFolder();
      const server = await serveProcess(folder);
      expect((await publish(server, 'before')).status).toBe(201);
      server.child.kill('SIGTERM');
      await server.ended;
      mount(test, ['--bind', '-o', 'ro', folder, folder]);
      onTestFinished(() => void spawnSync('umount', [folder]));
      await expect(serveProcess(folder)).rejects.toThrow(/read-only|may not write/);
    },
  );
});
