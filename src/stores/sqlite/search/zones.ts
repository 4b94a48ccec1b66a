import type { Cursor, ListInput, SortKey } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { createStatements } from '../database/statements.ts';
import { createListStateReader, type ListState } from '../lists/list-state.ts';
import { compareCursors } from '../lists/sort-key.ts';
import { LISTED_KEYS, toSortOrder } from '../lists/sort-order.ts';
import type { Space } from '../lists/spaces.ts';
import { forEachId, type IdSet } from './id-set.ts';

/** The orders that have zones: how often a torrent was downloaded, and how many share it, changes too often. */
const INDEXES: Readonly<Partial<Record<SortKey, string>>> = {
  name: 'listed_name',
  size: 'listed_size',
  files: 'listed_files',
};

const ZONES_MAX = 60_000;
/** Making zones is faster than looking so many torrents up. */
const LOOKED_UP_MAX = 10_000;

/** Where torrents are in an order, roughly. */
export interface Zones {
  /** Whether an order has zones. */
  has(sort: SortKey): boolean;
  /**
   * Some of the set, among which are the first ones of a page and one more than it has, from the cursor on. Undefined for an
   * order that has no zones, or none yet.
   */
  first(input: ListInput, set: IdSet): readonly number[] | undefined;
}

/** The zones of one order. */
interface Zoned {
  /** Where each zone ends, but the last one, which has no end. */
  readonly ends: readonly Cursor[];
  /** The zone of each id, up to the largest one that was listed. Those of ids that are not listed mean nothing. */
  zones: Uint16Array;
  state: ListState;
  /** How many torrents came after they were made. */
  added: number;
}

export interface ZoneSizes {
  /** How many torrents a zone has at first. */
  readonly zoneSize: number;
  /** Of so many torrents zones are made at once. */
  readonly zonesAtOnceMax: number;
}

/**
 * Prepares zones. Each order is cut into zones of a thousand torrents, and the zone of each torrent kept in memory: 2 MB for a
 * million. So it takes some milliseconds to tell which of hundreds of thousands of matches are in the zones where a page is,
 * and only these are sorted. Without zones all were sorted, or an index walked until they come: up to 100 ms. Zones are made
 * when they are first needed, which takes 60 ms and more for a million: then the thread makes them between its searches, and
 * those before the end of that do without. Zones follow the changes after that. Call it in a transaction.
 */
export function createZones(
  connection: Connection,
  space: Space,
  { zoneSize, zonesAtOnceMax }: ZoneSizes,
): Zones {
  const statement = createStatements(connection);
  const known = new Map<SortKey, Zoned>();
  const beingMade = new Set<SortKey>();
  const states = createListStateReader(connection, space);

  const columnsOf = (sort: SortKey) => `SELECT ${LISTED_KEYS[sort]} AS value, l.id FROM ${space}listed AS l`;
  const finder = (sort: SortKey) => statement<Cursor>(`${columnsOf(sort)} WHERE l.id = ?`);

  /** Makes the zones of a state, each in a step of its own. What changes between two steps is followed later. */
  function* steps(sort: SortKey, index: string, state: ListState): Generator<undefined, Zoned> {
    const zones = new Uint16Array(state.max + 1);
    const size = Math.max(zoneSize, Math.ceil(state.max / ZONES_MAX));
    const find = finder(sort);
    const ends: Cursor[] = [];
    let end: Cursor | undefined;
    for (;;) {
      const { after, terms, params } = toSortOrder(
        { sort, order: 'asc', after: end },
        LISTED_KEYS[sort],
        'l.id',
      );
      const row = statement<{ ids: Uint8Array | null }>(
        `SELECT CAST(group_concat(id) AS BLOB) AS ids FROM (
          SELECT l.id FROM ${space}listed AS l INDEXED BY ${space}${index}
          WHERE ${after} ORDER BY ${terms} LIMIT ?)`,
      ).get(...params, size);
      let [count, last] = [0, 0];
      const zone = ends.length;
      forEachId(row?.ids ?? null, (id) => {
        zones[id] = zone;
        count++;
        last = id;
      });
      end = count < size ? undefined : find.get(last);
      if (end === undefined) return { ends, zones, state, added: 0 };
      ends.push(end);
      yield;
    }
  }

  function makeAtOnce(sort: SortKey, index: string, state: ListState): Zoned {
    const making = steps(sort, index, state);
    for (;;) {
      const { done, value } = making.next();
      if (done === true) return value;
    }
  }

  /** Each step in a turn of its own, so that searches that came meanwhile are answered before the next. */
  function makeLater(sort: SortKey, index: string, state: ListState): void {
    if (beingMade.has(sort)) return;
    beingMade.add(sort);
    const making = steps(sort, index, state);
    const next = connection.transaction(() => making.next());
    const run = (): void => {
      try {
        const { done, value } = next();
        if (done !== true) return void setImmediate(run);
        known.set(sort, value);
      } catch {
        // The next search that needs them has the same error, or makes them anew.
      }
      beingMade.delete(sort);
    };
    setImmediate(run);
  }

  /** Brings zones to the present state; undefined when it is better to make new ones. */
  function follow(sort: SortKey, zoned: Zoned, state: ListState): Zoned | undefined {
    const difference = states.since(zoned.state, state);
    if (difference === undefined) return undefined;
    const { changed, newAfter } = difference;
    const addedCount = Math.max(0, state.max - newAfter);
    const added = zoned.added + addedCount;
    if (changed.length + addedCount > LOOKED_UP_MAX || added * 2 > state.max) return undefined;
    const find = finder(sort);
    const zones = resized(zoned.zones, state.max + 1);
    const following = { ...zoned, zones, state, added };
    for (const id of changed) {
      const found = find.get(id);
      if (found !== undefined) zones[id] = zoneOf(found, zoned);
    }
    if (addedCount > 0)
      for (const found of statement<Cursor>(`${columnsOf(sort)} WHERE l.id > ?`).all(newAfter))
        zones[found.id] = zoneOf(found, zoned);
    return following;
  }

  function current(sort: SortKey, index: string): Zoned | undefined {
    const state = states.read();
    const before = known.get(sort);
    const zoned = before && follow(sort, before, state);
    if (zoned === undefined && state.max > zonesAtOnceMax) {
      known.delete(sort);
      makeLater(sort, index, state);
      return undefined;
    }
    const made = zoned ?? makeAtOnce(sort, index, state);
    known.set(sort, made);
    return made;
  }

  return {
    has: (sort) => INDEXES[sort] !== undefined,
    first(input, set) {
      const { sort } = input;
      const index = INDEXES[sort];
      const zoned = index === undefined ? undefined : current(sort, index);
      return zoned && firstOf(input, set, zoned);
    },
  };
}

function firstOf(input: ListInput, set: IdSet, zoned: Zoned): readonly number[] {
  const { zones, ends } = zoned;
  const counts = new Uint32Array(ends.length + 1);
  set.forEach((id) => {
    counts[zones[id]!]!++;
  });
  const step = input.order === 'asc' ? 1 : -1;
  const start = startOf(input);
  const first = start === undefined ? (step === 1 ? 0 : ends.length) : zoneOf(start, zoned);
  // Those of the first zone may all come before the start.
  let count = start === undefined ? (counts[first] ?? 0) : 0;
  let last = first;
  while (count <= input.limit && counts[last + step] !== undefined) {
    last += step;
    count += counts[last]!;
  }
  const [low, high] = step === 1 ? [first, last] : [last, first];
  const found: number[] = [];
  set.forEach((id) => {
    const zone = zones[id]!;
    if (zone >= low && zone <= high) found.push(id);
  });
  return found;
}

/** Where the page starts at the earliest: after the cursor, or where the sizes begin. */
function startOf({ sort, order, after, sizeMin, sizeMax }: ListInput): Cursor | undefined {
  if (after !== undefined || sort !== 'size') return after;
  const value = order === 'asc' ? sizeMin : sizeMax;
  return value === undefined ? undefined : { value, id: order === 'asc' ? 0 : Number.MAX_SAFE_INTEGER };
}

/** The zone that a row is in, by its key and id. */
function zoneOf(row: Cursor, { ends }: Pick<Zoned, 'ends'>): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCursors(row, ends[middle]!) <= 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** With some room, so that not every torrent that is published makes a copy. */
function resized(zones: Uint16Array, length: number): Uint16Array {
  if (length <= zones.length) return zones;
  const longer = new Uint16Array(length + (length >>> 4));
  longer.set(zones);
  return longer;
}
