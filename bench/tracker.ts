import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../test/support/free-port.ts';
import { median, type Row } from './report.ts';
import type { BenchRun } from './run.ts';
import { benchFlood } from './tracker-flood.ts';
import {
  cpuSecondsOf,
  HASHES,
  httpClose,
  httpKeepAlive,
  udp,
  webSocket,
  type TrackerLoad,
} from './tracker-load.ts';
import { benchSwarms } from './tracker-swarms.ts';

const ROUNDS = 5;
const SLICE_MS = 600;

interface TrackerProcess {
  readonly name: string;
  readonly pid: number;
  readonly httpPort: number;
  readonly udpPort: number;
  stop(): Promise<void>;
}

/**
 * Announces over each transport beside bittorrent-tracker and opentracker: answers for each second of CPU time of the process
 * of the tracker, because the clients need as much time as it, and a machine is rarely idle.
 */
export async function benchTracker(run: BenchRun): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'torrentry-bench-'));
  const started: TrackerProcess[] = [];
  try {
    const own = await startOwn(folder);
    started.push(own);
    const node = await startBittorrentTracker();
    started.push(node);
    const native = await startOpentracker(folder);
    if (native === undefined)
      process.stderr.write('opentracker is not installed: its comparisons are left out\n');
    else started.push(native);
    const http = ({ httpPort }: TrackerProcess): number => httpPort;
    const overUdp = ({ udpPort }: TrackerProcess): number => udpPort;
    const rows: Row[] = [];
    for (const peer of native === undefined ? [node] : [native, node]) {
      rows.push(await compare('HTTP, connections kept', httpKeepAlive, http, own, peer));
      rows.push(await compare('HTTP, a connection each', httpClose, http, own, peer));
      rows.push(await compare('UDP', udp, overUdp, own, peer));
    }
    rows.push(await compare('WebSocket', webSocket, http, own, node));
    return [...rows, ...benchSwarms(), ...(await benchFlood(run))];
  } finally {
    await Promise.all(started.map((tracker) => tracker.stop()));
    rmSync(folder, { recursive: true });
  }
}

/** Measures both in interleaved slices. The first round warms up. */
async function compare(
  name: string,
  load: TrackerLoad,
  portOf: (tracker: TrackerProcess) => number,
  own: TrackerProcess,
  peer: TrackerProcess,
): Promise<Row> {
  const measure = async (tracker: TrackerProcess): Promise<number> => {
    const before = cpuSecondsOf(tracker.pid);
    const answers = await load(portOf(tracker), performance.now() + SLICE_MS);
    return answers / (cpuSecondsOf(tracker.pid) - before);
  };
  const rates: (readonly [number, number])[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const pair = [await measure(own), await measure(peer)] as const;
    if (round > 0) rates.push(pair);
  }
  return {
    name,
    unit: 'a CPU second',
    own: median(rates.map(([ownRate]) => ownRate)),
    peer: peer.name,
    other: median(rates.map(([, peerRate]) => peerRate)),
    ratios: rates.map(([ownRate, peerRate]) => ownRate / peerRate),
  };
}

async function startOwn(folder: string): Promise<TrackerProcess> {
  const [httpPort, udpPort] = [await freePort(), await freePort()];
  const program = fileURLToPath(new URL('../src/cli/torrentry.js', import.meta.url));
  const env = {
    TORRENTRY_DATA: join(folder, 'data'),
    TORRENTRY_PORT: '0',
    TORRENTRY_TRACKER: 'open',
    TORRENTRY_TRACKER_HTTP_PORT: String(httpPort),
    TORRENTRY_TRACKER_UDP_PORT: String(udpPort),
    TORRENTRY_LIMIT_TRACKER: 'off',
  };
  const { pid, stop } = await start(process.execPath, [program, 'serve'], env, /is at http/);
  return { name: 'torrentry', pid, httpPort, udpPort, stop };
}

async function startBittorrentTracker(): Promise<TrackerProcess> {
  const script = fileURLToPath(new URL('./peer-tracker.ts', import.meta.url));
  const { pid, output, stop } = await start(process.execPath, [script], {}, /is at http/);
  const portIn = (pattern: RegExp): number => Number(pattern.exec(output)?.[1]);
  const [httpPort, udpPort] = [portIn(/:(\d+)\/\n/), portIn(/udp (\d+)/)];
  return { name: 'bittorrent-tracker', pid, httpPort, udpPort, stop };
}

/** Debian's serves only the infohashes of a list. Undefined where it is not installed. */
async function startOpentracker(folder: string): Promise<TrackerProcess | undefined> {
  if (spawnSync('sh', ['-c', 'command -v opentracker']).status !== 0) return undefined;
  const port = await freePort();
  const list = `${HASHES.map((hash) => hash.toString('hex')).join('\n')}\n`;
  writeFileSync(join(folder, 'white.txt'), list);
  // It gives up the rights of root before it reads the list.
  chmodSync(folder, 0o755);
  const place = ['-i', '127.0.0.1', '-p', String(port), '-P', String(port), '-d', folder, '-u', 'nobody'];
  const { pid, stop } = await start('opentracker', [...place, '-w', 'white.txt'], {}, undefined);
  await untilAnswers(port);
  return { name: 'opentracker', pid, httpPort: port, udpPort: port, stop };
}

async function untilAnswers(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      if ((await httpClose(port, performance.now() + 20)) > 0) return;
    } catch {
      await pause(50);
    }
  }
  throw new Error('opentracker does not answer');
}

/** Starts a program, and waits until it prints that it is ready. */
async function start(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: RegExp | undefined,
) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', ready === undefined ? 'ignore' : 'pipe', 'ignore'],
  });
  const ended = once(child, 'close');
  let output = '';
  if (ready !== undefined) {
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (ready.test(output)) resolve();
      });
      void ended.then(() => reject(new Error(`${command} ended: ${output}`)));
    });
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid ?? 0, output, stop };
}
