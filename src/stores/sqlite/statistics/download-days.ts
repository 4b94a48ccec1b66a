import type { TorrentDownloads } from '../../../catalogue/statistics.ts';
import type { Connection } from '../database/connection.ts';
import { SPACES } from '../lists/spaces.ts';
import { dayOf } from '../lists/published-days.ts';

/** Prepares adding downloads. Call it inside a transaction. */
export function createAddDownloads(connection: Connection): (downloads: readonly TorrentDownloads[]) => void {
  const addToDay = connection.prepare<[number, number]>(`
    INSERT INTO download_days (day, download_count) VALUES (?, ?)
    ON CONFLICT (day) DO UPDATE SET download_count = download_count + excluded.download_count`);
  const addToTorrent = connection.prepare<[number, number]>(
    'UPDATE torrents SET download_count = download_count + ? WHERE id = ?',
  );
  const addToListed = SPACES.map((space) =>
    connection.prepare<[number, number]>(
      `UPDATE ${space}listed SET download_count = download_count + ? WHERE id = ?`,
    ),
  );
  return (downloads) => {
    for (const { day, torrentId, count } of downloads) {
      addToDay.run(dayOf(day.getTime()), count);
      addToTorrent.run(count, torrentId);
      for (const statement of addToListed) statement.run(count, torrentId);
    }
  };
}
