import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runProgram } from './programs.ts';
import { until } from './until.ts';

/** The key with which the store is asked. */
export const S3_KEY = { keyId: 'a-key-of-a-test', secret: 'a-secret-of-a-test' } as const;

/** An S3-compatible store: Ceph's gateway, with one monitor and one disk in memory. */
export interface Radosgw {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts the store, which takes some 12 seconds. The folder needs a short path, because of its sockets. */
export async function startRadosgw(folder: string): Promise<Radosgw> {
  const [monitorPort, port] = [await lowPort(), await lowPort()];
  const [cluster, disk] = [randomUUID(), randomUUID()];
  const settings = join(folder, 'c');
  mkdirSync(join(folder, 'osd'));
  writeFileSync(settings, configuration(folder, cluster, monitorPort, port));
  const children: ChildProcess[] = [];
  const start = (command: string, args: readonly string[]): void => {
    children.push(spawn(command, ['-c', settings, '-f', ...args], { stdio: 'ignore' }));
  };
  const ceph = (...args: string[]) => runProgram('ceph', ['-c', settings, ...args]);
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
    }
  };
  try {
    const map = join(folder, 'map');
    const monitor = `[v2:127.0.0.1:${monitorPort}]`;
    await runProgram('monmaptool', ['--create', '--fsid', cluster, '--addv', 'a', monitor, map]);
    await runProgram('ceph-mon', ['-c', settings, '--mkfs', '-i', 'a', '--monmap', map]);
    start('ceph-mon', ['-i', 'a']);
    await ceph('osd', 'new', disk, '0');
    await runProgram('ceph-osd', ['-c', settings, '-i', '0', '--osd-uuid', disk, '--mkfs']);
    await ceph('osd', 'crush', 'add', 'osd.0', '1', 'host=h', 'root=default');
    start('ceph-osd', ['-i', '0']);
    start('radosgw', ['-n', 'client.rgw']);
    const endpoint = `http://127.0.0.1:${port}`;
    await until(async () => {
      if ((await fetch(endpoint)).status !== 200) throw new Error('The store does not answer yet');
    });
    const { keyId, secret } = S3_KEY;
    const user = ['--uid', 'test', '--display-name', 'test', '--access-key', keyId, '--secret-key', secret];
    await runProgram('radosgw-admin', ['-c', settings, '-n', 'client.rgw', 'user', 'create', ...user]);
    return { endpoint, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A port that no outgoing connection takes: Linux gives those from 32768 on. */
async function lowPort(): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 10_000);
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (!free) return lowPort();
  server.close();
  await once(server, 'close');
  return port;
}

function configuration(folder: string, cluster: string, monitorPort: number, port: number): string {
  return `[global]
fsid=${cluster}
mon host=v2:127.0.0.1:${monitorPort}/0
auth cluster required=none
auth service required=none
auth client required=none
ms mon client mode=crc
public addr=127.0.0.1
run dir=${folder}
pid file=${folder}/$name.pid
log file=${folder}/$name.log
osd pool default size=1
osd pool default min size=1
osd pool default pg num=8
osd crush chooseleaf type=0
mon allow pool size one=true
mon max pg per osd=1000
[mon.a]
mon data=${folder}/mon
[osd.0]
osd data=${folder}/osd
osd objectstore=memstore
[client.rgw]
rgw frontends=beast endpoint=127.0.0.1:${port} tcp_nodelay=1
`;
}
