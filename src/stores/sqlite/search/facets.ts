import {
  FACET_TORRENTS_MAX,
  SIZE_RANGE_BOUNDS,
  toFacets,
  type FacetRow,
  type Facets,
} from '../../../catalogue/facets.ts';
import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import type { Space } from '../lists/spaces.ts';
import type { Search } from '../writer/wire.ts';

/** Up to how many the torrents of a year are counted. */
const YEAR_COUNT_MAX = 1_000;
/** How many years back are looked at. */
const YEARS_MAX = 30;

const DAY_MS = 86_400_000;

const SIZE_RANGE = SIZE_RANGE_BOUNDS.map((bound) => `(content_bytes >= ${bound})`).join(' + ');

/** The searches that it counts in. */
export type FacetSource = Pick<Search, 'list' | 'count'>;

/**
 * Prepares the counting of facets. The work is bounded whatever matches: it reads the newest `FACET_TORRENTS_MAX` of the
 * matches, and where there are more, counts each of the last years up to `YEAR_COUNT_MAX`.
 */
export function createFacetCounter(
  connection: Connection,
  space: Space,
  { list, count }: FacetSource,
): (filter: TorrentFilter) => Facets {
  const lastDays = connection.prepare<[], { first: number | null; last: number | null }>(
    `SELECT min(day) AS first, max(day) AS last FROM ${space}published_days`,
  );
  const countRows = connection.prepare<[string], FacetRow>(`
      WITH counted AS MATERIALIZED (
        SELECT l.collection, l.content_bytes, l.published_at, f.category, f.tags, f.version
        FROM json_each(?) AS n
          CROSS JOIN ${space}listed AS l ON l.id = n.value
          CROSS JOIN ${space}listed_labels AS f ON f.id = n.value
      )
      SELECT 'category' AS facet, category AS value, count(*) AS count FROM counted
        WHERE category IS NOT NULL GROUP BY category
      UNION ALL SELECT 'tag', tag.value, count(*) FROM counted, json_each(tags) AS tag GROUP BY tag.value
      UNION ALL SELECT 'version', version, count(*) FROM counted GROUP BY version
      UNION ALL SELECT 'size', ${SIZE_RANGE}, count(*) FROM counted GROUP BY 2
      UNION ALL SELECT 'year', CAST(strftime('%Y', published_at / 1000, 'unixepoch') AS INTEGER), count(*)
        FROM counted GROUP BY 2
      UNION ALL SELECT 'collection', collection, count(*) FROM counted GROUP BY collection`);

  function yearsOf(filter: TorrentFilter): Facets['years'] {
    const { first, last } = lastDays.get() ?? {};
    const years = yearsBetween(filter.publishedFrom ?? dayOf(first), filter.publishedBefore ?? dayOf(last));
    return years.flatMap((year) => {
      const [start, end] = [new Date(Date.UTC(year, 0)), new Date(Date.UTC(year + 1, 0))];
      const { publishedFrom = start, publishedBefore = end } = filter;
      const inYear = {
        ...filter,
        publishedFrom: publishedFrom > start ? publishedFrom : start,
        publishedBefore: publishedBefore < end ? publishedBefore : end,
      };
      const found = count(inYear, YEAR_COUNT_MAX);
      return found.count === 0 ? [] : [{ value: year, ...found }];
    });
  }

  return (filter) => {
    const newest = list({ ...filter, sort: 'published', order: 'desc', limit: FACET_TORRENTS_MAX });
    const ids = newest.slice(0, FACET_TORRENTS_MAX).map(({ id }) => id);
    const isPartial = newest.length > FACET_TORRENTS_MAX;
    const rows = countRows.all(JSON.stringify(ids));
    return toFacets(rows, filter.collection ?? '', isPartial ? yearsOf(filter) : undefined);
  };
}

function dayOf(day: number | null | undefined): Date {
  return new Date((day ?? 0) * DAY_MS);
}

/** The latest first, and at most `YEARS_MAX`. */
function yearsBetween(first: Date, last: Date): readonly number[] {
  const to = last.getUTCFullYear();
  const length = Math.min(YEARS_MAX, Math.max(0, to - first.getUTCFullYear() + 1));
  return Array.from({ length }, (_, index) => to - index);
}
