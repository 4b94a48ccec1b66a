import { createBanChanges, type BanChange, type BanChanges } from '../../../access/ban-changes.ts';
import type { Ban } from '../../../access/ban.ts';
import { createApply, type WriteNote } from '../../../events/plan.ts';
import type { Connection } from '../database/connection.ts';
import type { NextId } from '../database/next-id.ts';
import { SELECT_BANS, toBan, type BanRow } from './ban-store.ts';

/** The transactions of bans. */
export interface BanOperations extends BanChanges {
  forgetExpiredBans(now: Date): number;
}

/** Prepares the operations once for a connection. */
export function createBanOperations(
  connection: Connection,
  writeNote: WriteNote,
  nextId: NextId,
): BanOperations {
  const byId = connection.prepare<[number], BanRow>(`${SELECT_BANS} WHERE id = ?`);
  const byRange = connection.prepare<[string], BanRow>(`${SELECT_BANS} WHERE address_range = ?`);
  const count = connection.prepare<[], number>('SELECT count(*) FROM bans').pluck();
  const forget = connection.prepare<[number]>('DELETE FROM bans WHERE expires_at <= ?');
  const first = (row: BanRow | undefined) => row && toBan(row);
  const load = {
    findBan: (id: number) => first(byId.get(id)),
    findBanOf: (range: string) => first(byRange.get(range)),
    countBans: () => count.get() ?? 0,
    nextId,
  };
  return {
    ...createBanChanges(load, createApply(createChangeWriter(connection), writeNote)),
    forgetExpiredBans: (now) => forget.run(now.getTime()).changes,
  };
}

function createChangeWriter(connection: Connection): (change: BanChange) => void {
  const insert = connection.prepare<[object]>(`
    INSERT INTO bans (id, address_range, reason, banned_at, expires_at, by_id, by_name)
    VALUES (:id, :range, :reason, :at, :expiresAt, :byId, :byName)`);
  const update = connection.prepare<[object]>(`
    UPDATE bans SET address_range = :range, reason = :reason, banned_at = :at, expires_at = :expiresAt, by_id = :byId,
      by_name = :byName
    WHERE id = :id`);
  const remove = connection.prepare<[number]>('DELETE FROM bans WHERE id = ?');
  return (change) => {
    switch (change.kind) {
      case 'insertBan':
        return void insert.run(toRow(change.ban));
      case 'updateBan':
        return void update.run(toRow(change.ban));
      case 'deleteBan':
        return void remove.run(change.id);
    }
  };
}

function toRow({ id, range, reason, at, expiresAt, byId, byName }: Ban): object {
  return {
    id,
    range,
    reason,
    at: at.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
    byId: byId ?? null,
    byName,
  };
}
