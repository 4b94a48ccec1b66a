import type { DiskSpace } from './room.ts';

/** Whether a thread is at work: `asleep` until it is needed; `failed` when the last thing known of it is that it failed. */
export type ThreadState = 'asleep' | 'running' | 'failed';

/** What an operator may want to know of a store. */
export interface StoreFacts {
  readonly schemaVersion: number;
  /** Of the database, of the write-ahead log beside it, and of the room in it that nothing uses. */
  readonly fileBytes: number;
  readonly journalBytes: number;
  readonly freeBytes: number;
  /** What the disk has left for this program. */
  readonly diskFreeBytes: number;
  readonly writer: ThreadState;
  readonly search: ThreadState;
  /** How many changes and searches wait for their turn. */
  readonly waitingWrites: number;
  readonly waitingSearches: number;
}

/** What a look through the store came to. */
export interface StoreCheck {
  readonly at: Date;
  readonly tookMs: number;
  /** What is damaged, as the store says it; the first 20. */
  readonly flaws: readonly string[];
  /** How many tables were looked through, of how many. */
  readonly tablesChecked: number;
  readonly tableCount: number;
  /** How many .torrent files were read and compared with their SHA-256, of how many. */
  readonly filesChecked: number;
  readonly fileCount: number;
}

/** What came of the last housekeeping. */
export interface HousekeepingRun {
  readonly at: Date;
  /** How many removed torrents were purged. */
  readonly purged: number;
  readonly isDone: boolean;
}

/** Looks after a store. */
export interface StoreInspector {
  /** Of the disk that the store lies on; at little cost. */
  diskSpace(): Promise<DiskSpace>;
  inspect(): Promise<StoreFacts>;
  /**
   * Looks through the store for damage, apart from all else, until it is through or the time is up, which are some
   * seconds. One look at a time: who asks meanwhile gets the same.
   */
  check(): Promise<StoreCheck>;
  /** The last look since the start. */
  readonly lastCheck: StoreCheck | undefined;
}
