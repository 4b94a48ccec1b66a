import type { SourceItem } from './item.ts';

interface Seen {
  readonly state: string;
  readonly since: number;
}

/**
 * Decides which items are complete. One is complete when no program is still writing a file in it, and when nothing in it
 * has changed for a while: by its own times, so that what was renamed into place or copied with its times is complete at
 * once, or by how long it was seen without a change, where its times are in the future.
 */
export class Settling {
  readonly #settleMs: number;
  #seen = new Map<string, Seen>();

  constructor(settleMs: number) {
    this.#settleMs = settleMs;
  }

  /** The names of the complete items. `now` is in ms since 1970. */
  settled(items: readonly SourceItem[], now: number): ReadonlySet<string> {
    const seen = new Map<string, Seen>();
    const settled = new Set<string>();
    for (const item of items) {
      const state = stateOf(item);
      const before = this.#seen.get(item.name);
      // A clock that was set back must not make it wait for the time that the clock was wrong by.
      const since = before?.state === state ? Math.min(before.since, now) : now;
      seen.set(item.name, { state, since });
      const isOld = item.changedMs <= now - this.#settleMs;
      const isUnchanged = since <= now - this.#settleMs;
      if (item.partialFile === undefined && (isOld || isUnchanged)) settled.add(item.name);
    }
    this.#seen = seen;
    return settled;
  }
}

/** Differs when anything in the item has changed. */
function stateOf({ changedMs, files, partialFile }: SourceItem): string {
  const lengthBytes = files.reduce((sum, file) => sum + file.lengthBytes, 0);
  return [changedMs, files.length, lengthBytes, partialFile].join(' ');
}
