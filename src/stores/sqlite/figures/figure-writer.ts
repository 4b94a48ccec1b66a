import { BASELINES_MAX, type FigureChange } from '../../../swarm/figure-store.ts';
import type { Connection } from '../database/connection.ts';

/** The changes of what users have transferred. Call them inside a transaction. */
export interface FigureOperations {
  saveFigures(changes: readonly FigureChange[], now: Date): void;
  forgetFigures(limit: number): number;
  trimBaselines(before: Date, limit: number): number;
}

/** The condition that a user, named by an expression for the id, takes part in what the tracker counts. */
const takesPartOf = (userId: string): string => `EXISTS (
  SELECT 1 FROM tokens AS passkey JOIN tokens AS user ON user.id = passkey.parent_id
  WHERE passkey.parent_id = ${userId} AND passkey.kind = 'passkey' AND passkey.revoked_at IS NULL
    AND user.revoked_at IS NULL)`;

/** One user after the other, with one look-up for each. */
const USERS_WHO_LEFT = `
  WITH RECURSIVE users (userId) AS (
    SELECT min(user_id) FROM figures
    UNION ALL
    SELECT (SELECT min(user_id) FROM figures WHERE user_id > userId) FROM users WHERE userId IS NOT NULL)
  SELECT userId FROM users WHERE userId IS NOT NULL AND NOT ${takesPartOf('users.userId')}`;

/** Prepares them once for a connection. */
export function createFigureOperations(connection: Connection): FigureOperations {
  const takesPart = connection.prepare<[object], number>(`SELECT ${takesPartOf(':userId')}`).pluck();
  // Seconds that were counted for another client are not counted again.
  const add = connection.prepare<[object]>(`
    INSERT INTO figures
      (user_id, infohash, uploaded, downloaded, uploaded_alone, seed_seconds, seeded_to, changed_at)
    VALUES (:userId, :infohash, :uploaded, :downloaded, :uploadedAlone, :seededTo - :seededFrom, :seededTo, :at)
    ON CONFLICT (user_id, infohash) DO UPDATE SET
      uploaded = min(uploaded + excluded.uploaded, :max),
      downloaded = min(downloaded + excluded.downloaded, :max),
      uploaded_alone = min(uploaded_alone + excluded.uploaded_alone, :max),
      seed_seconds = seed_seconds + max(0, :seededTo - max(:seededFrom, seeded_to)),
      seeded_to = max(seeded_to, :seededTo),
      changed_at = :at`);
  const saveBaseline = connection.prepare<[object]>(`
    INSERT INTO figure_baselines (user_id, infohash, peer, uploaded, downloaded, at, is_seeder, had_leechers)
    VALUES (:userId, :infohash, :peer, :uploaded, :downloaded, :at, :isSeeder, :hadLeechers)
    ON CONFLICT (user_id, infohash, peer) DO UPDATE SET
      uploaded = excluded.uploaded, downloaded = excluded.downloaded, at = excluded.at,
      is_seeder = excluded.is_seeder, had_leechers = excluded.had_leechers`);
  const dropOldest = connection.prepare<[object]>(`
    DELETE FROM figure_baselines WHERE user_id = :userId AND infohash = :infohash AND peer IN (
      SELECT peer FROM figure_baselines WHERE user_id = :userId AND infohash = :infohash
      ORDER BY at DESC, peer LIMIT -1 OFFSET ${BASELINES_MAX})`);
  const whoLeft = connection.prepare<[], number>(USERS_WHO_LEFT).pluck();
  const forget = connection.prepare<[object]>(`
    DELETE FROM figures WHERE user_id = :userId AND infohash IN (SELECT infohash FROM figures WHERE user_id = :userId LIMIT :limit)`);
  const forgetBaselines = connection.prepare<[object]>(`
    DELETE FROM figure_baselines WHERE user_id = :userId AND NOT EXISTS (
      SELECT 1 FROM figures WHERE figures.user_id = :userId AND figures.infohash = figure_baselines.infohash)`);
  const trim = connection.prepare<[number, number]>(`
    DELETE FROM figure_baselines WHERE (user_id, infohash, peer) IN (
      SELECT user_id, infohash, peer FROM figure_baselines WHERE at < ? ORDER BY at LIMIT ?)`);

  const save = (change: FigureChange, now: Date): void => {
    const { userId, infohash, peer, baseline, uploaded, downloaded, uploadedAlone, seededFrom, seededTo } =
      change;
    const key = { userId, infohash };
    const gained = { uploaded, downloaded, uploadedAlone, seededFrom, seededTo };
    add.run({ ...key, ...gained, at: now.getTime(), max: Number.MAX_SAFE_INTEGER });
    saveBaseline.run({
      ...key,
      peer,
      uploaded: baseline.uploaded,
      downloaded: baseline.downloaded,
      at: baseline.atSeconds,
      isSeeder: Number(baseline.isSeeder),
      hadLeechers: Number(baseline.hadLeechers),
    });
    dropOldest.run(key);
  };

  return {
    saveFigures(changes, now) {
      const known = new Map<number, boolean>();
      for (const change of changes) {
        const { userId } = change;
        if (!known.has(userId)) known.set(userId, takesPart.get({ userId }) === 1);
        if (known.get(userId) === true) save(change, now);
      }
    },
    forgetFigures(limit) {
      let left = limit;
      for (const userId of whoLeft.all()) {
        left -= forget.run({ userId, limit: left }).changes;
        forgetBaselines.run({ userId });
        if (left <= 0) break;
      }
      return limit - left;
    },
    trimBaselines: (before, limit) => trim.run(Math.floor(before.getTime() / 1000), limit).changes,
  };
}
