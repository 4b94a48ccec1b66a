import type { Block } from './moderation.ts';
import type { Holdings } from './store.ts';
import type { Removal, Torrent } from './torrent.ts';

// What each change needs to know before it is decided. A store looks it up in the transaction that makes the change, so
// that nothing can differ between the decision and what it does.

/** What is at the address of a change. */
export interface TargetFacts {
  /** By path: what has it. By infohash: in any state. */
  readonly torrent: Torrent | undefined;
  /** What is remembered of a removal there, apart from the torrent itself. */
  readonly removal: Removal | undefined;
  /** What has the path of a pending torrent, and is replaced when that is approved. */
  readonly occupant: Torrent | undefined;
}

/** What a torrent meets that takes a path, or comes into sight. */
export interface PathFacts {
  /** What has the path now. */
  readonly occupant: Torrent | undefined;
  /** Why one of its infohashes is blocked; undefined when none is. */
  readonly blockReason: string | undefined;
}

export interface PublicationFacts extends PathFacts {
  /** The torrent with the draft's infohash, in whatever state; the one that has a path first. */
  readonly same: Torrent | undefined;
  /** A second torrent with an infohash of a hybrid draft. */
  readonly other: Torrent | undefined;
  /** What is remembered of one of the draft's infohashes that was removed and purged. */
  readonly purged: Removal | undefined;
  /** What the actor has; an anonymous one shares it with all others. */
  readonly holdings: Holdings;
  /** The id of the torrent, should it be a new one. */
  readonly newId: number;
}

export interface RemovalFacts extends TargetFacts {
  /** The blocks of the torrent's infohashes, where there are any. */
  readonly blocks: readonly Block[];
}

export interface EditFacts extends TargetFacts {
  /** At the path that the edit leads to. */
  readonly at: PathFacts;
}

export interface RestorationFacts {
  readonly torrent: Torrent | undefined;
  /** At the torrent's own path. */
  readonly at: PathFacts;
  readonly holdings: Holdings;
}

export interface ReportFacts {
  readonly torrent: Torrent | undefined;
  /** How many reports of the torrent are open. */
  readonly openCount: number;
  /** The id of the report. */
  readonly newId: number;
}

export interface SettlementFacts {
  /** What an open report with that id is about; undefined when there is none. */
  readonly torrent: Torrent | undefined;
  readonly openCount: number;
  /** The id of the newest open report of the torrent. */
  readonly newestId: number;
  /** At the torrent's own path. */
  readonly at: PathFacts;
  readonly blocks: readonly Block[];
}
