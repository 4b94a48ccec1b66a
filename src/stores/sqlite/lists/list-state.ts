import type { Connection } from '../database/connection.ts';
import type { Space } from './spaces.ts';

/** The state of what a space lists, except of how often torrents were downloaded. */
export interface ListState {
  /** The largest id that is listed; 0 for none. */
  readonly max: number;
  /** The number of the last change of older ones. */
  readonly change: number;
}

/** What changed in a space between two states. */
export interface ListDifference {
  /** Torrents up to the largest one of the former state that left the lists, came back, or both. */
  readonly changed: readonly number[];
  /** All with larger ids are new. */
  readonly newAfter: number;
}

export interface ListStateReader {
  read(): ListState;
  /** What changed since; undefined when it is not known any more, or too much. */
  since(state: ListState, current: ListState): ListDifference | undefined;
}

/** Prepares the reading of states. Call it in one transaction with what uses them. */
export function createListStateReader(connection: Connection, space: Space): ListStateReader {
  const select = connection.prepare<[], { max: number; change: number }>(
    `SELECT coalesce((SELECT max(id) FROM ${space}listed), 0) AS max,
      coalesce((SELECT max(change) FROM ${space}list_changes), 0) AS change`,
  );
  const changes = connection.prepare<[number], { change: number; id: number }>(
    `SELECT change, id FROM ${space}list_changes WHERE change > ? ORDER BY change`,
  );
  return {
    read: () => select.get() ?? { max: 0, change: 0 },
    since(state, current) {
      const found = current.change === state.change ? [] : changes.all(state.change);
      // The oldest are deleted.
      if (found.length !== current.change - state.change) return undefined;
      const ids = new Set(found.map(({ id }) => id).filter((id) => id <= state.max));
      return { changed: [...ids], newAfter: state.max };
    },
  };
}
