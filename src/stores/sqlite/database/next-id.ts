import type { Connection } from './connection.ts';

const TABLES = { torrent: 'torrents', report: 'reports', token: 'tokens', session: 'sessions' } as const;

/** The id that the next row of a kind gets: never one that a row has had before. */
export type NextId = (kind: keyof typeof TABLES) => number;

/** Prepares it, to be called in the transaction that inserts the row. */
export function createNextId(connection: Connection): NextId {
  const last = connection.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck();
  return (kind) => (last.get(TABLES[kind]) ?? 0) + 1;
}
