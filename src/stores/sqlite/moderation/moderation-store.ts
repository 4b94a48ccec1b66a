import type { ModerationStore, Waiting } from '../../../catalogue/moderation.ts';
import { createBlockLister, createBlockReader } from './blocks.ts';
import type { Connection } from '../database/connection.ts';
import { bareActor } from '../writer/transferable.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { IN_SCOPE, scopeParams } from './in-scope.ts';
import { createReportReader } from './reports.ts';
import type { Writer } from '../writer/writer.ts';

export interface ModerationParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

/** Reports and blocks in the database: read in the calling thread, changed by the writer. */
export function createModerationStore({ reader, writer, calls }: ModerationParts): ModerationStore {
  const blocks = createBlockReader(reader);
  const listBlocks = createBlockLister(reader);
  const reports = createReportReader(reader);
  // SQLite uses the partial index only when the query has exactly its condition.
  const countWaiting = reader.prepare<[object], Waiting>(`
    SELECT
      (SELECT count(*) FROM torrents AS t
        WHERE t.state = 'pending' AND t.state IN ('unlisted', 'pending', 'hidden', 'removed') AND ${IN_SCOPE})
        AS pendingCount,
      (SELECT count(*) FROM reports AS r CROSS JOIN torrents AS t ON t.id = r.torrent_id
        WHERE r.settled_at IS NULL AND ${IN_SCOPE}) AS reportCount`);
  return {
    block: (infohashes, reason, actor, now) =>
      calls.run(() => writer.run('block', [infohashes, reason, bareActor(actor), now])),
    unblock: (infohash, actor, now) =>
      calls.run(() => writer.run('unblock', [infohash, bareActor(actor), now])),
    listBlocks: (limit, before) => calls.run(() => listBlocks(limit, before)),
    findBlock: (infohash) => calls.run(() => blocks.find(infohash)),
    report: (infohash, kind, text, actor, now) =>
      calls.run(() => writer.run('report', [infohash, kind, text, bareActor(actor), now])),
    listReports: (limit, after, scope) => calls.run(() => reports.list(limit, after, scope)),
    settleReport: (id, outcome, actor, now, measures, conditions) =>
      calls.run(() => writer.run('settleReport', [id, outcome, bareActor(actor), now, measures, conditions])),
    countWaiting: (scope) =>
      calls.run(() => countWaiting.get(scopeParams(scope)) ?? { pendingCount: 0, reportCount: 0 }),
  };
}
