import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, serveProcess, type Serving } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { testWith } from '../support/tools.ts';
import { makeTorrent } from '../support/torrents.ts';

const ROUNDS = 6;
const UPLOADERS = 8;

/** Uploads from several connections until the server is killed, which happens at the `killAfter`th answer. */
async function uploadUntilKilled(
  server: Serving,
  round: number,
  killAfter: number,
): Promise<Map<string, Uint8Array>> {
  const acknowledged = new Map<string, Uint8Array>();
  const upload = async (uploader: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const name = `${round}-${uploader}-${i}`;
      const bytes = makeTorrent({ name, lengthBytes: 16384 * (1 + ((uploader * 7 + i) % 400)) });
      const path = `crash/${name}.torrent`;
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
      const answer = await fetch(server.url + path, { method: 'PUT', body: bytes, headers });
      if (answer.status !== 201)
        throw new Error(`Expected 201, got ${answer.status}: ${await answer.text()}`);
      acknowledged.set(path, bytes);
      if (acknowledged.size === killAfter) server.child.kill('SIGKILL');
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: UPLOADERS }, (_, uploader) => upload(uploader)));
  for (const end of ends) if (end.status === 'rejected') expect(String(end.reason)).toContain('fetch failed');
  return acknowledged;
}

describe('kill -9 in the middle of concurrent uploads', () => {
  it('loses nothing that was acknowledged, and shows nothing half-done', async () => {
    const folder = temporaryFolder();
    const acknowledged = new Map<string, Uint8Array>();
    for (let round = 0; round < ROUNDS; round++) {
      const server = await serveProcess(folder);
      for (const [path, bytes] of await uploadUntilKilled(server, round, 5 + round * 11))
        acknowledged.set(path, bytes);
      await server.ended;
    }
    const server = await serveProcess(folder);
    for (const [path, bytes] of acknowledged) {
      const served = await fetch(server.url + path);
      expect(served.status, path).toBe(200);
      expect(Buffer.from(await served.arrayBuffer()).equals(bytes), path).toBe(true);
    }
    await expectWhole(folder, acknowledged.size);
  });
});

/** Every listed torrent has its bytes, search entry and place in the counts; at most those in flight are extra. */
async function expectWhole(folder: string, acknowledged: number): Promise<void> {
  const database = new Database(join(folder, 'torrentry.sqlite'), { readonly: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    const rows = database
      .prepare('SELECT t.sha256, b.bytes FROM torrents t JOIN torrent_bytes b ON b.torrent_id = t.id')
      .all() as {
      sha256: Buffer;
      bytes: Buffer;
    }[];
    const count = database.prepare('SELECT count(*) FROM torrents').pluck().get() as number;
    expect(rows).toHaveLength(count);
    for (const { sha256, bytes } of rows)
      expect(createHash('sha256').update(bytes).digest().equals(sha256)).toBe(true);
    expect(count).toBeGreaterThanOrEqual(acknowledged);
    expect(count).toBeLessThanOrEqual(acknowledged + ROUNDS * UPLOADERS);
  } finally {
    database.close();
  }
}

/** One system call that has returned, in the order of returning. */
interface Call {
  readonly name: string;
  readonly args: string;
}

/** Reads a trace of several threads, whose calls may be told in two parts. */
function readTrace(text: string): Call[] {
  const begun = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of text.split('\n')) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const unfinished = /^(\w+)\((.*) <unfinished \.\.\.>$/.exec(rest);
    if (unfinished !== null) begun.set(pid, unfinished[2] ?? '');
    const [, resumed, tail = ''] = /^<\.\.\. (\w+) resumed>(.*)$/.exec(rest) ?? [];
    if (resumed !== undefined) calls.push({ name: resumed, args: (begun.get(pid) ?? '') + tail });
    const [, whole, args = ''] = /^(\w+)\((.*\) += .*)$/.exec(rest) ?? [];
    if (whole !== undefined) calls.push({ name: whole, args });
  }
  return calls;
}

describe('the system calls of an upload', () => {
  testWith('strace')('send no 201 before the write-ahead log that holds it is synced', async () => {
    const folder = temporaryFolder();
    const trace = join(temporaryFolder(), 'trace');
    const calls = 'trace=pwrite64,fsync,fdatasync,write,writev,sendto';
    const server = await serveProcess(folder, {
      under: ['strace', '-D', '-f', '-y', '-s', '40', '-e', calls, '-o', trace],
    });
    const uploads = 10;
    for (let i = 0; i < uploads; i++) {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
      const answer = await fetch(`${server.url}a/${i}.torrent`, {
        method: 'PUT',
        body: makeTorrent({ name: `${i}` }),
        headers,
      });
      expect(answer.status).toBe(201);
    }
    server.child.kill('SIGTERM');
    await server.ended;

    let state: 'clean' | 'written' | 'synced' = 'clean';
    let answers = 0;
    for (const { name, args } of readTrace(readFileSync(trace, 'utf8'))) {
      const isLog = args.includes('torrentry.sqlite-wal>');
      if (name === 'pwrite64' && isLog) state = 'written';
      if ((name === 'fsync' || name === 'fdatasync') && isLog && args.endsWith('= 0')) state = 'synced';
      if (args.includes('HTTP/1.1 201')) {
        expect(state, `answer ${answers}`).toBe('synced');
        answers++;
        state = 'clean';
      }
    }
    expect(answers).toBe(uploads);
  });
});
