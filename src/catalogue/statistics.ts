import type { Torrent, TorrentState } from './torrent.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Where each size class except the first begins, in bytes of content: from 1 MiB to 1 TiB, each 16 times the one
 * before.
 */
export const SIZE_CLASS_BOUNDS = [2 ** 20, 2 ** 24, 2 ** 28, 2 ** 32, 2 ** 36, 2 ** 40] as const;

/** The total of all torrents of one state, version and size class. */
export interface Total {
  readonly state: TorrentState;
  readonly version: Torrent['version'];
  /** From 0. Class 0 ends at the first of `SIZE_CLASS_BOUNDS`. */
  readonly sizeClass: number;
  readonly torrentCount: number;
  /** Bytes of the content. Torrents may claim more than a number can represent exactly. */
  readonly contentBytes: number;
  /** Bytes of the .torrent files. */
  readonly metainfoBytes: number;
}

/** How often something happened on one day (UTC). */
export interface DayCount {
  /** Its first moment. */
  readonly day: Date;
  readonly count: number;
}

/** How often a torrent was downloaded on one day (UTC). */
export interface TorrentDownloads extends DayCount {
  readonly torrentId: number;
}

/** Sums of the public torrents outside private collections that were published on one day (UTC). */
export interface OpenDay extends DayCount {
  /** Bytes of the content, as the metainfo says. */
  readonly contentBytes: number;
  readonly fileCount: number;
  /** How often their whole .torrent files were downloaded. */
  readonly downloadCount: number;
  /** Their peers, as the tracker of this site counted them last. */
  readonly seeders: number;
  readonly leechers: number;
  readonly completed: number;
}

/** What everyone may know of the catalogue: nothing in it is of a torrent that is not public, or of a private collection. */
export interface OpenStatistics {
  /** The days on which a torrent was published that is open now, the oldest first. */
  readonly days: readonly OpenDay[];
  readonly collectionCount: number;
}

/**
 * Statistics of the catalogue. They are kept as sums and never counted, so they cost the same at a million torrents.
 */
export interface StatisticsStore {
  /** One total for each state, version and size class that has torrents. */
  listTotals(): Promise<readonly Total[]>;
  /** What everyone may know. */
  getOpen(): Promise<OpenStatistics>;
  /**
   * How many torrents were published on each day since `from`, also those that were changed or removed later. Days
   * without any are left out; the oldest comes first.
   */
  listUploadDays(from: Date): Promise<readonly DayCount[]>;
  /**
   * How many complete .torrent files were downloaded on each day since `from`. Days without any are left out; the
   * oldest comes first.
   */
  listDownloadDays(from: Date): Promise<readonly DayCount[]>;
  /** Adds downloads to their days and torrents. */
  addDownloads(downloads: readonly TorrentDownloads[]): Promise<void>;
}

/** The first moment of a time's day (UTC), in milliseconds since 1970. */
export function startOfDay(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS) * DAY_MS;
}

/** The last `count` days including today, also those without events. `list` returns the days with events. */
export async function lastDays(
  list: (from: Date) => Promise<readonly DayCount[]>,
  count: number,
  now: Date,
): Promise<readonly DayCount[]> {
  const first = new Date(startOfDay(now) - (count - 1) * DAY_MS);
  const known = new Map((await list(first)).map((day) => [day.day.getTime(), day]));
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(first.getTime() + index * DAY_MS);
    return known.get(day.getTime()) ?? { day, count: 0 };
  });
}
