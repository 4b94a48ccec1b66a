import { contentKey, hasSameFiles, type KnownItem, type SourceItem } from './item.ts';
import type { Scan } from './scan.ts';

/** What is to be done about one item of a published folder. */
export type Action =
  /** `former` is what the item was published as before: under the same name, or under another when it was renamed. */
  | { readonly kind: 'publish'; readonly item: SourceItem; readonly former: KnownItem | undefined }
  | { readonly kind: 'remove'; readonly known: KnownItem };

export interface PlanInput {
  readonly scan: Pick<Scan, 'items' | 'problems'>;
  /** The names of the items that are complete. */
  readonly settled: ReadonlySet<string>;
  readonly known: ReadonlyMap<string, KnownItem>;
  /** What is outside `info` in the torrent of an item that is made now. */
  readonly outsideOf: (item: SourceItem) => string;
  /** In ms since 1970. */
  readonly now: number;
}

/**
 * Decides what has to be published and removed so that the catalogue has what the folder has. Publications come first, so
 * that a renamed item is renamed in the catalogue rather than removed.
 */
export function planActions({ scan, settled, known, outsideOf, now }: PlanInput): readonly Action[] {
  const present = new Set([...scan.items, ...scan.problems].map(({ name }) => name));
  const missing = new Map([...known].filter(([name]) => !present.has(name)));
  const byContent = new Map([...missing.values()].map((it) => [contentOf(it), it]));
  const publications: Action[] = [];
  for (const item of scan.items) {
    if (!settled.has(item.name)) continue;
    const before = known.get(item.name);
    if (before !== undefined && !isDue(before, item, outsideOf(item), now)) continue;
    const renamed = before === undefined ? byContent.get(contentOf(item)) : undefined;
    if (renamed !== undefined) {
      byContent.delete(contentOf(item));
      missing.delete(renamed.name);
    }
    publications.push({ kind: 'publish', item, former: before ?? renamed });
  }
  // An item may be there under a new name that is not complete yet: it is renamed later, not removed now.
  const coming = new Set(
    missing.size === 0
      ? []
      : scan.items.filter(({ name }) => !settled.has(name) && !known.has(name)).map(contentOf),
  );
  const removals = [...missing.values()].filter((it) => !coming.has(contentOf(it)));
  return [...publications, ...removals.map((it): Action => ({ kind: 'remove', known: it }))];
}

/** Whether a known item has to be published again. */
function isDue(known: KnownItem, item: SourceItem, outside: string, now: number): boolean {
  if (known.kind !== item.kind || !hasSameFiles(known, item)) return true;
  const { refusal } = known;
  if (refusal !== undefined) return refusal.retryAt !== undefined && refusal.retryAt <= now;
  return known.outside !== outside;
}

/** The same for an item before and after it was renamed. */
function contentOf({ kind, files }: Pick<SourceItem, 'kind' | 'files'>): string {
  return JSON.stringify([kind, files.map((file) => [file.path, contentKey(file)])]);
}
