import type { CatalogueChanges } from '../../catalogue/changes.ts';
import type { Lookups } from '../../catalogue/load.ts';
import type { Block, ModerationStore, Report } from '../../catalogue/moderation.ts';
import { covers } from '../../lib/scope.ts';
import type { StoredReport, Tables } from './tables.ts';

/** Reports and blocks in memory. */
export function createModerationStore(
  tables: Tables,
  look: Lookups,
  changes: CatalogueChanges,
): ModerationStore {
  const toReport = ({ id, torrentId, kind, text, reporterId, at }: StoredReport): Report => {
    const torrent = tables.torrents.get(torrentId);
    if (torrent === undefined)
      throw new Error(`Cannot show report ${id}: torrent ${torrentId} does not exist`);
    const { newestId } = look.findOpenReports(torrentId);
    return { id, torrent, kind, text, reporterId, at, newestId };
  };
  const openReports = (scope: string | undefined) =>
    [...tables.reports.values()]
      .filter(({ outcome }) => outcome === undefined)
      .map(toReport)
      .filter(({ torrent }) => covers(scope, torrent.collection));
  return {
    block: async (...input) => changes.block(...input),
    unblock: async (...input) => changes.unblock(...input),
    async listBlocks(limit, before) {
      const blocks = [...tables.blocks.values()].sort(newestFirst);
      const index = blocks.findIndex(({ infohash }) => infohash === before);
      if (before !== undefined && index === -1) return [];
      return blocks.slice(index + 1, index + 1 + limit);
    },
    findBlock: async (infohash) => tables.blocks.get(infohash),
    report: async (...input) => changes.report(...input),
    listReports: async (limit, after = 0, scope) =>
      openReports(scope)
        .filter(({ id }) => id > after)
        .sort((a, b) => a.id - b.id)
        .slice(0, limit),
    settleReport: async (...input) => changes.settleReport(...input),
    async countWaiting(scope) {
      const torrents = [...tables.torrents.values()];
      return {
        pendingCount: torrents.filter(
          ({ state, collection }) => state === 'pending' && covers(scope, collection),
        ).length,
        reportCount: openReports(scope).length,
      };
    },
  };
}

function newestFirst(a: Block, b: Block): number {
  return b.at.getTime() - a.at.getTime() || (a.infohash < b.infohash ? 1 : -1);
}
