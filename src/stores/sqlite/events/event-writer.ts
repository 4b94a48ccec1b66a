import type { EventPosition, NewEvent } from '../../../events/event.ts';
import type { Connection } from '../database/connection.ts';
import { fromHex } from '../torrents/rows.ts';

/** Prepares the writing of events. */
export function createEventWriter(connection: Connection): (event: NewEvent, now: Date) => void {
  const insert = connection.prepare(`
    INSERT INTO events (at, type, public_type, infohash_v1, infohash_v2, collection, file_name, from_collection,
      from_file_name, other, owner_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  return (event, now) => {
    const { type, publicType, infohashV1, infohashV2, collection, fileName, from, other, ownerId } = event;
    const hashes = [fromHex(infohashV1), fromHex(infohashV2)];
    const places = [collection, fileName, from?.collection ?? null, from?.fileName ?? null];
    const rest = [fromHex(other), ownerId ?? null];
    insert.run(now.getTime(), type, publicType ?? null, ...hashes, ...places, ...rest);
  };
}

/** Prepares the writing of how far a program of the server itself has read, by `EventStore.saveReader`. */
export function createReaderWriter(connection: Connection): (name: string, position: EventPosition) => void {
  const save = connection.prepare<[string, string]>(
    'INSERT OR REPLACE INTO event_readers (name, position) VALUES (?, ?)',
  );
  return (name, position) => void save.run(name, position);
}

/**
 * Prepares the look-up of what `EventStore.trim` deletes: the number of the last of up to `limit` events, or undefined
 * when none is old.
 */
export function createOldEventFinder(
  connection: Connection,
): (before: Date, keepMax: number, limit: number) => number | undefined {
  const oldest = connection.prepare<[number], { readonly id: number; readonly at: number }>(
    'SELECT id, at FROM events ORDER BY id LIMIT ?',
  );
  const newest = connection.prepare<[], number | null>('SELECT max(id) FROM events').pluck();
  return (before, keepMax, limit) => {
    const end = newest.get() ?? 0;
    // Only the beginning is deleted, also where a clock went back: events in the middle would be missed.
    const isOld = ({ id, at }: { readonly id: number; readonly at: number }) =>
      id < end && (at < before.getTime() || id <= end - keepMax);
    const rows = oldest.all(limit);
    const keptFrom = rows.findIndex((row) => !isOld(row));
    return keptFrom === 0 ? undefined : rows.at(keptFrom === -1 ? -1 : keptFrom - 1)?.id;
  };
}

/** Prepares the deletion of the oldest events, by `EventStore.trim`. */
export function createEventTrimmer(
  connection: Connection,
): (before: Date, keepMax: number, limit: number) => number {
  const findLastOld = createOldEventFinder(connection);
  const remove = connection.prepare<[number]>('DELETE FROM events WHERE id <= ?');
  return (before, keepMax, limit) => {
    const last = findLastOld(before, keepMax, limit);
    return last === undefined ? 0 : remove.run(last).changes;
  };
}
