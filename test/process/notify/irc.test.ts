import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeCertificate } from '../../support/tls.ts';
import { testWith } from '../../support/tools.ts';
import { makeTorrent } from '../../support/torrents.ts';
import { until } from '../../support/until.ts';

/** The IRC server of Debian, in clear and by TLS. */
async function startNgircd() {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  const ports = { clear: await freePort(), secure: await freePort() };
  const { files } = makeCertificate(folder);
  for (const file of [files.cert, files.key]) chmodSync(file, 0o644);
  const settings = [
    '[Global]',
    'Name = irc.test',
    'AdminInfo1 = test',
    'Listen = 127.0.0.1',
    `Ports = ${ports.clear}`,
    '[Limits]',
    'MaxConnectionsIP = 0',
    '[Options]',
    'DNS = no',
    'Ident = no',
    'PAM = no',
    '[SSL]',
    `CertFile = ${files.cert}`,
    `KeyFile = ${files.key}`,
    `Ports = ${ports.secure}`,
  ];
  writeFileSync(join(folder, 'ngircd.conf'), settings.join('\n'));
  const child = spawn('ngircd', ['-n', '-f', join(folder, 'ngircd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: `${process.env['PATH']}:/usr/sbin` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (output += part.toString()));
  onTestFinished(async () => {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  });
  await until(() => expect(output).toContain('ready.'));
  return { ports, certFile: files.cert };
}

/** What a client in the channel receives, in order. */
async function listenIn(port: number, channel: string): Promise<readonly string[]> {
  const said: string[] = [];
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  onTestFinished(() => void socket.destroy());
  let text = '';
  let done = 0;
  socket.on('data', (part: string) => {
    text += part;
    const lines = text.slice(done).split('\r\n').slice(0, -1);
    done += lines.reduce((sum, line) => sum + line.length + 2, 0);
    for (const line of lines) {
      if (line.startsWith('PING')) socket.write(line.replace('PING', 'PONG') + '\r\n');
      const [, message] = / PRIVMSG \S+ :(.*)$/.exec(line) ?? [];
      if (message !== undefined) said.push(message);
    }
  });
  socket.write(`NICK reader\r\nUSER reader 0 * :reader\r\nJOIN ${channel}\r\n`);
  await until(() => expect(text).toContain(' 366 '));
  return said;
}

async function publish(server: Serving, name: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
  const init = { method: 'PUT', body: makeTorrent({ name }), headers };
  const answer = await fetch(`${server.url}announced/${name}.torrent?category=Linux`, init).catch(
    () => undefined,
  );
  return answer?.status === 201;
}

describe('announces on IRC', () => {
  const test = testWith('ngircd');

  test('reach a channel of ngircd by TLS, each once and in order, also after kill -9', async () => {
    const { ports, certFile } = await startNgircd();
    const said = await listenIn(ports.clear, '#announce');
    const folder = temporaryFolder();
    const port = await freePort();
    const args = ['--port', String(port)];
    const env = {
      NODE_EXTRA_CA_CERTS: certFile,
      TORRENTRY_BASE_URL: `http://127.0.0.1:${port}/`,
      TORRENTRY_IRC_SERVER: 'localhost',
      TORRENTRY_IRC_PORT: String(ports.secure),
      TORRENTRY_IRC_CHANNELS: '#announce',
    };
    const first = await serveProcess(folder, { env, args });
    // It begins with what happens after its first start.
    expect(await publish(first, 'early')).toBe(true);
    await until(() => expect(said).not.toHaveLength(0));
    expect(said[0]).toMatch(
      /^\[Linux\] - early - \(1000B\) - http:\/\/127\.0\.0\.1:\d+\/torrents\/[0-9a-f]{40}\.torrent$/,
    );
    const names = ['one', 'two', 'three'];
    for (const name of names) expect(await publish(first, name)).toBe(true);
    await until(() => expect(said.join('\n')).toContain('- one -'));
    first.child.kill('SIGKILL');
    await first.ended;
    const second = await serveProcess(folder, { env, args });
    await until(() => expect(said.join('\n')).toContain('- three -'));
    const order = said.map((line) => line.split(' - ')[1] ?? '').filter((name) => names.includes(name));
    expect(order.filter((name, index) => name !== order[index - 1])).toEqual(names);
    second.child.kill('SIGTERM');
    expect(await second.ended).toEqual([0, null]);
  });
});
