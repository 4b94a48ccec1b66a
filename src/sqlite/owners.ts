import type { Actor } from '../catalogue/actor.ts';
import { checkQuota } from '../catalogue/quota.ts';
import type { Holdings } from '../catalogue/store.ts';
import { hasPath, type Torrent, type TorrentState } from '../catalogue/torrent.ts';
import type { Connection } from './connection.ts';

export const NOTHING: Holdings = { torrentCount: 0, metainfoBytes: 0 };

export interface Owners {
  /**
   * Adds to what a token holds. Throws forbidden when the actor is that token and has more than its quota by that. An
   * anonymous upload, with undefined, counts nowhere. Without an actor it is the service itself that makes room.
   */
  add(ownerId: number | undefined, difference: Holdings, actor?: Pick<Actor, 'tokenId' | 'quota'>): void;
}

/** As how many torrents one in that state counts: what was replaced or removed is published no longer. */
export function countIn(state: TorrentState): 0 | 1 {
  return hasPath(state) ? 1 : 0;
}

/** What one torrent counts. */
export function holdingsOf({ state, metainfoBytes }: Pick<Torrent, 'state' | 'metainfoBytes'>): Holdings {
  return { torrentCount: countIn(state), metainfoBytes };
}

/** Prepares the sums of what each token holds; to be called in the transaction that changes it. */
export function createOwners(connection: Connection): Owners {
  // Not as one upsert: the row to be inserted would have to pass the check of the table with a negative difference.
  const update = connection.prepare<[number, number, number], Holdings>(`
    UPDATE owners SET torrent_count = torrent_count + ?, metainfo_bytes = metainfo_bytes + ? WHERE owner_id = ?
    RETURNING torrent_count AS torrentCount, metainfo_bytes AS metainfoBytes`);
  const insert = connection.prepare<[number, number, number]>(
    'INSERT INTO owners (owner_id, torrent_count, metainfo_bytes) VALUES (?, ?, ?)',
  );
  return {
    add(ownerId, difference, actor) {
      if (ownerId === undefined) return;
      const { torrentCount, metainfoBytes } = difference;
      const updated = update.get(torrentCount, metainfoBytes, ownerId);
      if (updated === undefined) insert.run(ownerId, torrentCount, metainfoBytes);
      const after = updated ?? difference;
      const before = {
        torrentCount: after.torrentCount - torrentCount,
        metainfoBytes: after.metainfoBytes - metainfoBytes,
      };
      if (actor?.tokenId === ownerId) checkQuota(actor.quota, before, after);
    },
  };
}

/** Prepares the reading of what a token holds. */
export function createHoldingsReader(connection: Connection): (ownerId: number) => Holdings {
  const select = connection.prepare<[number], Holdings>(`
    SELECT torrent_count AS torrentCount, metainfo_bytes AS metainfoBytes FROM owners WHERE owner_id = ?`);
  return (ownerId) => select.get(ownerId) ?? NOTHING;
}
