import type { Connection } from '../database/connection.ts';
import { createCategoryKeys, type LabelWord } from '../lists/labels.ts';
import { toMatch } from './search-query.ts';

/** How many categories are looked at, with those that no public torrent has any more: each takes 50 µs. */
const LOOKED_AT_MAX = 5_000;

/** Prepares the list of the categories that public torrents have, sorted by their keys. */
export function createCategoryLister(
  connection: Connection,
  labelWord: LabelWord,
): (limit: number) => readonly string[] {
  const keysOf = createCategoryKeys(connection);
  const findLatest = connection
    .prepare<[string], string>(
      `SELECT f.category FROM torrent_words AS w CROSS JOIN listed_labels AS f ON f.id = w.rowid
      WHERE w.torrent_words MATCH ? ORDER BY w.rowid DESC LIMIT 1`,
    )
    .pluck();
  return (limit) => {
    const found: { readonly key: string; readonly category: string }[] = [];
    for (const key of keysOf(LOOKED_AT_MAX)) {
      if (found.length === limit) break;
      const category = findLatest.get(toMatch({ category: key }, labelWord) ?? '');
      if (category !== undefined) found.push({ key, category });
    }
    return found.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ category }) => category);
  };
}
