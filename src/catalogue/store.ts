import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { TorrentEdit } from './edit.ts';
import type { Preconditions } from './preconditions.ts';
import type { PublicationOutcome } from './publication.ts';
import type { SearchTerms } from './search-terms.ts';
import type { Removal, Torrent, TorrentFacts, TorrentFields, TorrentPath, TorrentState } from './torrent.ts';

/** What is to be published, read and checked. */
export interface TorrentDraft extends TorrentPath, TorrentFacts {
  readonly bytes: Uint8Array;
  /** Only in an anonymous upload: the SHA-256 of what it can be deleted with. */
  readonly deleteKeyHash?: Uint8Array | undefined;
  /**
   * What the publisher of a new torrent asks for: in every list, or in none. A moderator's leave may come before either.
   */
  readonly visibility?: 'public' | 'unlisted' | undefined;
  /** What its publisher wrote about a new torrent; one that stands already keeps what it has. */
  readonly fields?: TorrentFields | undefined;
}

export type TorrentAddress = { readonly infohash: Infohash } | { readonly path: TorrentPath };

export interface Publication {
  readonly outcome: PublicationOutcome;
  /** The torrent as it stands afterwards; for `conflict` the one that stands in the way, which the actor may see. */
  readonly torrent: Torrent;
}

/** How a torrent is removed; or, but for the status, hidden. */
export interface RemovalInput {
  /** Why, for everybody to read. Only moderators give one. */
  readonly reason?: string | undefined;
  readonly status?: 410 | 451 | undefined;
  /** Whether the torrent may not be published any more, for that reason. Only moderators of everything may say so. */
  readonly block?: boolean | undefined;
}

/** What a list is in the order of; `published` is the order in which they came. */
export const SORT_KEYS = ['published', 'name', 'size', 'files'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What a list is made of: all that is given must hold. */
export interface TorrentFilter {
  readonly collection?: string | undefined;
  /** Whether what is in collections below counts as well. */
  readonly below?: boolean | undefined;
  readonly terms?: SearchTerms | undefined;
  readonly category?: string | undefined;
  readonly tag?: string | undefined;
  readonly version?: Torrent['version'] | undefined;
  /** Bounds of the content's size in bytes, both included. */
  readonly sizeMin?: number | undefined;
  readonly sizeMax?: number | undefined;
  /** Bounds of the time of publication: from the first on, before the second. */
  readonly publishedFrom?: Date | undefined;
  readonly publishedBefore?: Date | undefined;
  /** `public` unless something else is asked for; `any` only together with `ownerId`. */
  readonly state?: TorrentState | 'any' | undefined;
  readonly ownerId?: number | undefined;
}

/** Where a page goes on: after the torrent with this value of the sort key and this id. */
export interface Cursor {
  readonly value: string | number;
  readonly id: number;
}

export interface ListInput extends TorrentFilter {
  readonly sort: SortKey;
  readonly order: 'asc' | 'desc';
  readonly limit: number;
  readonly after?: Cursor | undefined;
}

export interface TorrentPage {
  readonly items: readonly Torrent[];
  /** Where to go on, when there is more. */
  readonly next: Cursor | undefined;
}

/** How many torrents there are, counted up to a bound. */
export interface Count {
  readonly count: number;
  /** Whether there are more than could be counted in the time. */
  readonly isMore: boolean;
}

export interface CollectionSummary {
  readonly path: string;
  /** Public torrents in it and below it. */
  readonly torrentCount: number;
}

/** What somebody has here. */
export interface Holdings {
  /** What is published, and neither replaced nor removed. */
  readonly torrentCount: number;
  /** With those of what was replaced, or removed and not purged yet: they still lie on the disk. */
  readonly metainfoBytes: number;
}

/**
 * What the catalogue asks of a store. Each method is one transaction; what changes something resolves after the
 * change is durable (synced to disk) together with its line in the audit, and rejects with nothing changed.
 * All reject with AppError `unavailable` when the disk is full, the store is busy too long, or it is closed.
 */
export interface CatalogueStore {
  /**
   * Reads what stands at the draft's path and infohash, lets `decidePublication` decide, and does it.
   * Rejects with what `decidePublication` throws, and with forbidden for a blocked infohash or a full quota.
   */
  publish(draft: TorrentDraft, actor: Actor, conditions: Preconditions, now: Date): Promise<Publication>;

  /**
   * Takes a torrent out of every list, and blocks it when that is asked for; its bytes stay until it is purged. Rejects
   * with not_found (also for what the actor may not see), gone or unavailable_for_legal_reasons, or what
   * `checkVersion` and `checkMayRemove` throw.
   */
  remove(
    address: TorrentAddress,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
    removal?: RemovalInput,
  ): Promise<Torrent>;

  /**
   * Gives a removed torrent its state back. Rejects with not_found (also when it was purged, was removed before
   * `removedSince`, or when the actor may not know of it), with conflict when another torrent has its path by now, with
   * forbidden when it was blocked since, or what `checkVersion`, `checkMayRestore` and `checkQuota` throw.
   */
  restore(
    infohash: Infohash,
    actor: Actor,
    now: Date,
    removedSince?: Date,
    conditions?: Preconditions,
  ): Promise<Torrent>;

  /**
   * Changes what people write about a torrent, its path, or its state; a pending one that is let in takes its path over.
   * Rejects with not_found (also for what the actor may not see), gone or unavailable_for_legal_reasons, conflict when
   * the new path is taken, forbidden when a blocked one would be seen, or what `checkVersion` and `checkMayEdit`
   * throw.
   */
  edit(
    address: TorrentAddress,
    edit: TorrentEdit,
    actor: Actor,
    conditions: Preconditions,
    now: Date,
  ): Promise<Torrent>;

  /**
   * Drops up to `limit` torrents that were removed before that time, bytes and all, and gives the room back to the file
   * system; how many there were.
   */
  purge(removedBefore: Date, limit: number, now: Date): Promise<number>;

  /** By path: what holds it. By infohash: in any state. */
  find(address: TorrentAddress): Promise<Torrent | undefined>;

  /**
   * The removal that was the last thing to happen at a path, whatever became of the torrent since; by infohash, that
   * of a torrent which is removed or purged.
   */
  findRemoval(address: TorrentAddress): Promise<Removal | undefined>;

  /**
   * What the same token published at the torrent's path before it, the newest first. Not what others had there: they
   * could have prepared the path for whoever takes it later.
   */
  listPredecessors(torrent: Torrent, limit: number): Promise<readonly Torrent[]>;

  list(input: ListInput): Promise<TorrentPage>;

  /** Exact for what is kept as a number; else counted, which ends at `max` or when it takes too long. */
  count(filter: TorrentFilter, max: number): Promise<Count>;

  /** The collections directly below `parent` (`''` for the root), by name. */
  listCollections(parent: string): Promise<readonly CollectionSummary[]>;

  /** The collection itself, or undefined when nothing public is in it or below it. */
  findCollection(path: string): Promise<CollectionSummary | undefined>;

  /** Of a token; undefined is all uploads without one together. */
  findHoldings(ownerId: number | undefined): Promise<Holdings>;
}
