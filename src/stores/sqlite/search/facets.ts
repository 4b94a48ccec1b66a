import {
  FACET_TORRENTS_MAX,
  SIZE_RANGE_BOUNDS,
  toFacets,
  type FacetRow,
  type Facets,
} from '../../../catalogue/facets.ts';
import type { Count, TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import type { Space } from '../lists/spaces.ts';

/** How many torrents are looked at for those that are of a size or of some days, which the word index cannot tell. */
const LOOKED_AT_MAX = 20_000;

/** Up to how many the torrents of a year are counted. */
const YEAR_COUNT_MAX = 1_000;
/** How many years back are looked at. */
const YEARS_MAX = 30;

const DAY_MS = 86_400_000;

const SIZE_RANGE = SIZE_RANGE_BOUNDS.map((bound) => `(content_bytes >= ${bound})`).join(' + ');

/** A part of a statement, with its parameters. */
interface Part {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/** What the counting needs of the search that it counts for. */
export interface FacetSource {
  /** Selects the ids of the matches, the newest first, as far as the word index can tell them. */
  newest(filter: TorrentFilter): Part;
  /** The conditions that it cannot tell, on a row of `listed AS l`; undefined when there are none. */
  bounds(filter: TorrentFilter): Part | undefined;
  count(filter: TorrentFilter, max: number): Count;
}

/**
 * Prepares the counting of facets. The work is bounded whatever matches: it reads the newest `FACET_TORRENTS_MAX` of the
 * matches, and where there are more, counts each of the last years up to `YEAR_COUNT_MAX`.
 */
export function createFacetCounter(
  connection: Connection,
  space: Space,
  { newest, bounds, count }: FacetSource,
): (filter: TorrentFilter) => Facets {
  const lastDays = connection.prepare<[], { first: number | null; last: number | null }>(
    `SELECT min(day) AS first, max(day) AS last FROM ${space}published_days`,
  );

  function rowsOf(filter: TorrentFilter): readonly FacetRow[] {
    const ids = newest(filter);
    const bound = bounds(filter);
    const lookedAt = bound === undefined ? FACET_TORRENTS_MAX : LOOKED_AT_MAX;
    const sql = `
      WITH counted AS MATERIALIZED (
        SELECT l.collection, l.content_bytes, l.published_at, f.category, f.tags, f.version
        FROM (${ids.sql} LIMIT ?) AS n
          CROSS JOIN ${space}listed AS l ON l.id = n.id
          CROSS JOIN ${space}listed_labels AS f ON f.id = n.id
        WHERE ${bound?.sql ?? 'TRUE'} LIMIT ?
      )
      SELECT 'category' AS facet, category AS value, count(*) AS count FROM counted
        WHERE category IS NOT NULL GROUP BY category
      UNION ALL SELECT 'tag', tag.value, count(*) FROM counted, json_each(tags) AS tag GROUP BY tag.value
      UNION ALL SELECT 'version', version, count(*) FROM counted GROUP BY version
      UNION ALL SELECT 'size', ${SIZE_RANGE}, count(*) FROM counted GROUP BY 2
      UNION ALL SELECT 'year', CAST(strftime('%Y', published_at / 1000, 'unixepoch') AS INTEGER), count(*)
        FROM counted GROUP BY 2
      UNION ALL SELECT 'collection', collection, count(*) FROM counted GROUP BY collection`;
    return connection
      .prepare<unknown[], FacetRow>(sql)
      .all(...ids.params, lookedAt, ...(bound?.params ?? []), FACET_TORRENTS_MAX);
  }

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
    const rows = rowsOf(filter);
    const within = filter.collection ?? '';
    const counted = rows.reduce((sum, row) => sum + (row.facet === 'version' ? row.count : 0), 0);
    const mayBePartial = counted === FACET_TORRENTS_MAX || bounds(filter) !== undefined;
    const isPartial = mayBePartial && count(filter, counted).isMore;
    return toFacets(rows, within, isPartial ? yearsOf(filter) : undefined);
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
