import type { EventPosition } from '../events/event.ts';
import type { SwarmCounts } from './swarm-counts.ts';

/** Another tracker that is asked how many share torrents. */
export interface ScrapedTracker {
  readonly id: number;
  /** The address at which clients announce. */
  readonly url: string;
  /** The torrent after which the next request goes on. */
  readonly afterId: number;
  /** Not before that it is asked again. */
  readonly nextAt: Date;
  /** How many requests in a row failed. */
  readonly failures: number;
  /** When it answered last; undefined when it never did. */
  readonly answeredAt: Date | undefined;
}

/** A torrent that can be asked about. */
export interface ScrapedTorrent {
  readonly torrentId: number;
  /** 20 bytes: the v1 infohash, or the first 20 of the v2 one. */
  readonly hash: Uint8Array;
}

/** What a tracker said of a torrent; undefined when it does not know it. */
export interface ScrapeResult {
  readonly torrentId: number;
  readonly counts: SwarmCounts | undefined;
}

/** How far the torrents of other trackers are known: for these hosts, up to that event. */
export interface ScrapeProgress {
  readonly hosts: string;
  readonly position: EventPosition;
}

/** The store of what other trackers say. */
export interface ScrapeStore {
  findProgress(): Promise<ScrapeProgress | undefined>;
  saveProgress(progress: ScrapeProgress): Promise<void>;
  /** All of them, by id. */
  listTrackers(): Promise<readonly ScrapedTracker[]>;
  /** Notes which of them each torrent names. What they said of it before stays; trackers that are not known are added. */
  setTrackers(
    torrents: readonly { readonly torrentId: number; readonly urls: readonly string[] }[],
  ): Promise<void>;
  /**
   * The next torrents of a tracker after that id, in the order of their ids, at most `limit`: those that are public or
   * superseded, not private, not in a private collection, and about which it was not asked since that time.
   */
  listTorrents(
    trackerId: number,
    after: { readonly afterId: number; readonly askedBefore: Date },
    limit: number,
  ): Promise<readonly ScrapedTorrent[]>;
  /** The first of those about which it was never asked. */
  listUnasked(trackerId: number, limit: number): Promise<readonly ScrapedTorrent[]>;
  /** Writes down what a tracker said, and when it is asked again. Each torrent has what the one with the most seeders said. */
  saveScrape(tracker: ScrapedTracker, results: readonly ScrapeResult[], now: Date): Promise<void>;
  /**
   * Forgets what a tracker said of up to `limit` torrents, and the tracker with the last of them. Resolves to how many
   * there were.
   */
  dropTracker(trackerId: number, limit: number): Promise<number>;
}

/** Counts that did not change are written as seen again after this time. */
export const SEEN_AGAIN_MS = 3_600_000;
