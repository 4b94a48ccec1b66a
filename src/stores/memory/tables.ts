import type { AuditEntry } from '../../audit.ts';
import type { Block, ReportOutcome } from '../../catalogue/moderation.ts';
import type { NewReport, RemovalMark } from '../../catalogue/plan.ts';
import type { Holdings } from '../../catalogue/store.ts';
import type { Torrent } from '../../catalogue/torrent.ts';
import type { Infohash } from '../../metainfo/infohash.ts';

export interface StoredReport extends NewReport {
  readonly outcome: ReportOutcome | undefined;
}

/** All that a store in memory has; it ends with the process. */
export interface Tables {
  /** By id. */
  readonly torrents: Map<number, Torrent>;
  /** The bytes of torrents, by SHA-256. */
  readonly blobs: Map<string, Uint8Array>;
  readonly holdings: Map<number, Holdings>;
  /** By `formatPath`. */
  readonly removedPaths: Map<string, RemovalMark>;
  readonly removedInfohashes: Map<Infohash, RemovalMark>;
  readonly blocks: Map<Infohash, Block>;
  /** By id, the oldest first. */
  readonly reports: Map<number, StoredReport>;
  readonly audit: AuditEntry[];
  readonly lastIds: { torrent: number; report: number };
}

export function createTables(): Tables {
  return {
    torrents: new Map(),
    blobs: new Map(),
    holdings: new Map(),
    removedPaths: new Map(),
    removedInfohashes: new Map(),
    blocks: new Map(),
    reports: new Map(),
    audit: [],
    lastIds: { torrent: 0, report: 0 },
  };
}
