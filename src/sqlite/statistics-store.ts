import type { StatisticsStore, Total } from '../catalogue/statistics.ts';
import type { Connection } from './connection.ts';
import type { Gate } from './gate.ts';
import { dayOf } from './published-days.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The numbers that the database keeps by triggers. */
export function createStatisticsStore(reader: Connection, gate: Gate): StatisticsStore {
  const totals = reader.prepare<[], Total>(`
    SELECT state, version, size_class AS sizeClass, torrent_count AS torrentCount, content_bytes AS contentBytes,
      metainfo_bytes AS metainfoBytes
    FROM totals WHERE torrent_count > 0`);
  const days = reader.prepare<[number], { day: number; torrentCount: number }>(
    'SELECT day, torrent_count AS torrentCount FROM upload_days WHERE day >= ? ORDER BY day',
  );
  return {
    listTotals: () => gate.pass(() => totals.all()),
    listUploadDays: (from) =>
      gate.pass(() =>
        days
          .all(dayOf(from.getTime()))
          .map(({ day, torrentCount }) => ({ day: new Date(day * DAY_MS), torrentCount })),
      ),
  };
}
