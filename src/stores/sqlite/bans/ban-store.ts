import type { Ban, BanPage, BanStore } from '../../../access/ban.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { bareAuditActor } from '../writer/transferable.ts';
import type { Writer } from '../writer/writer.ts';

export interface BanRow {
  readonly id: number;
  readonly address_range: string;
  readonly reason: string;
  readonly banned_at: number;
  readonly expires_at: number | null;
  readonly by_id: number | null;
  readonly by_name: string;
}

/** SQL: bans as `toBan` reads them. */
export const SELECT_BANS =
  'SELECT id, address_range, reason, banned_at, expires_at, by_id, by_name FROM bans';

export interface BanStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

/** The bans in the database: read in the calling thread, changed by the writer. */
export function createBanStore({ reader, writer, calls }: BanStoreParts): BanStore {
  const list = createBanLister(reader);
  const hasExpired = createExpiredBanFinder(reader);
  return {
    addBan: ({ range, reason, expiresAt }, actor, now) =>
      calls.run(() => writer.run('addBan', [{ range, reason, expiresAt }, bareAuditActor(actor), now])),
    removeBan: (id, actor, now) => calls.run(() => writer.run('removeBan', [id, bareAuditActor(actor), now])),
    listBans: (page, now) => calls.run(() => list(page, now)),
    forgetExpiredBans: (now) =>
      calls.run(() => (hasExpired(now) ? writer.run('forgetExpiredBans', [now]) : 0)),
  };
}

/** Prepares the list of the bans that have not expired, the newest first. */
function createBanLister(connection: Connection): (page: BanPage, now: Date) => readonly Ban[] {
  const list = connection.prepare<[object], BanRow>(`
    ${SELECT_BANS} WHERE id < :before AND (expires_at IS NULL OR expires_at > :now) ORDER BY id DESC LIMIT :limit`);
  return ({ limit, before = Number.MAX_SAFE_INTEGER }, now) =>
    list.all({ limit, before, now: now.getTime() }).map(toBan);
}

/** Prepares the question whether `forgetExpiredBans` has anything to do. */
function createExpiredBanFinder(connection: Connection): (now: Date) => boolean {
  const expired = connection.prepare<[number]>('SELECT 1 FROM bans WHERE expires_at <= ? LIMIT 1');
  return (now) => expired.get(now.getTime()) !== undefined;
}

export function toBan(row: BanRow): Ban {
  return {
    id: row.id,
    range: row.address_range,
    reason: row.reason,
    at: new Date(row.banned_at),
    expiresAt: row.expires_at === null ? undefined : new Date(row.expires_at),
    byId: row.by_id ?? undefined,
    byName: row.by_name,
  };
}
