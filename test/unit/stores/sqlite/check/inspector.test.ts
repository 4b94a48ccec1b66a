import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../../../../src/stores/sqlite/check/check.ts';
import { openReader } from '../../../../../src/stores/sqlite/database/connection.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER } from '../../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../../support/temp.ts';

async function openFilled(folder: string) {
  const store = await openSqliteStore({ folder, now: () => at(0) });
  for (const name of ['a', 'b', 'c']) await store.catalogue.publish(draft(name), OWNER, {}, at(0));
  return store;
}

describe('createInspector', () => {
  it('tells what the store takes and how its threads are', async () => {
    const { inspector, catalogue, close } = await openSqliteStore({ folder: temporaryFolder() });
    expect(await inspector.inspect()).toMatchObject({ writer: 'asleep', search: 'asleep', waitingWrites: 0 });
    await catalogue.publish(draft('a'), OWNER, {}, at(0));
    const facts = await inspector.inspect();
    expect(facts.writer).toBe('running');
    expect(facts.schemaVersion).toBeGreaterThan(4);
    for (const bytes of [facts.fileBytes, facts.journalBytes, facts.diskFreeBytes])
      expect(bytes).toBeGreaterThan(0);
    await close();
    await expect(inspector.inspect()).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('looks through all that is sound, once for all who ask at the same time', async () => {
    const { inspector, close } = await openFilled(temporaryFolder());
    expect(inspector.lastCheck).toBeUndefined();
    const [one, other] = await Promise.all([inspector.check(), inspector.check()]);
    expect(one).toBe(other);
    expect(one).toMatchObject({ at: at(0), flaws: [], filesChecked: 3, fileCount: 3 });
    expect(one.tablesChecked).toBe(one.tableCount);
    expect(inspector.lastCheck).toBe(one);
    await close();
  });

  it('names the bytes that are no longer those that were stored', async () => {
    const folder = temporaryFolder();
    const { inspector, close } = await openFilled(folder);
    const database = new Database(join(folder, 'torrentry.sqlite'));
    database.prepare(`UPDATE torrent_bytes SET bytes = x'00' WHERE torrent_id = 2`).run();
    database.close();
    expect((await inspector.check()).flaws).toEqual([
      `torrent_bytes: the bytes of ${draft('b').sha256} have another SHA-256`,
    ]);
    await close();
  });
});

describe('checkDatabase', () => {
  it('stops when the time is up, and tells how far it came', async () => {
    const folder = temporaryFolder();
    const { close } = await openFilled(folder);
    const connection = openReader(join(folder, 'torrentry.sqlite'));
    let looks = 0;
    const { tablesChecked, tableCount, filesChecked } = checkDatabase(connection, () => ++looks > 3);
    expect(tablesChecked).toBe(3);
    expect(tableCount).toBeGreaterThan(10);
    expect(filesChecked).toBe(0);
    connection.close();
    await close();
  });
});
