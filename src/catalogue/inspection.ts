import type { DiskSpace } from './room.ts';

/** The state of a thread: `asleep` until it is needed, `failed` when it failed and has not worked since. */
export type ThreadState = 'asleep' | 'running' | 'failed';

/** Why a store cannot read or write. */
export interface StoreProblem {
  readonly code:
    | 'database_damaged'
    | 'database_replaced'
    | 'database_unreadable'
    | 'disk_full'
    | 'disk_error'
    | 'database_locked'
    | 'folder_read_only'
    | 'memory_low'
    | 'writer_stalled'
    | 'writer_failed';
  /** For the operator: it may name files of this machine. */
  readonly detail: string;
}

/** Facts about a store for its operator. */
export interface StoreFacts {
  readonly schemaVersion: number;
  /** The sizes of the database, of its write-ahead log, and of the unused space in it. */
  readonly fileBytes: number;
  readonly journalBytes: number;
  readonly freeBytes: number;
  /** The space on the disk that is left for this program. */
  readonly diskFreeBytes: number;
  readonly writer: ThreadState;
  readonly search: ThreadState;
  /** How many changes and searches wait. */
  readonly waitingWrites: number;
  readonly waitingSearches: number;
}

/** The result of a check of the store. */
export interface StoreCheck {
  readonly at: Date;
  readonly tookMs: number;
  /** The first 20 damages, as the store reports them. */
  readonly flaws: readonly string[];
  /** How many tables were checked, and how many there are. */
  readonly tablesChecked: number;
  readonly tableCount: number;
  /** How many .torrent files were read and compared with their SHA-256, and how many there are. */
  readonly filesChecked: number;
  readonly fileCount: number;
}

/** The result of the last housekeeping. */
export interface HousekeepingRun {
  readonly at: Date;
  /** How many removed torrents were purged. */
  readonly purged: number;
  readonly isDone: boolean;
}

/** How the backups are that a server makes by itself. */
export interface BackupState {
  /** The target as the operator wrote it. */
  readonly place: string;
  readonly everyMs: number;
  /** When the newest backup there was begun; undefined while there is none, or it is not known. */
  readonly newestAt: Date | undefined;
  /** The last one since the start. */
  readonly lastMade:
    | { readonly at: Date; readonly bytes: number; readonly torrentCount: number; readonly tookMs: number }
    | undefined;
  /** The last failure since the start. */
  readonly lastFailure: { readonly at: Date; readonly why: string } | undefined;
  readonly isRunning: boolean;
}

/** Hears what a store does, for metrics. */
export interface StoreObserver {
  /** One transaction with so many changes, whose commit took so long. */
  committed(changes: number, seconds: number): void;
  /** A search with its wait; `refused` when it took or waited too long. */
  searched(outcome: 'done' | 'refused', seconds: number): void;
  /** Does the work of one change or search, to tell how long it takes from the request that waits for it. */
  readonly around?:
    | (<Result>(kind: 'change' | 'search', name: string, work: () => Promise<Result>) => Promise<Result>)
    | undefined;
}

/** Inspects a store. */
export interface StoreInspector {
  /** The space on the disk of the store. Cheap. */
  diskSpace(): Promise<DiskSpace>;
  inspect(): Promise<StoreFacts>;
  /**
   * Checks the store for damage in a separate thread, until it is complete or a few seconds have passed. Only one check
   * runs at a time; calls during it get the same result.
   */
  check(): Promise<StoreCheck>;
  /** The last check since the start. */
  readonly lastCheck: StoreCheck | undefined;
}
