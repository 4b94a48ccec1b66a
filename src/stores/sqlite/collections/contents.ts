import type { CollectionContents } from '../../../catalogue/facts.ts';
import type { Connection } from '../database/connection.ts';
import { IDS_BELOW, isBelow } from './below.ts';

interface Row {
  readonly torrentCount: number;
  readonly storedCount: number;
  readonly describedCount: number;
  readonly depth: number;
}

/** Prepares the counting of what is in a collection and below it. */
export function createContentsReader(connection: Connection): (collection: string) => CollectionContents {
  const depth = `coalesce(max(length(collection) - length(replace(collection, '/', '')) + 1), 0)`;
  const select = connection.prepare<[{ from: string }], Row>(`
    SELECT t.torrentCount, t.storedCount, r.describedCount, max(t.depth, r.depth) AS depth
    FROM (
      SELECT coalesce(sum(has_path), 0) AS torrentCount, count(*) AS storedCount, ${depth} AS depth FROM (${IDS_BELOW})
    ) AS t, (
      SELECT count(*) AS describedCount, ${depth} AS depth FROM (
        SELECT collection FROM readmes WHERE ${isBelow('collection', ':from')}
        UNION ALL SELECT collection FROM readme_pictures WHERE ${isBelow('collection', ':from')}
        UNION ALL SELECT collection FROM collection_settings WHERE ${isBelow('collection', ':from')})
    ) AS r`);
  return (collection) =>
    select.get({ from: collection }) ?? { torrentCount: 0, storedCount: 0, describedCount: 0, depth: 0 };
}
