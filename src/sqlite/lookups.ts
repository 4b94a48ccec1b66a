import type { Lookups } from '../catalogue/load.ts';
import { createBlockReader } from './blocks.ts';
import type { Connection } from './connection.ts';
import { createFinder } from './find.ts';
import { createHoldingsReader } from './owners.ts';
import { createRemovalFinder } from './removals.ts';
import { createReportReader } from './reports.ts';

const TABLES = { torrent: 'torrents', report: 'reports' } as const;

/** Prepares what a change of the catalogue needs to look up, once for a connection. */
export function createLookups(connection: Connection): Lookups {
  const finder = createFinder(connection);
  const blocks = createBlockReader(connection);
  const reports = createReportReader(connection);
  const lastId = connection
    .prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?')
    .pluck();
  return {
    find: finder.find,
    findHolder: finder.findHolder,
    findByInfohashes: ({ infohashV1, infohashV2 }) => finder.findByInfohashes(infohashV1, infohashV2),
    listRemoved: finder.listRemoved,
    findRemoval: createRemovalFinder(connection),
    findHoldings: createHoldingsReader(connection),
    findBlocks: blocks.findAll,
    findBlockReason: blocks.findReason,
    findReported: (reportId) => reports.find(reportId)?.torrent,
    findOpenReports: reports.findOpen,
    nextId: (kind) => (lastId.get(TABLES[kind]) ?? 0) + 1,
  };
}
