import type { EventPosition, EventStore, NewEvent } from '../../events/event.ts';
import { goneEvents, notAPosition } from '../../events/position.ts';
import type { Signal } from '../../events/signal.ts';
import type { Tables } from './tables.ts';

const START: EventPosition = '0';

/** The events in memory. */
export function createEventStore({ events, eventReaders }: Tables, committed: Signal): EventStore {
  const firstId = () => Number(events[0]?.position ?? 1);
  const indexAfter = (after: EventPosition): number => {
    if (!/^\d{1,15}$/.test(after)) throw notAPosition(after);
    const index = Number(after) - firstId() + 1;
    if (index < 0 || index > events.length) throw goneEvents();
    return index;
  };
  return {
    async list(after, limit) {
      const start = after === undefined ? 0 : indexAfter(after);
      const found = events.slice(start, start + limit);
      return { events: found, end: found.at(-1)?.position ?? after ?? START };
    },
    findEnd: async () => events.at(-1)?.position ?? START,
    findReader: async (name) => eventReaders.get(name),
    saveReader: async (name, position) => void eventReaders.set(name, position),
    subscribe: committed.subscribe,
    async trim(before, keepMax, limit) {
      const isKept = ({ at }: { readonly at: Date }, index: number) =>
        at >= before && index >= events.length - keepMax;
      const keptFrom = events.findIndex(isKept);
      const oldCount = keptFrom === -1 ? Math.max(0, events.length - 1) : keptFrom;
      return events.splice(0, Math.min(oldCount, limit)).length;
    },
  };
}

/** Adds an event. */
export function addEvent(event: NewEvent, { events }: Tables, at: Date): void {
  events.push({ ...event, at, position: String(Number(events.at(-1)?.position ?? 0) + 1) });
}
