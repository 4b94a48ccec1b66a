import { onTestFinished } from 'vitest';
import { createAccess, type Access, type AccessParts } from '../../src/access/access.ts';
import type { AuditActor } from '../../src/events/audit.ts';
import { openSqliteStore, type SqliteStore } from '../../src/stores/sqlite/open.ts';
import { temporaryFolder } from './temp.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

export const AUDIT_ACTOR: AuditActor = {
  tokenId: undefined,
  name: 'ada',
  via: 'command line',
  ip: undefined,
};

/** Access control over a real store, with a clock that stands still until it is moved. */
export interface TestAccess {
  readonly access: Access;
  readonly store: SqliteStore;
  readonly folder: string;
  readonly now: () => Date;
  pass(ms: number): void;
}

export async function openAccess(parts: Partial<AccessParts> = {}): Promise<TestAccess> {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder });
  let time = Date.UTC(2026, 0, 2, 12);
  const now = () => new Date(time);
  const { tokens, sessions } = store;
  const access = createAccess({ tokens, sessions, now, ...parts });
  onTestFinished(async () => {
    await access.close();
    await store.close();
  });
  return {
    access,
    store,
    folder,
    now,
    pass(ms) {
      time += ms;
    },
  };
}
