import type { DayCount } from '../../../catalogue/statistics.ts';
import type { Connection } from '../database/connection.ts';
import { dayOf } from '../lists/published-days.ts';

/** Prepares adding downloads. Call it inside a transaction. */
export function createAddDownloads(connection: Connection): (days: readonly DayCount[]) => void {
  const add = connection.prepare<[number, number]>(`
    INSERT INTO download_days (day, download_count) VALUES (?, ?)
    ON CONFLICT (day) DO UPDATE SET download_count = download_count + excluded.download_count`);
  return (days) => {
    for (const { day, count } of days) add.run(dayOf(day.getTime()), count);
  };
}
