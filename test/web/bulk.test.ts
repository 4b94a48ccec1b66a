import { describe, expect, it } from 'vitest';
import type { BlobStore } from '../../src/catalogue/blobs.ts';
import { createCatalogue } from '../../src/catalogue/catalogue.ts';
import type { CatalogueStore } from '../../src/catalogue/store.ts';
import { openSqliteStore } from '../../src/sqlite/open.ts';
import { BULK_MAX, changeMany } from '../../src/web/bulk.ts';
import { parseModeratorQuery } from '../../src/web/moderator-query.ts';
import { actor, at, draft, MODERATOR, v1 } from '../contracts/drafts.ts';
import { temporaryFolder } from '../support/temp.ts';

const search = (cursor?: string) =>
  parseModeratorQuery(new URLSearchParams({ state: 'unlisted', ...(cursor && { cursor }) }), 50, MODERATOR);

/** A catalogue of that many unlisted torrents, one a minute. */
async function openFilled(count: number) {
  const store = await openSqliteStore({ folder: temporaryFolder() });
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      store.catalogue.publish(draft(`t${index}`, { visibility: 'unlisted' }), MODERATOR, {}, at(index)),
    ),
  );
  return {
    catalogue: createCatalogue({ store: store.catalogue, blobs: store.blobs, now: () => at(count) }),
    close: store.close,
  };
}

describe('changeMany', () => {
  it('changes as many as fit into one request, tells how many remain, and goes on where it ended', async () => {
    const { catalogue, close } = await openFilled(BULK_MAX + 20);
    const change = { action: 'category', category: 'iso' } as const;
    const first = await changeMany(catalogue, { search: search() }, change, MODERATOR);
    expect(first.items).toHaveLength(BULK_MAX);
    expect(first.remaining).toEqual({ count: 20, isMore: false });
    const rest = await changeMany(
      catalogue,
      { search: { ...search(), after: first.next } },
      change,
      MODERATOR,
    );
    expect(rest.items).toHaveLength(20);
    expect(rest).toMatchObject({ next: undefined, remaining: { count: 0 } });
    const oldest = await catalogue.find({ infohash: v1('t0') }, MODERATOR);
    expect(oldest?.category).toBe('iso');
    await close();
  }, 60_000);

  it('goes on with the others when one may not be changed', async () => {
    const { catalogue, close } = await openFilled(3);
    const infohashes = [v1('t0'), v1('nothing'), v1('t2')];
    const { items } = await changeMany(
      catalogue,
      { infohashes },
      { action: 'state', state: 'public' },
      MODERATOR,
    );
    expect(items.map(({ error }) => error?.code)).toEqual([undefined, 'not_found', undefined]);
    const stranger = actor(9);
    const refused = await changeMany(catalogue, { infohashes }, { action: 'remove' }, stranger);
    expect(refused.items.map(({ error }) => error?.code)).toEqual(['forbidden', 'not_found', 'forbidden']);
    await close();
  });

  it('does not take a mistake of the program for a refusal', async () => {
    const store = { find: () => Promise.reject(new TypeError('broken')) } as unknown as CatalogueStore;
    const blobs: BlobStore = { get: () => Promise.reject(new Error('not asked for')) };
    const catalogue = createCatalogue({ store, blobs, now: () => at(0) });
    const change = changeMany(catalogue, { infohashes: [v1('a')] }, { action: 'restore' }, MODERATOR);
    await expect(change).rejects.toThrow('broken');
  });
});
