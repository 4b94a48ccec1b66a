import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { VerificationStore } from '../../../src/catalogue/verification.ts';
import { createVerification, type VerificationParts } from '../../../src/jobs/verification.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER } from '../../contracts/drafts.ts';
import { temporaryFolder } from '../../support/temp.ts';

const DAY_MINUTES = 24 * 60;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A store with these torrents, and a hand that changes bytes in it behind its back. */
async function storeWith(...names: string[]) {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder });
  const torrents = [];
  for (const name of names)
    torrents.push((await store.catalogue.publish(draft(name), OWNER, {}, at(0))).torrent);
  const change = (sql: string): void => {
    const database = new Database(join(folder, 'torrentry.sqlite'));
    database.exec(sql);
    database.close();
  };
  return { store, torrents, change };
}

/** Runs one step of a verification that was just started, and gives what it knows then. */
async function step(store: VerificationStore, minutes: number, parts: Partial<VerificationParts> = {}) {
  const now = () => at(minutes);
  const job = createVerification({
    store,
    rate: 1024 ** 2,
    findCopies: undefined,
    now,
    log: silent,
    delayMs: 0,
    ...parts,
  });
  job.start();
  await job.stop();
  return job.state;
}

/** Whole passes: one step for each of the two parts. */
async function pass(store: VerificationStore, minutes: number, parts: Partial<VerificationParts> = {}) {
  await step(store, minutes, parts);
  return step(store, minutes, parts);
}

const DAMAGE = `UPDATE torrent_bytes SET bytes = zeroblob(length(bytes)) WHERE torrent_id = 2`;

describe('createVerification', () => {
  it('notes a file whose bytes changed, for the operator and in the audit log, and serves the others', async () => {
    const { store, torrents, change } = await storeWith('a', 'b', 'c');
    change(DAMAGE);
    const errors: string[] = [];
    const log = { ...silent, error: (_fields: object, message: string) => void errors.push(message) };
    const { damaged, progress } = await pass(store.verification, 1, { log });
    expect(damaged).toMatchObject({
      count: 1,
      files: [{ id: 2, sha256: torrents[1]?.sha256, torrent: { fileName: torrents[1]?.fileName } }],
    });
    expect(progress).toMatchObject({ position: undefined, files: 3, completedAt: at(1) });
    expect(errors).toEqual([expect.stringContaining('a stored file is damaged')]);
    const [entry] = await store.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ action: 'torrent.damaged', object: torrents[1]?.infohashV1 });
    await expect(store.blobs.get(torrents[1]!)).rejects.toMatchObject({
      code: 'unavailable',
      hint: expect.stringContaining('backup') as string,
    });
    expect(await store.blobs.get(torrents[2]!)).toBeInstanceOf(Uint8Array);
    await store.close();
  });

  it('writes the bytes of a good copy again, and refuses other ones', async () => {
    const { store, torrents, change } = await storeWith('a', 'b');
    const good = await store.blobs.get(torrents[1]!);
    change(DAMAGE);
    const copiesOf = (bytes: Uint8Array) => () =>
      Promise.resolve(new Map([[torrents[1]?.sha256 ?? '', bytes]]));
    const refused = await step(store.verification, 1, { findCopies: copiesOf(Buffer.from('other')) });
    expect(refused).toMatchObject({ repairedFiles: 0, damaged: { count: 1 } });
    const repaired = await step(store.verification, 2, { findCopies: copiesOf(good) });
    expect(repaired).toMatchObject({ repairedFiles: 1, damaged: { count: 0 } });
    expect(await store.blobs.get(torrents[1]!)).toEqual(good);
    const [entry] = await store.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ action: 'torrent.repaired', object: torrents[1]?.infohashV1 });
    await store.close();
  });

  it('goes on after a restart where it was, a few bytes at a time', async () => {
    const { store } = await storeWith('a', 'b', 'c');
    const slow = { rate: 0.1 };
    const seen: unknown[] = [];
    for (let minute = 1; minute <= 5; minute++)
      seen.push((await step(store.verification, minute, slow)).progress?.position);
    expect(seen).toEqual([
      { part: 'torrents', afterId: 1 },
      { part: 'torrents', afterId: 2 },
      { part: 'torrents', afterId: 3 },
      { part: 'others', afterId: 0 },
      undefined,
    ]);
    await store.close();
  });

  it('begins a pass a week after the last one began, and not before', async () => {
    const { store } = await storeWith('a');
    expect((await pass(store.verification, 0)).progress).toMatchObject({
      beganAt: at(0),
      completedAt: at(0),
    });
    const early = await step(store.verification, 6 * DAY_MINUTES);
    expect(early).toMatchObject({ verifiedFiles: 0, progress: { beganAt: at(0) } });
    const due = await step(store.verification, 7 * DAY_MINUTES);
    expect(due).toMatchObject({ verifiedFiles: 1, progress: { beganAt: at(7 * DAY_MINUTES) } });
    await store.close();
  });

  it('reads no file in the first minute after a start, but knows what was damaged before', async () => {
    const { store, change } = await storeWith('a', 'b');
    change(DAMAGE);
    await pass(store.verification, 0);
    const fresh = await step(store.verification, 8 * DAY_MINUTES, { delayMs: 60_000 });
    expect(fresh).toMatchObject({ verifiedFiles: 0, damaged: { count: 1 } });
    await store.close();
  });

  it('forgets a file that was purged, and one that is good again', async () => {
    const { store, torrents, change } = await storeWith('a', 'b', 'c');
    const good = Buffer.from(await store.blobs.get(torrents[1]!)).toString('hex');
    change(`UPDATE torrent_bytes SET bytes = zeroblob(length(bytes)) WHERE torrent_id IN (2, 3)`);
    expect((await pass(store.verification, 0)).damaged.count).toBe(2);
    await store.catalogue.remove({ infohash: torrents[2]!.infohashV1! }, OWNER, {}, at(1));
    await store.catalogue.purge(at(2), 9, at(2));
    change(`UPDATE torrent_bytes SET bytes = x'${good}' WHERE torrent_id = 2`);
    expect((await store.verification.listDamaged()).count).toBe(1);
    expect((await pass(store.verification, 8 * DAY_MINUTES)).damaged.count).toBe(0);
    await store.close();
  });

  it('verifies pictures and what else has no torrent of its own', async () => {
    const { store, change } = await storeWith('a');
    change(`INSERT INTO blobs (id, sha256, bytes) VALUES (7, zeroblob(32), x'00')`);
    const { damaged } = await pass(store.verification, 0);
    expect(damaged.files).toMatchObject([{ part: 'others', id: 7, torrent: undefined }]);
    await store.close();
  });
});
