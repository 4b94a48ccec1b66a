import type { Cursor, ListInput, SortKey } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { createStatements } from '../database/statements.ts';
import { createListStateReader, type ListState } from '../lists/list-state.ts';
import { compareCursors } from '../lists/sort-key.ts';
import { indexedBy, LISTED_KEYS, toSortOrder } from '../lists/sort-order.ts';
import type { Space } from '../lists/spaces.ts';
import { forEachId, type IdSet } from './id-set.ts';

/** The orders that have buckets. How often a torrent was downloaded, and how many share it, changes too often. */
const BUCKETED: ReadonlySet<SortKey> = new Set(['name', 'size', 'files']);

const BUCKETS_MAX = 60_000;
/** Making buckets is faster than looking so many torrents up. */
const LOOKED_UP_MAX = 10_000;

/** Where torrents are in an order, roughly. */
export interface Buckets {
  /** Whether an order has buckets. */
  has(sort: SortKey): boolean;
  /**
   * Some of the set, among which are the first ones of a page and one more than it has, from the cursor on. Undefined for an
   * order that has no buckets, or none yet.
   */
  first(input: ListInput, set: IdSet): readonly number[] | undefined;
}

/** The buckets of one order, which is cut as an equi-depth histogram cuts it. */
interface BucketedOrder {
  /** Where each bucket ends, but the last one, which has no end. */
  readonly ends: readonly Cursor[];
  /** The bucket of each id, up to the largest one that was listed. Those of ids that are not listed mean nothing. */
  buckets: Uint16Array;
  state: ListState;
  /** How many torrents came after they were made. */
  added: number;
}

export interface BucketSizes {
  /** How many torrents a bucket has at first. */
  readonly bucketSize: number;
  /** Of so many torrents buckets are made at once. */
  readonly bucketsAtOnceMax: number;
}

/**
 * Prepares buckets. Each order is cut into buckets of a thousand torrents, and the bucket of each torrent kept in memory: 2 MB for a
 * million. So it takes some milliseconds to tell which of hundreds of thousands of matches are in the buckets where a page is,
 * and only these are sorted. Without buckets all are sorted, or an index is scanned until they come: up to 100 ms. Buckets are made
 * when they are first needed, which takes 60 ms and more for a million: then the thread makes them between its searches, and
 * those before the end of that do without. Buckets follow the changes after that. Call it in a transaction.
 */
export function createBuckets(
  connection: Connection,
  space: Space,
  { bucketSize, bucketsAtOnceMax }: BucketSizes,
): Buckets {
  const statement = createStatements(connection);
  const known = new Map<SortKey, BucketedOrder>();
  const beingMade = new Set<SortKey>();
  const states = createListStateReader(connection, space);

  const columnsOf = (sort: SortKey) => `SELECT ${LISTED_KEYS[sort]} AS value, l.id FROM ${space}listed AS l`;
  const finder = (sort: SortKey) => statement<Cursor>(`${columnsOf(sort)} WHERE l.id = ?`);

  /** Makes the buckets of a state, each in a step of its own. What changes between two steps is followed later. */
  function* steps(sort: SortKey, state: ListState): Generator<undefined, BucketedOrder> {
    const buckets = new Uint16Array(state.max + 1);
    const size = Math.max(bucketSize, Math.ceil(state.max / BUCKETS_MAX));
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
          SELECT l.id FROM ${space}listed AS l ${indexedBy(sort, space)}
          WHERE ${after} ORDER BY ${terms} LIMIT ?)`,
      ).get(...params, size);
      let [count, last] = [0, 0];
      const bucket = ends.length;
      forEachId(row?.ids ?? null, (id) => {
        buckets[id] = bucket;
        count++;
        last = id;
      });
      end = count < size ? undefined : find.get(last);
      if (end === undefined) return { ends, buckets, state, added: 0 };
      ends.push(end);
      yield;
    }
  }

  function makeAtOnce(sort: SortKey, state: ListState): BucketedOrder {
    const making = steps(sort, state);
    for (;;) {
      const { done, value } = making.next();
      if (done === true) return value;
    }
  }

  /** Each step in a turn of its own, so that searches that came meanwhile are answered before the next. */
  function makeLater(sort: SortKey, state: ListState): void {
    if (beingMade.has(sort)) return;
    beingMade.add(sort);
    const making = steps(sort, state);
    const next = connection.transaction(() => making.next());
    const run = (): void => {
      try {
        const { done, value } = next();
        if (done !== true) return void setImmediate(run);
        known.set(sort, value);
      } catch {
        // The next search that needs them makes them again.
      }
      beingMade.delete(sort);
    };
    setImmediate(run);
  }

  /** Brings buckets to the present state; undefined when it is better to make new ones. */
  function follow(sort: SortKey, bucketed: BucketedOrder, state: ListState): BucketedOrder | undefined {
    const difference = states.since(bucketed.state, state);
    if (difference === undefined) return undefined;
    const { changed, newAfter } = difference;
    const addedCount = Math.max(0, state.max - newAfter);
    const added = bucketed.added + addedCount;
    if (changed.length + addedCount > LOOKED_UP_MAX || added * 2 > state.max) return undefined;
    const find = finder(sort);
    const buckets = resized(bucketed.buckets, state.max + 1);
    const following = { ...bucketed, buckets, state, added };
    for (const id of changed) {
      const found = find.get(id);
      if (found !== undefined) buckets[id] = bucketOf(found, bucketed);
    }
    if (addedCount > 0)
      for (const found of statement<Cursor>(`${columnsOf(sort)} WHERE l.id > ?`).all(newAfter))
        buckets[found.id] = bucketOf(found, bucketed);
    return following;
  }

  function current(sort: SortKey): BucketedOrder | undefined {
    const state = states.read();
    const before = known.get(sort);
    const bucketed = before && follow(sort, before, state);
    if (bucketed === undefined && state.max > bucketsAtOnceMax) {
      known.delete(sort);
      makeLater(sort, state);
      return undefined;
    }
    const made = bucketed ?? makeAtOnce(sort, state);
    known.set(sort, made);
    return made;
  }

  return {
    has: (sort) => BUCKETED.has(sort),
    first(input, set) {
      const bucketed = BUCKETED.has(input.sort) ? current(input.sort) : undefined;
      return bucketed && firstOf(input, set, bucketed);
    },
  };
}

function firstOf(input: ListInput, set: IdSet, bucketed: BucketedOrder): readonly number[] {
  const { buckets, ends } = bucketed;
  const counts = new Uint32Array(ends.length + 1);
  set.forEach((id) => {
    counts[buckets[id]!]!++;
  });
  const step = input.order === 'asc' ? 1 : -1;
  const start = startOf(input);
  const first = start === undefined ? (step === 1 ? 0 : ends.length) : bucketOf(start, bucketed);
  // Those of the first bucket may all come before the start.
  let count = start === undefined ? (counts[first] ?? 0) : 0;
  let last = first;
  while (count <= input.limit && counts[last + step] !== undefined) {
    last += step;
    count += counts[last]!;
  }
  const [low, high] = step === 1 ? [first, last] : [last, first];
  const found: number[] = [];
  set.forEach((id) => {
    const bucket = buckets[id]!;
    if (bucket >= low && bucket <= high) found.push(id);
  });
  return found;
}

/** Where the page starts at the earliest: after the cursor, or where the sizes begin. */
function startOf({ sort, order, after, sizeMin, sizeMax }: ListInput): Cursor | undefined {
  if (after !== undefined || sort !== 'size') return after;
  const value = order === 'asc' ? sizeMin : sizeMax;
  return value === undefined ? undefined : { value, id: order === 'asc' ? 0 : Number.MAX_SAFE_INTEGER };
}

/** The bucket that a row is in, by its key and id. */
function bucketOf(row: Cursor, { ends }: Pick<BucketedOrder, 'ends'>): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareCursors(row, ends[middle]!) <= 0) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** With some room, so that not every torrent that is published makes a copy. */
function resized(buckets: Uint16Array, length: number): Uint16Array {
  if (length <= buckets.length) return buckets;
  const longer = new Uint16Array(length + (length >>> 4));
  longer.set(buckets);
  return longer;
}
