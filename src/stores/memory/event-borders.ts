import { isWithin } from '../../catalogue/ancestors.ts';
import { OPEN_AREA } from '../../catalogue/areas.ts';
import { addEvent } from './event-store.ts';
import type { Tables } from './tables.ts';

/** Writes the events of a collection that becomes private or open. */
export function crossBorder(path: string, border: 'closed' | 'opened', tables: Tables, now: Date): void {
  if (border === 'opened') hideEvents(path, tables);
  for (const {
    state,
    area,
    infohashV1,
    infohashV2,
    collection,
    fileName,
    ownerId,
  } of tables.torrents.values()) {
    if (state !== 'public' || area !== OPEN_AREA || !isWithin(collection, path)) continue;
    const what = { type: 'edited', publicType: 'edited', border } as const;
    addEvent({ ...what, infohashV1, infohashV2, collection, fileName, ownerId }, tables, now);
  }
}

/**
 * Marks earlier events in the collection as private, and removes its path from events of torrents that came from there.
 */
function hideEvents(path: string, { events }: Tables): void {
  for (const [index, event] of events.entries()) {
    const { collection, border = 'inside', from, publicType } = event;
    if (isWithin(collection, path)) events[index] = { ...event, border };
    else if (from !== undefined && isWithin(from.collection, path)) {
      events[index] = {
        ...event,
        from: undefined,
        publicType: publicType === 'moved' ? 'published' : publicType,
      };
    }
  }
}
