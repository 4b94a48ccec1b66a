// The service under attack for some minutes, and what a normal client gets from it meanwhile:
//   npm run soak              20 minutes
//   npm run soak -- 2         2 minutes
// Ends with 1 when the 99th percentile of the client's requests is over 200 ms, when one of them failed, when a link led
// out of a folder that is served, or when the service keeps more than 64 MiB of what the attack made it take.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hostileTorrents } from '../support/metainfo/hostile-torrents.ts';
import { v1, type Value } from '../support/metainfo/make.ts';
import { certificate, signature } from '../support/metainfo/signed.ts';
import { makeTorrent } from '../support/torrents.ts';
import { describeTimes, percentile } from './times.ts';

const MINUTES = Number(process.argv[2] ?? 20);
const SIGNERS = 1_500;
/** Of 50 torrents of 24 kB: 120 MB in all. */
const FILLING_ROUNDS = 100;
const P99_MAX_MS = 200;
const KEPT_BYTES_MAX = 64 * 1024 * 1024;
const TOKEN = 'a-token-of-the-operator';
/** In a file beside the folder that is served. */
const SECRET = 'the secret of the operator';

/** As `npm start` and the image set them: see docs/decisions/0022. */
const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '131072' };

const folder = mkdtempSync(join(tmpdir(), 'torrentry-soak-'));
const server = startServer();
process.on('exit', () => server.kill('SIGKILL'));
const url = await addressOf(server);
const authorization = `Bearer ${TOKEN}`;

async function publish(
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
  by: string = authorization,
): Promise<string> {
  const answer = await fetch(new URL(path, url), {
    method: 'PUT',
    body: bytes,
    headers: { authorization: by, accept: 'application/json' },
  });
  const body = (await answer.json()) as { infohashV1?: string; hint?: string };
  if (body.infohashV1 === undefined) throw new Error(`Cannot prepare ${path}: ${JSON.stringify(body)}`);
  return body.infohashV1;
}

const kind = (name: string, count: number) => new Uint8Array(hostileTorrents[name]?.(count) ?? []);
const large = await publish('/soak/large.torrent', kind('files in one folder', 250_000));
const signed = await publish('/soak/signed.torrent', signedTorrent());

/** As many signatures as a torrent may bring, each with the certificate that verifies it. */
function signedTorrent(): Uint8Array<ArrayBuffer> {
  const signers = Array.from({ length: SIGNERS }, (_, index) => [
    `signer ${index}`,
    { certificate, signature },
  ]);
  return v1({}, { signatures: Object.fromEntries(signers) as Record<string, Value> });
}

const times: number[] = [];
let failed = 0;
await fillCaches();
await beNormal(10_000);
const before = residentBytes(server);
times.length = 0;

const attack = spawn(process.execPath, [fileURLToPath(new URL('attacks.ts', import.meta.url))], {
  env: {
    ...process.env,
    SOAK_URL: url,
    SOAK_LARGE: large,
    SOAK_SIGNED: signed,
    SOAK_DAY: dayPath(),
    SOAK_FILES: join(folder, 'files'),
    SOAK_SECRET: SECRET,
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
// It makes what it sends first.
await once(attack.stdout, 'data');
let attacked = '';
attack.stdout.on('data', (chunk: Buffer) => (attacked += chunk.toString()));
await beNormal(MINUTES * 60_000);
const during = residentBytes(server);
attack.kill();
await once(attack, 'close');

const after = await settled(server, before);
server.kill();
await once(server, 'exit');
rmSync(folder, { recursive: true });

const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;
print(`attack: ${attacked.trim()}`);
print(`client: ${describeTimes(times)}, ${failed} failed`);
print(`memory: ${mebibytes(before)} before, ${mebibytes(during)} at the end, ${mebibytes(after)} afterwards`);
const isGood =
  failed === 0 &&
  !attacked.includes('leaked') &&
  percentile(times, 0.99) <= P99_MAX_MS &&
  after - before <= KEPT_BYTES_MAX;
print(isGood ? 'held' : 'did not hold');
process.exitCode = isGood ? 0 : 1;

/**
 * Publishes more than the caches of the service and of SQLite keep, and looks at all of it and at the large pages: what
 * those keep is not what an attack takes.
 */
async function fillCaches(): Promise<void> {
  for (let round = 0; round < FILLING_ROUNDS; round++) {
    const publisher = await makePublisher(`filling ${round}`);
    const names = Array.from({ length: 50 }, (_, index) => `filling ${round}-${index}`);
    await Promise.all(
      names.map(async (name) => {
        const path = `/filling/${round}/${encodeURIComponent(name)}.torrent`;
        const infohash = await publish(path, makeTorrent({ name, lengthBytes: 20_000_000 }), publisher);
        await timed(path, {});
        await timed(`/torrents/${infohash}`, { headers: { accept: 'text/html' } });
      }),
    );
    await timed(`/?q=filling&sort=size`, { headers: { accept: 'text/html', authorization } });
  }
  for (const path of [`/torrents/${signed}`, `/torrents/${large}`, dayPath()])
    await timed(path, { headers: { accept: 'text/html' } });
}

/** A token of its own for each round: what one may upload in a minute is limited. */
async function makePublisher(name: string): Promise<string> {
  const answer = await fetch(new URL('/api/v1/tokens', url), {
    method: 'POST',
    body: JSON.stringify({ name, role: 'uploader' }),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const { token } = (await answer.json()) as { token: string };
  return `Bearer ${token}`;
}

/** Publishes, lists, searches, opens and downloads, one after the other, for that long. */
async function beNormal(forMs: number): Promise<void> {
  const end = performance.now() + forMs;
  for (let index = 0; performance.now() < end; index++) {
    const name = `normal ${Math.random().toString(36).slice(2)}`;
    const path = `/normal/${index % 50}/${encodeURIComponent(name)}.torrent`;
    await timed(path, {
      method: 'PUT',
      body: makeTorrent({ name, lengthBytes: 20_000_000 }),
      headers: { authorization },
    });
    await timed(`/normal/${index % 50}/`, { headers: { accept: 'text/html' } });
    await timed(path, {});
    await timed('/?q=normal', { headers: { accept: 'text/html', authorization } });
    await timed('/api/v1/torrents?limit=20', {});
    await wait(200);
  }
}

async function timed(path: string, init: RequestInit): Promise<void> {
  const start = performance.now();
  const answer = await fetch(new URL(path, url), init).catch(() => undefined);
  await answer?.arrayBuffer();
  times.push(performance.now() - start);
  if (answer?.ok !== true) {
    failed++;
    print(`client: ${init.method ?? 'GET'} ${path}: ${answer?.status ?? 'no answer'}`);
  }
}

/**
 * The service as its users start it, with logs of a channel, where a day of short lines is in them, and a folder of files.
 * Nobody reads what it logs: see addressOf.
 */
function startServer(): ChildProcess {
  mkdirSync(join(folder, 'files', 'served', 'folder'), { recursive: true });
  writeFileSync(join(folder, 'files', 'served', 'folder', 'file.txt'), 'a file');
  mkdirSync(join(folder, 'files', 'secret'));
  writeFileSync(join(folder, 'files', 'secret', 'file.txt'), SECRET);
  const logs = join(folder, 'logs');
  mkdirSync(logs);
  const line = `<a> b\n`;
  writeFileSync(join(logs, dayFile()), line.repeat(Math.floor((8 * 1024 * 1024) / line.length)));
  const program = fileURLToPath(new URL('../../src/cli/torrentry.js', import.meta.url));
  const flags = [
    '--port',
    '0',
    '--data',
    join(folder, 'data'),
    '--logs',
    `/irc=${logs}`,
    '--mount',
    `/files=${join(folder, 'files', 'served')}`,
    '--uploads',
    'open',
  ];
  return spawn(process.execPath, [program, 'serve', ...flags], {
    env: { ...process.env, ...MEMORY, TORRENTRY_ADMIN_TOKEN: TOKEN, TORRENTRY_LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function dayFile(): string {
  return '2026-01-02.log';
}

function dayPath(): string {
  return '/irc/2026/01/02';
}

async function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  let output = '';
  const { promise, resolve } = Promise.withResolvers<string>();
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    const [, found] = /(https?:\/\/127\.0\.0\.1:\d+\/)/.exec(output) ?? [];
    if (found !== undefined) resolve(found);
  };
  stdout?.on('data', hear);
  stderr?.on('data', hear);
  const address = await promise;
  // From here on the log has a reader that stalls.
  stderr?.pause();
  return address;
}

function residentBytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024;
}

/** What the service takes once it has had time to give back: at most two minutes. */
async function settled(process: ChildProcess, goal: number): Promise<number> {
  for (let round = 0; round < 24; round++) {
    await beNormal(5_000);
    if (residentBytes(process) - goal <= KEPT_BYTES_MAX) break;
  }
  return residentBytes(process);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
