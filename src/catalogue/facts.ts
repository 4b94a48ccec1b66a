import type { CollectionSettings } from './collection-settings.ts';
import type { Block } from './moderation.ts';
import type { ReadmePicture } from './picture.ts';
import type { Readme } from './readme.ts';
import type { RetentionRules } from './retention.ts';
import type { Holdings } from './store.ts';
import type { Removal, Torrent, TorrentPath } from './torrent.ts';
import type { UploadRules } from './upload-rules.ts';

// The facts that each change needs for its decision. A store loads them in the transaction of the change, so that they
// cannot differ between the decision and the change.

/** What is at the address of a change. */
export interface TargetFacts {
  /** By path: the torrent that has it. By infohash: in any state. */
  readonly torrent: Torrent | undefined;
  /** The remembered removal there, which is stored separately from the torrent. */
  readonly removal: Removal | undefined;
  /** The torrent that has the path of a pending one, and is replaced when that is approved. */
  readonly occupant: Torrent | undefined;
}

/** The facts for a torrent that gets a path or becomes visible. */
export interface PathFacts {
  /** The area of the collection there. */
  readonly area: string;
  /**
   * Whether there are private collections, and whether, while there are, anything public is in that collection or below
   * it.
   */
  readonly hasPrivate: boolean;
  readonly isListed: boolean;
  /** Another torrent with an infohash of this one in that area, where the torrent is not in it yet. */
  readonly twin: Torrent | undefined;
  /** The torrent that has the path now. */
  readonly occupant: Torrent | undefined;
  /** Why one of its infohashes is blocked; undefined when none is. */
  readonly blockReason: string | undefined;
}

export interface ReadmeFacts {
  /** The README of the collection now. */
  readonly readme: Readme | undefined;
  /** The pictures that it can show. */
  readonly pictures: readonly ReadmePicture[];
  /** Whether anything public is in the collection or below it. */
  readonly isListed: boolean;
  /** What the actor has. */
  readonly holdings: Holdings;
  /** What is set for the collection. */
  readonly settings: CollectionSettings;
}

export interface SettingsFacts {
  /** Those of the collection; the default ones where none were made. */
  readonly settings: CollectionSettings;
  readonly readme: Readme | undefined;
  /** The collections that are private by their own settings: this one, those below it, and those above it. */
  readonly privates: readonly string[];
  /** How many torrents change their area, in whatever state; not counted on above `AREA_TORRENTS_MAX`. */
  readonly torrentCount: number;
  /** Some torrents in it and below it of which another one has an infohash that would be in the same area. */
  readonly twins: readonly TorrentPath[];
}

/** What is in a collection and below it. */
export interface CollectionContents {
  /** Torrents that have a path there, or wait for one. */
  readonly torrentCount: number;
  /** Torrents in any state. */
  readonly storedCount: number;
  /** READMEs and settings. */
  readonly describedCount: number;
  /** How many folders deep the deepest of all these is. */
  readonly depth: number;
}

export interface MoveFacts {
  /** At the old path. */
  readonly source: CollectionContents;
  /** At the new path. */
  readonly target: CollectionContents;
  /** Those of the collection. */
  readonly settings: CollectionSettings;
  /** That of the collection. */
  readonly readme: Readme | undefined;
  /** The collections that are private by their own settings: the moved one, those below it, and those above both paths. */
  readonly privates: readonly string[];
  /** Some torrents of it of which another one in it, in the open area, or in that of the new path has an infohash. */
  readonly twins: readonly TorrentPath[];
}

/** The facts for what the rules of a collection no longer keep. */
export interface RetentionFacts {
  /** Those that count for the collection now; none where there are none. */
  readonly rules: RetentionRules;
  readonly due: readonly Torrent[];
  readonly kept: readonly Torrent[];
}

export interface PublicationFacts extends Omit<PathFacts, 'twin'> {
  /** The torrent with the draft's infohash in that area, in any state; of several, the one with a path. */
  readonly same: Torrent | undefined;
  /** A second torrent with an infohash of a hybrid draft. */
  readonly other: Torrent | undefined;
  /** What its collection asks of uploads, or the nearest one above it that does. */
  readonly uploadRules: UploadRules | undefined;
  /** The remembered removal of one of the draft's infohashes, when that torrent was purged. */
  readonly purged: Removal | undefined;
  /** What the actor has; all anonymous actors share it. */
  readonly holdings: Holdings;
  /** The id for the torrent if it is new. */
  readonly newId: number;
}

export interface RemovalFacts extends TargetFacts {
  /** The blocks of the torrent's infohashes, if any. */
  readonly blocks: readonly Block[];
}

export interface EditFacts extends TargetFacts {
  /** The facts at the path after the edit. */
  readonly at: PathFacts;
  /** What the actor has. */
  readonly holdings: Holdings;
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
  /** The id for the report. */
  readonly newId: number;
}

export interface SettlementFacts {
  /** The torrent of the open report with that id; undefined when there is no such report. */
  readonly torrent: Torrent | undefined;
  readonly openCount: number;
  /** The id of the newest open report of the torrent. */
  readonly newestId: number;
  /** At the torrent's own path. */
  readonly at: PathFacts;
  readonly blocks: readonly Block[];
}
