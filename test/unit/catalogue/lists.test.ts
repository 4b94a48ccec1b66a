import { describe, expect, it } from 'vitest';
import { createLists } from '../../../src/catalogue/lists.ts';
import { createReadable } from '../../../src/catalogue/readable.ts';
import { openMemoryStore } from '../../../src/stores/memory/open.ts';
import { OWNER, at, draft } from '../../contracts/drafts.ts';
import { turnsDuring } from '../../support/turns.ts';

const TORRENTS = 450;

const { catalogue: store, blobs } = openMemoryStore();
for (let index = 0; index < TORRENTS; index++) await store.publish(draft(`t${index}`), OWNER, {}, at(index));
const lists = createLists({
  store,
  blobs,
  folders: [],
  readable: createReadable(store),
  now: () => at(0),
});

async function countOf(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of items) count++;
  return count;
}

describe('walk', () => {
  it('gives other requests a turn for each page of 200, also beside other walks', async () => {
    const walks = () => Promise.all([1, 2].map(() => countOf(lists.walk({}, OWNER))));
    expect(await walks()).toEqual([TORRENTS, TORRENTS]);
    expect(await turnsDuring(walks)).toBeGreaterThanOrEqual(2 * 3 - 1);
  });
});

describe('walkFiles', () => {
  it('gives other requests a turn for every 32 files, although the store answers at once', async () => {
    const walk = () => countOf(lists.walkFiles({}, OWNER));
    expect(await turnsDuring(walk)).toBeGreaterThanOrEqual(TORRENTS / 32);
  });
});
