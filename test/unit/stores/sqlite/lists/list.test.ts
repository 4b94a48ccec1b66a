import { describe, expect, it } from 'vitest';
import { SORT_KEYS } from '../../../../../src/catalogue/torrent-list.ts';
import { plainList } from '../../../../../src/stores/sqlite/lists/list.ts';
import { openListed } from '../listed-folder.ts';
import { planOf } from '../plan.ts';

describe('plainList', () => {
  it('reads an index from the cursor on, also within what ties, and sorts nothing', async () => {
    const connection = await openListed(Array.from({ length: 500 }, () => ({ fileCount: 1 })));
    for (const statistics of ['', 'ANALYZE']) {
      connection.exec(statistics);
      for (const sort of SORT_KEYS) {
        for (const order of ['asc', 'desc'] as const) {
          for (const collection of [undefined, 'debian/13']) {
            if (collection !== undefined && sort !== 'published') continue;
            for (const after of [undefined, { value: 1, id: 250 }]) {
              const { sql, params } = plainList({ sort, order, collection, after, limit: 10 });
              const plan = planOf(connection, sql, params);
              expect(plan).toHaveLength(2);
              expect(plan[0]).toMatch(
                sort === 'published' && collection === undefined
                  ? /^SCAN l$|^SEARCH l USING PRIMARY KEY \(id[<>]\?\)$/
                  : /^(?:SCAN|SEARCH) l USING (?:COVERING )?INDEX listed_(?:in_published|name|size|files|downloads|seeders)/,
              );
              if (after !== undefined && sort !== 'published') expect(plan[0]).toMatch(/,id\)[<>]\(\?,\?\)/);
              expect(plan[1]).toBe('SEARCH t USING INTEGER PRIMARY KEY (rowid=?)');
            }
          }
        }
      }
    }
    connection.close();
  });
});
