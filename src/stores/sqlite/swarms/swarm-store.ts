import type { SwarmDay, SwarmHealthStore } from '../../../catalogue/swarm-counts.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { ownCopy } from '../writer/transferable.ts';
import { swarmHashesOf } from '../tracker/hash-range.ts';
import type { Writer } from '../writer/writer.ts';

interface WrittenRow {
  readonly id: number;
  readonly at: number;
  readonly v1: Uint8Array | null;
  readonly v2: Uint8Array | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

export interface SwarmStoreParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
}

/** How many share each torrent, in the database: read in the calling thread, changed by the writer. */
export function createSwarmHealthStore({ reader, writer, calls }: SwarmStoreParts): SwarmHealthStore {
  const days = reader.prepare<[number], Omit<SwarmDay, 'day'> & { readonly day: number }>(
    'SELECT day, seeders, leechers, completed FROM swarm_days WHERE torrent_id = ? ORDER BY day',
  );
  const written = reader.prepare<[object], WrittenRow>(`
    SELECT id, swarm_at AS at, infohash_v1 AS v1, infohash_v2 AS v2 FROM torrents INDEXED BY torrents_swarm
    WHERE swarm_at < :before AND (swarm_at, id) > (:at, :torrentId) AND (seeders > 0 OR leechers > 0)
    ORDER BY swarm_at, id LIMIT :limit`);
  return {
    findSwarms: (updates) =>
      calls.run(() => {
        const own = updates.map(({ hash, seeders, leechers, completed }) => ({
          hash: ownCopy(hash),
          seeders,
          leechers,
          completed,
        }));
        return writer.run('findSwarms', [own]);
      }),
    saveSwarms: (changes, now) => calls.run(() => writer.run('saveSwarms', [changes, now])),
    listSwarms: (before, after, limit) =>
      calls.run(() =>
        written
          .all({
            before: before.getTime(),
            at: after?.at.getTime() ?? 0,
            torrentId: after?.torrentId ?? 0,
            limit,
          })
          .map(({ id, at, v1, v2 }) => ({
            torrentId: id,
            at: new Date(at),
            hashes: swarmHashesOf(v1, v2),
          })),
      ),
    listSwarmDays: (torrentId) =>
      calls.run(() =>
        days.all(torrentId).map(({ day, ...counts }) => ({ ...counts, day: new Date(day * DAY_MS) })),
      ),
    trimSwarmDays: (before, limit) => calls.run(() => writer.run('trimSwarmDays', [before, limit])),
  };
}
