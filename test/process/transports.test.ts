import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { run, serveProcess, ADMIN_TOKEN } from '../support/process.ts';
import { freePort } from '../support/free-port.ts';
import { temporaryFolder } from '../support/temp.ts';
import { makeCertificate } from '../support/tls.ts';
import { testWith } from '../support/tools.ts';

const curl = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)('curl', ['-s', '-S', ...args])).stdout;

async function nameOf(port: number): Promise<unknown> {
  const socket = connect({ port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { subject } = socket.getPeerCertificate();
  socket.destroy();
  return subject.CN;
}

describe('a service with a certificate', () => {
  testWith('openssl')('speaks HTTPS, and reads the certificate again on SIGHUP', async () => {
    const folder = temporaryFolder();
    const { files } = makeCertificate(folder);
    const renewed = makeCertificate(folder, 'renewed');
    const env = { TORRENTRY_TLS_CERT: files.cert, TORRENTRY_TLS_KEY: files.key, TORRENTRY_LOG_LEVEL: 'info' };
    const server = await serveProcess(temporaryFolder(), { env });
    expect(server.url).toMatch(/^https:/);
    const port = Number(new URL(server.url).port);
    expect(await curl('-k', '-w', '%{http_version}', `${server.url}healthz`)).toBe('ok\n2');
    expect(await curl('-k', '--http1.1', '-D-', server.url)).toMatch(
      /strict-transport-security: max-age=31536000/i,
    );
    copyFileSync(renewed.files.cert, files.cert);
    copyFileSync(renewed.files.key, files.key);
    server.child.kill('SIGHUP');
    await server.printed('the certificate was read again');
    expect(await nameOf(port)).toBe('renewed');
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
  });

  testWith('openssl')('keeps its certificate when the new one is none', async () => {
    const { files } = makeCertificate(temporaryFolder());
    const env = { TORRENTRY_TLS_CERT: files.cert, TORRENTRY_TLS_KEY: files.key };
    const server = await serveProcess(temporaryFolder(), { env });
    copyFileSync(files.key, files.cert);
    server.child.kill('SIGHUP');
    await server.printed('the old one stays');
    expect(await nameOf(Number(new URL(server.url).port))).toBe('tls');
  });

  it.each([
    [
      { TORRENTRY_TLS_CERT: '/nowhere.pem', TORRENTRY_TLS_KEY: '/nowhere.pem' },
      'Cannot read the certificate',
    ],
    [{ TORRENTRY_TLS_CERT: '/nowhere.pem' }, 'each needs the other, and TORRENTRY_TLS_KEY is not set'],
    [{ TORRENTRY_TLS_CERT: 'package.json', TORRENTRY_TLS_KEY: 'package.json' }, 'Cannot use the certificate'],
  ])('says what is wrong with its settings: %o', async (env, message) => {
    const ended = run(['serve', '--port', '0', '--data', temporaryFolder()], { env });
    expect((await ended.ended)[0]).not.toBe(0);
    expect(ended.output()).toContain(message);
  });
});

describe('a service on a unix socket', () => {
  testWith('curl')('answers there, and its health check asks there', async () => {
    const path = join(temporaryFolder(), 'torrentry.sock');
    const env = { TORRENTRY_SOCKET: path };
    const server = await serveProcess(temporaryFolder(), { env });
    expect(await curl('--unix-socket', path, 'http://localhost/healthz')).toBe('ok\n');
    const check = run(['healthcheck'], { env });
    expect(await check.ended).toEqual([0, null]);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
  });
});

describe('a service that systemd starts', () => {
  testWith('bash')('says that what it is handed is no socket', async () => {
    const script = 'export LISTEN_FDS=1 LISTEN_PID=$$; exec "$@" 3</dev/null';
    const server = run(['serve', '--data', temporaryFolder()], { under: ['bash', '-c', script, 'bash'] });
    expect(await server.ended).toEqual([1, null]);
    expect(server.output()).toContain(
      'error: Cannot listen on the socket that systemd passes as descriptor 3: it is no',
    );
  });

  testWith('systemd-socket-activate')('listens on the socket that it is handed', async () => {
    const port = await freePort();
    const under = [
      'systemd-socket-activate',
      '-E',
      'TORRENTRY_ADMIN_TOKEN',
      '-E',
      'PATH',
      '-l',
      `127.0.0.1:${port}`,
    ];
    const folder = temporaryFolder();
    const server = run(['serve', '--data', folder], { under, env: { TORRENTRY_ADMIN_TOKEN: ADMIN_TOKEN } });
    await server.printed('Listening on');
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok\n');
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
  });

  testWith('systemd-socket-activate')('listens on several sockets, and says where they are', async () => {
    const port = await freePort();
    const folder = temporaryFolder();
    const path = join(folder, 'torrentry.sock');
    const variables = ['TORRENTRY_ADMIN_TOKEN', 'PATH'].flatMap((name) => ['-E', name]);
    const under = ['systemd-socket-activate', ...variables, '-l', path, '-l', `127.0.0.1:${port}`];
    const server = run(['serve', '--data', folder], { under, env: { TORRENTRY_ADMIN_TOKEN: ADMIN_TOKEN } });
    await server.printed('Listening on');
    expect(await curl('--unix-socket', path, 'http://localhost/healthz')).toBe('ok\n');
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok\n');
    await server.printed(`Torrentry is at http://127.0.0.1:${port}/\nIt listens on the socket ${path}\n`);
    expect(await run(['healthcheck', '--data', folder]).ended).toEqual([0, null]);
    server.child.kill('SIGTERM');
    expect(await server.ended).toEqual([0, null]);
  });

  testWith('systemd-socket-activate')('says where the unix socket lies that it is handed', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'torrentry.sock');
    const under = ['systemd-socket-activate', '-E', 'PATH', '-l', path];
    const server = run(['serve', '--data', folder], { under });
    await server.printed('Listening on');
    expect(await curl('--unix-socket', path, 'http://localhost/healthz')).toBe('ok\n');
    await server.printed(`It listens on the socket ${path}\n`);
    await server.printed(`curl --unix-socket ${path} -u :`);
  });
});
