import { createHash } from 'node:crypto';
import {
  createReadStream,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVerification } from '../../../src/app/verification.ts';
import { createS3Client, type S3Client } from '../../../src/backups/s3-client.ts';
import { parseS3Address } from '../../../src/backups/s3-address.ts';
import { createS3Target } from '../../../src/backups/s3-target.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER } from '../../contracts/drafts.ts';
import { ADMIN_TOKEN, run, serveProcess } from '../../support/process.ts';
import { S3_KEY, startRadosgw, type Radosgw } from '../../support/radosgw.ts';
import { temporaryFolder } from '../../support/temp.ts';
import { isInstalled } from '../../support/tools.ts';
import { until } from '../../support/until.ts';
import { makeTorrent } from '../../support/torrents.ts';

const NAME = /^torrentry-\d{8}T\d{9}Z\.sqlite$/;

async function command(args: readonly string[], env: Record<string, string> = {}) {
  const running = run(args, { env });
  const [code] = await running.ended;
  return { code, output: running.output() };
}

/** A data folder with so many torrents, without a server. */
async function folderWith(count: number): Promise<string> {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder });
  for (let index = 0; index < count; index++)
    await store.catalogue.publish(draft(`torrent ${index}`), OWNER, {}, at(index));
  await store.close();
  return folder;
}

function torrentsIn(output: string): number {
  return (JSON.parse(output) as { readonly torrentCount: number }).torrentCount;
}

describe('torrentry backup to a folder', () => {
  it('keeps as many as it should, and deletes no other file, nor what only has the name of a backup', async () => {
    const data = await folderWith(2);
    const folder = temporaryFolder();
    const others = ['notes.txt', 'torrentry-20200101T000000000Z.sqlite', 'backup.sqlite'];
    for (const name of others) writeFileSync(join(folder, name), 'of somebody else');
    for (let time = 0; time < 3; time++)
      expect((await command(['backup', folder, '--data', data, '--keep', '2'])).code).toBe(0);
    const names = readdirSync(folder);
    expect(names.filter((name) => !others.includes(name))).toEqual([
      expect.stringMatching(NAME),
      expect.stringMatching(NAME),
    ]);
    for (const name of others)
      expect(readFileSync(join(folder, name), 'utf8'), name).toBe('of somebody else');
  });

  it('is restored from the newest of a folder', async () => {
    const folder = temporaryFolder();
    for (const count of [1, 3])
      expect((await command(['backup', `${folder}/`, '--data', await folderWith(count)])).code).toBe(0);
    const elsewhere = join(temporaryFolder(), 'data');
    const restored = await command(['restore-backup', folder, '--data', elsewhere, '--json']);
    expect([restored.code, torrentsIn(restored.output)]).toEqual([0, 3]);
  });

  it('deletes no older one when the new one cannot be made', async () => {
    const folder = temporaryFolder();
    const data = await folderWith(1);
    expect((await command(['backup', folder, '--data', data])).code).toBe(0);
    writeFileSync(join(data, 'torrentry.sqlite'), 'this is no database, however long it is'.repeat(100));
    const { code, output } = await command(['backup', folder, '--data', data, '--keep', '1']);
    expect([code, output]).toEqual([1, expect.stringContaining('is not a database')]);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(NAME)]);
  });

  it('deletes what a backup that was killed a day ago left there', async () => {
    const folder = temporaryFolder();
    const [old, recent] = ['00', '01'].map((n) =>
      join(folder, `torrentry-202601${n}T000000000Z.sqlite.partial`),
    );
    for (const path of [old, recent]) writeFileSync(path!, 'a half');
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    utimesSync(old!, dayAgo, dayAgo);
    expect((await command(['backup', folder, '--data', await folderWith(1)])).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([
      'torrentry-20260101T000000000Z.sqlite.partial',
    ]);
  });

  it('goes where TORRENTRY_BACKUP says, and keeps what TORRENTRY_BACKUP_KEEP says', async () => {
    const folder = temporaryFolder();
    const env = { TORRENTRY_BACKUP: folder, TORRENTRY_BACKUP_KEEP: '1' };
    const data = await folderWith(1);
    for (let time = 0; time < 2; time++)
      expect((await command(['backup', '--data', data], env)).code).toBe(0);
    expect(readdirSync(folder)).toEqual([expect.stringMatching(NAME)]);
  });

  it('refuses a number to keep that is none, a file to keep several in, a missing folder and the data folder', async () => {
    const data = await folderWith(1);
    const folder = temporaryFolder();
    for (const [message, ...args] of [
      ['Cannot keep "0" backups', folder, '--keep', '0'],
      ['it is one file', join(folder, 'b.sqlite'), '--keep', '3'],
      ['it is one file', '-', '--keep', '3'],
      ['it is not a folder', join(folder, 'missing/')],
      ['it is the data folder', data],
      ['there is no target'],
      ['there is no key for it', 's3://bucket/prefix?endpoint=http://127.0.0.1:1'],
      ['expected an address such as', 's3:bucket'],
    ] as const) {
      const { code, output } = await command(['backup', ...args, '--data', data]);
      expect(code, output).not.toBe(0);
      expect(output).toContain(message);
      expect(output).toContain('hint: ');
    }
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('torrentry backup to standard output', () => {
  it('writes the bytes of a whole backup, which are restored from standard input', async () => {
    const data = await folderWith(4);
    const elsewhere = join(temporaryFolder(), 'data');
    const program = `"$NODE" "$MAIN" backup - --data "$FROM" | "$NODE" "$MAIN" restore-backup - --data "$TO" --json`;
    const { runProgram } = await import('../../support/programs.ts');
    const main = new URL('../../../src/cli/torrentry.js', import.meta.url).pathname;
    const env = { NODE: process.execPath, MAIN: main, FROM: data, TO: elsewhere };
    expect(torrentsIn(await runProgram('sh', ['-c', program], { env }))).toBe(4);
    expect(readdirSync(data).filter((name) => NAME.test(name))).toEqual([]);
  });
});

describe.skipIf(!isInstalled('radosgw'))('torrentry backup to an S3-compatible store', () => {
  let store: Radosgw;
  let folder: string;
  let client: S3Client;
  const place = (prefix: string): string => `s3://backups/${prefix}?endpoint=${store.endpoint}`;
  const env = { AWS_ACCESS_KEY_ID: S3_KEY.keyId, AWS_SECRET_ACCESS_KEY: S3_KEY.secret };
  const targetAt = (prefix: string, partBytesMin?: number) => {
    const address = parseS3Address(place(prefix));
    if (typeof address === 'string') throw new Error(address);
    const credentials = { ...S3_KEY, sessionToken: undefined };
    const parts = { address, credentials, folder: temporaryFolder() };
    return createS3Target(partBytesMin === undefined ? parts : { ...parts, partBytesMin });
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rgw-'));
    store = await startRadosgw(folder);
    const address = { bucket: 'backups', prefix: '', endpoint: store.endpoint, region: 'us-east-1' };
    client = createS3Client(address, { ...S3_KEY, sessionToken: undefined }, { place: 'the store' });
    await client({ method: 'PUT' });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps as many as it should, deletes no other object, and answers byte for byte the same after it is restored', async () => {
    const data = temporaryFolder();
    const server = await serveProcess(data);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    for (let index = 0; index < 5; index++) {
      const body = makeTorrent({ name: `torrent ${index}` });
      const answer = await fetch(`${server.url}a/${index}.torrent`, { method: 'PUT', headers, body });
      expect(answer.status).toBe(201);
    }
    const foreign = 'first/torrentry-20200101T000000000Z.sqlite';
    await client({ method: 'PUT', key: foreign, body: 'of somebody else' });
    await client({ method: 'PUT', key: 'first/notes.txt', body: 'notes' });
    for (let time = 0; time < 3; time++) {
      const made = await command(['backup', place('first'), '--data', data, '--keep', '2'], env);
      expect([made.code, made.output]).toEqual([0, expect.stringContaining('Backed up 5 torrents')]);
    }
    const names = await targetAt('first').list();
    expect(names).toEqual([foreign.slice(6), expect.stringMatching(NAME), expect.stringMatching(NAME)]);
    expect(await (await client({ method: 'GET', key: 'first/notes.txt' })).text()).toBe('notes');

    const elsewhere = join(temporaryFolder(), 'data');
    const restored = await command(['restore-backup', place('first'), '--data', elsewhere], env);
    expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('Restored 5 torrents')]);
    const named = place(`first/${names[1]}`);
    expect((await command(['restore-backup', named, '--data', `${elsewhere}-2`], env)).code).toBe(0);
    const other = await serveProcess(elsewhere);
    for (const path of [
      '',
      'a/',
      'a/0.torrent',
      'a/feed.atom',
      'a/SHA256SUMS',
      'api/v1/torrents',
      'api/v1/audit',
    ]) {
      const [one, two] = await Promise.all(
        [server, other].map(async ({ url }) => {
          const answer = await fetch(url + path, { headers: { ...headers, accept: '*/*' } });
          return [
            answer.status,
            answer.headers.get('etag'),
            Buffer.from(await answer.arrayBuffer())
              .toString('latin1')
              .replaceAll(url, 'URL/'),
          ];
        }),
      );
      expect(two, path).toEqual(one);
    }
  });

  it('uploads a large file in parts, of which none is left when it is stopped', async () => {
    const target = targetAt('parts/ä (1)', 5 * 1024 ** 2);
    const name = 'torrentry-20260101T000000000Z.sqlite';
    const bytes = Buffer.alloc(12 * 1024 ** 2, 'torrentry');
    writeFileSync(target.fileOf(name), bytes);
    let asked = 0;
    await expect(target.keep(name, () => ++asked > 2)).rejects.toThrow('it was stopped');
    expect(await target.list()).toEqual([]);
    const uploads = await (await client({ method: 'GET', query: { uploads: '' } })).text();
    expect(uploads).not.toContain('<UploadId>');

    writeFileSync(target.fileOf(name), bytes);
    await target.keep(name, () => false);
    expect(await target.list()).toEqual([name]);
    const copy = join(temporaryFolder(), 'copy');
    await target.read(name, copy);
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(copy)) hash.update(chunk as Buffer);
    expect(hash.digest('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await target.remove(name)).toBe(true);
    expect(await target.list()).toEqual([]);
  });

  it('ends uploads that a backup which was killed began, and lists more than one page of backups', async () => {
    const target = targetAt('many');
    const key = 'many/torrentry-20260101T000000000Z.sqlite';
    await client({ method: 'POST', key, query: { uploads: '' } });
    await target.tidy(new Date(Date.now() - 3_600_000));
    const uploads = async () => (await client({ method: 'GET', query: { uploads: '' } })).text();
    expect(await uploads()).toContain('<UploadId>');
    await target.tidy(new Date(Date.now() + 60_000));
    expect(await uploads()).not.toContain('<UploadId>');

    const names = Array.from(
      { length: 1010 },
      (_, index) => `torrentry-20260101T00000${String(index).padStart(4, '0')}Z.sqlite`,
    );
    for (let from = 0; from < names.length; from += 20) {
      const some = names.slice(from, from + 20);
      await Promise.all(some.map((name) => client({ method: 'PUT', key: `many/${name}`, body: 'x' })));
    }
    expect(await target.list()).toEqual(names);
  });

  it('has the good copy of a file that is damaged in the data folder', async () => {
    const data = await folderWith(2);
    expect((await command(['backup', place('copies'), '--data', data], env)).code).toBe(0);
    const database = new Database(join(data, 'torrentry.sqlite'));
    database.exec('UPDATE torrent_bytes SET bytes = zeroblob(length(bytes)) WHERE torrent_id = 2');
    database.close();
    const settings = { data, backup: place('copies') };
    const { config } = loadConfig({ settings, flags: {}, env, readFile: () => '' });
    const opened = await openSqliteStore({ folder: data });
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const verification = openVerification(config, { store: opened, now: () => new Date(), log, delayMs: 0 });
    verification?.start();
    await until(() => expect(verification?.state).toMatchObject({ repairedFiles: 1, damaged: { count: 0 } }));
    await verification?.stop();
    await opened.close();
    expect(readdirSync(data).filter((name) => name.includes('.partial') || NAME.test(name))).toEqual([]);
  });

  it('says why the store refuses, and how to fix it', async () => {
    const data = await folderWith(1);
    const missing = place('first').replace('//backups/', '//nothing/');
    const cases = [
      [missing, env, 'NoSuchBucket', 'Create the bucket'],
      [place('x'), { ...env, AWS_ACCESS_KEY_ID: 'wrong' }, 'InvalidAccessKeyId', 'TORRENTRY_S3_KEY_ID'],
      [
        place('x'),
        { ...env, AWS_SECRET_ACCESS_KEY: 'wrong' },
        'SignatureDoesNotMatch',
        'TORRENTRY_S3_SECRET',
      ],
    ] as const;
    for (const [target, variables, code, hint] of cases) {
      const failed = await command(['backup', target, '--data', data], { ...variables });
      expect([failed.code, failed.output]).toEqual([1, expect.stringContaining(code)]);
      expect(failed.output).toContain(hint);
    }
    const empty = await command(['restore-backup', place('empty'), '--data', `${data}-x`], env);
    expect([empty.code, empty.output]).toEqual([1, expect.stringContaining('Cannot find a backup')]);
    expect(readdirSync(data).filter((name) => NAME.test(name))).toEqual([]);
  });
});
