import type {
  EventBorder,
  EventPosition,
  EventStore,
  EventType,
  StoredEvent,
} from '../../../events/event.ts';
import { goneEvents, notAPosition } from '../../../events/position.ts';
import type { Signal } from '../../../events/signal.ts';
import type { Infohash } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';
import { createOldEventFinder } from './event-writer.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import type { Writer } from '../writer/writer.ts';

interface Position {
  readonly id: number;
  readonly at: number;
}

interface EventRow extends Position {
  readonly type: EventType;
  readonly public_type: EventType | null;
  readonly infohash_v1: string;
  readonly infohash_v2: string;
  readonly collection: string;
  readonly file_name: string;
  readonly from_collection: string | null;
  readonly from_file_name: string | null;
  readonly other: string;
  readonly border: EventBorder | null;
  readonly owner_id: number | null;
}

export interface EventParts {
  readonly reader: Connection;
  readonly writer: Writer;
  readonly calls: OpenCalls;
  readonly committed: Signal;
}

const POSITION = /^(?<id>\d{1,15})-(?<at>[0-9a-z]{1,10})$/;

/** The events in the database. */
export function createEventStore({ reader, writer, calls, committed }: EventParts): EventStore {
  const read = reader.prepare<[number, number], EventRow>(`
    SELECT id, at, type, public_type, lower(hex(infohash_v1)) AS infohash_v1, lower(hex(infohash_v2)) AS infohash_v2,
      collection, file_name, from_collection, from_file_name, lower(hex(other)) AS other, border, owner_id
    FROM events WHERE id > ? ORDER BY id LIMIT ?`);
  const find = reader.prepare<[number], Position>('SELECT id, at FROM events WHERE id = ?');
  const findFirst = reader.prepare<[], Position>('SELECT id, at FROM events ORDER BY id LIMIT 1');
  const findReader = reader
    .prepare<[string], EventPosition>('SELECT position FROM event_readers WHERE name = ?')
    .pluck();
  const findLast = reader.prepare<[], Position>('SELECT id, at FROM events ORDER BY id DESC LIMIT 1');

  const findLastOld = createOldEventFinder(reader);

  /** Throws gone unless all events after the position are here, and are those that followed it. */
  function checkKept({ id, at }: Position): void {
    const there = find.get(id);
    if (there !== undefined) {
      // The time tells the events of another database, such as a backup that was restored, from those of this one.
      if (there.at === at) return;
      throw goneEvents();
    }
    const firstId = findFirst.get()?.id ?? 1;
    if (id !== firstId - 1) throw goneEvents();
  }

  return {
    list: (after, limit) =>
      calls.run(() => {
        const position = after === undefined ? undefined : parsePosition(after);
        if (position !== undefined) checkKept(position);
        const events = read.all(position?.id ?? 0, limit).map(toEvent);
        return { events, end: events.at(-1)?.position ?? formatPosition(position ?? START) };
      }),
    findEnd: () => calls.run(() => formatPosition(findLast.get() ?? START)),
    subscribe: committed.subscribe,
    findReader: (name) => calls.run(() => findReader.get(name)),
    saveReader: (name, position) => calls.run(() => writer.run('saveEventReader', [name, position])),
    trim: (before, keepMax, limit) =>
      calls.run(() =>
        findLastOld(before, keepMax, 1) === undefined
          ? 0
          : writer.run('trimEvents', [before, keepMax, limit]),
      ),
  };
}

const START: Position = { id: 0, at: 0 };

function formatPosition({ id, at }: Position): EventPosition {
  return `${id}-${at.toString(36)}`;
}

function parsePosition(text: EventPosition): Position {
  const { id, at } = POSITION.exec(text)?.groups ?? {};
  if (id === undefined || at === undefined) throw notAPosition(text);
  return { id: Number(id), at: Number.parseInt(at, 36) };
}

function toEvent(row: EventRow): StoredEvent {
  const { from_collection: fromCollection, from_file_name: fromFileName } = row;
  return {
    position: formatPosition(row),
    at: new Date(row.at),
    type: row.type,
    publicType: row.public_type ?? undefined,
    infohashV1: (row.infohash_v1 || undefined) as StoredEvent['infohashV1'],
    infohashV2: (row.infohash_v2 || undefined) as StoredEvent['infohashV2'],
    collection: row.collection,
    fileName: row.file_name,
    from:
      fromCollection === null || fromFileName === null
        ? undefined
        : { collection: fromCollection, fileName: fromFileName },
    other: (row.other || undefined) as Infohash | undefined,
    border: row.border ?? undefined,
    ownerId: row.owner_id ?? undefined,
  };
}
