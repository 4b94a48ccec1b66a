import { LRUCache } from 'lru-cache';
import type { Revision } from '../catalogue/listed-collection.ts';

/** For how many lists the last time that their feeds named is remembered. */
const KNOWN_MAX = 10_000;

interface Named {
  readonly revision: number;
  readonly second: number;
}

/**
 * When a feed of that collection, which has that revision for that viewer, says that it was updated. Readers of private
 * collections have another list than the public, with revisions of its own.
 */
export type UpdateTimes = (
  collection: string,
  revision: Revision,
  viewer: { readonly tokenId: number | undefined },
) => Date;

/**
 * Makes the function that says when feeds were updated, in whole seconds, as RSS has them. qBittorrent skips a feed that
 * names the same time as before, so every revision that is read has another time than the one that was read before it,
 * also when both are read within a second. Then the time may be a second or more ahead of the clock.
 */
export function createUpdateTimes(now: () => Date): UpdateTimes {
  const known = new LRUCache<string, Named>({ max: KNOWN_MAX });
  return (collection, revision, { tokenId = '' }) => {
    const list = `${tokenId} ${collection}`;
    const last = known.get(list);
    const own = secondOf(revision, now());
    const least = last === undefined ? own : last.second + (last.revision === revision.number ? 0 : 1);
    const second = Math.max(own, least);
    known.set(list, { revision: revision.number, second });
    return new Date(second * 1000);
  };
}

/**
 * For a collection whose last time is not known, as after a restart or in another process: while it can still change in
 * the second of its last change, that second, and once it has settled, the next. A reader between two changes of one
 * second sees another time afterwards.
 */
function secondOf({ changedAt }: Revision, now: Date): number {
  const second = Math.floor(changedAt.getTime() / 1000);
  const hasSettled = now.getTime() >= (second + 1) * 1000;
  return hasSettled ? second + 1 : second;
}
