import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sizeRangeOf, type Facets } from '../../src/catalogue/facets.ts';
import { parseQuery } from '../../src/catalogue/parse-query.ts';
import { toSortName } from '../../src/catalogue/sort-name.ts';
import { SORT_KEYS, type ListInput, type TorrentFilter } from '../../src/catalogue/torrent-list.ts';
import type { CatalogueStore } from '../../src/catalogue/store.ts';
import type { SearchPhrase } from '../../src/catalogue/search-terms.ts';
import type { Torrent } from '../../src/catalogue/torrent.ts';
import type { OpenedStore } from './catalogue-store.ts';
import { MODERATOR, NEWCOMER, OWNER, STRANGER, at, draft, v1, v2 } from './drafts.ts';
import { createRandom } from './random.ts';

const WORDS = [
  'debian',
  'Debian',
  'Ärger',
  'arger',
  'ünïcode',
  '日本語',
  'ПРИВЕТ',
  'привет',
  '9',
  '13',
  '013',
  'x',
];
const JOINTS = ['-', ' ', '.', '_', ' – '];
const COLLECTIONS = ['', 'a', 'a/b', 'a/b/c', 'ab', 'a b', 'Ä/13'];
const CATEGORIES = ['linux', 'Linux', 'data'];
const FILE_NAMES = ['setup.exe\nReadMe.txt', '説明書.txt', 'labels'];
const TAGS = ['iso', 'net inst', 'ISO'];
const ORDERS = ['asc', 'desc'] as const;
const DAY = 24 * 60;

const FILTERS: Readonly<Record<string, TorrentFilter>> = {
  nothing: {},
  'the root': { collection: '' },
  'everything below the root': { collection: '', below: true },
  'a collection': { collection: 'a' },
  'a collection with those below': { collection: 'a', below: true },
  'a collection that is not there': { collection: 'b', below: true },
  'a category': { category: 'linux' },
  'a category that is not there': { category: 'lin' },
  'a tag': { tags: ['net inst'] },
  'a tag in another case': { tags: ['NET Inst'] },
  'several tags': { tags: ['iso', 'net inst'] },
  'a category in another case': { category: 'LINUX' },
  'one of several categories': { categories: ['LINUX', 'nothing', 'data'] },
  'one of several categories with words and a tag': {
    categories: ['linux', 'data'],
    terms: parseQuery('debian'),
    tags: ['iso'],
  },
  'one of several categories that are not there': { categories: ['lin', 'dat'] },
  'a category that is one of several': { category: 'data', categories: ['linux', 'data'] },
  'one of no categories': { categories: [] },
  'one of several categories that waits': { categories: ['linux', 'other'], state: 'pending' },
  'a version': { version: 'hybrid' },
  'a word': { terms: parseQuery('arger') },
  'a beginning': { terms: parseQuery('deb') },
  'a phrase': { terms: parseQuery('"debian 13"') },
  'joined words': { terms: parseQuery('debian-1') },
  'words of a tag, a category and a collection': { terms: parseQuery('inst linux b') },
  'only exclusions': { terms: parseQuery('-debian -"привет x"') },
  'words and exclusions in a collection': {
    terms: parseQuery('debian -9 -arger'),
    collection: 'a',
    below: true,
  },
  'what is not indexed': { terms: parseQuery('debian ः') },
  'a least size': { sizeMin: 3 },
  'a size': { sizeMin: 2, sizeMax: 2 },
  'sizes the wrong way round': { sizeMin: 3, sizeMax: 2 },
  'a first day': { publishedFrom: at(20 * DAY) },
  'some days': { publishedFrom: at(10 * DAY), publishedBefore: at(12 * DAY) },
  'days without torrents': { publishedFrom: at(9000 * DAY) },
  'letters inside a run of an unspaced script': { terms: parseQuery('本語') },
  'one letter of such a run': { terms: parseQuery('本') },
  'its last letter, and another word': { terms: parseQuery('語-13') },
  'a phrase across such a run': { terms: parseQuery('"日本語 debian"') },
  'no such run': { terms: parseQuery('本日') },
  'all but such a run': { terms: parseQuery('-日本') },
  'words of descriptions': { terms: parseQuery('wonderful'), everywhere: true },
  'words of descriptions, of names only': { terms: parseQuery('wonderful') },
  'words of files and names': { terms: parseQuery('debian setup'), everywhere: true },
  'joined words anywhere': { terms: parseQuery('setup-readme'), everywhere: true },
  'all but some words anywhere': { terms: parseQuery('-setup -"wonderful iso"'), everywhere: true },
  'runs of unspaced scripts anywhere': { terms: parseQuery('説明書'), everywhere: true },
  'a beginning anywhere, below a collection, of a tag': {
    terms: parseQuery('wonder'),
    everywhere: true,
    collection: 'a',
    below: true,
    tags: ['iso'],
    sizeMin: 2,
  },
  'words anywhere that are unlisted': { terms: parseQuery('setup'), everywhere: true, state: 'unlisted' },
  'much at once': {
    collection: 'a',
    below: true,
    category: 'data',
    version: 'v1',
    sizeMax: 3,
    terms: parseQuery('x'),
  },
  'what somebody published': { ownerId: 2, state: 'any' },
  'what somebody published for all': { ownerId: 2 },
  'what is unlisted': { state: 'unlisted' },
  'what waits': { state: 'pending' },
  'what was removed, below a collection': { state: 'removed', collection: 'a', below: true },
  'much of what somebody published': {
    ownerId: 1,
    state: 'any',
    tags: ['iso'],
    version: 'v1',
    sizeMin: 2,
    publishedFrom: at(DAY),
    terms: parseQuery('deb -13'),
  },
};

/** What every store of the catalogue finds, however it keeps it: the same as looking at all torrents one by one. */
export function describeFinding(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    let store: CatalogueStore;
    let torrents: readonly Torrent[];

    beforeAll(async () => {
      opened = await open();
      store = opened.store;
      torrents = await fill(store);
    });
    afterAll(() => opened.close());

    const walk = async (
      input: Omit<ListInput, 'limit' | 'after'>,
      limit: number,
    ): Promise<readonly Torrent[]> => {
      const found: Torrent[] = [];
      let after: ListInput['after'];
      do {
        const page = await store.list({ ...input, limit, after });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        found.push(...page.items);
        after = page.next;
      } while (after !== undefined);
      return found;
    };

    for (const [what, filter] of Object.entries(FILTERS)) {
      it(`finds and counts ${what}, in every order and page by page`, async () => {
        const matching = torrents.filter((torrent) => matches(torrent, filter));
        for (const sort of SORT_KEYS) {
          for (const order of ORDERS) {
            const expected = matching.toSorted((a, b) => compare(a, b, sort) * (order === 'asc' ? 1 : -1));
            for (const limit of [7, 1000]) {
              const found = await walk({ ...filter, sort, order }, limit);
              expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
            }
          }
        }
        expect(await walk({ ...filter, sort: 'published', order: 'asc' }, 1000)).toEqual(matching);
        const { length } = matching;
        expect(await store.count(filter, 1000)).toEqual({ count: length, isMore: false });
        const few = await store.count(filter, 3);
        expect(few).toEqual(few.isMore ? { count: 3, isMore: length > 3 } : { count: length, isMore: false });
      });
    }

    it('tells which of some words most torrents of a filter have', async () => {
      expect(await store.findCommonest(['nothing', 'debain', 'debian', 'x'], {})).toBe('debian');
      expect(await store.findCommonest(['nothing', 'wonderful'], {})).toBeUndefined();
      expect(await store.findCommonest([], {})).toBeUndefined();
      expect(await store.findCommonest(['debian', 'x'], { collection: 'b', below: true })).toBeUndefined();
    });

    const LISTED = Object.entries(FILTERS).filter(
      ([, { state = 'public', ownerId }]) => state === 'public' && ownerId === undefined,
    );
    it.each(LISTED)('counts what %s can be narrowed down to', async (_, filter) => {
      const matching = torrents.filter((torrent) => matches(torrent, filter));
      expect(await store.countFacets(filter)).toEqual(facetsOf(matching, filter.collection ?? ''));
    });

    it('lists the categories that public torrents have, in the spelling of the latest, and no others', async () => {
      const spelt = new Map(
        torrents
          .filter(({ state }) => state === 'public')
          .flatMap(({ category }) => (category === undefined ? [] : [[category.toLowerCase(), category]])),
      );
      const expected = [spelt.get('data'), spelt.get('linux')];
      expect(await store.listCategories(100)).toEqual(expected);
      expect(await store.listCategories(1)).toHaveLength(1);
      const { torrent } = await store.publish(
        draft('of a category', { fields: { category: 'Later' } }),
        OWNER,
        {},
        at(0),
      );
      const infohash = torrent.infohashV1!;
      expect(await store.listCategories(100)).toEqual([expected[0], 'Later', expected[1]]);
      await store.edit({ infohash }, { category: 'Ä-later' }, MODERATOR, {}, at(0));
      expect(await store.listCategories(100)).toEqual([...expected, 'Ä-later']);
      await store.edit({ infohash }, { state: 'hidden' }, MODERATOR, {}, at(0));
      expect(await store.listCategories(100)).toEqual(expected);
      await store.remove({ infohash }, MODERATOR, {}, at(0));
    });

    it('finds by a facet as many as it counted', async () => {
      const { categories, tags, versions, collections, years } = await store.countFacets({});
      expect(categories.map(({ value }) => value.toLowerCase()).toSorted()).toEqual(['data', 'linux']);
      const narrowed: (readonly [number, TorrentFilter])[] = [
        ...categories.map(({ value, count }) => [count, { category: value }] as const),
        ...tags.map(({ value, count }) => [count, { tags: [value] }] as const),
        ...versions.map(({ value, count }) => [count, { version: value }] as const),
        ...collections.map(({ value, count }) => [count, { collection: value, below: true }] as const),
        ...years.map(({ value, count }) => {
          const [publishedFrom, publishedBefore] = [value, value + 1].map(
            (year) => new Date(Date.UTC(year, 0)),
          );
          return [count, { publishedFrom, publishedBefore }] as const;
        }),
      ];
      for (const [count, filter] of narrowed)
        expect(await store.count(filter, 1000), JSON.stringify(filter)).toEqual({ count, isMore: false });
    });

    it('never fails, whatever is searched for, and takes nothing of it for syntax', async () => {
      const text = fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('"', '*', 'AND', 'NEAR(a b)', '(', 'name:x', '^', '\0', 'labels : x', '\ue0001'),
      );
      const phrase = fc.record({ words: fc.array(text, { maxLength: 3 }), isPrefix: fc.boolean() });
      const phrases = fc.array(phrase, { maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(
          fc.record({ phrases, without: phrases }),
          fc.boolean(),
          fc.constantFrom(...SORT_KEYS),
          fc.constantFrom<TorrentFilter['state']>('public', 'pending'),
          async (terms, everywhere, sort, state) => {
            const page = await store.list({ terms, everywhere, sort, state, order: 'asc', limit: 5 });
            expect(page.items.length).toBeLessThanOrEqual(5);
          },
        ),
        { numRuns: 500 },
      );
    });

    for (const sort of SORT_KEYS) {
      for (const order of ORDERS) {
        it(`shows nothing twice and leaves nothing out while others come and go, by ${sort}, ${order}`, async () => {
          const input: ListInput = { sort, order, limit: 20, collection: 'a/b' };
          const first = await store.list(input);
          const passing = `passing ${sort} ${order}`;
          const gone = first.items.at(-1)!;
          const { torrent: come } = await store.publish(
            draft(passing, { collection: 'a/b', contentBytes: gone.contentBytes, name: gone.name }),
            OWNER,
            {},
            at(0),
          );
          const infohash = (gone.infohashV1 ?? gone.infohashV2)!;
          await store.remove({ infohash }, MODERATOR, {}, at(0));
          const rest = await walkFrom(input, first.next);
          const seen = [...first.items, ...rest].map(({ id }) => id).filter((id) => id !== come.id);
          const stood = torrents.filter((torrent) => matches(torrent, { collection: 'a/b' }));
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.toSorted((a, b) => a - b)).toEqual(stood.map(({ id }) => id));
          await store.remove({ infohash: v1(passing) }, MODERATOR, {}, at(0));
          await store.restore(infohash, MODERATOR, at(0));
        });
      }
    }

    const walkFrom = async (input: ListInput, after: ListInput['after']): Promise<readonly Torrent[]> => {
      if (after === undefined) return [];
      const page = await store.list({ ...input, after });
      return [...page.items, ...(await walkFrom(input, page.next))];
    };
  });
}

/** 300 torrents in all states, of whom many tie in any order; by id. */
async function fill(store: CatalogueStore): Promise<readonly Torrent[]> {
  const { below, pick } = createRandom(20_260_102);
  const infohashes = Array.from({ length: 300 }, (_, index) => `t${index}`);
  for (const [index, info] of infohashes.entries()) {
    const version = pick(['v1', 'v1', 'v2', 'hybrid'] as const);
    const name = Array.from({ length: 1 + below(4) }, () => pick(WORDS)).join(pick(JOINTS));
    // The clock goes back now and then.
    const now = at((index - below(2) * below(40)) * (DAY / 10) + DAY * 5);
    const actor = pick([OWNER, OWNER, STRANGER, NEWCOMER]);
    await store.publish(
      draft(info, {
        name: below(30) === 0 ? `${name} e\u0301tude`.repeat(200) : name,
        collection: pick(COLLECTIONS),
        version,
        infohashV1: version === 'v2' ? undefined : v1(info),
        infohashV2: version === 'v1' ? undefined : v2(info),
        contentBytes: 1 + below(4),
        fileCount: 1 + below(2),
        fileNames: FILE_NAMES[index % 4] ?? '',
        visibility: below(8) === 0 ? 'unlisted' : 'public',
      }),
      actor,
      {},
      now,
    );
    const infohash = version === 'v2' ? v2(info) : v1(info);
    if (below(2) === 0) {
      const edit = {
        title: below(2) === 0 ? `${pick(WORDS)} ${pick(WORDS)}` : null,
        category: pick(CATEGORIES),
        description: below(2) === 0 ? 'A Wonderful\nthing. ISO' : undefined,
        tags: TAGS.slice(below(3)),
        collection: below(4) === 0 ? pick(COLLECTIONS) : undefined,
      };
      await store.edit({ infohash }, edit, MODERATOR, {}, now);
    }
    if (below(10) === 0) await store.remove({ infohash }, MODERATOR, {}, now);
  }
  const found = await Promise.all(
    infohashes.map(
      async (info) => (await store.find({ infohash: v1(info) })) ?? store.find({ infohash: v2(info) }),
    ),
  );
  return found.filter((torrent) => torrent !== undefined).toSorted((a, b) => a.id - b.id);
}

/** The facets of these torrents, counted one by one. */
function facetsOf(torrents: readonly Torrent[], within: string): Facets {
  const sum = <Value extends string | number>(
    values: readonly (Value | undefined)[],
    keyOf: (value: Value) => string = (value) => String(value).toLowerCase(),
  ) => {
    const given = values.filter((value) => value !== undefined);
    const byKey = Map.groupBy(given, keyOf);
    return [...byKey.values()]
      .map((same) => {
        const spellings = [...Map.groupBy(same, (value) => value)];
        const [spelling] = spellings.toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
        return { value: spelling![0], count: same.length, isMore: false };
      })
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  };
  const start = within === '' ? '' : `${within}/`;
  const children = torrents
    .filter(({ collection }) => collection !== within && collection.startsWith(start))
    .map(({ collection }) => start + collection.slice(start.length).split('/')[0]);
  return {
    categories: sum(torrents.map(({ category }) => category)),
    tags: sum(
      torrents.flatMap(({ tags }) =>
        tags.filter(
          (tag, index) => !tags.slice(0, index).some((other) => other.toLowerCase() === tag.toLowerCase()),
        ),
      ),
    ),
    versions: sum(torrents.map(({ version }) => version)),
    sizes: sum(torrents.map(({ contentBytes }) => sizeRangeOf(contentBytes))).toSorted(
      (a, b) => a.value - b.value,
    ),
    years: sum(torrents.map(({ publishedAt }) => publishedAt.getUTCFullYear())).toSorted(
      (a, b) => b.value - a.value,
    ),
    collections: sum(children, (path) => path),
    isPartial: false,
  };
}

function matches(torrent: Torrent, filter: TorrentFilter): boolean {
  const {
    collection,
    below,
    category,
    categories = [],
    tags = [],
    version,
    sizeMin = 0,
    sizeMax = Infinity,
    ownerId,
  } = filter;
  const { state = 'public', publishedFrom = at(-9000 * DAY), publishedBefore = at(9000 * DAY) } = filter;
  return (
    (state === 'any' || torrent.state === state) &&
    (ownerId === undefined || torrent.ownerId === ownerId) &&
    (collection === undefined ||
      torrent.collection === collection ||
      (below === true && (collection === '' || torrent.collection.startsWith(`${collection}/`)))) &&
    (category === undefined || torrent.category?.toLowerCase() === category.toLowerCase()) &&
    (categories.length === 0 ||
      categories.some((it) => torrent.category?.toLowerCase() === it.toLowerCase())) &&
    tags.every((tag) => torrent.tags.some((other) => other.toLowerCase() === tag.toLowerCase())) &&
    (version === undefined || torrent.version === version) &&
    torrent.contentBytes >= sizeMin &&
    torrent.contentBytes <= sizeMax &&
    torrent.publishedAt >= publishedFrom &&
    torrent.publishedAt < publishedBefore &&
    holds(torrent, filter)
  );
}

function holds(torrent: Torrent, { terms, everywhere = false }: TorrentFilter): boolean {
  if (terms === undefined) return true;
  const { name, title = '', fileName, collection, category = '', tags, description = '' } = torrent;
  const names = [name, title, fileName.replace('.torrent', ''), collection, category, tags.join(' ')];
  const texts = (everywhere ? [...names, description, fileNamesOf(torrent)] : names).map(toWords);
  const has = ({ words: parts, isPrefix }: SearchPhrase): boolean => {
    const wanted = parts.flatMap(toPlainWords);
    if (wanted.length === 0) return false;
    return texts.some((words) =>
      words.some((_, start) =>
        wanted.every((word, index) => {
          const found = words[start + index] ?? '';
          return isPrefix && index === wanted.length - 1 ? found.startsWith(word) : found === word;
        }),
      ),
    );
  };
  return terms.phrases.every(has) && !terms.without.some(has);
}

/** What `fill` gave it: the file name of the torrent tells which. */
function fileNamesOf({ fileName }: Torrent): string {
  return FILE_NAMES[Number(/[0-9]+/.exec(fileName)?.[0]) % 4] ?? '';
}

/** With the letters of Han in pairs, and the last one alone. */
function toWords(text: string): readonly string[] {
  const paired = text.slice(0, 2000).replaceAll(/\p{Script=Han}+/gu, (run) => {
    const letters = Array.from(run);
    return ` ${letters.map((letter, at) => letter + (letters[at + 1] ?? '')).join(' ')} `;
  });
  return toPlainWords(paired);
}

function toPlainWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function compare(a: Torrent, b: Torrent, sort: ListInput['sort']): number {
  const byKey = {
    published: 0,
    name: Buffer.compare(
      Buffer.from(toSortName(a.title ?? a.name)),
      Buffer.from(toSortName(b.title ?? b.name)),
    ),
    size: a.contentBytes - b.contentBytes,
    files: a.fileCount - b.fileCount,
    downloads: a.downloadCount - b.downloadCount,
    seeders: (a.swarm?.seeders ?? 0) - (b.swarm?.seeders ?? 0),
  };
  return byKey[sort] || a.id - b.id;
}
