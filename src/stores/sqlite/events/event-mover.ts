import { isBelow } from '../collections/below.ts';
import type { Connection } from '../database/connection.ts';

/** Prepares the move of events with their collection. An event of a torrent that was moved with it has no former place then. */
export function createEventMover(connection: Connection): (from: string, to: string) => void {
  const moved = (column: string): string => `${column} = :to || substr(${column}, length(:from) + 1)`;
  const statements = [
    `UPDATE events SET ${moved('collection')} WHERE ${isBelow('collection', ':from')}`,
    `UPDATE events SET ${moved('from_collection')} WHERE ${isBelow('from_collection', ':from')}`,
    `UPDATE events SET from_collection = NULL, from_file_name = NULL
    WHERE from_collection = collection AND from_file_name = file_name AND ${isBelow('collection', ':to')}`,
  ].map((sql) => connection.prepare<[object]>(sql));
  return (from, to) => {
    for (const statement of statements) statement.run({ from, to });
  };
}
