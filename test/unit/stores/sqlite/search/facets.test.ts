import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { FACET_TORRENTS_MAX } from '../../../../../src/catalogue/facets.ts';
import type { TorrentFilter } from '../../../../../src/catalogue/torrent-list.ts';
import { createListedSearch } from '../../../../../src/stores/sqlite/search/search-listed.ts';
import { openListed } from '../listed-folder.ts';

const DAY_MS = 86_400_000;
const MORE = 500;
const YEARS = 6;

/** More than are looked at, over six years; the oldest have a category of their own, and a few of those are large. */
const TORRENTS = Array.from({ length: FACET_TORRENTS_MAX + MORE }, (_, index) => ({
  collection: index % 2 === 0 ? 'even' : 'odd/below',
  category: index < MORE ? 'old' : index % 10 === 0 ? 'LINUX' : 'Linux',
  tags: index % 4 === 0 ? ['x', 'y'] : [],
  contentBytes: index < 3 ? 2 ** 31 : 1,
  publishedAt: new Date(Math.floor((index / (FACET_TORRENTS_MAX + MORE)) * YEARS * 365) * DAY_MS),
}));

/** The search, and the statements that it runs with how many rows each gave. */
async function open() {
  const connection = await openListed(TORRENTS);
  onTestFinished(() => void connection.close());
  const ran: number[] = [];
  const prepare = connection.prepare.bind(connection);
  vi.spyOn(connection, 'prepare').mockImplementation((sql: string) => {
    const statement = prepare(sql);
    for (const name of ['all', 'get'] as const) {
      const run = statement[name].bind(statement);
      statement[name] = ((...params: unknown[]) => {
        const rows = run(...params);
        ran.push(Array.isArray(rows) ? rows.length : 1);
        return rows;
      }) as never;
    }
    return statement;
  });
  const search = createListedSearch(connection, '');
  const countFacets = (filter: TorrentFilter) => {
    ran.length = 0;
    return { facets: search.countFacets(filter), ran: [...ran] };
  };
  return countFacets;
}

describe('countFacets', () => {
  it('counts the newest of too many, in a few statements, and every year', async () => {
    const countFacets = await open();
    const { facets, ran } = countFacets({});
    expect(facets.isPartial).toBe(true);
    expect(facets.categories).toEqual([{ value: 'Linux', count: FACET_TORRENTS_MAX, isMore: true }]);
    expect(facets.tags.map(({ value, count }) => [value, count])).toEqual([
      ['x', FACET_TORRENTS_MAX / 4],
      ['y', FACET_TORRENTS_MAX / 4],
    ]);
    expect(facets.years.map(({ value }) => value)).toEqual([1975, 1974, 1973, 1972, 1971, 1970]);
    expect(facets.years.every(({ isMore }) => !isMore)).toBe(true);
    // The revision, the newest, their facets, the first and last day, the days, and the revision and the number of each year.
    expect(ran.length).toBeLessThanOrEqual(5 + 2 * YEARS);
    expect(ran.filter((rows) => rows > 30).length).toBeLessThanOrEqual(2);
  });

  it('counts every year that has torrents, whatever times are asked for', async () => {
    const countFacets = await open();
    const { years } = countFacets({}).facets;
    expect(years).toHaveLength(YEARS);
    const wide = { publishedFrom: new Date(-1e14), publishedBefore: new Date(8e15) };
    expect(countFacets(wide).facets.years).toEqual(years);
  });

  it('is exact for as many as it looks at', async () => {
    const countFacets = await open();
    const { facets, ran } = countFacets({ category: 'OLD' });
    expect(facets.isPartial).toBe(false);
    expect(facets.sizes).toEqual([
      { value: 0, count: MORE - 3, isMore: false },
      { value: 2, count: 3, isMore: false },
    ]);
    expect(facets.collections.map(({ value, count }) => [value, count])).toEqual([
      ['even', MORE / 2],
      ['odd', MORE / 2],
    ]);
    expect(ran.length).toBeLessThanOrEqual(4);
  });

  it('finds what is rare by its size, also among the oldest', async () => {
    const countFacets = await open();
    const { facets } = countFacets({ sizeMin: 2 ** 30 });
    expect(facets.categories).toEqual([{ value: 'old', count: 3, isMore: false }]);
    expect(facets.isPartial).toBe(false);
  });
});
