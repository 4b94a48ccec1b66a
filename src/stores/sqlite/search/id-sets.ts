import { LRUCache } from 'lru-cache';
import type { Connection } from '../database/connection.ts';
import { createStatements } from '../database/statements.ts';
import { createListStateReader, type ListDifference, type ListState } from '../lists/list-state.ts';
import type { IdRange } from '../lists/published-days.ts';
import type { Space } from '../lists/spaces.ts';
import type { Conditions } from './conditions.ts';
import { forEachId, IdSet } from './id-set.ts';
import type { Source } from './wanted.ts';

/** How much memory the sets of a thread may use: 60 sets of a million torrents. */
const CACHED_BYTES_MAX = 8 * 1024 * 1024;

/** To look up so many torrents takes as long as reading a set. */
const LOOKED_UP_MAX = 500;

/** The torrents of a space that one part of a filter matches, each as the set of the ids that a statement selects. */
export interface IdSets {
  /** Takes note of the state of the lists. Call it when a transaction begins. */
  refresh(): void;
  /** All that the statement selects. What is volatile is read each time. */
  all(selection: Source): IdSet;
  /** The same, when they are in memory. */
  known(selection: Source): IdSet | undefined;
  /** The same, unless there are more than so many. */
  atMost(selection: Source, max: number): IdSet | undefined;
  /** Keeps all that the statement selects. */
  keep(selection: Source, ids: readonly number[]): void;
  /** The ids that a statement selects, at most so many, without keeping them. */
  read(selection: Source, most: number): readonly number[];
  /** Those in the ranges of ids that do not meet the conditions. */
  except(ranges: readonly IdRange[], conditions: Conditions): IdSet;
}

interface Kept {
  readonly set: IdSet;
  readonly state: ListState;
}

/**
 * Prepares the reading of sets. Reading one takes 50 ns for each torrent in it: as one text, because as rows it would take
 * twice that, and much memory. Sets are kept, and follow the changes of the lists.
 */
export function createIdSets(connection: Connection, space: Space): IdSets {
  const statement = createStatements(connection);
  const states = createListStateReader(connection, space);
  const sets = new LRUCache<string, Kept>({
    maxSize: CACHED_BYTES_MAX,
    sizeCalculation: ({ set }) => set.byteLength,
  });
  let current: ListState = { max: 0, change: 0 };

  function textOf(sql: string, params: readonly (string | number)[]): Uint8Array | null {
    const text = `SELECT CAST(group_concat(id) AS BLOB) AS ids FROM (${sql})`;
    return statement<{ ids: Uint8Array | null }>(text).get(...params)?.ids ?? null;
  }

  function read({ id, from, where, params }: Source, most: number): readonly number[] {
    const ids: number[] = [];
    const text = textOf(`SELECT ${id} AS id FROM ${from} WHERE ${where} LIMIT ?`, [...params, most]);
    forEachId(text, (it) => {
      ids.push(it);
    });
    return ids;
  }

  /** The set in the current state; undefined when it is better to read it again. */
  function follow(selection: Source, { set, state }: Kept): IdSet | undefined {
    const difference = states.since(state, current);
    if (difference === undefined) return undefined;
    const { length } = difference.changed;
    if (length === 0 && current.max === state.max) return set;
    if (length > LOOKED_UP_MAX || selection.isReadWhole === true) return undefined;
    return followed(set, difference, selection);
  }

  function followed(set: IdSet, { changed, newAfter }: ListDifference, selection: Source): IdSet {
    const { id, params, byId: { from, where } = selection } = selection;
    const following = set.copy(current.max);
    const find = statement(`SELECT 1 FROM ${from} WHERE ${where} AND ${id} = CAST(? AS INTEGER)`);
    for (const it of changed) {
      following.delete(it);
      if (find.get(...params, it) !== undefined) following.add(it);
    }
    const text = textOf(`SELECT ${id} AS id FROM ${from} WHERE ${where} AND ${id} > CAST(? AS INTEGER)`, [
      ...params,
      newAfter,
    ]);
    forEachId(text, (it) => {
      following.add(it);
    });
    return following;
  }

  const keyOf = ({ from, where, params }: Source): string => JSON.stringify([from, where, params]);

  function known(selection: Source): IdSet | undefined {
    if (selection.isVolatile === true) return undefined;
    const key = keyOf(selection);
    const kept = sets.get(key);
    if (kept === undefined) return undefined;
    const set = follow(selection, kept);
    if (set === undefined) sets.delete(key);
    else sets.set(key, { set, state: current });
    return set;
  }

  function keep(selection: Source, set: IdSet): IdSet {
    if (selection.isVolatile === true) return set;
    sets.set(keyOf(selection), { set, state: current });
    return set;
  }

  return {
    refresh() {
      current = states.read();
    },
    known,
    read,
    all(selection) {
      const { id, from, where, params } = selection;
      return (
        known(selection) ??
        keep(
          selection,
          IdSet.parse(textOf(`SELECT ${id} AS id FROM ${from} WHERE ${where}`, params), current.max),
        )
      );
    },
    atMost(selection, max) {
      const set = known(selection);
      if (set !== undefined) return set.count() <= max ? set : undefined;
      const ids = read(selection, max + 1);
      return ids.length > max ? undefined : keep(selection, IdSet.of(ids, current.max));
    },
    keep: (selection, ids) => void keep(selection, IdSet.of(ids, current.max)),
    except(ranges, { where, params }) {
      const set = new IdSet(current.max);
      for (const { min, max } of ranges) {
        const sql = `SELECT l.id FROM ${space}listed AS l WHERE l.id BETWEEN ? AND ? AND NOT (${where})`;
        forEachId(textOf(sql, [min, max, ...params]), (id) => {
          set.add(id);
        });
      }
      return set;
    },
  };
}
