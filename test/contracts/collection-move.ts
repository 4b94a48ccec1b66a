import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/catalogue/actor.ts';
import { parseQuery } from '../../src/catalogue/parse-query.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import { actor, at, draft, MODERATOR, NEWCOMER, OWNER, v1 } from './drafts.ts';
import { ANY, expectRefused, pathOf, type OpenedStores } from './opened-stores.ts';

/** How every store moves collections. */
export function describeCollectionMove(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (what: TorrentDraft, who: Actor = OWNER, minutes = 0) =>
      (await opened.store.publish(what, who, ANY, at(minutes))).torrent;
    const put = (info: string, collection: string, overrides: Partial<TorrentDraft> = {}, who = OWNER) =>
      publish(draft(info, { collection, ...overrides }), who);
    const move = (from: string, to: string, who: Actor = MODERATOR, minutes = 5) =>
      opened.store.moveCollection(from, to, who, ANY, at(minutes));
    const find = (info: string) => opened.store.find({ infohash: v1(info) });
    const countOf = async (path: string) => (await opened.store.findCollection(path))?.torrentCount;
    const leadsTo = (collection: string, fileName: string) => opened.store.findMove({ collection, fileName });
    const namesIn = async (collection: string, below = true, words?: string) => {
      const terms = words === undefined ? {} : { terms: parseQuery(words) };
      const input = { collection, below, sort: 'published', order: 'asc', limit: 50, ...terms } as const;
      return (await opened.store.list(input)).items.map(({ name: torrentName }) => torrentName);
    };

    it('moves all in it and below it, with counts, lists and the words of their collections', async () => {
      const a = await put('a', 'debian/13');
      await put('b', 'debian/13/amd64');
      await put('c', 'debian/130');
      await put('d', 'ubuntu');
      await opened.store.putReadme('debian/13', '# Trixie', MODERATOR, ANY, at(1));
      await opened.store.editSettings('debian/13/amd64', { order: 'version' }, MODERATOR, ANY, at(1));
      const [before, root] = [
        await opened.store.findRevision('debian/13'),
        await opened.store.findRevision(''),
      ];

      expect(await move('debian/13', 'archive/trixie')).toEqual({
        from: 'debian/13',
        to: 'archive/trixie',
        torrentCount: 2,
      });

      expect(await find('a')).toEqual({ ...a, collection: 'archive/trixie', updatedAt: at(5) });
      expect(
        await opened.store.find(pathOf({ collection: 'archive/trixie/amd64', fileName: 'b.torrent' })),
      ).toEqual(await find('b'));
      expect(await opened.store.find(pathOf(a))).toBeUndefined();
      expect(
        await Promise.all(
          ['', 'debian', 'debian/13', 'debian/130', 'archive', 'archive/trixie'].map(countOf),
        ),
      ).toEqual([4, 1, undefined, 1, 2, 2]);
      expect(await opened.store.listCollections('')).toMatchObject([
        { path: 'archive', torrentCount: 2 },
        { path: 'debian', torrentCount: 1 },
        { path: 'ubuntu', torrentCount: 1 },
      ]);
      expect(await namesIn('archive')).toEqual(['a', 'b']);
      expect(await namesIn('archive/trixie', false)).toEqual(['a']);
      expect(await namesIn('debian')).toEqual(['c']);
      expect(await namesIn('', true, 'trixie')).toEqual(['a', 'b']);
      expect(await namesIn('', true, 'debian')).toEqual(['c']);
      expect(await opened.store.findReadme('debian/13')).toBeUndefined();
      expect(await opened.store.findReadme('archive/trixie')).toMatchObject({ text: '# Trixie' });
      expect(await opened.store.findSettings('archive/trixie/amd64')).toMatchObject({ order: 'version' });
      expect(await opened.store.findSettings('debian/13/amd64')).toMatchObject({ order: 'published' });
      const after = await opened.store.findRevision('archive/trixie/amd64');
      expect(after?.number).toBeGreaterThan(before?.number ?? Infinity);
      expect((await opened.store.findRevision(''))?.number).toBeGreaterThan(root?.number ?? Infinity);
      expect(await opened.store.findRevision('debian/13')).toBeUndefined();
    });

    it('moves torrents in every state, and keeps what each was', async () => {
      const KEY = Buffer.alloc(32, 'k');
      await put('unlisted', 'x', { visibility: 'unlisted' });
      await put('pending', 'x', {}, NEWCOMER);
      await put('hidden', 'x');
      await opened.store.edit({ infohash: v1('hidden') }, { state: 'hidden' }, MODERATOR, ANY, at(1));
      await put('old', 'x', { fileName: 'f.torrent' });
      await put('new', 'x', { fileName: 'f.torrent' });
      await put('removed', 'x', { deleteKeyHash: KEY });
      await opened.store.remove({ infohash: v1('removed') }, OWNER, ANY, at(2));
      const infos = ['unlisted', 'pending', 'hidden', 'old', 'new', 'removed'];
      const before = await Promise.all(infos.map(find));

      expect(await move('x', 'y')).toMatchObject({ torrentCount: 4 });

      const after = await Promise.all(infos.map(find));
      expect(after).toEqual(before.map((torrent) => ({ ...torrent, collection: 'y', updatedAt: at(5) })));
      expect(
        await opened.store.findRemoval(pathOf({ collection: 'y', fileName: 'removed.torrent' })),
      ).toMatchObject({
        at: at(2),
      });
      expect(
        await opened.store.findRemoval(pathOf({ collection: 'x', fileName: 'removed.torrent' })),
      ).toBeUndefined();
      const restored = await opened.store.restore(v1('removed'), OWNER, at(6));
      expect(restored).toMatchObject({ collection: 'y', state: 'public' });
      expect(await opened.store.listPredecessors((await find('new')) ?? restored, 5)).toMatchObject([
        { name: 'old' },
      ]);
    });

    it('leads old paths to the new ones, at once also after several moves', async () => {
      await put('a', 'x/sub');
      await move('x', 'y');
      expect(await leadsTo('x/sub', 'a.torrent')).toEqual({ collection: 'y/sub', fileName: 'a.torrent' });
      expect(await opened.store.findMovedCollection('x')).toBe('y');
      expect(await opened.store.findMovedCollection('x/sub')).toBe('y/sub');
      expect(await leadsTo('xx', 'a.torrent')).toBeUndefined();

      await move('y', 'z/deep', MODERATOR, 6);
      await move('z/deep/sub', 'other', MODERATOR, 7);
      await put('b', 'z/deep/sub');
      for (const collection of ['x/sub', 'y/sub', 'z/deep/sub'])
        expect(await leadsTo(collection, 'a.torrent')).toEqual({
          collection: 'other',
          fileName: 'a.torrent',
        });

      await opened.store.edit({ infohash: v1('a') }, { fileName: 'n.torrent' }, OWNER, ANY, at(8));
      expect(await leadsTo('x/sub', 'a.torrent')).toEqual({ collection: 'other', fileName: 'n.torrent' });
      await move('other', 'last', MODERATOR, 9);
      expect(await leadsTo('x/sub', 'a.torrent')).toEqual({ collection: 'last', fileName: 'n.torrent' });
      expect(await opened.store.findMovedCollection('x/sub')).toBe('z/deep/sub');
    });

    it('is undone by moving back', async () => {
      const a = await put('a', 'x/sub');
      await opened.store.edit({ infohash: v1('a') }, { fileName: 'n.torrent' }, OWNER, ANY, at(1));
      await move('x', 'y');
      await move('y', 'x', MODERATOR, 6);
      expect(await find('a')).toMatchObject({ collection: 'x/sub', fileName: 'n.torrent' });
      expect(await leadsTo('x/sub', 'a.torrent')).toEqual({ collection: 'x/sub', fileName: 'n.torrent' });
      expect(await leadsTo('x/sub', 'n.torrent')).toBeUndefined();
      expect(await leadsTo('y/sub', 'n.torrent')).toEqual({ collection: 'x/sub', fileName: 'n.torrent' });
      expect(await opened.store.findMovedCollection('y')).toBe('x');
      expect(await opened.store.findMovedCollection('x')).toBeUndefined();
      expect([await countOf('x'), await countOf('y')]).toEqual([1, undefined]);
      expect(a.fileName).toBe('a.torrent');
    });

    it('keeps the redirects of an earlier collection of the same path', async () => {
      await put('a', 'x');
      await put('both', 'x');
      await move('x', 'first');
      await put('b', 'x');
      await put('other', 'x', { fileName: 'both.torrent' });
      await move('x', 'second', MODERATOR, 6);
      expect(await leadsTo('x', 'a.torrent')).toEqual({ collection: 'first', fileName: 'a.torrent' });
      expect(await leadsTo('x', 'b.torrent')).toEqual({ collection: 'second', fileName: 'b.torrent' });
      expect(await leadsTo('x', 'both.torrent')).toEqual({ collection: 'second', fileName: 'both.torrent' });
      expect(await opened.store.findMovedCollection('x')).toBe('second');
    });

    it('leads to no collection that was at its new path before, also once it is gone from there', async () => {
      await put('a', 'first');
      await put('b', 'second');
      await move('first', 'elsewhere');
      await move('second', 'first', MODERATOR, 6);
      await opened.store.remove(pathOf(draft('b', { collection: 'first' })), OWNER, ANY, at(7));
      expect(await opened.store.findMovedCollection('second')).toBe('first');
      expect(await leadsTo('second', 'b.torrent')).toEqual({ collection: 'first', fileName: 'b.torrent' });
      expect(await leadsTo('first', 'a.torrent')).toEqual({ collection: 'elsewhere', fileName: 'a.torrent' });
    });

    it('is one change in the audit log', async () => {
      await put('a', 'x');
      await put('b', 'x/sub');
      const [last] = await opened.audit.list({ limit: 1 });
      await move('x', 'y');
      expect(await opened.audit.list({ limit: 9, after: last?.id })).toMatchObject([
        {
          action: 'collection.move',
          object: 'collection /x',
          actor: { tokenId: MODERATOR.tokenId },
          at: at(5),
          before: { path: 'x' },
          after: { path: 'y', torrents: 2 },
        },
      ]);
    });

    it('is an event of each torrent that has a path there, or waits for one', async () => {
      await put('a', 'x');
      await put('b', 'x/sub', { visibility: 'unlisted' });
      await put('c', 'x', {}, NEWCOMER);
      await put('d', 'x');
      await opened.store.remove({ infohash: v1('d') }, OWNER, ANY, at(1));
      const end = await opened.events.findEnd();
      await move('x', 'y');
      const moved = { type: 'moved', at: at(5), ownerId: OWNER.tokenId };
      expect((await opened.events.list(end, 9)).events).toMatchObject([
        { ...moved, publicType: 'moved', infohashV1: v1('a'), collection: 'y', from: { collection: 'x' } },
        {
          ...moved,
          publicType: undefined,
          infohashV1: v1('b'),
          collection: 'y/sub',
          from: { collection: 'x/sub' },
        },
        { type: 'moved', publicType: undefined, infohashV1: v1('c'), ownerId: NEWCOMER.tokenId },
      ]);
    });

    it('leaves nothing of a private one at its old path, which is open from then on, in events neither', async () => {
      await put('a', 'x/secret');
      await put('b', 'x');
      await opened.store.editSettings('x/secret', { read: 'token' }, MODERATOR, ANY, at(1));
      await move('x', 'y');
      const { events } = await opened.events.list(undefined, 99);
      const placesOf = (info: string) =>
        events
          .filter(({ infohashV1 }) => infohashV1 === v1(info))
          .map(({ type, collection, from }) => [type, collection, from?.collection]);
      expect(placesOf('a')).toContainEqual(['published', 'y/secret', undefined]);
      expect(placesOf('a')).toContainEqual(['moved', 'y/secret', undefined]);
      expect(JSON.stringify(events)).not.toMatch(/"x[/"]/);
    });

    it.each(['unlisted', 'pending', 'hidden'])('refuses a path where something %s is', async (state) => {
      await put('a', 'x');
      const visibility = state === 'unlisted' ? { visibility: 'unlisted' as const } : {};
      await put('b', 'y/sub', visibility, state === 'pending' ? NEWCOMER : OWNER);
      if (state === 'hidden')
        await opened.store.edit({ infohash: v1('b') }, { state: 'hidden' }, MODERATOR, ANY, at(1));
      await expectRefused(opened, () => move('x', 'y'), 'conflict', '1 torrent is there already');
    });

    it('moves to where only something removed was, whose mark stays unless the path is used', async () => {
      await put('a', 'x');
      for (const info of ['gone', 'b']) {
        await put(info, 'y', info === 'b' ? { fileName: 'a.torrent' } : {});
        await opened.store.remove({ infohash: v1(info) }, OWNER, ANY, at(1));
      }
      await move('x', 'y');
      const removalAt = (fileName: string) => opened.store.findRemoval(pathOf({ collection: 'y', fileName }));
      expect(await removalAt('gone.torrent')).toBeDefined();
      expect(await removalAt('a.torrent')).toBeUndefined();
    });

    it('refuses what is not there, what is inside itself, a README in the way, and too many folders', async () => {
      await put('a', 'x');
      await put('b', `x/${'d/'.repeat(13)}d`);
      await opened.store.putReadme('noted', 'text', MODERATOR, ANY, at(1));
      const expectRefusal = (from: string, to: string, code: 'conflict' | 'not_found', message: string) =>
        expectRefused(opened, () => move(from, to), code, message);
      await expectRefusal('nothing', 'y', 'not_found', 'nothing is published in it');
      await expectRefusal('x', 'x', 'conflict', 'it is there already');
      await expectRefusal('x', 'x/y', 'conflict', 'inside of it');
      await expectRefusal('x/d', 'x', 'conflict', '2 torrents are there already');
      await expectRefusal('x', 'noted', 'conflict', 'a README or settings are there already');
      await expectRefusal('x', 'y/y/y', 'conflict', '17 folders deep, and 16 are possible');
      expect(await move('x', 'y/y')).toMatchObject({ torrentCount: 2 });
    });

    it('is for moderators of both places', async () => {
      await put('a', 'x/a');
      const of = (scope: string, changes: 'own' | 'all' = 'all') => actor(8, { changes, scope });
      for (const who of [OWNER, of('x/**', 'own'), of('x/**'), of('y/**'), of('x/a')])
        await expectRefused(opened, () => move('x/a', 'y', who), 'forbidden');
      expect(await move('x/a', 'x/b', of('x/**'))).toMatchObject({ to: 'x/b' });
    });
  });
}
