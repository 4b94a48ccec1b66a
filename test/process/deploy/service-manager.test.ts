import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveProcess } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { isInstalled } from '../../support/tools.ts';

/** Receives as systemd does: one line for each variable. */
const RECEIVE = `
import socket, sys
receiving = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
receiving.bind(sys.argv[1])
print('bound', flush=True)
while True:
    print(receiving.recv(4096).decode(), flush=True)
`;

async function receive(path: string) {
  const child = spawn('python3', ['-c', RECEIVE, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await expect.poll(() => lines).toContain('bound');
  return lines;
}

const hasAll = isInstalled('systemd-notify') && isInstalled('python3');

describe.skipIf(!hasAll)('a server under systemd', () => {
  it('says when it serves, that it is alive, and that it stops', async () => {
    const socket = join(temporaryFolder(), 'notify');
    const heard = await receive(socket);
    // The beats come three times as often.
    const env = { NOTIFY_SOCKET: socket, WATCHDOG_USEC: '300000' };
    const server = await serveProcess(temporaryFolder(), { env });
    await expect.poll(() => heard).toContain(`STATUS=Serving ${server.url}`);
    expect(heard.indexOf('READY=1')).toBeGreaterThan(0);
    await expect.poll(() => heard.filter((line) => line === 'WATCHDOG=1').length).toBeGreaterThan(2);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
    await expect.poll(() => heard).toContain('STOPPING=1');
  });

  it('goes on, with a warning, when systemd-notify is not there', async () => {
    const env = { NOTIFY_SOCKET: '/nowhere', PATH: '/nowhere' };
    const server = await serveProcess(temporaryFolder(), { env });
    await server.printed('systemd cannot be told how the service is');
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);
  });
});
