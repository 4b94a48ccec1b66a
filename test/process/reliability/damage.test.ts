import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { expectProblem } from '../../support/problems.ts';
import { ADMIN_TOKEN, observedProcess, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

const authorization = `Bearer ${ADMIN_TOKEN}`;
const COUNT = 12;
/** Each metainfo has about 40 kB, so most pages of the database are of such a file. */
const LENGTH = 2_000 * 16_384;

const torrent = (index: number): Uint8Array<ArrayBuffer> =>
  makeTorrent({ name: `t${index}`, lengthBytes: LENGTH });

/** A data folder of a stopped server with some torrents. */
async function filledFolder(): Promise<string> {
  const folder = temporaryFolder();
  const server = await serveProcess(folder);
  for (let index = 0; index < COUNT; index++) {
    const init = { method: 'PUT', body: torrent(index), headers: { authorization } };
    expect((await fetch(`${server.url}damage/t${index}.torrent`, init)).status).toBe(201);
  }
  server.child.kill('SIGTERM');
  await server.ended;
  return folder;
}

/** Overwrites a page, as a failing disk may. */
function overwritePage(file: string, page: number, pageBytes: number): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page - 1) * pageBytes);
  closeSync(descriptor);
}

/** How many torrents are answered with their bytes, and how many with an error. Any other bytes fail the test. */
async function download({ url }: Serving): Promise<{ readonly whole: number; readonly refused: number }> {
  let whole = 0;
  for (let index = 0; index < COUNT; index++) {
    const answer = await fetch(`${url}damage/t${index}.torrent`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 200) expect(Buffer.from(bytes).equals(torrent(index))).toBe(true);
    else expect([500, 503]).toContain(answer.status);
    if (answer.status === 200) whole++;
  }
  return { whole, refused: COUNT - whole };
}

describe('a database of which a page was overwritten', () => {
  it('gives no wrong bytes: what is damaged is refused, and the rest is served', async () => {
    const folder = await filledFolder();
    const file = join(folder, 'torrentry.sqlite');
    const pageBytes = 2048;
    overwritePage(file, Math.floor(statSync(file).size / pageBytes / 2), pageBytes);
    const server = await serveProcess(folder);
    const { whole, refused } = await download(server);
    expect([whole, refused]).toEqual([COUNT - 1, 1]);
    expect(server.child.exitCode).toBeNull();
    await expectProblem(observedProcess(server), 'database_damaged');
  });

  it('is reported as damaged when the page is the root of a table', async () => {
    const folder = await filledFolder();
    const file = join(folder, 'torrentry.sqlite');
    const database = new Database(file, { readonly: true });
    const root = database
      .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'torrents'`)
      .pluck()
      .get();
    database.close();
    const server = await serveProcess(folder);
    overwritePage(file, root ?? 0, 2048);
    const ready = await fetch(`${server.url}readyz`);
    expect([ready.status, await ready.text()]).toEqual([
      503,
      expect.stringContaining('the database is damaged'),
    ]);
    expect(await expectProblem(observedProcess(server), 'database_damaged')).toBe(503);
    await download(server);
    expect(server.child.exitCode).toBeNull();
  });
});
