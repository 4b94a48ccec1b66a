import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import bencode from 'bencode';
import { measure } from './load.ts';
import { median, type Row } from './report.ts';
import { startServer, type BenchServer } from './server.ts';

const TOKEN = 'a-token-for-the-benchmark';
const FILE_BYTES = 30_000;
const ROUNDS = 5;
const SLICE_MS = 1500;

/** Downloads and uploads of 30 kB torrents, beside a bare node:http server, in interleaved slices. */
export async function benchHttp(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'torrentry-bench-'));
  const bare = await startServer([path('./peer.ts'), String(FILE_BYTES)]);
  const env = {
    TORRENTRY_ADMIN_TOKEN: TOKEN,
    TORRENTRY_DATA: folder,
    TORRENTRY_PORT: '0',
    TORRENTRY_LOG_LEVEL: 'error',
  };
  const torrentry = await startServer([path('../src/cli/torrentry.js'), 'serve'], { env });
  try {
    await measure({ port: torrentry.port, connections: 1, durationMs: 0, next: () => put('sample') });
    const download = Buffer.from('GET /bench/sample.torrent HTTP/1.1\r\nHost: localhost\r\n\r\n');
    return [
      await compare('GET 30 kB, 50 connections', bare, torrentry, 50, () => download),
      await compare('PUT 30 kB, 1 connection', bare, torrentry, 1, putNext),
      await compare('PUT 30 kB, 16 connections', bare, torrentry, 16, putNext),
      await compare('PUT 30 kB, 64 connections', bare, torrentry, 64, putNext),
    ];
  } finally {
    await torrentry.stop();
    await bare.stop();
    rmSync(folder, { recursive: true });
  }
}

function path(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

async function compare(
  name: string,
  peer: BenchServer,
  own: BenchServer,
  connections: number,
  next: () => Uint8Array,
): Promise<Row> {
  const peerRates: number[] = [];
  const ownRates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const durationMs = round === 0 ? 300 : SLICE_MS;
    const rates = [
      await measure({ port: peer.port, connections, durationMs, next }),
      await measure({ port: own.port, connections, durationMs, next }),
    ] as const;
    // The first round warms both up.
    if (round === 0) continue;
    peerRates.push(rates[0]);
    ownRates.push(rates[1]);
  }
  const ratios = ownRates.map((rate, index) => rate / (peerRates[index] ?? rate));
  return {
    name,
    unit: 'a second',
    own: median(ownRates),
    peer: 'bare node:http',
    other: median(peerRates),
    ratios,
  };
}

let count = 0;
function putNext(): Uint8Array {
  return put(`${process.pid}-${count++}`);
}

// The same pieces in each: what differs is the name, and with it the infohash.
const pieces = randomBytes(Math.floor(FILE_BYTES / 20) * 20);

function put(name: string): Uint8Array {
  const info = { length: (pieces.length / 20) * 262_144, name, 'piece length': 262_144, pieces };
  const body = bencode.encode({ announce: 'http://tracker.example/announce', info });
  const head = [
    `PUT /bench/${name}.torrent HTTP/1.1`,
    'Host: localhost',
    `Authorization: Bearer ${TOKEN}`,
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}
