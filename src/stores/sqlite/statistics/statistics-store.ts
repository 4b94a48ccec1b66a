import type { DayCount, StatisticsStore, Total } from '../../../catalogue/statistics.ts';
import type { Connection } from '../database/connection.ts';
import type { Gate } from '../database/gate.ts';
import { dayOf } from '../lists/published-days.ts';
import type { Writer } from '../writer/writer.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface StatisticsStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly gate: Gate;
}

/** The numbers that the database keeps by triggers, and those that are added to it. */
export function createStatisticsStore({ reader, writer, gate }: StatisticsStoreParts): StatisticsStore {
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
  return {
    listTotals: () => gate.pass(() => totals.all()),
    listUploadDays: (from) => gate.pass(() => uploads.all(dayOf(from.getTime())).map(toDayCount)),
    listDownloadDays: (from) => gate.pass(() => downloads.all(dayOf(from.getTime())).map(toDayCount)),
    addDownloads: (days) => gate.pass(() => writer.run('addDownloads', [days])),
  };
}

interface DayRow {
  /** Since 1970. */
  readonly day: number;
  readonly count: number;
}

function toDayCount({ day, count }: DayRow): DayCount {
  return { day: new Date(day * DAY_MS), count };
}
