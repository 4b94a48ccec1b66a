import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ADMIN_TOKEN, run, serveProcess, type Serving } from '../../support/process.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { makeTorrent } from '../../support/torrents.ts';

const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };

async function command(...args: string[]) {
  const running = run(args);
  const [code] = await running.ended;
  return { code, output: running.output() };
}

async function publish({ url }: Serving, index: number): Promise<number> {
  const body = makeTorrent({ name: `torrent ${index}` });
  return (await fetch(`${url}backed/${index}.torrent`, { method: 'PUT', headers, body })).status;
}

/** A data folder with so many torrents whose server has ended. */
async function folderWith(count: number): Promise<string> {
  const data = temporaryFolder();
  const server = await serveProcess(data, { env: { TORRENTRY_TRACKER: 'catalogue' } });
  for (let index = 0; index < count; index++) expect(await publish(server, index)).toBe(201);
  server.child.kill('SIGTERM');
  await server.ended;
  return data;
}

/** What a server answers for an address: the status, the validator and the bytes. */
async function answer({ url }: Serving, path: string): Promise<unknown> {
  const response = await fetch(url + path, { headers });
  const bytes = Buffer.from(await response.arrayBuffer()).toString('base64');
  return [response.status, response.headers.get('etag'), bytes.replaceAll(url, 'URL/')];
}

describe('torrentry backup and restore-backup', () => {
  it('copy what was there at one moment while the server writes, and answer the same elsewhere', async () => {
    const data = temporaryFolder();
    const server = await serveProcess(data, { env: { TORRENTRY_TRACKER: 'catalogue' } });
    for (let index = 0; index < 20; index++) expect(await publish(server, index)).toBe(201);
    const file = join(temporaryFolder(), 'backup.sqlite');
    const copying = command('backup', file, '--data', data);
    const done = copying.then(() => 'done');
    for (let next = 20; (await Promise.race([done, publish(server, next)])) === 201; next++);
    const { code, output } = await copying;
    expect([code, output]).toEqual([0, expect.stringMatching(/^Backed up \d+ torrents \(.*\) to /)]);
    const count = Number(/\d+/.exec(output)?.[0]);
    expect(count).toBeGreaterThanOrEqual(20);
    expect(statSync(file).mode & 0o077).toBe(0);

    const elsewhere = join(temporaryFolder(), 'new', 'data');
    const restored = await command('restore-backup', file, '--data', elsewhere, '--json');
    expect(restored.code).toBe(0);
    expect(JSON.parse(restored.output)).toEqual({ folder: elsewhere, torrentCount: count, backup: file });
    expect(readFileSync(join(elsewhere, 'tracker.key'))).toEqual(readFileSync(join(data, 'tracker.key')));
    const other = await serveProcess(elsewhere, { env: { TORRENTRY_TRACKER: 'catalogue' } });
    for (const path of ['backed/0.torrent', 'backed/19.torrent', 'api/v1/tokens'])
      expect(await answer(other, path), path).toEqual(await answer(server, path));
    expect((await fetch(`${other.url}backed/${count}.torrent`)).status).toBe(404);
    expect(await publish(other, count)).toBe(201);
  });

  it('replace an earlier backup, and no other file', async () => {
    const data = await folderWith(1);
    const folder = temporaryFolder();
    const file = join(folder, 'backup.sqlite');
    for (let time = 0; time < 2; time++) expect((await command('backup', file, '--data', data)).code).toBe(0);
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    const served = join(await folderWith(1), 'torrentry.sqlite');
    for (const other of [join(folder, 'notes.txt'), join(data, 'torrentry.sqlite'), served]) {
      const { code, output } = await command('backup', other, '--data', data);
      expect([code, output]).toEqual([1, expect.stringContaining('that is not an earlier backup')]);
    }
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('notes');
    expect(readdirSync(folder).toSorted()).toEqual(['backup.sqlite', 'notes.txt']);
  });

  it('refuse a folder without data, one that has some, and what is no backup', async () => {
    const data = await folderWith(1);
    const folder = temporaryFolder();
    const file = join(folder, 'backup.sqlite');
    expect(await command('backup', file, '--data', join(folder, 'nothing'))).toMatchObject({
      code: 1,
      output: expect.stringContaining('it has no database') as string,
    });
    expect((await command('backup', file, '--data', data)).code).toBe(0);
    expect(await command('restore-backup', file, '--data', data)).toMatchObject({
      code: 1,
      output: expect.stringContaining('it has a database') as string,
    });
    expect((await command('restore-backup', join(folder, 'none'), '--data', folder)).code).toBe(1);
    const crashed = temporaryFolder();
    writeFileSync(join(crashed, 'torrentry.sqlite-wal'), 'changes of a database that was moved away');
    expect(await command('restore-backup', file, '--data', crashed)).toMatchObject({
      code: 1,
      output: expect.stringContaining('torrentry.sqlite-wal') as string,
    });
    writeFileSync(join(folder, 'text'), 'this is no database, however long it is'.repeat(100));
    const other = new Database(join(folder, 'other.sqlite'));
    other.exec('CREATE TABLE notes (text TEXT)');
    other.close();
    for (const name of ['text', 'other.sqlite']) {
      const unmade = join(folder, 'unmade');
      expect((await command('restore-backup', join(folder, name), '--data', unmade)).code, name).toBe(1);
      expect(existsSync(unmade), name).toBe(false);
    }
    for (const name of ['text', 'other.sqlite']) {
      const target = join(folder, `restored-${name}`);
      mkdirSync(target);
      const { code, output } = await command('restore-backup', join(folder, name), '--data', target);
      expect([code, output], name).toEqual([1, expect.stringContaining('error: Cannot ')]);
      expect(readdirSync(target), name).toEqual([]);
    }
  });

  it('say which path is wrong', async () => {
    const data = await folderWith(1);
    const folder = temporaryFolder();
    const [text, file] = [join(folder, 'text'), join(folder, 'backup.sqlite')];
    writeFileSync(text, 'this is no database, however long it is'.repeat(100));
    const broken = temporaryFolder();
    writeFileSync(join(broken, 'torrentry.sqlite'), 'this is no database, however long it is'.repeat(100));
    expect((await command('backup', file, '--data', data)).code).toBe(0);
    const inUse = join(folder, 'in-use.sqlite');
    copyFileSync(file, inUse);
    writeFileSync(`${inUse}-wal`, 'changes');
    const attempts: (readonly [message: string, ...args: string[]])[] = [
      ['Cannot write the backup to', 'backup', join(folder, 'none', 'b.sqlite'), '--data', data],
      ['Cannot write the backup to', 'backup', join(text, 'b.sqlite'), '--data', data],
      [`"${join(broken, 'torrentry.sqlite')}" is not a database`, 'backup', file, '--data', broken],
      ['a part of the path is a file', 'restore-backup', file, '--data', text],
      ['a part of the path is a file', 'restore-backup', file, '--data', join(text, 'data')],
      [
        `Cannot restore "${text}": it is not a database`,
        'restore-backup',
        text,
        '--data',
        join(folder, 'new'),
      ],
      ['it is a database in use', 'restore-backup', inUse, '--data', join(folder, 'new')],
    ];
    for (const [message, ...args] of attempts) {
      const { code, output } = await command(...args);
      expect([code, output], args.join(' ')).toEqual([1, expect.stringContaining(message)]);
      expect(output, args.join(' ')).toMatch(/^error: .*\nhint: .*\n$/);
    }
  });

  it('refuse a damaged backup, and leave nothing of it', async () => {
    const file = join(temporaryFolder(), 'backup.sqlite');
    expect((await command('backup', file, '--data', await folderWith(3))).code).toBe(0);
    const database = new Database(file);
    database.exec('UPDATE torrent_bytes SET bytes = zeroblob(length(bytes)) WHERE torrent_id = 2');
    database.close();
    const target = join(temporaryFolder(), 'restored');
    const { code, output } = await command('restore-backup', file, '--data', target);
    expect([code, output]).toEqual([1, expect.stringContaining('it is damaged')]);
    expect(existsSync(join(target, 'torrentry.sqlite'))).toBe(false);
  });
});
