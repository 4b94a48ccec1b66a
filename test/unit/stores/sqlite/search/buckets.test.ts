import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { ListInput } from '../../../../../src/catalogue/torrent-list.ts';
import { IdSet } from '../../../../../src/stores/sqlite/search/id-set.ts';
import { createBuckets } from '../../../../../src/stores/sqlite/search/buckets.ts';
import { listed, openListed } from '../listed-folder.ts';

it('makes the buckets of many torrents between searches, in steps', async () => {
  const sizes = Array.from({ length: 100 }, (_, index) => 1_000 - index);
  const connection = await openListed(sizes.map((contentBytes, id) => listed(id + 1, { contentBytes })));
  const { first } = createBuckets(connection, '', { bucketSize: 10, bucketsAtOnceMax: 50 });
  const input: ListInput = { sort: 'size', order: 'asc', limit: 5 };
  const all = IdSet.of(
    sizes.map((_, index) => index + 1),
    100,
  );
  expect(first(input, all)).toBeUndefined();
  await setImmediate();
  expect(first(input, all)).toBeUndefined();
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  // The smallest came last.
  expect(first(input, all)).toEqual([91, 92, 93, 94, 95, 96, 97, 98, 99, 100]);
  connection.close();
});
