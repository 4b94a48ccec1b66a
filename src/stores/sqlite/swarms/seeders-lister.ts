import type { Connection } from '../database/connection.ts';
import { SPACES } from '../lists/spaces.ts';

/** Brings the seeders of a torrent into the lists. */
export type ListSeeders = (torrentId: number) => void;

/** Prepares how the seeders of a torrent come into the lists: the most that a tracker knows. A row that is the same is not written. */
export function createSeedersLister(connection: Connection): ListSeeders {
  const shown = '(SELECT max(seeders, coalesce(elsewhere_seeders, 0)) FROM torrents WHERE id = :torrentId)';
  const statements = SPACES.map((space) =>
    connection.prepare<[object]>(
      `UPDATE ${space}listed SET seeders = ${shown} WHERE id = :torrentId AND seeders <> ${shown}`,
    ),
  );
  return (torrentId) => {
    for (const statement of statements) statement.run({ torrentId });
  };
}
