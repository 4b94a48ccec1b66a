import type { Baseline } from '../../../swarm/credit.ts';
import type { FigureKey } from '../../../swarm/figure-store.ts';
import type { Connection } from '../database/connection.ts';

interface BaselineRow {
  readonly uploaded: number;
  readonly downloaded: number;
  readonly at: number;
  readonly is_seeder: number;
  readonly had_leechers: number;
}

export interface BaselineReader {
  find(key: FigureKey): Baseline | undefined;
}

/** Prepares the reading of what clients said last. */
export function createBaselineReader(connection: Connection): BaselineReader {
  const one = connection.prepare<[object], BaselineRow>(`
    SELECT uploaded, downloaded, at, is_seeder, had_leechers FROM figure_baselines
    WHERE user_id = :userId AND infohash = :infohash AND peer = :peer`);
  return {
    find({ userId, infohash, peer }) {
      const row = one.get({ userId, infohash, peer });
      if (row === undefined) return undefined;
      const { uploaded, downloaded, at: atSeconds } = row;
      return {
        uploaded,
        downloaded,
        atSeconds,
        isSeeder: row.is_seeder === 1,
        hadLeechers: row.had_leechers === 1,
      };
    },
  };
}
