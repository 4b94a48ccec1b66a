import { createHash } from 'node:crypto';
import { chmodSync, closeSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../../src/catalogue/parse-query.ts';
import type { StoredFile } from '../../../../../src/catalogue/verification.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { dump } from '../../../../support/open-stores.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { REPAIRABLE } from './damages.ts';
import { check, damage, fileOf, NAMES, openByHand, picture, soundFolder } from './sound-folder.ts';

/** Bits of the first torrent, of a picture, and of all others that their own SHA-256 shows. */
const ROT = `
  UPDATE torrent_bytes SET bytes = zeroblob(length(bytes)) WHERE torrent_id = 1;
  UPDATE blobs SET bytes = zeroblob(length(bytes)) WHERE id = 1;`;
const FIRST = 'torrent 1 (open/one.torrent)';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A backup that has these files, and what it was asked for. */
function backupOf(...known: readonly Uint8Array[]) {
  const asked: StoredFile[] = [];
  const copies = new Map(known.map((bytes) => [sha256(bytes), bytes]));
  const findCopies = (files: readonly StoredFile[]): Promise<ReadonlyMap<string, Uint8Array>> => {
    asked.push(...files);
    return Promise.resolve(copies);
  };
  return { asked, findCopies };
}

describe('checkStore', () => {
  it('finds nothing in a sound store, reads all of its files, and changes nothing', async () => {
    const folder = await soundFolder();
    const before = dump(join(folder, 'torrentry.sqlite'));
    for (const isRepair of [false, true]) {
      const { problems, sums } = await check(folder, { isRepair });
      expect(problems).toEqual([]);
      expect(sums).toMatchObject({
        torrents: NAMES.length,
        files: NAMES.length + 2,
        problems: 0,
        repaired: 0,
      });
      expect(dump(join(folder, 'torrentry.sqlite'))).toEqual(before);
    }
  });

  it.each(REPAIRABLE)('finds and repairs $what', async ({ sql, kind, place, message }) => {
    const folder = await soundFolder();
    damage(folder, sql);
    const damaged = dump(join(folder, 'torrentry.sqlite'));
    const found = await check(folder);
    const expected = {
      kind,
      place: expect.stringContaining(place) as string,
      message: expect.stringMatching(message) as string,
    };
    expect(found.problems).toContainEqual({
      ...expected,
      outcome: 'found',
      hint: 'Run the same command with --repair.',
    });
    expect(dump(join(folder, 'torrentry.sqlite'))).toEqual(damaged);

    const repaired = await check(folder, { isRepair: true });
    expect(repaired.problems).toContainEqual({ ...expected, outcome: 'repaired', hint: undefined });
    expect(repaired.problems.filter(({ outcome }) => outcome !== 'repaired')).toEqual([]);
    expect((await check(folder)).problems).toEqual([]);
    const store = await openSqliteStore({ folder });
    const { items } = await store.catalogue.list({ sort: 'published', order: 'desc', limit: 10 });
    expect(items.map(({ name }) => name)).toEqual(['latter', 'deep', 'many', 'one']);
    await store.close();
  });

  it('restores rotten and missing files from backups, and says so in the audit log', async () => {
    const folder = await soundFolder();
    damage(folder, ROT);
    damage(folder, 'DELETE FROM torrent_bytes WHERE torrent_id = 4; DELETE FROM blobs WHERE id = 2');
    const found = await check(folder);
    expect(found.problems.map(({ kind, place }) => [kind, place])).toEqual([
      ['file-damaged', FIRST],
      ['file-damaged', `picture ${picture('shot.png').sha256}`],
      ['file-missing', 'torrent 4 (private/below/secret.torrent)'],
      ['file-missing', `picture ${picture('map.png').sha256}`],
    ]);
    const pictures = ['shot.png', 'map.png'].map((name) => picture(name).content);
    const { asked, findCopies } = backupOf(fileOf('one'), fileOf('secret'), ...pictures);
    const { problems } = await check(folder, { isRepair: true, findCopies });
    expect(problems.map(({ outcome }) => outcome)).toEqual(Array(4).fill('repaired'));
    // In one request, because a backup may be a large download.
    expect(asked).toHaveLength(4);
    expect((await check(folder)).problems).toEqual([]);
    const store = await openSqliteStore({ folder });
    expect(await store.blobs.get({ sha256: sha256(fileOf('one')), id: 1 })).toEqual(
      Buffer.from(fileOf('one')),
    );
    const actions = (await store.audit.list({ limit: 4 })).map(({ action }) => action);
    expect(actions).toEqual(Array(4).fill('torrent.repaired'));
    await store.close();
  });

  it('says which files no backup has, and leaves a note of them for the server', async () => {
    const folder = await soundFolder();
    damage(folder, ROT);
    const left = await check(folder, { isRepair: true, findCopies: backupOf(fileOf('many')).findCopies });
    expect(left.sums).toMatchObject({ problems: 2, repaired: 0 });
    expect(left.problems[0]).toEqual({
      kind: 'file-damaged',
      place: FIRST,
      message: 'Its stored file is damaged: the bytes have another SHA-256 than when they were written.',
      outcome: 'left',
      hint: 'No backup that was looked through has it. Remove the torrent and publish its file again.',
    });
    const without = await check(folder, { isRepair: true });
    expect(without.problems[0]?.hint).toContain('TORRENTRY_BACKUP');
    const store = await openSqliteStore({ folder });
    const { files, count } = await store.verification.listDamaged();
    expect([count, files.map(({ torrent }) => torrent?.fileName)]).toEqual([2, [undefined, 'one.torrent']]);
    await store.close();
  });

  it('writes no bytes of a backup that have another SHA-256', async () => {
    const folder = await soundFolder();
    damage(folder, ROT);
    const wrong = new Map([[sha256(fileOf('one')), fileOf('many')]]);
    const { problems } = await check(folder, { isRepair: true, findCopies: () => Promise.resolve(wrong) });
    expect(problems.map(({ outcome }) => outcome)).toEqual(['left', 'left']);
  });

  it('reads on after a page that cannot be read, and names the torrent of it', async () => {
    const folder = await soundFolder();
    const file = join(folder, 'torrentry.sqlite');
    damage(folder, 'PRAGMA wal_checkpoint(TRUNCATE)');
    damage(
      folder,
      `UPDATE torrent_bytes SET bytes = zeroblob(9000) WHERE torrent_id = 2;
      UPDATE torrent_bytes SET bytes = zeroblob(9000) WHERE torrent_id = 3`,
    );
    damage(folder, 'PRAGMA wal_checkpoint(TRUNCATE)');
    overwriteOverflowPage(folder, file);
    const { problems } = await check(folder);
    expect(problems).toContainEqual({
      kind: 'page',
      place: 'torrent 2 (open/many.torrent)',
      message: 'Its stored file cannot be read: database disk image is malformed.',
      outcome: 'found',
      hint: expect.stringContaining('torrentry restore-backup') as string,
    });
    expect(problems).toContainEqual(
      expect.objectContaining({ kind: 'file-damaged', place: 'torrent 3 (open/deep/er/deep.torrent)' }),
    );
  });

  it('repairs the rest where one problem cannot be repaired', async () => {
    const folder = await soundFolder();
    damage(
      folder,
      `UPDATE torrents SET area = 'private' WHERE id = 2;
      UPDATE torrents SET infohash_v1 = zeroblob(20) WHERE id IN (1, 2);
      DELETE FROM listed WHERE id = 3`,
    );
    const { problems } = await check(folder, { isRepair: true });
    const outcomes = problems.map(({ kind, place, outcome }) => [kind, place, outcome]);
    expect(outcomes).toContainEqual(['area', 'torrent 2 (open/many.torrent)', 'left']);
    expect(outcomes).toContainEqual(['list', 'torrent 3 (open/deep/er/deep.torrent)', 'repaired']);
  });

  it('reports a lost table, and checks nothing that needs it', async () => {
    const folder = await soundFolder();
    damage(folder, 'DROP TABLE listed');
    for (const isRepair of [false, true]) {
      const { problems } = await check(folder, { isRepair });
      expect(problems).toEqual([
        {
          kind: 'schema',
          place: 'table listed',
          message: 'This table of the database is missing.',
          outcome: isRepair ? 'left' : 'found',
          hint: expect.stringContaining('Restore a backup') as string,
        },
      ]);
    }
  });

  it('finds and changes modes that let other users read', async () => {
    const folder = await soundFolder();
    const file = join(folder, 'torrentry.sqlite');
    writeFileSync(join(folder, 'tracker.key'), 'key');
    writeFileSync(join(folder, 'notes.txt'), 'for all');
    for (const path of [file, join(folder, 'tracker.key'), join(folder, 'notes.txt')]) chmodSync(path, 0o644);
    chmodSync(folder, 0o777);
    const { problems } = await check(folder);
    expect(problems.every(({ kind }) => kind === 'mode')).toBe(true);
    // The -wal and -shm files have the mode of the database.
    expect(problems.map(({ place }) => place).filter((place) => !/-(?:wal|shm)$/.test(place))).toEqual([
      folder,
      file,
      join(folder, 'tracker.key'),
    ]);
    expect(
      (await check(folder, { isRepair: true })).problems.every(({ outcome }) => outcome === 'repaired'),
    ).toBe(true);
    expect((await check(folder)).problems).toEqual([]);
    const modes = [folder, file, join(folder, 'notes.txt')].map((path) => statSync(path).mode & 0o777);
    expect(modes).toEqual([0o775, 0o600, 0o644]);
  });

  it('refuses a folder without a database, a database of another program, and an older schema', async () => {
    await expect(check(temporaryFolder())).rejects.toMatchObject({ code: 'not_found' });
    const other = temporaryFolder();
    damage(other, 'CREATE TABLE notes (text)');
    await expect(check(other)).rejects.toThrow('it is the database of another program');
    const older = await soundFolder();
    damage(older, 'DELETE FROM schema_migrations WHERE version > 30');
    await expect(check(older, { isRepair: true })).rejects.toMatchObject({
      message: expect.stringContaining('it has an older schema') as string,
      hint: expect.stringContaining('Start this version of the server once') as string,
    });
  });

  it('repairs many kinds of damage in one run', async () => {
    const folder = await soundFolder();
    damage(
      folder,
      `UPDATE torrents SET area = '', content_bytes = 1; DELETE FROM listed; DELETE FROM listed_labels; DELETE FROM private_listed; DELETE FROM collections;
      DELETE FROM private_collections; DELETE FROM torrent_words; DELETE FROM labels; DELETE FROM published_days;
      DELETE FROM totals; DELETE FROM open_days; DELETE FROM upload_days; DELETE FROM owners; DELETE FROM picture_uses;
      DELETE FROM torrent_file_names; DELETE FROM areas`,
    );
    const { sums } = await check(folder, { isRepair: true });
    expect(sums.repaired).toBe(sums.problems);
    expect((await check(folder)).problems).toEqual([]);
    const store = await openSqliteStore({ folder });
    const terms = parseQuery('first');
    const { items } = await store.catalogue.list({ terms, sort: 'published', order: 'desc', limit: 10 });
    expect(items.map(({ name }) => name)).toEqual(['one']);
    await store.close();
  });
});

/** Overwrites a page of the second torrent's file behind its first, as a failing disk may. */
function overwriteOverflowPage(folder: string, file: string): void {
  const database = openByHand(folder);
  const page = database
    .prepare<[], number>(
      `SELECT pageno FROM dbstat WHERE name = 'torrent_bytes' AND pagetype = 'overflow' ORDER BY path LIMIT 1`,
    )
    .pluck()
    .get();
  database.close();
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, Buffer.alloc(2048, 0xa5), 0, 2048, ((page ?? 0) - 1) * 2048);
  closeSync(descriptor);
}
