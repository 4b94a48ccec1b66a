import type { Count } from './torrent-list.ts';
import type { Torrent } from './torrent.ts';

/** How many of the newest matches are looked at: more would make a page wait, and fewer would miss rare values. */
export const FACET_TORRENTS_MAX = 2_000;

/** Where each range of sizes except the first begins, in bytes: 100 MiB, 1 GiB, 4 GiB and 16 GiB. */
export const SIZE_RANGE_BOUNDS = [100 * 2 ** 20, 2 ** 30, 4 * 2 ** 30, 16 * 2 ** 30] as const;

const VALUES_MAX = 20;

/** A value that torrents of a list have, and how many have it. */
export interface FacetValue<Value extends string | number = string> extends Count {
  readonly value: Value;
}

/**
 * What torrents of a list can be narrowed down to. Values that differ in case alone are one, in its commonest spelling.
 */
export interface Facets {
  /** The commonest first, and at most 20. */
  readonly categories: readonly FacetValue[];
  /** The commonest first, and at most 20. */
  readonly tags: readonly FacetValue[];
  readonly versions: readonly FacetValue<Torrent['version']>[];
  /** By their number: range 0 ends at the first of `SIZE_RANGE_BOUNDS`. In ascending order. */
  readonly sizes: readonly FacetValue<number>[];
  /** Years of publication (UTC), the latest first. */
  readonly years: readonly FacetValue<number>[];
  /** The collections directly below the filter's, by path, the commonest first, and at most 20. */
  readonly collections: readonly FacetValue[];
  /** Whether only the newest `FACET_TORRENTS_MAX` were counted, except for the years. */
  readonly isPartial: boolean;
}

export const NO_FACETS: Facets = {
  categories: [],
  tags: [],
  versions: [],
  sizes: [],
  years: [],
  collections: [],
  isPartial: false,
};

/** How many torrents have one value exactly as it is spelt. */
export interface FacetRow {
  readonly facet: 'category' | 'tag' | 'version' | 'size' | 'year' | 'collection';
  readonly value: string | number;
  readonly count: number;
}

/** The key by which a category or tag is found: without case. Upper case first, in which more letters are one (σ and ς). */
export function labelKey(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** The tags without those that differ from an earlier one in case alone. */
export function distinctLabels(labels: readonly string[]): readonly string[] {
  const firsts = new Map(labels.toReversed().map((label) => [labelKey(label), label]));
  return labels.filter((label) => firsts.get(labelKey(label)) === label);
}

/** The number of the range that a size is in. */
export function sizeRangeOf(contentBytes: number): number {
  return SIZE_RANGE_BOUNDS.filter((bound) => contentBytes >= bound).length;
}

/**
 * The facets of what was counted. `within` is the collection of the filter. `years` are those of all matches, where only
 * some of them were counted.
 */
export function toFacets(rows: readonly FacetRow[], within: string, years?: Facets['years']): Facets {
  const isPartial = years !== undefined;
  const of = <Value extends string | number>(facet: FacetRow['facet']): FacetValue<Value>[] =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, count }) => ({ value: value as Value, count, isMore: isPartial }));
  const below = of<string>('collection').flatMap(({ value, ...rest }) => {
    const child = childOf(value, within);
    return child === undefined ? [] : [{ value: child, ...rest }];
  });
  return {
    categories: commonest(merged(of('category'))),
    tags: commonest(merged(of('tag'))),
    versions: commonest(of<Torrent['version']>('version')),
    sizes: of<number>('size').toSorted((a, b) => a.value - b.value),
    years: years ?? of<number>('year').toSorted((a, b) => b.value - a.value),
    collections: commonest(merged(below, (path) => path)),
    isPartial,
  };
}

/** The collection directly below `within` that a collection is or is in. */
function childOf(collection: string, within: string): string | undefined {
  const start = within === '' ? '' : `${within}/`;
  if (collection === within || !collection.startsWith(start)) return undefined;
  const [step = ''] = collection.slice(start.length).split('/');
  return start + step;
}

/** Values with the same key as one, in the spelling that most have. */
function merged(values: readonly FacetValue[], keyOf = labelKey): FacetValue[] {
  const byKey = new Map<string, FacetValue>();
  for (const value of commonest(values, Infinity)) {
    const key = keyOf(value.value);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? value : { ...known, count: known.count + value.count });
  }
  return [...byKey.values()];
}

function commonest<Value extends string>(
  values: readonly FacetValue<Value>[],
  max = VALUES_MAX,
): FacetValue<Value>[] {
  return values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, max);
}
