import type { Infohash, InfohashV1, InfohashV2 } from '../metainfo/infohash.ts';

/**
 * What can happen to a torrent. `submitted`: waits for a moderator. `approved`: a moderator approved it. `published`: it is
 * here now. `updated`: another .torrent file with the same `info`. `edited`: other fields. `moved`: another path.
 * `replaced`: superseded by another torrent at its path. `removed`: removed or hidden. `restored`: back after that.
 */
export const EVENT_TYPES = [
  'submitted',
  'approved',
  'published',
  'updated',
  'edited',
  'moved',
  'replaced',
  'removed',
  'restored',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Where a torrent is or was. */
interface Place {
  readonly collection: string;
  readonly fileName: string;
}

/**
 * What an event has to do with the border between what is open and what is private. `closed` and `opened`: the torrent
 * crossed it with its collection, at its place. `inside`: it happened while the place was private, which it may not be any more.
 */
export type EventBorder = 'closed' | 'opened' | 'inside';

/**
 * Something that happened to a torrent. It has what must be known once the torrent itself is elsewhere or gone, and nothing of
 * who did it.
 */
export interface NewEvent extends Place {
  /** What it is to those who may see the torrent in all its states. */
  readonly type: EventType;
  /**
   * What it is to all others, who know only of public torrents: one that becomes public is published, one that becomes
   * unlisted is removed. Undefined for what they do not learn of.
   */
  readonly publicType: EventType | undefined;
  readonly infohashV1: InfohashV1 | undefined;
  readonly infohashV2: InfohashV2 | undefined;
  /** Where it was before, when that was elsewhere. */
  readonly from?: Place | undefined;
  /** The torrent that replaces it, or that it replaces. Only when both are known to all. */
  readonly other?: Infohash | undefined;
  readonly border?: EventBorder | undefined;
  /** The token that published the torrent. Never shown. */
  readonly ownerId: number | undefined;
}

/**
 * A place in the order of all events, which is the order of their commits. It is opaque: only the store that gave it reads
 * it. Its characters need no encoding in an address.
 */
export type EventPosition = string;

/** An event as it is stored. */
export interface StoredEvent extends NewEvent {
  /** Where it is in the order. */
  readonly position: EventPosition;
  readonly at: Date;
}

/** Some events, the oldest first. */
export interface EventSlice {
  readonly events: readonly StoredEvent[];
  /** The position of the last of them; where none is, the position after which none is. */
  readonly end: EventPosition;
}

/**
 * The events of the catalogue, written in the transaction of each change. Reading on after a position misses none and gives
 * none twice.
 */
export interface EventStore {
  /**
   * The events after a position; without one, from the oldest that is kept. Rejects with malformed for a text that is no
   * position, and with gone for one of events that are no longer kept, or of another database.
   */
  list(after: EventPosition | undefined, limit: number): Promise<EventSlice>;
  /** The position of the newest event. */
  findEnd(): Promise<EventPosition>;
  /**
   * Calls the listener after each commit, also after one without events, until the returned function is called. It is not
   * called for commits of other processes: ask for these from time to time.
   */
  subscribe(listener: () => void): () => void;
  /**
   * Deletes the oldest events, at most `limit`: those before that time, and those that are more than `keepMax`. The newest
   * always stays. Resolves to how many there were.
   */
  trim(before: Date, keepMax: number, limit: number): Promise<number>;
  /** How far a program of the server itself has read; undefined for one that has not begun. */
  findReader(name: string): Promise<EventPosition | undefined>;
  /** Writes down how far it has read. */
  saveReader(name: string, position: EventPosition): Promise<void>;
}
