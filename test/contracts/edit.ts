import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/catalogue/actor.ts';
import type { TorrentEdit } from '../../src/catalogue/edit.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import type { Torrent } from '../../src/catalogue/torrent.ts';
import { validatorOf } from '../../src/catalogue/validator.ts';
import type { ErrorCode } from '../../src/errors.ts';
import { actor, at, draft, MODERATOR, OWNER, STRANGER, v1 } from './drafts.ts';
import { ANY, expectRefused, pathOf, type OpenedStores } from './opened-stores.ts';

/** How every store edits. */
export function describeEdit(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (what: TorrentDraft, who: Actor = OWNER) =>
      (await opened.store.publish(what, who, ANY, at(0))).torrent;
    const edit = (info: string, what: TorrentEdit, who: Actor = OWNER, minutes = 5) =>
      opened.store.edit({ infohash: v1(info) }, what, who, ANY, at(minutes));
    const expectRefusal = (what: TorrentEdit, who: Actor, code: ErrorCode, message = '') =>
      expectRefused(opened, () => edit('a', what, who), code, message);
    const find = (info: string) => opened.store.find({ infohash: v1(info) });
    const countOf = async (path: string) => (await opened.store.findCollection(path))?.torrentCount;

    const FIELDS = {
      title: 'Debian “trixie”',
      description: 'First line\nsecond',
      category: 'linux',
      tags: ['iso', 'amd64'],
      licence: 'GPL-2.0',
    };

    it('changes what is given, keeps what is not, and empties by null', async () => {
      const torrent = await publish(draft('a'));
      const edited = await edit('a', FIELDS);
      expect(edited).toEqual({ ...torrent, ...FIELDS, updatedAt: at(5) });
      expect(await find('a')).toEqual(edited);
      const less = await edit('a', { title: null, tags: [] }, OWNER, 6);
      expect(less).toEqual({ ...edited, title: undefined, tags: [], updatedAt: at(6) });
      expect(await find('a')).toEqual(less);
    });

    it('keeps the fields through an update of the bytes', async () => {
      await publish(draft('a'));
      await edit('a', FIELDS);
      expect(await publish(draft('a', {}, 'around'))).toMatchObject(FIELDS);
    });

    it('adds and removes tags of those that are there by then, and refuses too many', async () => {
      await publish(draft('a'));
      await Promise.all(['x', 'y', 'z'].map((tag) => edit('a', { addTags: [tag] })));
      expect((await edit('a', { addTags: ['x', 'w'], removeTags: ['y'] })).tags).toEqual(['x', 'z', 'w']);
      const many = Array.from({ length: 18 }, (_, index) => `tag ${index}`);
      await expectRefusal({ addTags: many }, OWNER, 'malformed', '21 tags');
    });

    it('does nothing when the torrent was changed since the editor saw it', async () => {
      const torrent = await publish(draft('a'));
      const editFrom = (seen: Torrent, title: string) =>
        opened.store.edit(
          { infohash: v1('a') },
          { title },
          OWNER,
          { seen: validatorOf(seen, undefined) },
          at(7),
        );
      const first = await editFrom(torrent, 'first');
      expect(first.title).toBe('first');
      const message = 'changed in the meantime';
      await expectRefused(opened, () => editFrom(torrent, 'second'), 'precondition_failed', message);
      expect((await editFrom(first, 'second')).title).toBe('second');
    });

    it('writes nothing when nothing changes', async () => {
      await publish(draft('a'));
      const edited = await edit('a', FIELDS);
      const before = opened.everything();
      expect(await edit('a', { ...FIELDS, state: 'public', collection: 'debian/13' }, OWNER, 9)).toEqual(
        edited,
      );
      expect(opened.everything()).toEqual(before);
    });

    it('refuses strangers, stale conditions, what is not there and what was removed', async () => {
      const { sha256 } = await publish(draft('a'));
      await expectRefusal({ title: 'mine' }, STRANGER, 'forbidden');
      const conditional = (tag: string) => () =>
        opened.store.edit({ infohash: v1('a') }, { title: 't' }, OWNER, { ifMatch: [tag] }, at(1));
      await expectRefused(opened, conditional('00'), 'precondition_failed');
      expect(await conditional(sha256)()).toMatchObject({ title: 't' });
      await expectRefused(opened, () => edit('b', { title: 't' }), 'not_found');
      await opened.store.remove(pathOf(draft('a')), OWNER, ANY, at(2));
      await expectRefusal({ title: 't' }, OWNER, 'gone');
      const atPath = () => opened.store.edit(pathOf(draft('a')), { title: 't' }, OWNER, ANY, at(3));
      await expectRefused(opened, atPath, 'gone');
    });

    describe('the path', () => {
      it('moves with its counts, and leaves the old one free', async () => {
        const torrent = await publish(draft('a'));
        const moved = await edit('a', { collection: 'archive/old', fileName: 'x.torrent' });
        expect(moved).toEqual({
          ...torrent,
          collection: 'archive/old',
          fileName: 'x.torrent',
          updatedAt: at(5),
        });
        expect(await opened.store.find(pathOf(moved))).toEqual(moved);
        expect(await opened.store.find(pathOf(draft('a')))).toBeUndefined();
        expect(await opened.store.findRemoval(pathOf(draft('a')))).toBeUndefined();
        expect([await countOf('debian'), await countOf('archive'), await countOf('')]).toEqual([
          undefined,
          1,
          1,
        ]);
        expect(await publish(draft('b', { fileName: 'a.torrent' }), STRANGER)).toMatchObject({
          state: 'public',
        });
      });

      it('ends the memory of a removal at the new path', async () => {
        await publish(draft('b'));
        await opened.store.remove(pathOf(draft('b')), OWNER, ANY, at(1));
        await publish(draft('a'));
        await edit('a', { fileName: 'b.torrent' });
        expect(await opened.store.findRemoval(pathOf(draft('b')))).toBeUndefined();
      });

      describe('that a torrent had', () => {
        const leads = async (fileName: string) =>
          (await opened.store.findMove({ collection: 'debian/13', fileName }))?.fileName;
        const rename = (info: string, fileName: string) => edit(info, { fileName });

        it('leads at once to where it is now, however often it was moved', async () => {
          await publish(draft('a'));
          expect(await leads('a.torrent')).toBeUndefined();
          await rename('a', 'b.torrent');
          await rename('a', 'c.torrent');
          expect([await leads('a.torrent'), await leads('b.torrent')]).toEqual(['c.torrent', 'c.torrent']);
          await edit('a', { title: 'Not moved' });
          expect(await leads('a.torrent')).toBe('c.torrent');
          await edit('a', { collection: 'other' });
          const to = { collection: 'other', fileName: 'c.torrent' };
          expect(await opened.store.findMove({ collection: 'debian/13', fileName: 'a.torrent' })).toEqual(to);
        });

        it('leads nowhere once it is back, or something else is published there', async () => {
          await publish(draft('a'));
          await rename('a', 'b.torrent');
          await rename('a', 'a.torrent');
          expect([await leads('a.torrent'), await leads('b.torrent')]).toEqual([undefined, 'a.torrent']);
          await publish(draft('new', { fileName: 'b.torrent' }));
          expect(await leads('b.torrent')).toBeUndefined();
        });

        it('leads to what replaces the torrent where it is now, and not to what comes there later', async () => {
          await publish(draft('a'));
          await rename('a', 'b.torrent');
          await publish(draft('newer', { fileName: 'b.torrent' }));
          expect(await leads('a.torrent')).toBe('b.torrent');
          await opened.store.remove({ infohash: v1('newer') }, OWNER, ANY, at(6));
          expect(await leads('a.torrent')).toBe('b.torrent');
          await opened.store.restore(v1('newer'), OWNER, at(7));
          expect(await leads('a.torrent')).toBe('b.torrent');
          await opened.store.remove({ infohash: v1('newer') }, OWNER, ANY, at(8));
          await publish(draft('another', { fileName: 'b.torrent' }), STRANGER);
          expect(await leads('a.torrent')).toBeUndefined();
        });

        it('is forgotten when no reader could see it there', async () => {
          await publish(draft('a'));
          await edit('a', { state: 'hidden' }, MODERATOR);
          await edit('a', { fileName: 'b.torrent' }, MODERATOR);
          expect(await leads('a.torrent')).toBeUndefined();
        });
      });

      it('is refused where another stands, hidden ones too', async () => {
        await publish(draft('a'));
        await publish(draft('b'), STRANGER);
        await expectRefusal({ fileName: 'b.torrent' }, OWNER, 'conflict', 'debian/13/b.torrent');
        await expectRefusal({ fileName: 'b.torrent' }, MODERATOR, 'conflict', 'debian/13/b.torrent');
        await edit('b', { state: 'hidden' }, MODERATOR);
        await expectRefusal({ fileName: 'b.torrent' }, OWNER, 'conflict');
      });

      it('is refused outside of what the token is for', async () => {
        const bound = actor(1, { scope: 'debian/**' });
        await publish(draft('a'), bound);
        await expectRefusal({ collection: 'fedora' }, bound, 'forbidden', 'debian/**');
        expect(await edit('a', { collection: 'debian/14' }, bound)).toMatchObject({
          collection: 'debian/14',
        });
        const elsewhere = actor(1, { scope: 'fedora' });
        await expectRefusal({ collection: 'fedora' }, elsewhere, 'forbidden', 'fedora');
      });

      it('of what is pending or superseded changes without regard to what stands there', async () => {
        await publish(draft('a', { fileName: 'latest.torrent' }));
        await publish(draft('b', { fileName: 'latest.torrent' }));
        expect(await edit('a', { fileName: 'b.torrent' })).toMatchObject({ state: 'superseded' });
        const newcomer = actor(1, { needsReview: true });
        await publish(draft('c'), newcomer);
        expect(await edit('c', { fileName: 'latest.torrent' })).toMatchObject({ state: 'pending' });
        expect(await countOf('')).toBe(1);
      });
    });

    describe('the state', () => {
      it('is an owner’s choice between public and unlisted, with the counts', async () => {
        await publish(draft('a'));
        expect(await edit('a', { state: 'unlisted' })).toMatchObject({ state: 'unlisted' });
        expect(await countOf('')).toBeUndefined();
        expect(await edit('a', { state: 'public' })).toMatchObject({ state: 'public' });
        expect(await countOf('debian/13')).toBe(1);
        await expectRefusal({ state: 'hidden' }, OWNER, 'forbidden', 'only moderators');
      });

      it('and all else of what can be seen is for moderators when its owner is under review', async () => {
        await publish(draft('a', { visibility: 'unlisted' }));
        const reviewed = actor(1, { needsReview: true });
        for (const what of [{ state: 'public' }, { title: 't' }, { tags: ['x'] }, { fileName: 'x.torrent' }])
          await expectRefusal(what as TorrentEdit, reviewed, 'forbidden', 'only moderators');
        await edit('a', { state: 'public' }, MODERATOR);
        const unlist: TorrentEdit = { title: null, collection: 'debian/13', state: 'unlisted' };
        expect((await edit('a', unlist, reviewed)).state).toBe('unlisted');
        await publish(draft('b'), reviewed);
        expect(await edit('b', { title: 'waits' }, reviewed)).toMatchObject({ title: 'waits' });
      });

      it('hidden has a reason for its owner, which goes when it is shown again', async () => {
        await publish(draft('a'));
        const hidden = await edit('a', { state: 'hidden', stateReason: 'wrong name' }, MODERATOR);
        expect(hidden).toMatchObject({ state: 'hidden', stateReason: 'wrong name' });
        expect(await find('a')).toEqual(hidden);
        await expectRefusal({ title: 'better' }, OWNER, 'forbidden', 'hidden');
        await expectRefusal({ state: 'public' }, OWNER, 'forbidden', 'hidden');
        expect(await edit('a', { title: 'better' }, MODERATOR)).toMatchObject({ stateReason: 'wrong name' });
        expect(await edit('a', { state: 'public' }, MODERATOR)).toMatchObject({
          state: 'public',
          stateReason: undefined,
        });
      });

      it('of a superseded one comes back only to a free path', async () => {
        await publish(draft('a', { fileName: 'latest.torrent' }));
        await publish(draft('b', { fileName: 'latest.torrent' }));
        await expectRefusal({ state: 'public' }, OWNER, 'forbidden', 'only moderators');
        await expectRefusal({ state: 'public' }, MODERATOR, 'conflict', 'latest.torrent');
        const back = await edit('a', { state: 'public', fileName: 'a.torrent' }, MODERATOR);
        expect(await opened.store.find(pathOf(draft('a')))).toEqual(back);
        expect(await countOf('')).toBe(2);
      });
    });
  });
}
