import type { Infohash } from '../metainfo/infohash.ts';
import type { Actor } from './actor.ts';
import type { Preconditions } from './preconditions.ts';
import type { PublicationOutcome } from './publication.ts';
import type { Torrent, TorrentFacts, TorrentPath } from './torrent.ts';

/** What is to be published, read and checked. */
export interface TorrentDraft extends TorrentPath, TorrentFacts {
  readonly bytes: Uint8Array;
}

export type TorrentAddress = { readonly infohash: Infohash } | { readonly path: TorrentPath };

export interface Publication {
  readonly outcome: PublicationOutcome;
  /** The torrent as it stands afterwards; for `conflict` the one that stands in the way. */
  readonly torrent: Torrent;
}

export interface ListFilter {
  /** Only what is published in exactly this collection; undefined for the whole catalogue. */
  readonly collection?: string | undefined;
  /** Only torrents whose name, title and file name together hold all of these words, the last one as a prefix. */
  readonly words?: readonly string[] | undefined;
  readonly limit: number;
  /** Only torrents published before the one with this id. */
  readonly before?: number | undefined;
}

/** A page of torrents, the newest first. */
export interface TorrentPage {
  readonly items: readonly Torrent[];
  /** The id to go on from, when there is more. */
  readonly next: number | undefined;
}

export interface CollectionSummary {
  readonly path: string;
  /** Listed torrents in it and below it. */
  readonly torrentCount: number;
}

/**
 * What the catalogue asks of a store. Each method is one unit of work; what changes something resolves after the
 * change is durable (synced to disk), and rejects with nothing changed.
 * All reject with AppError `unavailable` when the disk is full, the store is busy too long, or it is closed.
 */
export interface CatalogueStore {
  /**
   * Reads what stands at the draft's path and infohash, lets `decidePublication` decide, and does it.
   * Rejects with what `decidePublication` throws.
   */
  publish(draft: TorrentDraft, actor: Actor, conditions: Preconditions, now: Date): Promise<Publication>;

  /**
   * Removes a listed or superseded torrent and its bytes from all listings. Rejects with not_found, gone, or
   * what `checkPreconditions` and `checkMayChange` throw.
   */
  remove(address: TorrentAddress, actor: Actor, conditions: Preconditions, now: Date): Promise<Torrent>;

  /** By path: what is listed there. By infohash: in any state. */
  find(address: TorrentAddress): Promise<Torrent | undefined>;

  /** Whether the last thing that happened at the path was a removal, whatever became of the torrent since. */
  wasRemovedFrom(path: TorrentPath): Promise<boolean>;

  /**
   * The stored bytes, checked against their SHA-256. Rejects with not_found, also for what was removed; a mismatch
   * is an internal error.
   */
  getBytes(id: number): Promise<Uint8Array>;

  list(filter: ListFilter): Promise<TorrentPage>;

  /** The collections directly below `parent` (`''` for the root), by name. */
  listCollections(parent: string): Promise<readonly CollectionSummary[]>;

  /** The collection itself, or undefined when nothing is listed in it or below it. */
  findCollection(path: string): Promise<CollectionSummary | undefined>;
}
