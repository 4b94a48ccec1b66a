import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../src/stores/sqlite/open.ts';
import { at, draft, MODERATOR, OWNER } from '../contracts/drafts.ts';
import { ADMIN_TOKEN, run } from '../support/process.ts';
import { temporaryFolder } from '../support/temp.ts';
import { until } from '../support/until.ts';

const COUNT = 400;

/** A folder with so many torrents that are due, and what makes them so. */
async function prepare(
  folder: string,
  draftOf: (index: number) => ReturnType<typeof draft>,
  more: (store: SqliteStore) => Promise<unknown> = async () => {},
): Promise<void> {
  const store = await openSqliteStore({ folder });
  const drafts = Array.from({ length: COUNT }, (_, index) => draftOf(index));
  await Promise.all(drafts.map((it) => store.catalogue.publish(it, OWNER, {}, at(0))));
  await more(store);
  await store.close();
}

/** Which torrents are removed, and which have a record of a removal, by their infohashes. */
function readRemovals(folder: string): {
  readonly removed: readonly string[];
  readonly recorded: readonly string[];
} {
  const database = new Database(join(folder, 'torrentry.sqlite'), { readonly: true });
  const list = (sql: string) => database.prepare<[], string>(sql).pluck().all().toSorted();
  try {
    return database.transaction(() => ({
      removed: list(`SELECT lower(hex(infohash_v1)) FROM torrents WHERE state = 'removed'`),
      recorded: list(`SELECT object FROM audit WHERE action = 'torrent.remove' AND via = 'server'`),
    }))();
  } finally {
    database.close();
  }
}

/** Serves the folder until so many torrents are removed, and then kills the server. */
async function serveUntilRemoved(folder: string, count: number): Promise<void> {
  const { child, ended } = run(['serve', '--port', '0', '--data', folder], {
    env: { TORRENTRY_ADMIN_TOKEN: ADMIN_TOKEN, TORRENTRY_LOG_LEVEL: 'warn' },
  });
  await until(() => expect(readRemovals(folder).removed.length).toBeGreaterThanOrEqual(count));
  child.kill('SIGKILL');
  await ended;
}

describe('kill -9 in the middle of a job', () => {
  it.each([
    [
      'that removes what expired',
      COUNT,
      (folder: string) => prepare(folder, (index) => draft(`t${index}`, { expiresAt: at(1) })),
    ],
    [
      'that removes what a rule does not keep',
      COUNT - 1,
      (folder: string) =>
        prepare(
          folder,
          (index) => draft(`t${index}`),
          ({ catalogue }) =>
            catalogue.editSettings('debian/13', { retention: [{ keep: 1 }] }, MODERATOR, {}, at(1)),
        ),
    ],
  ])('%s leaves each torrent removed with its record, or as it was', async (_what, due, prepareIn) => {
    const folder = temporaryFolder();
    await prepareIn(folder);
    for (const count of [1, Math.floor(due / 2), due]) {
      await serveUntilRemoved(folder, count);
      const { removed, recorded } = readRemovals(folder);
      expect(removed.length).toBeGreaterThanOrEqual(count);
      expect(recorded).toEqual(removed);
    }
    expect(readRemovals(folder).removed).toHaveLength(due);
  });
});
