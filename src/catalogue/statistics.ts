import type { Torrent, TorrentState } from './torrent.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Where each class of size but the first begins, in bytes of content: each 16 times the one before, from 1 MiB to 1 TiB. */
export const SIZE_CLASS_BOUNDS = [2 ** 20, 2 ** 24, 2 ** 28, 2 ** 32, 2 ** 36, 2 ** 40] as const;

/** All torrents of one state, version and class of size. */
export interface Total {
  readonly state: TorrentState;
  readonly version: Torrent['version'];
  /** From 0, which ends at the first of `SIZE_CLASS_BOUNDS`. */
  readonly sizeClass: number;
  readonly torrentCount: number;
  /** Of the content: torrents may claim more than can be told apart to the byte. */
  readonly contentBytes: number;
  /** Of the .torrent files. */
  readonly metainfoBytes: number;
}

/** How often something happened on one day (UTC). */
export interface DayCount {
  /** Its first moment. */
  readonly day: Date;
  readonly count: number;
}

/** Numbers about the catalogue, which are kept and never counted: they cost the same at a million torrents. */
export interface StatisticsStore {
  /** One for each state, version and class of size that there is something of. */
  listTotals(): Promise<readonly Total[]>;
  /** How many torrents were published, whatever became of them since: the days from that one on that had any, the oldest first. */
  listUploadDays(from: Date): Promise<readonly DayCount[]>;
  /** How many whole .torrent files were handed out: the days from that one on that had any, the oldest first. */
  listDownloadDays(from: Date): Promise<readonly DayCount[]>;
  /** Adds downloads to those of their days. */
  addDownloads(days: readonly DayCount[]): Promise<void>;
}

/** The first moment of a time's day (UTC), in milliseconds since 1970. */
export function startOfDay(time: Date): number {
  return Math.floor(time.getTime() / DAY_MS) * DAY_MS;
}

/** The last `count` days up to and with today, also those when nothing happened. `list` gives those when something did. */
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
