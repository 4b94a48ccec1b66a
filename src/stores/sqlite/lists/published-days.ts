import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { createListStateReader, type ListState } from './list-state.ts';
import type { Space } from './spaces.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** More parts than clocks make that are right now and then. */
const UNSURE_MAX = 50;

/** The number of the day (UTC) since 1970. */
export function dayOf(timeMs: number): number {
  return Math.floor(timeMs / DAY_MS);
}

/** A range of ids, both inclusive. */
export interface IdRange {
  readonly min: number;
  readonly max: number;
}

/** The ids of a filter by time: all torrents of that time have an id in the range. */
export interface TimeRange extends IdRange {
  /**
   * The parts of it, apart from each other, that may have torrents of other times: days that only begin or end in that
   * time, and days to which a clock was set back.
   */
  readonly unsure: readonly IdRange[];
}

export const ANY_TIME: TimeRange = { min: 0, max: Number.MAX_SAFE_INTEGER, unsure: [] };

interface Day {
  readonly day: number;
  readonly min: number;
  readonly max: number;
}

/** Prepares the look-up of the ids for a filter by time. */
export function createRangeFinder(
  connection: Connection,
  space: Space,
): (filter: TorrentFilter) => TimeRange {
  const states = createListStateReader(connection, space);
  const select = connection.prepare<[], Day>(
    `SELECT day, first_id AS min, last_id AS max FROM ${space}published_days`,
  );
  // Facets ask for each year: a few thousand days take half a millisecond.
  let known: { readonly state: ListState; readonly days: readonly Day[] } | undefined;
  const daysNow = (): readonly Day[] => {
    const state = states.read();
    if (known?.state.max !== state.max || known.state.change !== state.change)
      known = { state, days: select.all() };
    return known.days;
  };
  return ({ publishedFrom, publishedBefore }) => {
    if (publishedFrom === undefined && publishedBefore === undefined) return ANY_TIME;
    const from = publishedFrom?.getTime() ?? -Infinity;
    return rangeOf(daysNow(), from, publishedBefore?.getTime() ?? Infinity);
  };
}

function rangeOf(days: readonly Day[], from: number, before: number): TimeRange {
  const touched = days.filter(({ day }) => (day + 1) * DAY_MS > from && day * DAY_MS < before);
  if (touched.length === 0) return { min: 1, max: 0, unsure: [] };
  const min = touched.reduce((least, it) => Math.min(least, it.min), Infinity);
  const max = touched.reduce((most, it) => Math.max(most, it.max), 0);
  const unsure = days
    .filter(({ day }) => day * DAY_MS < from || (day + 1) * DAY_MS > before)
    .filter((it) => it.min <= max && it.max >= min)
    .map((it) => ({ min: Math.max(it.min, min), max: Math.min(it.max, max) }));
  const parts = joined(unsure);
  return { min, max, unsure: parts.length > UNSURE_MAX ? [{ min, max }] : parts };
}

/** The same ranges, with those that touch as one. */
function joined(ranges: readonly IdRange[]): readonly IdRange[] {
  const apart: IdRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.min - b.min)) {
    const last = apart.at(-1);
    if (last === undefined || range.min > last.max + 1) apart.push(range);
    else apart[apart.length - 1] = { min: last.min, max: Math.max(last.max, range.max) };
  }
  return apart;
}
