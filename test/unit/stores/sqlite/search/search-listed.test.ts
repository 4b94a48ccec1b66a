import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../../src/catalogue/parse-query.ts';
import type { ListInput } from '../../../../../src/catalogue/torrent-list.ts';
import { createListedSearch } from '../../../../../src/stores/sqlite/search/search-listed.ts';
import type { Search } from '../../../../../src/stores/sqlite/writer/wire.ts';
import { createRandom } from '../../../../contracts/random.ts';
import { openListed } from '../listed-folder.ts';

const { below } = createRandom(7);
/** More rows than an index scan looks at; the rarest are the largest of all. */
const TORRENTS = Array.from({ length: 2_500 }, (_, index) => ({
  name: `n${below(50)} ${index % 3 === 0 ? 'third' : 'other'}`,
  contentBytes: index < 40 ? 1_000_000 + index : below(300),
  fileCount: 1 + below(2),
  category: index < 40 ? 'rare' : 'common',
}));

function idsOf(search: Search, input: ListInput): readonly number[] {
  const page = search.list(input);
  const after = page[input.limit - 1];
  const ids = page.slice(0, input.limit).map(({ id }) => id);
  return page.length > input.limit ? [...ids, ...idsOf(search, { ...input, after })] : ids;
}

describe('createListedSearch', () => {
  it('finds the same by an index scan in the order that is asked for, and by sorting what a scan would not reach', async () => {
    const connection = await openListed(TORRENTS);
    const search = createListedSearch(connection, '');
    for (const [filter, holds] of [
      [{ category: 'common' }, (index: number) => index >= 40],
      [{ category: 'rare' }, (index: number) => index < 40],
      [{ terms: parseQuery('third') }, (index: number) => index % 3 === 0],
      [{ category: 'rare', terms: parseQuery('third') }, (index: number) => index < 40 && index % 3 === 0],
      [{ sizeMin: 1_000_000 }, (index: number) => index < 40],
      [{ sizeMax: 2 }, (index: number) => TORRENTS[index]!.contentBytes <= 2],
      [{ publishedFrom: new Date(2_490 * 60_000) }, (index: number) => index + 1 >= 2_490],
    ] as const) {
      const expected = TORRENTS.flatMap((torrent, index) =>
        holds(index) ? [{ ...torrent, id: index + 1 }] : [],
      );
      for (const [sort, key] of [
        ['size', 'contentBytes'],
        ['files', 'fileCount'],
      ] as const) {
        for (const [order, sign] of [
          ['asc', 1],
          ['desc', -1],
        ] as const) {
          const sorted = expected.toSorted((a, b) => sign * (a[key] - b[key] || a.id - b.id));
          const found = idsOf(search, { ...filter, sort, order, limit: 50 });
          expect(found, JSON.stringify([filter, sort, order])).toEqual(sorted.map(({ id }) => id));
        }
      }
    }
    connection.close();
  });

  it('lets no name claim a label: neither a collection nor a category', async () => {
    const words = Array.from({ length: 40 }, (_, index) => `\ue000${index.toString(16)}`).join(' ');
    const connection = await openListed([
      { collection: 'a', category: 'x' },
      { collection: 'b', name: words, title: words, tags: [words], fileName: `${words}.torrent` },
    ]);
    const search = createListedSearch(connection, '');
    const page = { sort: 'published', order: 'asc', limit: 9 } as const;
    expect(idsOf(search, { ...page, collection: 'a', terms: parseQuery('t1') })).toEqual([1]);
    expect(idsOf(search, { ...page, category: 'x' })).toEqual([1]);
    expect(idsOf(search, { ...page, collection: 'a', below: true })).toEqual([1]);
    connection.close();
  });
});
