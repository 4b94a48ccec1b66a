import { createBanChanges, type BanChange } from '../../access/ban-changes.ts';
import type { BanStore } from '../../access/ban.ts';
import { createApply, type WriteNote } from '../../events/plan.ts';
import type { Tables } from './tables.ts';

/** The bans in memory. */
export function createBanStore(tables: Tables, writeNote: WriteNote): BanStore {
  const { bans, lastIds } = tables;
  const changes = createBanChanges(
    {
      findBan: (id) => bans.get(id),
      findBanOf: (range) => [...bans.values()].find((ban) => ban.range === range),
      countBans: () => bans.size,
      nextId: (kind) => lastIds[kind] + 1,
    },
    createApply((change: BanChange) => writeChange(change, tables), writeNote),
  );
  return {
    addBan: async (...input) => changes.addBan(...input),
    removeBan: async (...input) => changes.removeBan(...input),
    listBans: async ({ limit, before = Number.MAX_SAFE_INTEGER }, now) =>
      [...bans.values()]
        .filter(({ id, expiresAt }) => id < before && (expiresAt === undefined || expiresAt > now))
        .sort((a, b) => b.id - a.id)
        .slice(0, limit),
    async forgetExpiredBans(now) {
      const ended = [...bans.values()].filter(({ expiresAt }) => expiresAt !== undefined && expiresAt <= now);
      for (const { id } of ended) bans.delete(id);
      return ended.length;
    },
  };
}

function writeChange(change: BanChange, { bans, lastIds }: Tables): void {
  switch (change.kind) {
    case 'insertBan':
      lastIds.ban = change.ban.id;
      return void bans.set(change.ban.id, change.ban);
    case 'updateBan':
      return void bans.set(change.ban.id, change.ban);
    case 'deleteBan':
      return void bans.delete(change.id);
  }
}
