import type { LRUCache } from 'lru-cache';
import { AppError } from '../errors.ts';
import type { Archive, Place } from './archive.ts';
import { formatDay, type Day } from './day.ts';
import { NO_LINES, readWindow, type LogWindow, type Wanted } from './window.ts';

/** Where logs are read from. */
export interface LogSources {
  readonly archive: Archive;
  /** A cache of pages of logs that no longer grow. */
  readonly windows: LRUCache<string, LogWindow>;
}

/** A part of a log, as it was read. */
export interface ShownLog {
  readonly window: LogWindow;
  /** Identifies the log and its state; undefined while it may still grow, or when there is no log. */
  readonly version: string | undefined;
}

/** Within this time a file may change again without a new time of change. */
const SETTLED_MS = 2000;

/**
 * Reads a part of a log, from the cache where its file has not changed. The current day is an empty log until the first
 * line is written. Rejects with not_found for a log that does not exist.
 */
export async function readLog(
  { archive, windows }: LogSources,
  place: Place,
  day: Day | undefined,
  { wanted, grows }: { readonly wanted: Wanted; readonly grows: boolean },
): Promise<ShownLog> {
  const opened = await archive.openLog(place, day);
  if (opened === undefined) {
    const isKnown = place.length === 0 || (await archive.listYears(place)).length > 0;
    if (day !== undefined && grows && isKnown) return { window: NO_LINES, version: undefined };
    throw new AppError('not_found', `Cannot find a log of ${day === undefined ? 'that name' : 'that day'}`);
  }
  try {
    const isSettled = !grows && Date.now() - opened.lastModified.getTime() > SETTLED_MS;
    const version = isSettled
      ? JSON.stringify([archive.id, place, day && formatDay(day), opened.version])
      : undefined;
    const key = `${version} ${JSON.stringify(wanted)}`;
    const known = isSettled ? windows.get(key) : undefined;
    const window = known ?? (await readWindow(opened, wanted, !grows));
    if (isSettled) windows.set(key, window, { size: weightOf(window) });
    return { window, version };
  } finally {
    await opened.file.close();
  }
}

/** About how many bytes of memory a page takes: the text of each line twice, and its other data. */
function weightOf({ startBytes, endBytes, lines }: LogWindow): number {
  return 4 * (endBytes - startBytes) + 300 * (lines.length + 1);
}
