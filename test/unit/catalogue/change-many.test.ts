import { describe, expect, it } from 'vitest';
import type { BlobStore } from '../../../src/catalogue/blobs.ts';
import { createCatalogue } from '../../../src/catalogue/catalogue.ts';
import type { CatalogueStore } from '../../../src/catalogue/store.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/open.ts';
import { BULK_MAX, changeMany } from '../../../src/catalogue/change-many.ts';
import { parseModeratorQuery } from '../../../src/service/moderator-query.ts';
import { actor, at, draft, MODERATOR, v1 } from '../../contracts/drafts.ts';
import { temporaryFolder } from '../../support/temp.ts';

const search = (limit = BULK_MAX, cursor?: string) =>
  parseModeratorQuery(
    new URLSearchParams({ state: 'unlisted', ...(cursor && { cursor }) }),
    limit,
    MODERATOR,
  );

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
  });

  it('changes no more than the limit of the search asks for', async () => {
    const { catalogue, close } = await openFilled(5);
    const change = { action: 'category', category: 'iso' } as const;
    const result = await changeMany(catalogue, { search: search(2) }, change, MODERATOR);
    expect(result.items).toHaveLength(2);
    expect(result.remaining).toEqual({ count: 3, isMore: false });
    await close();
  });

  it('refuses what was changed since it was looked at, named or found', async () => {
    const { catalogue, close } = await openFilled(3);
    const change = { action: 'addTag', tag: 'iso' } as const;
    const found = await changeMany(catalogue, { search: search(), seenAt: at(1) }, change, MODERATOR);
    expect(found.items.map(({ error }) => error?.code)).toEqual([
      'precondition_failed',
      'precondition_failed',
      undefined,
    ]);
    const infohash = v1('t1');
    const torrent = await catalogue.find({ infohash }, MODERATOR);
    const seen = torrent && (await catalogue.versionOf(torrent));
    const chosen = [{ infohash, seen }];
    const codes = async () =>
      (await changeMany(catalogue, { chosen }, change, MODERATOR)).items.map(({ error }) => error?.code);
    expect(await codes()).toEqual([undefined]);
    expect(await codes()).toEqual(['precondition_failed']);
    await close();
  });

  it('goes on with the others when one may not be changed', async () => {
    const { catalogue, close } = await openFilled(3);
    const chosen = ['t0', 'nothing', 't2'].map((info) => ({ infohash: v1(info) }));
    const { items } = await changeMany(
      catalogue,
      { chosen },
      { action: 'state', state: 'public' },
      MODERATOR,
    );
    expect(items.map(({ error }) => error?.code)).toEqual([undefined, 'not_found', undefined]);
    const stranger = actor(9);
    const refused = await changeMany(catalogue, { chosen }, { action: 'remove' }, stranger);
    expect(refused.items.map(({ error }) => error?.code)).toEqual(['forbidden', 'not_found', 'forbidden']);
    await close();
  });

  it('does not take a mistake of the program for a refusal', async () => {
    const store = { find: () => Promise.reject(new TypeError('broken')) } as unknown as CatalogueStore;
    const blobs: BlobStore = { get: () => Promise.reject(new Error('not asked for')) };
    const catalogue = createCatalogue({ store, blobs, now: () => at(0) });
    const chosen = [{ infohash: v1('a') }];
    const change = changeMany(catalogue, { chosen }, { action: 'restore' }, MODERATOR);
    await expect(change).rejects.toThrow('broken');
  });
});
