import {
  distinctLabels,
  FACET_TORRENTS_MAX,
  labelKey,
  sizeRangeOf,
  toFacets,
  type FacetRow,
  type Facets,
} from '../../catalogue/facets.ts';
import type { Torrent } from '../../catalogue/torrent.ts';

/** The facets of these torrents, of which only the newest count where there are too many, except for the years. */
export function countFacets(torrents: readonly Torrent[], within: string): Facets {
  const newest = torrents.toSorted((a, b) => b.id - a.id).slice(0, FACET_TORRENTS_MAX);
  const isPartial = newest.length < torrents.length;
  const years = isPartial ? toFacets(torrents.flatMap(rowsOf), within).years : undefined;
  return toFacets(summed(newest.flatMap(rowsOf)), within, years);
}

/** The categories of these torrents; of more than `limit`, those that were used first. */
export function listCategories(torrents: readonly Torrent[], limit: number): readonly string[] {
  const byKey = new Map<string, string>();
  for (const { category } of torrents.toSorted((a, b) => a.id - b.id))
    if (category !== undefined) byKey.set(labelKey(category), category);
  return [...byKey]
    .slice(0, limit)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, category]) => category);
}

function rowsOf({ category, tags, version, contentBytes, publishedAt, collection }: Torrent): FacetRow[] {
  const values: readonly (readonly [FacetRow['facet'], string | number | undefined])[] = [
    ['category', category],
    ...distinctLabels(tags).map((tag) => ['tag', tag] as const),
    ['version', version],
    ['size', sizeRangeOf(contentBytes)],
    ['year', publishedAt.getUTCFullYear()],
    ['collection', collection],
  ];
  return values.flatMap(([facet, value]) => (value === undefined ? [] : [{ facet, value, count: 1 }]));
}

function summed(rows: readonly FacetRow[]): readonly FacetRow[] {
  const sums = Map.groupBy(rows, ({ facet, value }) => `${facet} ${value}`);
  return [...sums.values()].flatMap((same) => (same[0] ? [{ ...same[0], count: same.length }] : []));
}
