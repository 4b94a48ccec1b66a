import type { DayCount, OpenDay, StatisticsStore, Total } from '../../../catalogue/statistics.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { dayOf } from '../lists/published-days.ts';
import type { Writer } from '../writer/writer.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface StatisticsStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

/** The statistics: those that triggers of the database keep, and those that the program adds. */
export function createStatisticsStore({ reader, writer, calls }: StatisticsStoreParts): StatisticsStore {
  const totals = reader.prepare<[], Total>(`
    SELECT state, version, size_class AS sizeClass, torrent_count AS torrentCount, content_bytes AS contentBytes,
      metainfo_bytes AS metainfoBytes
    FROM totals WHERE torrent_count > 0`);
  const uploads = reader.prepare<[number], DayRow>(
    'SELECT day, torrent_count AS count FROM upload_days WHERE day >= ? ORDER BY day',
  );
  const downloads = reader.prepare<[number], DayRow>(
    'SELECT day, download_count AS count FROM download_days WHERE day >= ? ORDER BY day',
  );
  const openDays = reader.prepare<[], OpenDayRow>(`
    SELECT day, torrent_count AS count, content_bytes AS contentBytes, file_count AS fileCount,
      download_count AS downloadCount, seeders, leechers, completed
    FROM open_days WHERE torrent_count > 0 ORDER BY day`);
  const collectionCount = reader.prepare<[], number>('SELECT collection_count FROM listing_revision').pluck();
  return {
    getOpen: () =>
      calls.run(() => ({
        days: openDays.all().map((row) => ({ ...row, ...toDayCount(row) })),
        collectionCount: collectionCount.get() ?? 0,
      })),
    listTotals: () => calls.run(() => totals.all()),
    listUploadDays: (from) => calls.run(() => uploads.all(dayOf(from.getTime())).map(toDayCount)),
    listDownloadDays: (from) => calls.run(() => downloads.all(dayOf(from.getTime())).map(toDayCount)),
    addDownloads: (downloads) => calls.run(() => writer.run('addDownloads', [downloads])),
  };
}

interface DayRow {
  /** Days since 1970. */
  readonly day: number;
  readonly count: number;
}

/** The same with the sums of that day. */
type OpenDayRow = DayRow & Omit<OpenDay, keyof DayCount>;

function toDayCount({ day, count }: DayRow): DayCount {
  return { day: new Date(day * DAY_MS), count };
}
