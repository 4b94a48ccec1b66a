import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { makeBackup, openBackups } from '../../../src/app/backups.ts';
import { openVerification } from '../../../src/app/verification.ts';
import { loadConfig } from '../../../src/config/config.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER } from '../../contracts/drafts.ts';
import { until } from '../../support/until.ts';
import { temporaryFolder } from '../../support/temp.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('openVerification', () => {
  it('restores a damaged file from the newest backup that has it good', async () => {
    const folder = temporaryFolder();
    const [data, backup] = [join(folder, 'data'), join(folder, 'backups')];
    mkdirSync(backup);
    const { config } = loadConfig({ settings: { data, backup }, flags: {}, env: {}, readFile: () => '' });
    const store = await openSqliteStore({ folder: data });
    const { torrent } = await store.catalogue.publish(draft('a'), OWNER, {}, at(0));
    const good = await store.blobs.get(torrent);
    const target = await openBackups(backup, config);
    const made = await makeBackup({ data, target, keep: undefined, now: at(1) });
    // Newer, and of no use.
    writeFileSync(join(backup, made.name.replace(/\d{8}T/, '20990101T')), 'not a database');
    const database = new Database(join(data, 'torrentry.sqlite'));
    database.exec('UPDATE torrent_bytes SET bytes = zeroblob(length(bytes))');
    database.close();
    await expect(store.blobs.get(torrent)).rejects.toMatchObject({ code: 'unavailable' });

    const verification = openVerification(config, { store, now: () => at(2), log, delayMs: 0 });
    verification?.start();
    await until(() => expect(verification?.state.repairedFiles).toBe(1));
    await verification?.stop();
    expect(verification?.state).toMatchObject({ repairedFiles: 1, damaged: { count: 0 } });
    expect(await store.blobs.get(torrent)).toEqual(good);
    await store.close();
  });

  it('is off where the operator says so', async () => {
    const settings = { verifyRate: 'off' } as const;
    const { config } = loadConfig({ settings, flags: {}, env: {}, readFile: () => '' });
    const store = await openSqliteStore({ folder: temporaryFolder() });
    expect(openVerification(config, { store, now: () => at(0), log })).toBeUndefined();
    await store.close();
  });
});
