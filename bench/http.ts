import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import bencode from 'bencode';
import { compareRates } from './compare.ts';
import { measure } from './load.ts';
import type { Row } from './report.ts';
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

function compare(
  name: string,
  peer: BenchServer,
  own: BenchServer,
  connections: number,
  next: () => Uint8Array,
): Promise<Row> {
  return compareRates({
    name,
    own: { name: 'torrentry', port: own.port, next },
    peer: { name: 'bare node:http', port: peer.port, next },
    connections,
    rounds: ROUNDS,
    sliceMs: SLICE_MS,
  });
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
