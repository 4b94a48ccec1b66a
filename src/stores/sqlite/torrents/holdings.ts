import { NOTHING } from '../../../catalogue/holdings.ts';
import type { Holdings } from '../../../catalogue/store.ts';
import type { Connection } from '../database/connection.ts';

/** The row of all uploads without a token; ids of tokens begin at 1. */
const STRANGERS = 0;

/** Prepares the sums of what each token has. Call it in the transaction of the change. */
export function createHoldingsWriter(
  connection: Connection,
): (ownerId: number | undefined, difference: Holdings) => void {
  // Not one upsert: with a negative difference, the row to insert would violate the CHECK of the table.
  const update = connection.prepare<[number, number, number]>(`
    UPDATE owners SET torrent_count = torrent_count + ?, metainfo_bytes = metainfo_bytes + ? WHERE owner_id = ?`);
  const insert = connection.prepare<[number, number, number]>(
    'INSERT INTO owners (owner_id, torrent_count, metainfo_bytes) VALUES (?, ?, ?)',
  );
  return (ownerId = STRANGERS, { torrentCount, metainfoBytes }) => {
    const { changes } = update.run(torrentCount, metainfoBytes, ownerId);
    if (changes === 0) insert.run(ownerId, torrentCount, metainfoBytes);
  };
}

/** Prepares the reading of what a token has. */
export function createHoldingsReader(connection: Connection): (ownerId: number | undefined) => Holdings {
  const select = connection.prepare<[number], Holdings>(`
    SELECT torrent_count AS torrentCount, metainfo_bytes AS metainfoBytes FROM owners WHERE owner_id = ?`);
  return (ownerId = STRANGERS) => select.get(ownerId) ?? NOTHING;
}
