import type { SwarmUpdate } from '../../../catalogue/swarm-counts.ts';
import type { Connection } from '../database/connection.ts';
import { dayOf } from '../lists/published-days.ts';
import { SPACES } from '../lists/spaces.ts';
import { endOf } from '../tracker/hash-range.ts';

/** The changes of how many share each torrent. Call them inside a transaction. */
export interface SwarmOperations {
  saveSwarms(updates: readonly SwarmUpdate[], now: Date): void;
  clearSwarms(writtenBefore: Date, limit: number, now: Date): number;
  trimSwarmDays(before: Date, limit: number): number;
}

interface Counts {
  readonly seeders: number;
  readonly leechers: number;
  readonly completed: number;
}

/** Prepares them once for a connection. */
export function createSwarmOperations(connection: Connection): SwarmOperations {
  const find = connection
    .prepare<[object], number>(`
      SELECT id FROM torrents WHERE infohash_v1 = :hash
      UNION ALL SELECT id FROM torrents WHERE infohash_v2 >= :hash AND infohash_v2 < :end`)
    .pluck();
  const update = connection.prepare<[object]>(`
    UPDATE torrents SET seeders = :seeders, leechers = :leechers, completed = completed + :completed, swarm_at = :at
    WHERE id = :id`);
  // A row that is the same is not written.
  const list = SPACES.map((space) =>
    connection.prepare<[object]>(
      `UPDATE ${space}listed SET seeders = :seeders WHERE id = :id AND seeders <> :seeders`,
    ),
  );
  const addDay = connection.prepare<[object]>(`
    INSERT INTO swarm_days (torrent_id, day, seeders, leechers, completed)
    VALUES (:id, :day, :seeders, :leechers, :completed)
    ON CONFLICT (torrent_id, day) DO UPDATE SET
      seeders = excluded.seeders, leechers = excluded.leechers, completed = completed + excluded.completed`);
  const stale = connection
    .prepare<[object], number>(`
      SELECT id FROM torrents INDEXED BY torrents_swarm
      WHERE swarm_at < :before AND (seeders > 0 OR leechers > 0) LIMIT :limit`)
    .pluck();
  const trim = connection.prepare<[number, number]>(`
    DELETE FROM swarm_days WHERE (torrent_id, day) IN (
      SELECT torrent_id, day FROM swarm_days WHERE day < ? ORDER BY day LIMIT ?)`);

  const save = (id: number, { seeders, leechers, completed }: Counts, now: Date): void => {
    const counts = { id, seeders, leechers, completed };
    update.run({ ...counts, at: now.getTime() });
    for (const statement of list) statement.run({ id, seeders });
    addDay.run({ ...counts, day: dayOf(now.getTime()) });
  };

  return {
    saveSwarms(updates, now) {
      for (const counts of updates)
        for (const id of find.all({ hash: counts.hash, end: endOf(counts.hash) })) save(id, counts, now);
    },
    clearSwarms(writtenBefore, limit, now) {
      const ids = stale.all({ before: writtenBefore.getTime(), limit });
      for (const id of ids) save(id, { seeders: 0, leechers: 0, completed: 0 }, now);
      return ids.length;
    },
    trimSwarmDays: (before, limit) => trim.run(dayOf(before.getTime()), limit).changes,
  };
}
