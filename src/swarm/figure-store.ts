import type { Baseline } from './credit.ts';

/** One client of a user in one torrent, over all its addresses and both hashes of a hybrid. */
export interface FigureKey {
  /** The token of the user. */
  readonly userId: number;
  /** 20 bytes of a v1 infohash, or 32 of a v2 one. A hybrid has its v1 infohash. */
  readonly infohash: Uint8Array;
  /** 8 bytes that follow from the peer id. */
  readonly peer: Uint8Array;
}

/** What a user transferred with a client since that was taken the last time. */
export interface FigureChange extends FigureKey {
  /** Bytes. */
  readonly uploaded: number;
  readonly downloaded: number;
  /** How much of `uploaded` was uploaded while the tracker knew of no leecher. */
  readonly uploadedAlone: number;
  /** From when to when it seeded, in seconds since 1970; the same when it has not. */
  readonly seededFrom: number;
  readonly seededTo: number;
  readonly baseline: Baseline;
}

/** What a user has transferred in all. */
export interface FigureTotals {
  /** Bytes. */
  readonly uploaded: number;
  readonly downloaded: number;
  readonly uploadedAlone: number;
  /** How long the user has seeded. Several clients of one torrent at the same time count once. */
  readonly seedSeconds: number;
}

/** What a user has transferred of one torrent. */
export interface Figure extends FigureTotals {
  /** Lower-case hex. */
  readonly infohash: string;
  readonly changedAt: Date;
}

/** After which figure a list goes on. */
export type FigureCursor = Pick<Figure, 'infohash' | 'changedAt'>;

/** The store of what users have transferred by the count of the tracker. */
export interface FigureStore {
  /** Adds what changed. Users who have no passkey in use, or whose token is revoked, are left out. */
  saveFigures(changes: readonly FigureChange[], now: Date): Promise<void>;
  /** What the user transferred of each torrent, the last changed first, at most `limit`, after the given one. */
  listFigures(userId: number, limit: number, after?: FigureCursor): Promise<readonly Figure[]>;
  /** The sums over all torrents of a user. */
  sumFigures(userId: number): Promise<FigureTotals>;
  /**
   * Deletes all that is kept of up to `limit` torrents of users who have no passkey in use, or whose token is revoked. Resolves
   * to how many there were.
   */
  forgetFigures(limit: number): Promise<number>;
  /** Deletes up to `limit` baselines of clients that said nothing since that time. Resolves to how many there were. */
  trimBaselines(before: Date, limit: number): Promise<number>;
}

/** So many clients of a user are kept of each torrent: a new name for each announce fills no disk. */
export const BASELINES_MAX = 8;
