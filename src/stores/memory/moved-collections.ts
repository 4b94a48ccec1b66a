import { isWithin, withAncestors } from '../../catalogue/ancestors.ts';
import { OPEN_AREA } from '../../catalogue/areas.ts';
import type { Lookups } from '../../catalogue/load.ts';
import { formatPath, hasPath, holdsPath, type Torrent, type TorrentPath } from '../../catalogue/torrent.ts';
import type { NewEvent } from '../../events/event.ts';
import { addEvent } from './event-store.ts';

import { reviseLists } from './revisions.ts';
import type { Tables } from './tables.ts';

const STEPS_MAX = 16;

/** Moves all that is in a collection and below it, and what is known of paths there. */
export function moveCollection(from: string, to: string, tables: Tables, now: Date): void {
  const moved = (path: string) => (isWithin(path, from) ? to + path.slice(from.length) : path);
  const movedPath = ({ collection, fileName }: TorrentPath) => ({ collection: moved(collection), fileName });
  const { torrents, readmes, settings, removedPaths, movedPaths, movedCollections } = tables;
  const listed = [...torrents.values()]
    .filter(({ state, collection }) => state === 'public' && isWithin(collection, from))
    .map(({ collection }) => collection);
  for (const torrent of torrents.values()) {
    if (!isWithin(torrent.collection, from)) continue;
    const after = { ...torrent, collection: moved(torrent.collection), updatedAt: now };
    torrents.set(torrent.id, after);
    if (hasPath(torrent.state)) addEvent(eventOf(torrent, after), tables, now);
  }
  rename(readmes, moved, (readme) => ({ ...readme, collection: moved(readme.collection) }));
  rename(tables.readmePictures, moved, (pictures) => pictures);
  rename(settings, moved, (its) => its);
  rename(removedPaths, moved, (mark) => mark);
  for (const [path, target] of movedPaths) if (isWithin(target.collection, to)) movedPaths.delete(path);
  rename(movedPaths, moved, movedPath);
  for (const [path, target] of movedCollections) if (isWithin(target, to)) movedCollections.delete(path);
  const earlier = movedCollections.get(from);
  movedCollections.delete(from);
  const others = [...movedCollections].filter(([path]) => isWithin(path, to));
  for (const [path] of others) movedCollections.delete(path);
  rename(movedCollections, moved, moved);
  for (const [path, target] of movedCollections) if (path === target) movedCollections.delete(path);
  const held = [...torrents.values()].filter(({ state }) => holdsPath(state));
  for (const torrent of held) {
    if (!isWithin(torrent.collection, to)) continue;
    removedPaths.delete(formatPath(torrent));
    movedPaths.delete(formatPath(torrent));
  }
  for (const [path, target] of movedPaths) if (path === formatPath(target)) movedPaths.delete(path);
  for (const [path, target] of others) {
    if (path !== moved(target)) keepRedirects({ path, now: path, target: moved(target) }, held, tables);
  }
  if (earlier !== undefined && earlier !== to)
    keepRedirects({ path: from, now: to, target: earlier }, held, tables);
  movedCollections.set(from, to);
  for (const collection of listed) {
    reviseLists(collection, OPEN_AREA, tables, now);
    reviseLists(moved(collection), OPEN_AREA, tables, now);
  }
}

/** Says of what happened in a collection that it happened at the same place in another. */
export function moveEvents(from: string, to: string, { events }: Tables): void {
  const moved = ({ collection, fileName }: TorrentPath): TorrentPath => ({
    collection: isWithin(collection, from) ? to + collection.slice(from.length) : collection,
    fileName,
  });
  for (const [index, event] of events.entries()) {
    const place = moved(event);
    const former = event.from && moved(event.from);
    const isThere =
      former !== undefined && formatPath(former) === formatPath(place) && isWithin(place.collection, to);
    events[index] = { ...event, ...place, from: isThere ? undefined : former };
  }
}

function eventOf({ collection, fileName, state }: Torrent, after: Torrent): NewEvent {
  const { infohashV1, infohashV2, ownerId } = after;
  const publicType = state === 'public' ? 'moved' : undefined;
  const place = { collection: after.collection, fileName, from: { collection, fileName } };
  return { type: 'moved', publicType, infohashV1, infohashV2, ...place, ownerId };
}

/**
 * Writes a redirect for each torrent that is in `target` and was at `path`: not for a torrent whose place in `now`
 * another one has, and not for a path that another path leads to.
 */
function keepRedirects(
  { path, now, target }: { readonly path: string; readonly now: string; readonly target: string },
  held: readonly (TorrentPath & { readonly state: string })[],
  { movedPaths }: Tables,
): void {
  const taken = new Set(held.map(formatPath));
  const ledTo = new Set([...movedPaths.values()].map(formatPath));
  for (const { collection, fileName, state } of held) {
    if (state === 'hidden' || !isWithin(collection, target)) continue;
    const within = collection.slice(target.length);
    const old = formatPath({ collection: path + within, fileName });
    const isOther = taken.has(formatPath({ collection: now + within, fileName }));
    if (!isOther && !ledTo.has(old) && !movedPaths.has(old)) movedPaths.set(old, { collection, fileName });
  }
}

function rename<Value>(
  map: Map<string, Value>,
  moved: (path: string) => string,
  change: (value: Value) => Value,
): void {
  // What moves wins over what is at its new path.
  const entries = [...map].toSorted(
    ([one], [other]) => Number(moved(one) !== one) - Number(moved(other) !== other),
  );
  map.clear();
  for (const [path, value] of entries) map.set(moved(path), change(value));
}

/** The next place of a collection, by the move of the nearest one that it is in. */
function nextOf(collection: string, { movedCollections }: Tables): string | undefined {
  for (const path of withAncestors(collection)) {
    const to = movedCollections.get(path);
    if (to !== undefined) return to + collection.slice(path.length);
  }
  return undefined;
}

/** Where a path leads whose torrent was moved, alone or with its collection. */
export function findMove(
  path: TorrentPath,
  tables: Tables,
  look: Pick<Lookups, 'findOccupant'>,
): TorrentPath | undefined {
  let at = path;
  for (let step = 0; step < STEPS_MAX; step++) {
    const to = tables.movedPaths.get(formatPath(at));
    if (to !== undefined) return to;
    const collection = nextOf(at.collection, tables);
    if (collection === undefined) break;
    at = { collection, fileName: at.fileName };
    if (look.findOccupant(at) !== undefined) break;
  }
  return at === path ? undefined : at;
}

/** Where a collection is that was moved, or that was in one. */
export function findMovedCollection(
  path: string,
  tables: Tables,
  isListed: (path: string) => boolean,
): string | undefined {
  let at = path;
  for (let step = 0; step < STEPS_MAX; step++) {
    const next = nextOf(at, tables);
    if (next === undefined) break;
    at = next;
    if (isListed(at)) break;
  }
  return at === path ? undefined : at;
}
