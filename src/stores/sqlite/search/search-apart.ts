import type { Count, Cursor, ListInput, SortKey, TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { Connection } from '../database/connection.ts';
import { holdsTerms } from '../../../catalogue/holds-terms.ts';
import { findCommonest } from '../../../catalogue/find-commonest.ts';
import { toSortOrder } from '../lists/sort-order.ts';
import { torrentConditions } from '../torrents/torrent-conditions.ts';
import type { Search } from '../writer/wire.ts';

const KEYS: Readonly<Record<SortKey, string>> = {
  published: 't.id',
  name: 'to_sort_name(coalesce(t.title, t.name))',
  size: 't.content_bytes',
  files: 't.file_count',
  downloads: 't.download_count',
  seeders: 't.seeders',
};

const TEXTS = 't.name, t.title, t.file_name, t.collection, t.category, t.tags';
const LONG_TEXTS =
  't.description, (SELECT names FROM torrent_file_names WHERE torrent_id = t.id) AS file_names';

type Row = Cursor & Readonly<Record<string, string | number | null>>;

/**
 * Prepares searches among torrents that are not in the public lists, and among those of one owner. The word index does
 * not have the former, so they are checked one by one.
 */
export function createApartSearch(connection: Connection): Search {
  function find(input: Omit<ListInput, 'limit'>, max: number): readonly Cursor[] {
    const { terms, everywhere = false } = input;
    const texts = terms === undefined ? '' : everywhere ? `${TEXTS}, ${LONG_TEXTS}` : TEXTS;
    const key = KEYS[input.sort];
    const sorted = toSortOrder(input, key, 't.id');
    const { where, named } = torrentConditions(input);
    const rows = connection.prepare<unknown[], Row>(`
      SELECT ${key} AS value, t.id${texts && `, ${texts}`} FROM torrents AS t
      WHERE ${where} AND ${stateCondition(input.state)} AND ${sorted.after} ORDER BY ${sorted.terms}`);
    const found: Cursor[] = [];
    for (const { value, id, ...held } of rows.iterate(...sorted.params, named)) {
      if (terms === undefined || holdsTerms(Object.values(held), terms)) found.push({ value, id });
      if (found.length === max) break;
    }
    return found;
  }

  function count(filter: TorrentFilter, max: number): Count {
    const { length } = find({ ...filter, sort: 'published', order: 'asc', after: undefined }, max + 1);
    return { count: Math.min(length, max), isMore: length > max };
  }

  return {
    list: (input) => find(input, input.limit + 1),
    count,
    findCommonest: (words, filter) => findCommonest(words, filter, count),
  };
}

/** SQLite uses the partial index torrents_set_apart only when the query has exactly its condition. */
function stateCondition(state: TorrentFilter['state'] = 'public'): string {
  switch (state) {
    case 'any':
      return 'TRUE';
    case 'public':
    case 'superseded':
      return `t.state = '${state}'`;
    case 'unlisted':
    case 'pending':
    case 'hidden':
    case 'removed':
      return `t.state = '${state}' AND t.state IN ('unlisted', 'pending', 'hidden', 'removed')`;
  }
}
