import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../../../src/catalogue/parse-query.ts';
import { cursorOf } from '../../../../../src/catalogue/sort-value.ts';
import {
  SORT_KEYS,
  type Cursor,
  type ListInput,
  type TorrentFilter,
} from '../../../../../src/catalogue/torrent-list.ts';
import type { SwarmHealth } from '../../../../../src/catalogue/swarm-counts.ts';
import type { Torrent } from '../../../../../src/catalogue/torrent.ts';
import { matches } from '../../../../../src/stores/memory/list.ts';
import {
  createListedSearch,
  type SearchLimits,
} from '../../../../../src/stores/sqlite/search/search-listed.ts';
import { createSwarmOperations } from '../../../../../src/stores/sqlite/swarms/swarm-writer.ts';
import { createSeedersLister } from '../../../../../src/stores/sqlite/swarms/seeders-lister.ts';
import { createRandom } from '../../../../contracts/random.ts';
import { createListedWriter, listed, openListed } from '../listed-folder.ts';

const MANY = 2_500;
const HOUR_MS = 3_600_000;
const { below } = createRandom(11);
const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;

function sharedBy(seeders: number): SwarmHealth {
  return { seeders, leechers: 0, completed: 0, at: new Date(0) };
}

/** Words of all frequencies, some that never meet, equal keys, and a clock that is set back now and then. */
const TORRENTS: readonly Torrent[] = Array.from({ length: MANY }, (_, index) =>
  listed(index + 1, {
    name: [
      `n${below(40)}`,
      index % 2 === 0 ? 'even' : 'odd',
      ...(index < 300 ? ['early'] : []),
      ...(index % 500 === 7 ? ['rare'] : []),
      pick(['銀河', 'Ärger', '', '']),
    ].join(' '),
    title: below(3) === 0 ? pick(['debian 9', 'Debian 13', '😀', 'ﬃ']) : undefined,
    collection: pick(['', 'a', 'a/b', 'a/b/c', 'ab', `many/${below(60)}`]),
    contentBytes: index < 40 ? 10_000 + index : below(300),
    fileCount: 1 + below(3),
    downloadCount: below(20) === 0 ? below(9) : 0,
    swarm: below(4) === 0 ? sharedBy(below(30)) : undefined,
    category: pick(['x', 'X', 'y', undefined]),
    tags: below(2) === 0 ? ['tagged'] : [],
    publishedAt: new Date((index + (below(50) === 0 ? -200 : 0) + 400) * HOUR_MS),
  }),
);

const SETS_AND_SCANS: SearchLimits = {
  sortedMax: 60,
  sortedWithBucketsMax: 20,
  sortedBeforeBucketsMax: 60,
  newestMax: 10,
  bucketSize: 30,
  bucketsAtOnceMax: MANY + 1_000,
};
const SETS_ALONE: SearchLimits = {
  ...SETS_AND_SCANS,
  sortedMax: 0,
  sortedWithBucketsMax: 0,
  sortedBeforeBucketsMax: 0,
  newestMax: 0,
  bucketSize: 1,
};

const COLLECTION = fc.constantFrom('', 'a', 'a/b', 'many', 'many/7', 'none');
const NARROWED = fc.record(
  {
    terms: fc
      .subarray([
        'even',
        'odd',
        'early',
        'rare',
        'n1',
        'n',
        'e',
        '銀河',
        '河',
        'arger',
        '-even',
        '-rare',
        'debian-1',
      ])
      .map((words) => parseQuery(words.join(' '))),
    collection: COLLECTION,
    below: fc.boolean(),
    category: fc.constantFrom('x', 'y', 'none'),
    tags: fc.constantFrom(['tagged'], ['tagged', 'none']),
    sizeMin: fc.constantFrom(0, 1, 150, 10_000, 20_000),
    sizeMax: fc.constantFrom(0, 3, 150, 10_020),
    seedersMin: fc.constantFrom(0, 1, 25, 100),
    publishedFrom: fc.integer({ min: 0, max: MANY }).map((hour) => new Date(hour * HOUR_MS)),
    publishedBefore: fc.integer({ min: 1, max: 120 }).map((day) => new Date(day * 24 * HOUR_MS)),
  },
  { requiredKeys: [] },
);
const SEARCHED = fc.oneof(
  { weight: 4, arbitrary: NARROWED },
  { weight: 1, arbitrary: fc.record({ collection: COLLECTION, below: fc.constant(true) }) },
);
const ORDERED = fc.record({
  sort: fc.constantFrom(...SORT_KEYS),
  order: fc.constantFrom('asc' as const, 'desc' as const),
  limit: fc.constantFrom(1, 7, 50, 300),
});

function compare(a: Cursor, b: Cursor): number {
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value || a.id - b.id;
  return Buffer.compare(Buffer.from(String(a.value)), Buffer.from(String(b.value))) || a.id - b.id;
}

function expected(torrents: readonly Torrent[], input: ListInput): readonly Cursor[] {
  const sign = input.order === 'asc' ? 1 : -1;
  return torrents
    .filter((torrent) => matches(torrent, input, new Map()))
    .map((torrent) => cursorOf(torrent, input.sort))
    .toSorted((a, b) => sign * compare(a, b));
}

describe('createListedSearch', () => {
  for (const [what, limits] of [
    ['by sorting', undefined],
    ['by sets and index scans', SETS_AND_SCANS],
    ['by sets alone', SETS_ALONE],
    // The property has no turns between, so buckets are never made.
    ['before there are buckets', { ...SETS_AND_SCANS, bucketsAtOnceMax: 0 }],
  ] as const) {
    it(`finds every match once and in its place, ${what}, whatever is searched for`, async () => {
      const connection = await openListed(TORRENTS);
      const search = createListedSearch(connection, '', limits);
      fc.assert(
        fc.property(SEARCHED, ORDERED, fc.nat(), (filter, order, start) => {
          const input = { ...filter, ...order };
          const all = expected(TORRENTS, input);
          // A page from the beginning and one from anywhere: every page is one of these.
          const at = start % (all.length + 1);
          for (const [first, after] of [
            [0, undefined],
            [at, all[at - 1]],
          ] as const) {
            expect(search.list({ ...input, after })).toEqual(all.slice(first, first + input.limit + 1));
          }
          for (const max of [5, 10_000])
            expect(search.count(filter, max)).toEqual({
              count: Math.min(all.length, max),
              isMore: all.length > max,
            });
        }),
        { seed: 17, numRuns: 200 },
      );
      connection.close();
    });
  }

  it.each([
    ['at once', 1_000_000],
    ['between searches', 0],
  ])(
    'finds the same while torrents come, go, change and are shared, with buckets made %s',
    async (_, bucketsAtOnceMax) => {
      const connection = await openListed(TORRENTS.slice(0, 400));
      const { add, list, unlist } = createListedWriter(connection);
      const search = createListedSearch(connection, '', {
        sortedMax: 9,
        sortedWithBucketsMax: 5,
        sortedBeforeBucketsMax: 50,
        newestMax: 5,
        bucketSize: 20,
        bucketsAtOnceMax,
      });
      const present = new Map(TORRENTS.slice(0, 400).map((torrent) => [torrent.id, torrent]));
      const hidden: Torrent[] = [];
      const FILTERS: readonly TorrentFilter[] = [
        { terms: parseQuery('even') },
        { terms: parseQuery('n') },
        { category: 'x', sizeMin: 20, sizeMax: 280 },
        { terms: parseQuery('rare early') },
        { seedersMin: 1 },
        { terms: parseQuery('even'), seedersMin: 20, sizeMax: 280 },
      ];
      const check = () => {
        for (const filter of FILTERS)
          for (const sort of SORT_KEYS) {
            const input = { ...filter, sort, order: pick(['asc', 'desc'] as const), limit: 30 };
            const all = expected([...present.values()], input);
            const after = pick([undefined, all[below(all.length + 1)]]);
            const first = after === undefined ? 0 : all.indexOf(after) + 1;
            expect(search.list({ ...input, after })).toEqual(all.slice(first, first + 31));
            expect(search.count(filter, 10_000).count).toBe(all.length);
          }
      };
      const show = (torrent: Torrent) => {
        list([torrent]);
        present.set(torrent.id, torrent);
      };
      const hide = (torrent: Torrent) => {
        unlist([torrent]);
        present.delete(torrent.id);
      };
      const swarms = createSwarmOperations(connection, createSeedersLister(connection));
      const share = (torrent: Torrent, swarm: SwarmHealth) => {
        swarms.saveSwarms([{ torrentId: torrent.id, ...swarm }], swarm.at);
        present.set(torrent.id, { ...torrent, swarm });
      };
      const anyPresent = () => pick([...present.values()]);
      let nextId = 401;
      const changes = [
        () => show(TORRENTS[nextId++ - 1]!),
        () => {
          hidden.push(TORRENTS[nextId - 1]!);
          add([TORRENTS[nextId++ - 1]!]);
        },
        () => hide(anyPresent()),
        () => {
          const newest = present.get(Math.max(...present.keys()))!;
          hide(newest);
          hidden.push(newest);
        },
        () => hidden.length > 0 && show(hidden.splice(below(hidden.length), 1)[0]!),
        () => share(anyPresent(), sharedBy(below(30))),
        () => {
          const before = anyPresent();
          hide(before);
          show({ ...before, title: `n${below(90)} ${pick(['even', 'odd'])}`, category: pick(['x', 'y']) });
        },
      ];
      check();
      for (let round = 0; round < 30; round++) {
        // Changes come when some of the buckets are made, and when all are.
        for (let turns = below(40); turns > 0; turns--) await setImmediate();
        for (let count = below(4); count >= 0; count--) pick(changes)();
        // Once more than is kept, so that all of it is read again.
        if (round === 15) {
          const all = [...present.values()];
          for (let count = 0; count < 3; count++) {
            unlist(all);
            list(all);
          }
        }
        check();
      }
      connection.close();
    },
  );

  it('finds moved collections at their new path, and no longer at the old one', async () => {
    const connection = await openListed(TORRENTS);
    const { move } = createListedWriter(connection);
    const search = createListedSearch(connection, '', SETS_ALONE);
    let torrents = TORRENTS;
    const check = () => {
      for (const filter of [
        { collection: 'many', below: true },
        { collection: 'moved/here', below: true },
        { terms: parseQuery('many') },
        { terms: parseQuery('here even') },
      ])
        for (const only of [{}, { sizeMin: 20 }])
          for (const sort of SORT_KEYS) {
            const input: ListInput = { ...filter, ...only, sort, order: 'asc', limit: 30 };
            const all = expected(torrents, input);
            expect(search.list(input)).toEqual(all.slice(0, 31));
            expect(search.count(input, 10_000).count).toBe(all.length);
            const { versions } = search.countFacets(input);
            expect(versions.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
          }
    };
    check();
    move('many', 'moved/here');
    torrents = TORRENTS.map((torrent) => ({
      ...torrent,
      collection: torrent.collection.replace(/^many\//, 'moved/here/'),
    }));
    check();
    connection.close();
  });
});
