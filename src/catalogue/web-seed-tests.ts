import type { EventPosition } from '../events/event.ts';
import type { Infohash } from '../metainfo/infohash.ts';

/**
 * What a test of a web seed found: a piece with the hash that the torrent has; an answer that is not in parts, without which
 * clients cannot use it; other bytes, or a file of another length; no such file; an address that may not be asked; or no answer.
 */
export const WEB_SEED_OUTCOMES = [
  'reachable',
  'no_ranges',
  'wrong_content',
  'wrong_size',
  'not_found',
  'forbidden_address',
  'unreachable',
] as const;
export type WebSeedOutcome = (typeof WEB_SEED_OUTCOMES)[number];

/** The last test of a web seed of a torrent. */
export interface WebSeedTest {
  /** The address as the torrent has it. */
  readonly url: string;
  readonly outcome: WebSeedOutcome;
  readonly at: Date;
}

/** A web seed that is to be tested. */
export interface DueWebSeed {
  readonly torrentId: number;
  readonly infohash: Infohash;
  readonly url: string;
  /** How many tests in a row failed. */
  readonly failures: number;
}

/** For which hosts the torrents with web seeds are known, and up to which event. */
export interface WebSeedProgress {
  readonly hosts: string;
  readonly position: EventPosition;
}

/** The store of tests of web seeds. */
export interface WebSeedStore {
  findProgress(): Promise<WebSeedProgress | undefined>;
  saveProgress(progress: WebSeedProgress): Promise<void>;
  /** Notes which web seeds of each torrent are to be tested. What was found before of those that stay is kept. */
  setWebSeeds(
    torrents: readonly { readonly torrentId: number; readonly urls: readonly string[] }[],
  ): Promise<void>;
  /**
   * Those that are to be tested by now, up to `limit`, what has waited longest first: of torrents that are public or superseded,
   * not private, and not in a private collection.
   */
  listDue(now: Date, limit: number): Promise<readonly DueWebSeed[]>;
  /** Writes down what a test found, and when the next one is due. */
  saveTest(torrentId: number, test: WebSeedTest, failures: number, nextAt: Date): Promise<void>;
  /** Has one tested not before that time, without a result. */
  postpone(torrentId: number, url: string, nextAt: Date): Promise<void>;
  /** The last tests of a torrent's web seeds, by address; none of those that were not tested yet. */
  listTests(torrentId: number): Promise<readonly WebSeedTest[]>;
  /** Forgets up to `limit` web seeds with their tests. Resolves to how many there were. */
  forget(limit: number): Promise<number>;
}
