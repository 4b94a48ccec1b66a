import type { SwarmDay, SwarmHealthStore } from '../../../catalogue/swarm-counts.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { ownCopy } from '../writer/transferable.ts';
import type { Writer } from '../writer/writer.ts';

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
  return {
    saveSwarms: (updates, now) =>
      calls.run(() => {
        const own = updates.map(({ hash, seeders, leechers, completed }) => ({
          hash: ownCopy(hash),
          seeders,
          leechers,
          completed,
        }));
        return writer.run('saveSwarms', [own, now]);
      }),
    clearSwarms: (before, limit, now) => calls.run(() => writer.run('clearSwarms', [before, limit, now])),
    listSwarmDays: (torrentId) =>
      calls.run(() =>
        days.all(torrentId).map(({ day, ...counts }) => ({ ...counts, day: new Date(day * DAY_MS) })),
      ),
    trimSwarmDays: (before, limit) => calls.run(() => writer.run('trimSwarmDays', [before, limit])),
  };
}
