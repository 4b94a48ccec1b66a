import { AppError } from '../errors.ts';
import type { Slices } from '../lib/slices.ts';
import { OPEN_AREA } from './areas.ts';
import { findRules, walkGoverned } from './governed.ts';
import type { RetentionRules } from './retention.ts';
import { RetentionSorter } from './retention-sorter.ts';
import type { CatalogueStore } from './store.ts';
import type { Cursor } from './torrent-list.ts';
import type { Torrent } from './torrent.ts';

/** Each page is read at once, in the thread that also answers requests. */
const PAGE_SIZE = 200;
/** How many torrents are removed in one transaction: few, so that uploads can run in between. */
const BATCH = 50;
const RULED_AT_ONCE = 100;

/** How many torrents a check looks at, and how many of those that would go it names. */
const LOOKED_AT_MAX = 100_000;
const SHOWN_MAX = 100;

/** What rules would remove. */
export interface RetentionCheck {
  readonly count: number;
  /** Whether there may be more, because not all were looked at. */
  readonly isMore: boolean;
  /** The first of them, at most 100. */
  readonly items: readonly Torrent[];
}

/** Removes what the rules of collections do not keep. */
export interface Keeping {
  /** What these rules would remove from a collection and those below it that have no rules of their own. */
  check(collection: string, rules: RetentionRules): Promise<RetentionCheck>;
  /** Throws conflict when all torrents of a collection are older than these rules keep. */
  checkNotEmptied(collection: string, rules: RetentionRules): Promise<void>;
  /** The rules that count for a collection: its own, or those of the nearest one above it. */
  findRules(collection: string): Promise<RetentionRules | undefined>;
  /**
   * Removes all that is due, collection by collection, until the signal is aborted. Collections in which nothing changed or
   * became due since the last call are not looked at again. Resolves to how many torrents were removed.
   */
  sweep(stopped: AbortSignal): Promise<number>;
}

export interface KeepingParts {
  readonly store: Pick<
    CatalogueStore,
    | 'list'
    | 'listCollections'
    | 'listRuled'
    | 'findArea'
    | 'findSettings'
    | 'findRevision'
    | 'removeByRetention'
  >;
  readonly now: () => Date;
  readonly slices: Slices;
}

/** When a collection was looked at: its revision then, and when the next torrent in it becomes due. */
interface LookedAt {
  readonly revision: string;
  readonly dueMs: number;
}

export function createKeeping({ store, now, slices }: KeepingParts): Keeping {
  let lookedAt: ReadonlyMap<string, LookedAt> = new Map();

  /** Pages of those directly in a collection, the newest first. */
  async function* pagesOf(collection: string): AsyncGenerator<readonly Torrent[]> {
    const area = await store.findArea(collection);
    let after: Cursor | undefined;
    do {
      await slices.next();
      const page = await store.list({
        area,
        collection,
        sort: 'published',
        order: 'desc',
        limit: PAGE_SIZE,
        after,
      });
      yield page.items;
      after = page.next;
    } while (after !== undefined);
  }

  const remove = async (collection: string, due: readonly Torrent[], { kept }: RetentionSorter) => {
    let removed = 0;
    for (let start = 0; start < due.length; start += BATCH) {
      const dueIds = due.slice(start, start + BATCH).map(({ id }) => id);
      removed += await store.removeByRetention({ collection, dueIds, keptIds: kept }, now());
    }
    return removed;
  };

  /** Removes what is due in one collection. Gives also when the next is. */
  const sweepOne = async (collection: string, rules: RetentionRules, stopped: AbortSignal) => {
    const sorter = new RetentionSorter(rules, now());
    let removed = 0;
    for await (const page of pagesOf(collection)) {
      if (stopped.aborted) break;
      removed += await remove(collection, sorter.sort(page), sorter);
    }
    return { removed, dueMs: sorter.dueMs };
  };

  /** Removes what is due in a collection with rules and in those below it for which these count. */
  const sweepRuled = async (collection: string, rules: RetentionRules, stopped: AbortSignal) => {
    let removed = 0;
    let dueMs = Infinity;
    for await (const governed of walkGoverned(store, collection, slices)) {
      if (stopped.aborted) break;
      const swept = await sweepOne(governed, rules, stopped);
      removed += swept.removed;
      dueMs = Math.min(dueMs, swept.dueMs);
    }
    return { removed, dueMs };
  };

  /** That of all below it, open and private; undefined when nothing is there. */
  const revisionOf = async (collection: string): Promise<string | undefined> => {
    const areas = [OPEN_AREA, collection];
    const found = await Promise.all(areas.map((area) => store.findRevision(collection, area)));
    const numbers = found.map((revision) => revision?.number);
    return numbers.some((number) => number !== undefined) ? numbers.join(' ') : undefined;
  };

  return {
    findRules: (collection) => findRules(store, collection),
    async check(collection, rules) {
      const items: Torrent[] = [];
      let count = 0;
      let looked = 0;
      for await (const governed of walkGoverned(store, collection, slices)) {
        const sorter = new RetentionSorter(rules, now());
        for await (const page of pagesOf(governed)) {
          const due = sorter.sort(page);
          count += due.length;
          items.push(...due.slice(0, SHOWN_MAX - items.length));
          looked += page.length;
          if (looked >= LOOKED_AT_MAX) return { count, isMore: true, items };
        }
      }
      return { count, isMore: false, items };
    },
    async checkNotEmptied(collection, rules) {
      let looked = 0;
      for await (const governed of walkGoverned(store, collection, slices)) {
        const sorter = new RetentionSorter(rules, now());
        for await (const page of pagesOf(governed)) {
          sorter.sort(page);
          looked += page.length;
          if (!sorter.isEmptied || looked >= LOOKED_AT_MAX) break;
        }
        if (sorter.isEmptied) throw wouldBeEmptied(governed);
        if (looked >= LOOKED_AT_MAX) return;
      }
    },
    async sweep(stopped) {
      const current = new Map<string, LookedAt>();
      let removed = 0;
      let after = '';
      let ruled;
      do {
        ruled = await store.listRuled(after, RULED_AT_ONCE);
        for (const { collection, rules } of ruled) {
          if (stopped.aborted) return removed;
          after = collection;
          const last = lookedAt.get(collection);
          const revision = await revisionOf(collection);
          if (revision === undefined) continue;
          if (last !== undefined && last.revision === revision && last.dueMs > now().getTime()) {
            current.set(collection, last);
            continue;
          }
          const swept = await sweepRuled(collection, rules, stopped);
          removed += swept.removed;
          // Its own removals gave it another revision: it is looked at once more.
          if (!stopped.aborted) current.set(collection, { revision, dueMs: swept.dueMs });
        }
      } while (ruled.length === RULED_AT_ONCE);
      lookedAt = current;
      return removed;
    },
  };
}

function wouldBeEmptied(collection: string): AppError {
  return new AppError(
    'conflict',
    `Cannot use these retention rules: all torrents in "/${collection}" are older than they keep`,
    {
      hint: 'Keep them for a longer time, or say how many stay whatever their age, as in { "keep": 1, "maxAge": "90d" }.',
    },
  );
}
