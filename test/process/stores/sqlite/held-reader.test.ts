import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { ADMIN_TOKEN, serveProcess } from '../../../support/process.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { until } from '../../../support/until.ts';

const MIB = 1024 * 1024;
/** Above this the log is moved into the database. */
const MOVED_BYTES = 64 * MIB;
/** Of a .torrent file of 9 MiB. */
const PIECES = 470_000;
const PIECE_BYTES = 16_384;
const HASH_BYTES = 20;

const driver = fileURLToPath(
  new URL('../../../../node_modules/better-sqlite3/lib/index.js', import.meta.url),
);

/** A program beside the server, in the middle of reading. */
const READ = `
  import { createRequire } from 'node:module';
  const Database = createRequire(import.meta.url)(process.argv[1]);
  const rows = new Database(process.argv[2], { readonly: true }).prepare('SELECT * FROM schema_migrations').iterate();
  rows.next();
  process.stdout.write('reading');
  setInterval(() => {}, 1000);`;

function largeTorrent(name: string): Buffer {
  const info = `d6:lengthi${PIECES * PIECE_BYTES}e4:name${name.length}:${name}12:piece lengthi${PIECE_BYTES}e6:pieces`;
  const hashes = Buffer.alloc(PIECES * HASH_BYTES, name);
  return Buffer.concat([Buffer.from(`d4:info${info}${hashes.byteLength}:`), hashes, Buffer.from('ee')]);
}

it('keeps the write-ahead log bounded, also after another process held a reader open for a long time', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'torrentry.sqlite');
  const { url, output } = await serveProcess(folder);
  const logBytes = () => statSync(`${file}-wal`).size;
  let number = 0;
  const publish = async (): Promise<void> => {
    number += 1;
    const body = largeTorrent(`disk-${String(number).padStart(4, '0')}`);
    const answer = await fetch(`${url}images/disk-${number}.torrent`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
      body,
    });
    expect(answer.status, await answer.text()).toBe(201);
  };
  await publish();

  const reader = spawn(process.execPath, ['--input-type=module', '--eval', READ, driver, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void reader.kill('SIGKILL'));
  await once(reader.stdout, 'data');
  // The file has a little more than the pages in it.
  while (logBytes() <= 1.1 * MOVED_BYTES) await publish();
  await until(() => expect(output()).toContain('keeps its write-ahead log from starting anew'));

  reader.kill('SIGKILL');
  await once(reader, 'exit');
  await until(async () => {
    await publish();
    expect(logBytes()).toBeLessThanOrEqual(MOVED_BYTES);
  });
});
