import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { parseQuery } from '../../../../src/catalogue/parse-query.ts';
import { openSqliteStore } from '../../../../src/stores/sqlite/open.ts';
import { at, draft, OWNER, v1 } from '../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../support/temp.ts';
import { testWith } from '../../../support/tools.ts';
import { dump } from '../../../support/open-stores.ts';

const FILE = 'torrentry.sqlite';

/** What the system's `sqlite3` says: on Debian 12 that is 3.40, which is older than the one in this program. */
function sqlite3(folder: string, statement: string, input = ''): string {
  return execFileSync('sqlite3', [join(folder, FILE), ...(statement === '' ? [] : [statement])], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** A folder with audit entries that have facts before, after, both and neither. */
async function filledFolder(): Promise<string> {
  const folder = temporaryFolder();
  const { catalogue, tokens, sessions, close } = await openSqliteStore({ folder });
  await catalogue.publish(draft('kept'), OWNER, {}, at(0));
  await catalogue.publish(draft('gone'), OWNER, {}, at(0));
  await catalogue.edit({ infohash: v1('kept') }, { title: 'Its title' }, OWNER, {}, at(1));
  await catalogue.remove({ infohash: v1('gone') }, OWNER, {}, at(2));
  const actor = { tokenId: undefined, name: 'x', via: 'command line', ip: undefined } as const;
  const secretHash = Buffer.alloc(32, 1);
  await tokens.setOperatorToken(secretHash, actor, at(3));
  const token = await tokens.findTokenByHash(secretHash);
  await sessions.createLoginLink(Buffer.alloc(32, 2), token?.id ?? 0, at(99), actor, at(4));
  await close();
  return folder;
}

describe('a database in the hands of the system’s sqlite3', () => {
  testWith('sqlite3')('is whole by PRAGMA integrity_check', async () => {
    const folder = await filledFolder();
    expect(sqlite3(folder, 'PRAGMA integrity_check')).toBe('ok\n');
    expect(sqlite3(folder, 'PRAGMA foreign_key_check')).toBe('');
  });

  testWith('sqlite3')('comes back from a dump with all rows, the audit log too, and opens', async () => {
    const folder = await filledFolder();
    const again = temporaryFolder();
    expect(sqlite3(again, '', sqlite3(folder, '.dump'))).toBe('');
    const { audit = [], ...others } = dump(join(folder, FILE));
    const { audit: auditAgain, ...othersAgain } = dump(join(again, FILE));
    expect(audit.length).toBeGreaterThan(4);
    expect(auditAgain).toEqual(audit);
    expect(othersAgain).toEqual(others);

    const store = await openSqliteStore({ folder: again });
    await store.catalogue.publish(draft('later'), OWNER, {}, at(9));
    const found = await store.catalogue.list({
      sort: 'published',
      order: 'desc',
      limit: 9,
      terms: parseQuery('later'),
    });
    expect(found.items).toHaveLength(1);
    expect(await store.inspector.check()).toMatchObject({ flaws: [] });
    await store.close();
    expect(sqlite3(again, 'PRAGMA integrity_check; PRAGMA user_version; PRAGMA application_id')).toBe(
      `ok\n${sqlite3(folder, 'PRAGMA user_version; PRAGMA application_id')}`,
    );
  });
});
