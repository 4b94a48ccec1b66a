import type { Infohash } from '../metainfo/infohash.ts';
import type * as plans from '../events/plan.ts';
import type { Block, ReportKind, ReportOutcome } from './moderation.ts';
import type { Holdings } from './store.ts';
import type { Removal, Torrent, TorrentPath } from './torrent.ts';

/** What is kept of a removal for those who come to its path or infohash later. */
export type RemovalMark = Pick<Removal, 'at' | 'reason' | 'status'>;

/**
 * One step of a change. Each says what is written and nothing of why: a store carries it out without a decision of its
 * own. What a store derives from torrents (lists, counts, the search index, statistics) follows in the same transaction.
 */
export type Change =
  /** The bytes of a .torrent file; they may be there already. */
  | { readonly kind: 'putBlob'; readonly sha256: string; readonly bytes: Uint8Array }
  | { readonly kind: 'deleteBlob'; readonly sha256: string }
  /**
   * A new torrent. `former` had its infohash and was removed or superseded: its row goes, and open reports of it become
   * reports of the new one.
   */
  | {
      readonly kind: 'insertTorrent';
      readonly torrent: Torrent;
      readonly former: Torrent | undefined;
    }
  /** Id and infohashes stay. */
  | { readonly kind: 'updateTorrent'; readonly before: Torrent; readonly after: Torrent }
  /** With its reports. */
  | { readonly kind: 'deleteTorrent'; readonly torrent: Torrent }
  /** Of a token; undefined is all uploads without one together. */
  | {
      readonly kind: 'addHoldings';
      readonly ownerId: number | undefined;
      readonly difference: Holdings;
    }
  | { readonly kind: 'markPathRemoved'; readonly path: TorrentPath; readonly removal: RemovalMark }
  | { readonly kind: 'unmarkPathRemoved'; readonly path: TorrentPath }
  | {
      readonly kind: 'markInfohashesRemoved';
      readonly infohashes: readonly Infohash[];
      readonly removal: RemovalMark;
    }
  | { readonly kind: 'unmarkInfohashesRemoved'; readonly infohashes: readonly Infohash[] }
  /** The infohash may be blocked already: then the reason changes, and who blocked it first and when stays. */
  | { readonly kind: 'putBlock'; readonly block: Block }
  | { readonly kind: 'deleteBlock'; readonly infohash: Infohash }
  | { readonly kind: 'insertReport'; readonly report: NewReport }
  /** All open reports of the torrent. */
  | {
      readonly kind: 'settleReports';
      readonly torrentId: number;
      readonly outcome: ReportOutcome;
      readonly byId: number | undefined;
      readonly at: Date;
    };

export interface NewReport {
  readonly id: number;
  readonly torrentId: number;
  readonly kind: ReportKind;
  readonly text: string;
  readonly reporterId: number | undefined;
  readonly at: Date;
}

export type Steps = plans.Steps<Change>;
export type Plan<Result> = plans.Plan<Change, Result>;
export type Apply = plans.Apply<Change>;
export { inOrder, NO_STEPS, unchanged } from '../events/plan.ts';
