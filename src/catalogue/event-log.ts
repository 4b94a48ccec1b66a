import { setImmediate } from 'node:timers/promises';
import type { EventPosition, EventStore, EventType, StoredEvent } from '../events/event.ts';
import { isWithin } from './ancestors.ts';
import { mayRead, OPEN_AREA } from './areas.ts';
import { mayBeLedTo, moderates, type Actor } from './actor.ts';
import type { CatalogueStore } from './store.ts';
import { canonicalInfohash, type Torrent } from './torrent.ts';

/** Which events are meant: all conditions must be met. */
export interface EventFilter {
  /** What is or was in that collection, or below it. */
  readonly collection?: string | undefined;
  readonly types?: readonly EventType[] | undefined;
}

/** An event as a viewer may know of it. */
export interface SeenEvent extends Omit<StoredEvent, 'type' | 'publicType' | 'border' | 'ownerId'> {
  readonly type: EventType;
  /** The torrent as it is now; undefined when it is gone, or the viewer may not be led to it any more. */
  readonly torrent: Torrent | undefined;
}

export interface SeenPage {
  readonly events: readonly SeenEvent[];
  /** Where the page ends, and where the next one starts. */
  readonly end: EventPosition;
  /** Whether there may be more events after it now. */
  readonly isMore: boolean;
}

/** Events as they are stored, with a look-up of their torrents that is made at most once for each. */
export interface SharedPage extends Omit<SeenPage, 'events'> {
  readonly events: readonly SharedEvent[];
}

export interface SharedEvent {
  readonly event: StoredEvent;
  findTorrent(): Promise<Torrent | undefined>;
  findArea(collection: string): Promise<string>;
}

/** What happened in the catalogue, for those who follow it. Positions are those of `EventStore`. */
export interface EventLog extends Pick<EventStore, 'findEnd' | 'subscribe'> {
  /**
   * The events of the filter after a position that the viewer may know of, at most `limit`; without a position, from the
   * oldest that is kept. A page may have fewer, even none, and still more come after it. Rejects like `EventStore.list`.
   */
  list(
    after: EventPosition | undefined,
    limit: number,
    viewer: Actor,
    filter: EventFilter,
  ): Promise<SeenPage>;
  /** The events after a position for several viewers, each of whom gets what `seenBy` says. Rejects like `list`. */
  share(after: EventPosition, limit: number): Promise<SharedPage>;
}

/** How many events are read at once: in between, the thread serves others. */
const SLICE = 100;

/** How many events one page looks through at most, for a filter that finds few. */
const LOOKED_THROUGH_MAX = 5_000;

export function createEventLog(
  events: EventStore,
  catalogue: Pick<CatalogueStore, 'find' | 'findPrivate' | 'findArea'>,
): EventLog {
  const share = async (after: EventPosition | undefined, limit: number): Promise<SharedPage> => {
    const { events: read, end } = await events.list(after, limit);
    return { events: read.map(shared), end, isMore: read.length === limit };
  };
  const shared = (event: StoredEvent): SharedEvent => {
    let found: Promise<Torrent | undefined> | undefined;
    return {
      event,
      findTorrent: () => (found ??= findTorrent(event)),
      findArea: (collection) => catalogue.findArea(collection),
    };
  };
  /** Of several torrents with the same infohash, the one of the area in which it happened. */
  const findTorrent = async (event: StoredEvent): Promise<Torrent | undefined> => {
    const infohash = canonicalInfohash(event);
    const area = await catalogue.findArea(event.collection);
    if (area === OPEN_AREA) return catalogue.find({ infohash });
    return (await catalogue.findPrivate(infohash)).find((torrent) => torrent.area === area);
  };
  return {
    findEnd: () => events.findEnd(),
    subscribe: (listener) => events.subscribe(listener),
    share,
    async list(after, limit, viewer, filter) {
      const seen: SeenEvent[] = [];
      for (let position = after, looked = 0; ;) {
        const slice = await share(position, SLICE);
        for (const one of slice.events) {
          const found = await seenBy(one, viewer, filter);
          if (found !== undefined) seen.push(found);
          if (seen.length === limit) return { events: seen, end: one.event.position, isMore: true };
        }
        position = slice.end;
        looked += slice.events.length;
        if (!slice.isMore || looked >= LOOKED_THROUGH_MAX)
          return { events: seen, end: position, isMore: slice.isMore };
        await setImmediate();
      }
    },
  };
}

/**
 * What a viewer may know of an event; undefined for nothing. Its owner and the moderators of its collection know of all, all
 * others only of what happens to public torrents.
 */
export async function seenBy(
  { event: stored, findTorrent, findArea }: SharedEvent,
  viewer: Actor,
  filter: EventFilter,
): Promise<SeenEvent | undefined> {
  const mayReadAt = async (collection: string): Promise<boolean> =>
    mayRead(viewer, { collection, area: await findArea(collection) });
  const isInside = isBehindBorder(viewer, stored);
  const event = await readableEvent(stored, mayReadAt, isInside);
  if (event === undefined) return undefined;
  const { type: fullType, publicType, border: _, ownerId, ...rest } = event;
  const isOwn = ownerId !== undefined && ownerId === viewer.tokenId;
  const type = isOwn || moderates(viewer, event) ? fullType : publicType;
  if (type === undefined || !isMeant(event, type, filter)) return undefined;
  const torrent = await findTorrent();
  const isShown = torrent !== undefined && mayBeLedTo(viewer, torrent);
  return { ...rest, type, torrent: isShown ? torrent : undefined };
}

/** Whether the viewer may read what is at the place of an event also while it is private. */
function isBehindBorder(viewer: Actor, { collection }: StoredEvent): boolean {
  return mayRead(viewer, { collection, area: collection });
}

/**
 * An event as seen by a viewer who may read only some places: a torrent that is moved to where they may not read, or
 * becomes private, is removed for them, and one that comes from there, or becomes open, is published.
 */
async function readableEvent(
  event: StoredEvent,
  mayReadAt: (collection: string) => Promise<boolean>,
  isInside: boolean,
): Promise<StoredEvent | undefined> {
  const { from, publicType, border, ...rest } = event;
  if (border === 'closed' && !isInside) return { ...rest, type: 'removed', publicType: 'removed' };
  const isHere = border === 'inside' ? isInside : await mayReadAt(event.collection);
  if (border === 'opened' && !isInside)
    return isHere ? { ...rest, type: 'published', publicType: 'published' } : undefined;
  if (from === undefined) return isHere ? event : undefined;
  const wasHere = await mayReadAt(from.collection);
  if (isHere) return wasHere ? event : { ...rest, type: 'published', publicType: publicType && 'published' };
  if (!wasHere) return undefined;
  return { ...rest, ...from, type: 'removed', publicType: publicType && 'removed' };
}

function isMeant(event: StoredEvent, type: EventType, { collection, types }: EventFilter): boolean {
  if (types !== undefined && !types.includes(type)) return false;
  if (collection === undefined) return true;
  const places = event.from === undefined ? [event] : [event, event.from];
  return places.some((it) => isWithin(it.collection, collection));
}
