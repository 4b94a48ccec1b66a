import type { FoundSwarm, SwarmUpdate, TorrentSwarm } from '../../../catalogue/swarm-counts.ts';
import type { Connection } from '../database/connection.ts';
import { dayOf } from '../lists/published-days.ts';
import type { ListSeeders } from './seeders-lister.ts';
import { endOf } from '../tracker/hash-range.ts';

/** The changes of how many share each torrent. Call them inside a transaction. */
export interface SwarmOperations {
  /** Here, so that the thread of the pages does not do it. */
  findSwarms(updates: readonly SwarmUpdate[]): readonly FoundSwarm[];
  saveSwarms(changes: readonly TorrentSwarm[], now: Date): void;
  trimSwarmDays(before: Date, limit: number): number;
}

type FoundRow = Pick<TorrentSwarm, 'torrentId' | 'seeders' | 'leechers'>;

/** Prepares them once for a connection. */
export function createSwarmOperations(connection: Connection, list: ListSeeders): SwarmOperations {
  const find = connection.prepare<[object], FoundRow>(`
    SELECT id AS torrentId, seeders, leechers FROM torrents WHERE infohash_v1 = :hash
    UNION ALL
    SELECT id AS torrentId, seeders, leechers FROM torrents WHERE infohash_v2 >= :hash AND infohash_v2 < :end`);
  const update = connection.prepare<[object]>(`
    UPDATE torrents SET seeders = :seeders, leechers = :leechers, completed = completed + :completed, swarm_at = :at
    WHERE id = :torrentId`);
  const addDay = connection.prepare<[object]>(`
    INSERT INTO swarm_days (torrent_id, day, seeders, leechers, completed)
    VALUES (:torrentId, :day, :seeders, :leechers, :completed)
    ON CONFLICT (torrent_id, day) DO UPDATE SET
      seeders = excluded.seeders, leechers = excluded.leechers, completed = completed + excluded.completed`);
  const trim = connection.prepare<[number, number]>(`
    DELETE FROM swarm_days WHERE (torrent_id, day) IN (
      SELECT torrent_id, day FROM swarm_days WHERE day < ? ORDER BY day LIMIT ?)`);

  return {
    findSwarms: (updates) =>
      updates.flatMap(({ hash, seeders, leechers, completed }) =>
        find.all({ hash, end: endOf(hash) }).map((row) => ({
          torrentId: row.torrentId,
          seeders,
          leechers,
          completed,
          isWritten: row.seeders === seeders && row.leechers === leechers,
        })),
      ),
    saveSwarms(changes, now) {
      const at = now.getTime();
      const day = dayOf(at);
      for (const { torrentId, seeders, leechers, completed } of changes) {
        if (update.run({ torrentId, seeders, leechers, completed, at }).changes === 0) continue;
        list(torrentId);
        addDay.run({ torrentId, day, seeders, leechers, completed });
      }
    },
    trimSwarmDays: (before, limit) => trim.run(dayOf(before.getTime()), limit).changes,
  };
}
