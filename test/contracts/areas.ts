import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SettingsEdit } from '../../src/catalogue/collection-settings.ts';
import { parseQuery } from '../../src/catalogue/parse-query.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import type { TorrentFilter } from '../../src/catalogue/torrent-list.ts';
import { actor, ANONYMOUS, at, draft, MODERATOR, OWNER, v1 } from './drafts.ts';
import { ANY, expectRefused, pathOf, type OpenedStores } from './opened-stores.ts';

/** How every store keeps what is private apart from what is open. */
export function describeAreas(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const in_ = (collection: string, info = collection, overrides: Partial<TorrentDraft> = {}) =>
      draft(info, { collection, ...overrides });
    const publish = async (what: TorrentDraft, who = OWNER) =>
      (await opened.store.publish(what, who, ANY, at(0))).torrent;
    const set = (collection: string, edit: SettingsEdit, who = MODERATOR) =>
      opened.store.editSettings(collection, edit, who, ANY, at(5));
    const hide = (collection: string) => set(collection, { read: 'token' });
    const show = (collection: string) => set(collection, { read: 'open' });
    const listed = async (filter: TorrentFilter) => {
      const { items } = await opened.store.list({ ...filter, sort: 'name', order: 'asc', limit: 99 });
      return items.map((torrent) => torrent.collection).toSorted();
    };
    /** What the open lists know of, and what those of an area do. */
    const seen = async (area?: string) => {
      const filter = area === undefined ? {} : { area, collection: area, below: true };
      const { store } = opened;
      return {
        listed: await listed(filter),
        found: await listed({ ...filter, terms: parseQuery('torrent') }),
        count: (await store.count(filter, 99)).count,
        versions: (await store.countFacets(filter)).versions.map(({ count }) => count),
        collections: (await store.listCollections(area ?? '', area)).map(({ path }) => path),
        whole: (await store.findCollection(area ?? '', area))?.torrentCount,
        latest: (
          await store.findLatest({ collection: area ?? '', area, match: undefined, order: 'published' })
        )?.collection,
      };
    };
    const WORD = { name: 'a torrent' };

    it('keeps a private collection out of all open lists, and in lists of its own', async () => {
      for (const collection of ['open', 'p', 'p/x', 'p/x/y', 'q'])
        await publish(in_(collection, collection, WORD));
      const all = await seen();
      expect(all).toMatchObject({
        listed: ['open', 'p', 'p/x', 'p/x/y', 'q'],
        collections: ['open', 'p', 'q'],
      });
      await hide('p');
      expect(await seen()).toEqual({
        listed: ['open', 'q'],
        found: ['open', 'q'],
        count: 2,
        versions: [2],
        collections: ['open', 'q'],
        whole: 2,
        latest: 'q',
      });
      expect(await seen('p')).toEqual({
        listed: ['p', 'p/x', 'p/x/y'],
        found: ['p', 'p/x', 'p/x/y'],
        count: 3,
        versions: [3],
        collections: ['p/x'],
        whole: 3,
        latest: 'p/x/y',
      });
      expect(await opened.store.findRevision('p')).toBeUndefined();
      expect(await opened.store.findRevision('p', 'p')).toBeDefined();
      await show('p');
      expect(await seen()).toEqual(all);
      expect(await opened.store.listAreas('', 9)).toEqual([]);
    });

    it('lists what is published, edited and removed in it there alone', async () => {
      await publish(in_('p', 'a', WORD));
      await hide('p');
      await publish(in_('p/new', 'b', WORD));
      await publish(in_('open', 'c', WORD));
      expect(await listed({ area: 'p', collection: 'p', below: true })).toEqual(['p', 'p/new']);
      expect(await listed({})).toEqual(['open']);
      const { collection } = await opened.store.edit(
        pathOf(in_('p/new', 'b')),
        { collection: 'open' },
        MODERATOR,
        ANY,
        at(6),
      );
      expect([collection, await listed({})]).toEqual(['open', ['open', 'open']]);
      await opened.store.edit(pathOf(in_('open', 'c')), { collection: 'p' }, MODERATOR, ANY, at(7));
      expect(await listed({ area: 'p', collection: 'p', below: true })).toEqual(['p', 'p']);
      await opened.store.remove(pathOf(in_('p', 'c')), MODERATOR, ANY, at(8));
      expect(await listed({ area: 'p', collection: 'p', below: true })).toEqual(['p']);
    });

    it('has the area of the outermost private collection, however they become private and open again', async () => {
      for (const collection of ['a', 'a/b', 'a/b/c', 'z']) await publish(in_(collection));
      const areas = async () => {
        const found = await Promise.all(
          ['a', 'a/b', 'a/b/c', 'z'].map((it) => opened.store.find(pathOf(in_(it)))),
        );
        return [found.map((torrent) => torrent?.area), await opened.store.listAreas('', 9)];
      };
      await hide('a/b');
      expect(await areas()).toEqual([['', 'a/b', 'a/b', ''], ['a/b']]);
      await hide('a');
      expect(await areas()).toEqual([['a', 'a', 'a', ''], ['a']]);
      await hide('a/b/c');
      expect(await areas()).toEqual([['a', 'a', 'a', ''], ['a']]);
      await show('a');
      expect(await areas()).toEqual([['', 'a/b', 'a/b', ''], ['a/b']]);
      await show('a/b');
      expect(await areas()).toEqual([['', '', 'a/b/c', ''], ['a/b/c']]);
      expect(await opened.store.findArea('a/b/c/d')).toBe('a/b/c');
      expect(await opened.store.findArea('a/b')).toBe('');
      await show('a/b/c');
      expect(await areas()).toEqual([['', '', '', ''], []]);
    });

    it('has an infohash once in each area, and keeps the bytes until the last of them goes', async () => {
      await hide('p');
      const hidden = await publish(in_('p', 'same'), MODERATOR);
      const shown = await opened.store.publish(in_('open', 'same'), OWNER, ANY, at(1));
      expect([shown.outcome, shown.torrent.sha256]).toEqual(['created', hidden.sha256]);
      expect((await opened.store.find({ infohash: v1('same') }))?.collection).toBe('open');
      const others = await opened.store.findPrivate(v1('same'));
      expect(others.map(({ collection }) => collection)).toEqual(['p']);
      await opened.store.remove(pathOf(in_('open', 'same')), OWNER, ANY, at(2));
      await opened.store.purge(at(9), 9, at(9));
      expect(Buffer.from(await opened.blobs.get(hidden)).toString()).toContain('same');
      await opened.store.remove(pathOf(in_('p', 'same')), MODERATOR, ANY, at(10));
      await opened.store.purge(at(19), 9, at(19));
      await expect(opened.blobs.get(hidden)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('means the copy of the one who asks by an infohash, also when it is to be restored', async () => {
      await hide('p');
      await publish(in_('p', 'same'));
      await publish(in_('open', 'same'), actor(8));
      const address = { infohash: v1('same') };
      const edited = await opened.store.edit(address, { title: 'mine' }, OWNER, ANY, at(6));
      expect(edited.collection).toBe('p');
      expect((await opened.store.edit(address, { title: 'both' }, MODERATOR, ANY, at(7))).collection).toBe(
        'open',
      );
      await opened.store.remove(address, OWNER, ANY, at(8));
      expect((await opened.store.restore(v1('same'), OWNER, at(9))).collection).toBe('p');
      await opened.store.remove(pathOf(in_('p', 'same')), MODERATOR, ANY, at(10));
      expect((await opened.store.restore(v1('same'), MODERATOR, at(11))).collection).toBe('p');
    });

    it('refuses to bring two of the same infohash into one area', async () => {
      await hide('p');
      await publish(in_('p', 'same'), MODERATOR);
      await publish(in_('open', 'same'));
      await expectRefused(opened, () => show('p'), 'conflict', '"p/same.torrent"');
      await publish(in_('p/x', 'other'), MODERATOR);
      await publish(in_('o/p', 'other'));
      const move = () =>
        opened.store.edit(pathOf(in_('o/p', 'other')), { collection: 'p' }, MODERATOR, ANY, at(6));
      await expectRefused(opened, move, 'conflict', 'published there already');
    });

    it('hides changes of what is private from those who may not read it', async () => {
      await publish(in_('p', 'a'), MODERATOR);
      await hide('p');
      const reader = (scope: string | undefined) => actor(9, { changes: 'all', scope });
      const remove = (who = MODERATOR) => opened.store.remove({ infohash: v1('a') }, who, ANY, at(6));
      for (const who of [ANONYMOUS, reader('q/**'), reader('p/x/**')])
        await expectRefused(opened, () => remove(who), 'not_found');
      expect((await remove(reader('p/**'))).state).toBe('removed');
    });

    it('lets uploads without a token begin no collection while something is private', async () => {
      await publish(in_('known', 'a'));
      await publish(in_('new', 'b'), ANONYMOUS);
      await hide('p');
      const refusal = {
        code: 'unauthorized',
        message: expect.stringContaining('nothing is public there yet') as string,
      };
      for (const collection of ['p', 'p/x', 'another'])
        await expect(publish(in_(collection, 'c'), ANONYMOUS)).rejects.toMatchObject(refusal);
      expect((await publish(in_('known', 'c'), ANONYMOUS)).area).toBe('');
      expect((await publish(in_('p', 'd'))).area).toBe('p');
      const mine = { ...ANONYMOUS, deleteKeyHash: Buffer.alloc(32, 'k') };
      const own = in_('known', 'e', { fileName: 'own.torrent', deleteKeyHash: mine.deleteKeyHash });
      await publish(own, mine);
      const move = (collection: string) => opened.store.edit(pathOf(own), { collection }, mine, ANY, at(7));
      for (const collection of ['p', 'p/x', 'another'])
        await expect(move(collection)).rejects.toMatchObject(refusal);
      expect(await move('known/below').catch(String)).toContain('nothing is public there yet');
      expect((await move('')).collection).toBe('');
    });

    it('counts and lists what an owner has in private collections for those alone who ask for all areas', async () => {
      await publish(in_('p', 'a'));
      await publish(in_('open', 'b'));
      await hide('p');
      const of = { ownerId: OWNER.tokenId };
      expect([await listed({ ...of, area: '' }), await listed(of)]).toEqual([['open'], ['open', 'p']]);
      const counts = [{ ...of, area: '' }, of].map((filter) => opened.store.count(filter, 99));
      expect((await Promise.all(counts)).map(({ count }) => count)).toEqual([1, 2]);
    });

    it('moves no collection with the same torrent in two private ones below it, and keeps both', async () => {
      for (const collection of ['c/one', 'c/two']) {
        await hide(collection);
        await publish(in_(collection, 'same'), MODERATOR);
      }
      const move = () => opened.store.moveCollection('c', 'd', MODERATOR, ANY, at(6));
      await expectRefused(opened, move, 'conflict', 'same.torrent');
      expect(await opened.store.listAreas('', 9)).toEqual(['c/one', 'c/two']);
    });

    it('moves with the collection, into an area and out of it', async () => {
      await publish(in_('a/x', 'a', WORD));
      await hide('a');
      const move = (from: string, to: string) => opened.store.moveCollection(from, to, MODERATOR, ANY, at(6));
      await move('a', 'b');
      expect(await listed({ area: 'b', collection: 'b', below: true })).toEqual(['b/x']);
      expect([await listed({}), await opened.store.listAreas('', 9)]).toEqual([[], ['b']]);
      await move('b/x', 'open');
      expect([await listed({}), await opened.store.listAreas('', 9)]).toEqual([['open'], ['b']]);
      await move('open', 'b/back');
      expect(await listed({})).toEqual([]);
      expect(await listed({ area: 'b', collection: 'b', below: true })).toEqual(['b/back']);
    });
  });
}
