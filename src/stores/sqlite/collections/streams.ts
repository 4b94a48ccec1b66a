import type { Connection } from '../database/connection.ts';

/** Prepares the look-up of the last number that a stream gave. */
export function createStreamFinder(connection: Connection): (stream: string) => number | undefined {
  const select = connection
    .prepare<[string], number>('SELECT last_number FROM streams WHERE collection = ?')
    .pluck();
  return (stream) => select.get(stream);
}

/** Prepares the counting. Call it in the transaction that publishes the torrent with that number. */
export function createStreamCounter(connection: Connection): (stream: string, lastNumber: number) => void {
  const upsert = connection.prepare<[string, number]>(`
    INSERT INTO streams (collection, last_number) VALUES (?, ?)
    ON CONFLICT (collection) DO UPDATE SET last_number = excluded.last_number`);
  return (stream, lastNumber) => void upsert.run(stream, lastNumber);
}
