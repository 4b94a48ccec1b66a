import type { NewEvent } from '../events/event.ts';
import type { Infohash } from '../metainfo/infohash.ts';
import type * as plans from '../events/plan.ts';
import type { CollectionSettings } from './collection-settings.ts';
import type { Block, ReportKind, ReportOutcome } from './moderation.ts';
import type { ReadmePicture } from './picture.ts';
import type { Publisher } from './publisher.ts';
import type { Readme } from './readme.ts';
import type { Holdings } from './store.ts';
import type { Removal, Torrent, TorrentPath } from './torrent.ts';

/** What is stored about a removal, for later requests to its path or infohash. */
export type RemovalMark = Pick<Removal, 'at' | 'reason' | 'status' | 'cause'>;

/**
 * One change of the catalogue. It says what is written, not why: a store applies it without deciding anything. A store
 * updates what it derives from torrents (lists, counts, the search index, statistics) in the same transaction.
 */
export type Change =
  /** The bytes of a .torrent file or of a picture. They may be stored already. */
  | {
      readonly kind: 'putBlob';
      readonly sha256: string;
      readonly bytes: Uint8Array;
      /** The id of the torrent whose bytes they are; a picture has none. */
      readonly torrentId?: number;
    }
  /** The bytes of a picture that something else may still show: they go when nothing does. */
  | { readonly kind: 'deleteUnusedBlob'; readonly sha256: string }
  /** A torrent in another area may still have them: then they stay. */
  | { readonly kind: 'deleteBlob'; readonly sha256: string; readonly infohash: Infohash }
  /**
   * A new torrent. `former` had its infohash and was removed or superseded: its row is deleted, and its open reports
   * move to the new torrent.
   */
  | {
      readonly kind: 'insertTorrent';
      readonly torrent: Torrent;
      /** The names of its files, for searches. */
      readonly fileNames: string;
      readonly former: Torrent | undefined;
    }
  /** Id and infohashes do not change. */
  | { readonly kind: 'updateTorrent'; readonly before: Torrent; readonly after: Torrent }
  /** Deletes a torrent with its reports. */
  | { readonly kind: 'deleteTorrent'; readonly torrent: Torrent }
  /** The holdings of a token; undefined is all uploads without a token together. */
  | {
      readonly kind: 'addHoldings';
      readonly ownerId: number | undefined;
      readonly difference: Holdings;
    }
  | { readonly kind: 'markPathRemoved'; readonly path: TorrentPath; readonly removal: RemovalMark }
  | { readonly kind: 'unmarkPathRemoved'; readonly path: TorrentPath }
  /** A torrent that had the path `from` has `to` now: that path leads there, and so does what led to it. */
  | { readonly kind: 'markPathMoved'; readonly from: TorrentPath; readonly to: TorrentPath }
  | { readonly kind: 'unmarkPathMoved'; readonly path: TorrentPath }
  /** No other path leads to this one any more. */
  | { readonly kind: 'forgetMovesTo'; readonly path: TorrentPath }
  | {
      readonly kind: 'markInfohashesRemoved';
      readonly infohashes: readonly Infohash[];
      readonly removal: RemovalMark;
    }
  | { readonly kind: 'unmarkInfohashesRemoved'; readonly infohashes: readonly Infohash[] }
  /** The collection may have one already. */
  | { readonly kind: 'putReadme'; readonly readme: Readme }
  | { readonly kind: 'deleteReadme'; readonly collection: string }
  /** The settings of a collection; a store keeps nothing for the default ones. */
  | { readonly kind: 'putSettings'; readonly collection: string; readonly settings: CollectionSettings }
  /**
   * All torrents in and below `from`, in any state, get the same place in `to`, with the READMEs and with what is known of
   * removed and moved torrents there. What is not found in `from` is looked for in `to` from now on. Each torrent that has
   * a path, or waits for one, gets the event of a move.
   */
  | { readonly kind: 'moveCollection'; readonly from: string; readonly to: string }
  /** The token may have a page already. */
  | { readonly kind: 'putPublisher'; readonly publisher: Publisher }
  | { readonly kind: 'deletePublisher'; readonly ownerId: number }
  /** Past events in and below `from` get the same place in `to`. */
  | { readonly kind: 'moveEvents'; readonly from: string; readonly to: string }
  /**
   * An event, with that border, for each public torrent of the open area in the collection and below it: the collection
   * is about to become private, or has become open. After it has become open, its earlier events are still shown only
   * to those who could read it then, and an event of a torrent that came from there has no former place.
   */
  | { readonly kind: 'crossBorder'; readonly collection: string; readonly border: 'closed' | 'opened' }
  /** All pictures of the README of a collection, before and after. */
  | {
      readonly kind: 'putReadmePictures';
      readonly collection: string;
      readonly before: readonly ReadmePicture[];
      readonly after: readonly ReadmePicture[];
    }
  /** All torrents in the collection and below it are in that area from now on, with all that is derived from them. */
  | { readonly kind: 'assignArea'; readonly collection: string; readonly area: string }
  /** The last number that a stream gave. */
  | { readonly kind: 'countStream'; readonly collection: string; readonly lastNumber: number }
  /** The infohash may be blocked already: then only the reason changes. */
  | { readonly kind: 'putBlock'; readonly block: Block }
  | { readonly kind: 'deleteBlock'; readonly infohash: Infohash }
  | { readonly kind: 'insertReport'; readonly report: NewReport }
  /** Settles all open reports of the torrent. */
  | {
      readonly kind: 'settleReports';
      readonly torrentId: number;
      readonly outcome: ReportOutcome;
      readonly byId: number | undefined;
      readonly at: Date;
    }
  /** Written by `createChanges` for every plan: what its other changes mean to those who follow the catalogue. */
  | { readonly kind: 'addEvent'; readonly event: NewEvent };

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
