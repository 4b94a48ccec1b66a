import { expect, describe, it, vi } from 'vitest';
import { parseQuery } from '../../../../../src/catalogue/parse-query.ts';
import { SORT_KEYS, type TorrentFilter } from '../../../../../src/catalogue/torrent-list.ts';
import { createListedSearch } from '../../../../../src/stores/sqlite/search/search-listed.ts';
import { openListed } from '../listed-folder.ts';
import { planOf } from '../plan.ts';

const FILTERS: readonly TorrentFilter[] = [
  { terms: parseQuery('even') },
  { terms: parseQuery('e') },
  { terms: parseQuery('odd even') },
  { collection: 'a', below: true },
  { collection: 'a' },
  { category: 'x', sizeMin: 3 },
  { sizeMin: 3, sizeMax: 90 },
  { seedersMin: 1 },
  { seedersMin: 1, sizeMax: 90 },
  { terms: parseQuery('even'), seedersMin: 1 },
  { publishedFrom: new Date(86_400_000) },
  { terms: parseQuery('odd'), sizeMax: 90, publishedFrom: new Date(90_000_000) },
];

/** Reads all of a table that has a row for each torrent, or of one of its indexes. */
const SCAN = /^SCAN (?:l|t|listed|torrents|listed_labels)\b/;
/** In the order of an index, it ends when the page is full. */
const IN_ORDER = /USING (?:COVERING )?INDEX/;

describe('createListedSearch', () => {
  it('scans no table of torrents, and sorts only what it has chosen', async () => {
    const connection = await openListed(
      Array.from({ length: 500 }, (_, index) => ({
        name: index % 2 === 0 ? 'even' : 'odd',
        collection: index % 3 === 0 ? 'a/b' : 'a',
        category: 'x',
        contentBytes: index % 100,
        swarm: { seeders: index % 4, leechers: 0, completed: 0, at: new Date(0) },
        publishedAt: new Date(index * 3_600_000),
      })),
    );
    const statements = new Set<string>();
    const prepare = connection.prepare.bind(connection);
    vi.spyOn(connection, 'prepare').mockImplementation((sql: string) => {
      statements.add(sql);
      return prepare(sql);
    });
    const limits = {
      sortedMax: 9,
      sortedWithBucketsMax: 5,
      sortedBeforeBucketsMax: 9,
      newestMax: 5,
      bucketSize: 20,
      bucketsAtOnceMax: 1_000_000,
    };
    const searches = [createListedSearch(connection, ''), createListedSearch(connection, '', limits)];
    for (const search of searches)
      for (const filter of FILTERS) {
        for (const sort of SORT_KEYS)
          for (const order of ['asc', 'desc'] as const) {
            const input = { ...filter, sort, order, limit: 3 };
            search.list({ ...input, after: search.list(input)[2] });
          }
        search.count(filter, 3);
        search.countFacets(filter);
      }
    vi.restoreAllMocks();
    expect(statements.size).toBeGreaterThan(30);
    const scans = [...statements].flatMap((sql) => {
      const plan = planOf(connection, sql);
      const isSorted = plan.some((detail) => detail.startsWith('USE TEMP B-TREE'));
      return plan
        .filter((detail) => SCAN.test(detail) && (isSorted || !IN_ORDER.test(detail)))
        .map((detail) => [detail, sql]);
    });
    expect(scans).toEqual([]);
    connection.close();
  });
});
