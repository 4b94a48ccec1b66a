import type { Connection } from './connection.ts';

const TABLES = {
  torrent: 'torrents',
  report: 'reports',
  token: 'tokens',
  session: 'sessions',
  ban: 'bans',
  webhook: 'webhooks',
} as const;

/** The tables whose ids are never used twice. */
export const NUMBERED_TABLES: readonly string[] = Object.values(TABLES);

/** The id for the next row of a kind. An id is never used twice. */
export type NextId = (kind: keyof typeof TABLES) => number;

/** Prepares the function. Call it in the transaction that inserts the row. */
export function createNextId(connection: Connection): NextId {
  const last = connection.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  return (kind) => (last.get(TABLES[kind]) ?? 0) + 1;
}
