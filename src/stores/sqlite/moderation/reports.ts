import type { OpenReports } from '../../../catalogue/load.ts';
import type { Report, ReportKind } from '../../../catalogue/moderation.ts';
import type { Change, NewReport } from '../../../catalogue/plan.ts';
import type { Connection } from '../database/connection.ts';
import { IN_SCOPE, scopeParams } from './in-scope.ts';
import { toTorrent, TORRENT_COLUMNS, type TorrentRow } from '../torrents/rows.ts';

interface ReportColumns {
  readonly report_id: number;
  readonly kind: ReportKind;
  readonly text: string;
  readonly reporter_id: number | null;
  readonly created_at: number;
}

type ReportRow = ReportColumns & TorrentRow & { readonly newest_id: number };

const SELECT = `
  SELECT r.id AS report_id, r.kind, r.text, r.reporter_id, r.created_at,
    (SELECT max(id) FROM reports AS n WHERE n.torrent_id = r.torrent_id AND n.settled_at IS NULL) AS newest_id,
    ${TORRENT_COLUMNS}
  FROM reports AS r CROSS JOIN torrents AS t ON t.id = r.torrent_id WHERE r.settled_at IS NULL`;

export interface ReportReader {
  /** Finds an open report. */
  find(id: number): Report | undefined;
  /** How many reports of a torrent are open, and the newest of them. */
  findOpen(torrentId: number): OpenReports;
  /** Open reports after the one with that id, of torrents within the scope, the oldest first. */
  list(limit: number, after?: number, scope?: string): readonly Report[];
}

/** Prepares the reading of reports. */
export function createReportReader(connection: Connection): ReportReader {
  const one = connection.prepare<[number], ReportRow>(`${SELECT} AND r.id = ?`);
  const open = connection.prepare<[number], OpenReports>(`
    SELECT count(*) AS openCount, coalesce(max(id), 0) AS newestId FROM reports
    WHERE torrent_id = ? AND settled_at IS NULL`);
  const many = connection.prepare<[object], ReportRow>(
    `${SELECT} AND r.id > :after AND ${IN_SCOPE} ORDER BY r.id LIMIT :limit`,
  );
  return {
    find(id) {
      const row = one.get(id);
      return row === undefined ? undefined : toReport(row);
    },
    findOpen: (torrentId) => open.get(torrentId) ?? { openCount: 0, newestId: 0 },
    list: (limit, after = 0, scope) => many.all({ limit, after, ...scopeParams(scope) }).map(toReport),
  };
}

function toReport(row: ReportRow): Report {
  return {
    id: row.report_id,
    torrent: toTorrent(row),
    kind: row.kind,
    text: row.text,
    reporterId: row.reporter_id ?? undefined,
    at: new Date(row.created_at),
    newestId: row.newest_id,
  };
}

export interface ReportMover {
  /** The open reports of a torrent whose row is about to be deleted together with its reports. */
  take(torrentId: number): readonly OpenReport[];
  /** Inserts them again with the same ids, for the torrent that replaces it. */
  give(reports: readonly OpenReport[], torrentId: number): void;
}

type OpenReport = Omit<ReportColumns, 'report_id'> & { readonly id: number };

/**
 * Prepares moving open reports to a torrent that is published again, so that its owner cannot get rid of reports in
 * that way.
 */
export function createReportMover(connection: Connection): ReportMover {
  const columns = 'id, kind, text, reporter_id, created_at';
  const select = connection.prepare<[number], OpenReport>(
    `SELECT ${columns} FROM reports WHERE torrent_id = ? AND settled_at IS NULL`,
  );
  const insert = connection.prepare(`
    INSERT INTO reports (torrent_id, ${columns}) VALUES (:torrent_id, :id, :kind, :text, :reporter_id, :created_at)`);
  return {
    take: (torrentId) => select.all(torrentId),
    give(reports, torrentId) {
      for (const report of reports) insert.run({ ...report, torrent_id: torrentId });
    },
  };
}

export interface ReportWriter {
  insert(report: NewReport): void;
  /** Settles all open reports of a torrent. */
  settle(settlement: Settlement): void;
}

type Settlement = Omit<Extract<Change, { kind: 'settleReports' }>, 'kind'>;

/** Prepares the changes of reports. Call them inside a transaction. */
export function createReportWriter(connection: Connection): ReportWriter {
  const insert = connection.prepare(
    'INSERT INTO reports (id, torrent_id, kind, text, reporter_id, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const settle = connection.prepare(`
    UPDATE reports SET settled_at = ?, settled_by = ?, outcome = ? WHERE torrent_id = ? AND settled_at IS NULL`);
  return {
    insert({ id, torrentId, kind, text, reporterId, at }) {
      insert.run(id, torrentId, kind, text, reporterId ?? null, at.getTime());
    },
    settle({ torrentId, outcome, byId, at }) {
      settle.run(at.getTime(), byId ?? null, outcome, torrentId);
    },
  };
}
