import { validatorOf } from '../../src/catalogue/validator.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STRANGER as VISITOR, type Actor } from '../../src/catalogue/actor.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import type { Infohash } from '../../src/metainfo/infohash.ts';
import { actor, ANONYMOUS, at, draft, MODERATOR, NEWCOMER, OWNER, STRANGER, v1, v2 } from './drafts.ts';
import { ANY, expectRefused, pathOf, type OpenedStores } from './opened-stores.ts';

/** How every store publishes for those who may not do everything, and what it keeps out of sight. */
export function describeReview(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = (what: TorrentDraft, who: Actor = OWNER, minutes = 0) =>
      opened.store.publish(what, who, ANY, at(minutes));
    const expectRefusal = (
      what: TorrentDraft,
      who: Actor,
      code: 'forbidden' | 'conflict' | 'unavailable',
      message = '',
    ) => expectRefused(opened, () => publish(what, who, 9), code, message);
    const hide = (info: string) =>
      opened.store.edit({ infohash: v1(info) }, { state: 'hidden' }, MODERATOR, ANY, at(1));
    const approve = (info: string) =>
      opened.store.edit({ infohash: v1(info) }, { state: 'asked' }, MODERATOR, ANY, at(2));
    const find = (info: string) => opened.store.find({ infohash: v1(info) });
    const occupantOf = (what: TorrentDraft) => opened.store.find(pathOf(what));
    const countOf = async (path: string) => (await opened.store.findCollection(path))?.torrentCount;

    describe('unlisted', () => {
      it('stands at its path and infohash, and in no count', async () => {
        const { torrent } = await publish(draft('a', { visibility: 'unlisted' }));
        expect(torrent.state).toBe('unlisted');
        expect(await occupantOf(draft('a'))).toEqual(torrent);
        expect(await countOf('')).toBeUndefined();
        expect((await publish(draft('a', {}, 'around'))).torrent).toMatchObject({ state: 'unlisted' });
        expect(await countOf('')).toBeUndefined();
      });

      it('holds its path against strangers, and is superseded by its owner', async () => {
        await publish(draft('a', { visibility: 'unlisted' }));
        const next = draft('b', { fileName: 'a.torrent' });
        await expectRefusal(next, STRANGER, 'forbidden');
        expect((await publish(next)).outcome).toBe('replaced');
        expect(await find('a')).toMatchObject({ state: 'superseded' });
        expect(await find('b')).toMatchObject({ state: 'unlisted' });
        expect(await countOf('')).toBeUndefined();
        const listed = draft('c', { fileName: 'a.torrent', visibility: 'public' });
        expect((await publish(listed)).torrent.state).toBe('public');
      });
    });

    describe('scope', () => {
      it('lets nobody publish outside of the collections that their token is for', async () => {
        const bound = actor(7, { scope: 'debian/**' });
        expect((await publish(draft('a'), bound)).outcome).toBe('created');
        await expectRefusal(draft('b', { collection: 'fedora' }), bound, 'forbidden', 'debian/**');
        await expectRefusal(draft('a', { collection: 'fedora' }), bound, 'forbidden', 'debian/**');
      });

      it('lets a moderator of some collections change nothing of others', async () => {
        const bound = actor(7, { scope: 'fedora', changes: 'all' });
        await publish(draft('a'));
        await expectRefusal(draft('a', {}, 'around'), bound, 'forbidden');
        const remove = () => opened.store.remove(pathOf(draft('a')), bound, ANY, at(1));
        await expectRefused(opened, remove, 'forbidden');
      });
    });

    describe('quota', () => {
      const bounded = (torrentsMax?: number, metainfoBytesMax?: number) =>
        actor(1, { quota: { torrentsMax, metainfoBytesMax } });

      it('counts no longer as a torrent what was replaced, so that the same path can be published at again', async () => {
        const who = bounded(1);
        for (const info of ['a', 'b', 'c'])
          expect((await publish(draft(info, { fileName: 'latest.torrent' }), who)).torrent.state).toBe(
            'public',
          );
        await expectRefusal(draft('d'), who, 'forbidden', '1 torrent,');
        await opened.store.remove({ infohash: v1('a') }, who, ANY, at(1));
        await opened.store.restore(v1('a'), who, at(2));
        await expectRefusal(draft('d'), who, 'forbidden', '1 torrent,');
        await opened.store.remove({ infohash: v1('c') }, who, ANY, at(2));
        expect((await publish(draft('d'), who)).outcome).toBe('created');
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 1, metainfoBytes: 8 });
      });

      it('takes what was removed anew where there is room for nothing else', async () => {
        const size = draft('a').metainfoBytes;
        await publish(draft('a'), bounded(1, size));
        const narrow = bounded(1, size - 1);
        await opened.store.remove({ infohash: v1('a') }, narrow, ANY, at(1));
        expect((await publish(draft('a'), narrow)).outcome).toBe('created');
      });

      it('refuses one torrent too many, and takes it when another was removed', async () => {
        const who = bounded(2);
        await publish(draft('a'), who);
        await publish(draft('b'), who);
        await expectRefusal(draft('c'), who, 'forbidden', '2 torrents');
        await opened.store.remove({ infohash: v1('a') }, who, ANY, at(1));
        expect((await publish(draft('c'), who)).outcome).toBe('created');
        const restore = () => opened.store.restore(v1('a'), who, at(2));
        await expectRefused(opened, restore, 'forbidden', '2 torrents');
      });

      it('refuses bytes too many, in an update too, and lets what is too much become less', async () => {
        const who = bounded(undefined, 10);
        await publish(draft('a', {}, '12345678'), who);
        await expectRefusal(draft('b', {}, '1'), who, 'forbidden', '10 bytes');
        await expectRefusal(draft('a', {}, '123456789'), who, 'forbidden', '10 bytes');
        expect((await publish(draft('a', {}, '12345'), bounded(0, 1))).outcome).toBe('updated');
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 1, metainfoBytes: 7 });
      });

      it('counts the bytes of what was removed until it is purged, so that no disk is filled past it', async () => {
        const who = bounded(undefined, 4);
        await publish(draft('a'), who);
        await publish(draft('b'), who);
        const remove = (info: string) => opened.store.remove({ infohash: v1(info) }, who, ANY, at(1));
        await remove('a');
        await remove('b');
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 0, metainfoBytes: 4 });
        await expectRefusal(draft('c'), who, 'forbidden', '4 bytes');
        expect((await publish(draft('b'), who)).outcome).toBe('created');
        expect((await opened.store.restore(v1('a'), who, at(2))).state).toBe('public');
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 2, metainfoBytes: 4 });
        await remove('a');
        await opened.store.purge(at(9), 10, at(9));
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 1, metainfoBytes: 2 });
        expect((await publish(draft('c'), who)).outcome).toBe('created');
      });

      it('counts for its owner what a moderator changes', async () => {
        await publish(draft('a'), bounded(1, 2));
        await publish(draft('a', {}, 'longer'), MODERATOR);
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 1, metainfoBytes: 8 });
        expect(await opened.store.findHoldings(3)).toEqual({ torrentCount: 0, metainfoBytes: 0 });
      });
    });

    describe('blocked', () => {
      it('refuses either infohash with the reason, to moderators too', async () => {
        await opened.moderation.block([v1('a'), v2('b')], 'court order', MODERATOR, at(0));
        await expectRefusal(draft('a'), OWNER, 'forbidden', 'court order');
        await expectRefusal(draft('a'), MODERATOR, 'forbidden', 'court order');
        await expectRefusal(
          draft('b', { infohashV2: v2('b'), version: 'hybrid' }),
          OWNER,
          'forbidden',
          'court order',
        );
        await opened.moderation.unblock(v1('a'), MODERATOR, at(1));
        expect((await publish(draft('a'))).outcome).toBe('created');
      });

      it.each([
        ['its v1 infohash', v1('a')],
        ['its v2 infohash', v2('a')],
        ['its v2 infohash cut to 40 digits, as clients show it', v2('a').slice(0, 40) as Infohash],
      ])('refuses a hybrid of which %s alone is blocked', async (_which, infohash) => {
        const hybrid = draft('a', { infohashV2: v2('a'), version: 'hybrid' });
        await publish(hybrid);
        await opened.moderation.block([infohash], 'malware', MODERATOR, at(1));
        await expectRefusal(hybrid, OWNER, 'forbidden', 'malware');
        await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(2));
        await expectRefusal(hybrid, OWNER, 'forbidden', 'malware');
        const restore = () => opened.store.restore(v1('a'), OWNER, at(3));
        await expectRefused(opened, restore, 'forbidden', 'malware');
      });
    });

    describe('pending', () => {
      it('waits, holds no path and stands in no count; several wait for one path', async () => {
        const { outcome, torrent } = await publish(draft('a'), NEWCOMER);
        expect({ outcome, state: torrent.state }).toEqual({ outcome: 'created', state: 'pending' });
        const other = actor(5, { needsReview: true });
        expect((await publish(draft('b', { fileName: 'a.torrent' }), other)).torrent.state).toBe('pending');
        expect(await occupantOf(draft('a'))).toBeUndefined();
        expect(await countOf('')).toBeUndefined();
        expect(await opened.moderation.countWaiting()).toEqual({ pendingCount: 2, reportCount: 0 });
        expect(await opened.store.findHoldings(4)).toEqual({ torrentCount: 1, metainfoBytes: 2 });
      });

      it('asks no moderator to wait for one', async () => {
        const trusted = actor(6, { needsReview: true, changes: 'all', scope: 'debian/**' });
        expect((await publish(draft('a'), trusted)).torrent.state).toBe('public');
      });

      it('is answered unchanged, updated or put elsewhere only for those who may see it', async () => {
        const { torrent } = await publish(draft('a'), NEWCOMER);
        expect(await publish(draft('a'), NEWCOMER)).toEqual({ outcome: 'unchanged', torrent, inherited: [] });
        const updated = await publish(draft('a', {}, 'around'), NEWCOMER, 3);
        expect(updated).toMatchObject({ outcome: 'updated', torrent: { id: torrent.id, state: 'pending' } });
        const elsewhere = draft('a', { collection: 'other' });
        expect((await publish(elsewhere, MODERATOR)).outcome).toBe('conflict');
        for (const what of [draft('a'), draft('a', {}, 'mine'), elsewhere]) {
          for (const who of [STRANGER, ANONYMOUS, VISITOR])
            await expectRefusal(what, who, 'conflict', 'not public');
        }
      });

      it('tells a stranger not where it stands', async () => {
        await publish(draft('a', { collection: 'secret', fileName: 'place.torrent' }), NEWCOMER);
        const error: unknown = await publish(draft('a'), STRANGER).catch((thrown: unknown) => thrown);
        expect(JSON.stringify(error) + String(error)).not.toMatch(/secret|place/);
        expect(error).toMatchObject({ code: 'conflict', standing: undefined });
      });

      it('is approved at its path, and supersedes the torrent that has it by then', async () => {
        await publish(draft('a'), NEWCOMER);
        const { torrent: occupant } = await publish(draft('b', { fileName: 'a.torrent' }), OWNER);
        const approved = await approve('a');
        expect(approved).toMatchObject({ state: 'public', updatedAt: at(2) });
        expect(await occupantOf(draft('a'))).toEqual(approved);
        expect(await find('b')).toEqual({ ...occupant, state: 'superseded', supersededFrom: 'public' });
        expect(await countOf('debian/13')).toBe(1);
      });

      it('comes to the path of another torrent neither by a move nor by a restoration of its owner', async () => {
        await publish(draft('a', { collection: 'own' }), NEWCOMER);
        const { torrent: occupant } = await publish(draft('b', { fileName: 'a.torrent' }), OWNER);
        const move = () =>
          opened.store.edit({ infohash: v1('a') }, { collection: occupant.collection }, NEWCOMER, ANY, at(1));
        await expectRefused(opened, move, 'conflict', 'another torrent has that path');
        await publish(draft('c'), NEWCOMER);
        await opened.store.remove({ infohash: v1('c') }, NEWCOMER, ANY, at(1));
        await publish(draft('d', { fileName: 'c.torrent' }), OWNER);
        const restore = () => opened.store.restore(v1('c'), NEWCOMER, at(2));
        await expectRefused(opened, restore, 'conflict', 'another torrent has that path');
      });

      it('is approved only as it was seen, together with what it replaces', async () => {
        const { torrent } = await publish(draft('a'), NEWCOMER);
        const approve = (seen: string) =>
          opened.store.edit({ infohash: v1('a') }, { state: 'public' }, MODERATOR, { seen }, at(2));
        const { torrent: occupant } = await publish(draft('b', { fileName: 'a.torrent' }), OWNER);
        const again = () => approve(validatorOf(torrent, undefined));
        await expectRefused(opened, again, 'precondition_failed', 'changed in the meantime');
        expect((await approve(validatorOf(torrent, occupant))).state).toBe('public');
      });

      it('is hidden at no path that another torrent has', async () => {
        await publish(draft('a'), NEWCOMER);
        const { torrent: occupant } = await publish(draft('b', { fileName: 'a.torrent' }), OWNER);
        await expectRefused(opened, () => hide('a'), 'conflict', 'another torrent has that path');
        expect(await find('b')).toEqual(occupant);
      });

      it('becomes unlisted when its publisher asked for that, until a moderator lists it', async () => {
        const { torrent } = await publish(draft('a', { visibility: 'unlisted' }), NEWCOMER);
        expect(torrent).toMatchObject({ state: 'pending', wantedState: 'unlisted' });
        await publish(draft('a', {}, 'around'), NEWCOMER);
        await opened.store.remove({ infohash: v1('a') }, NEWCOMER, ANY, at(1));
        await opened.store.restore(v1('a'), NEWCOMER, at(1));
        expect(await approve('a')).toMatchObject({ state: 'unlisted', wantedState: undefined });
        expect(await countOf('')).toBeUndefined();
        expect(await approve('a')).toMatchObject({ state: 'public' });
        expect(await countOf('')).toBe(1);
      });

      it('becomes unlisted where the torrent that it replaces is, unless its publisher asked for another state', async () => {
        for (const [visibility, state] of [
          [undefined, 'unlisted'],
          ['public', 'public'],
        ] as const) {
          const name = `${state} x`;
          const fileName = `${state}.torrent`;
          await publish(draft(name, { fileName }), NEWCOMER);
          await approve(name);
          await publish(draft(`${name} 2`, { fileName, visibility }), NEWCOMER);
          await opened.store.edit({ infohash: v1(name) }, { state: 'unlisted' }, MODERATOR, ANY, at(1));
          expect(await approve(`${name} 2`)).toMatchObject({ state });
        }
      });

      it('is listed against the wish of its publisher by a moderator who says so', async () => {
        await publish(draft('a', { visibility: 'unlisted' }), NEWCOMER);
        const edit = { state: 'public' } as const;
        const edited = await opened.store.edit({ infohash: v1('a') }, edit, MODERATOR, ANY, at(1));
        expect(edited).toMatchObject({ state: 'public', wantedState: undefined });
      });

      it('becomes what its publisher asked for last', async () => {
        await publish(draft('a'), NEWCOMER);
        const again = await publish(draft('a', { visibility: 'unlisted' }), NEWCOMER);
        expect(again).toMatchObject({ outcome: 'updated', torrent: { state: 'pending' } });
        expect((await publish(draft('a'), NEWCOMER)).outcome).toBe('unchanged');
        expect((await approve('a')).state).toBe('unlisted');
      });

      it('is as unlisted as what it replaces, unless its publisher asked otherwise', async () => {
        await publish(draft('a', { visibility: 'unlisted' }), actor(4));
        await publish(draft('b', { fileName: 'a.torrent' }), NEWCOMER);
        await publish(draft('c', { fileName: 'a.torrent', visibility: 'public' }), NEWCOMER);
        expect((await approve('b')).state).toBe('unlisted');
        expect((await approve('c')).state).toBe('public');
      });

      it('is approved as its publisher asked, also after it was hidden', async () => {
        await publish(draft('a', { visibility: 'unlisted' }), NEWCOMER);
        await hide('a');
        expect((await approve('a')).state).toBe('unlisted');
      });

      it('is not approved by its owner, nor when it was blocked since', async () => {
        await publish(draft('a'), NEWCOMER);
        const edit = (who: Actor) => () =>
          opened.store.edit({ infohash: v1('a') }, { state: 'public' }, who, ANY, at(1));
        await expectRefused(opened, edit(NEWCOMER), 'forbidden', 'only moderators');
        await opened.moderation.block([v1('a')], 'malware', MODERATOR, at(1));
        await expectRefused(opened, edit(MODERATOR), 'forbidden', 'malware');
      });

      it('is not asked for by other bytes of what stands there, which are refused', async () => {
        await publish(draft('a'));
        const reviewed = actor(1, { needsReview: true });
        await expectRefusal(draft('a', {}, 'around'), reviewed, 'forbidden', 'only moderators');
        expect((await publish(draft('a'), reviewed)).outcome).toBe('unchanged');
      });

      it('leaves what its publisher has at the path until a moderator lets it in', async () => {
        const { torrent } = await publish(draft('a'), actor(4));
        const next = await publish(draft('b', { fileName: 'a.torrent' }), NEWCOMER, 1);
        expect(next).toMatchObject({ outcome: 'created', torrent: { state: 'pending' } });
        expect(await occupantOf(draft('a'))).toEqual(torrent);
        await approve('b');
        expect(await find('a')).toMatchObject({ state: 'superseded' });
      });

      it('is not taken for what stands at its path by preconditions', async () => {
        await publish(draft('a'), NEWCOMER);
        const send = () =>
          opened.store.publish(draft('b', { fileName: 'a.torrent' }), OWNER, { ifMatch: '*' }, at(1));
        await expectRefused(opened, send, 'precondition_failed', 'nothing is published there');
      });
    });

    describe('hidden', () => {
      beforeEach(async () => {
        await publish(draft('a'));
        await hide('a');
      });

      it('leaves all counts, and holds its path', async () => {
        expect(await countOf('')).toBeUndefined();
        expect(await occupantOf(draft('a'))).toMatchObject({ state: 'hidden' });
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 1, metainfoBytes: 2 });
      });

      it('is read-only for its owner, and out of sight for strangers', async () => {
        expect((await publish(draft('a'))).outcome).toBe('unchanged');
        await expectRefusal(draft('a', {}, 'around'), OWNER, 'forbidden', 'hidden');
        await expectRefusal(draft('b', { fileName: 'a.torrent' }), OWNER, 'forbidden', 'hidden');
        await expectRefusal(draft('b', { fileName: 'a.torrent' }), STRANGER, 'forbidden');
        await expectRefusal(draft('a'), STRANGER, 'conflict', 'not public');
        await expectRefusal(draft('a', { collection: 'other' }), STRANGER, 'conflict', 'not public');
      });

      it('does not answer the preconditions of those who may not see it', async () => {
        const next = draft('b', { fileName: 'a.torrent' });
        const { sha256 = '' } = (await find('a')) ?? {};
        const send = (who: Actor, conditions: object) => () =>
          opened.store.publish(next, who, conditions, at(2));
        for (const about of ['path', 'infohash'])
          await expectRefused(
            opened,
            send(STRANGER, { ifMatch: [sha256], about }),
            'precondition_failed',
            'nothing',
          );
        await expectRefused(opened, send(OWNER, { ifNoneMatch: '*' }), 'precondition_failed', sha256);
      });

      it('is removed, never superseded, when a moderator puts another in its place', async () => {
        const { outcome } = await publish(draft('b', { fileName: 'a.torrent' }), MODERATOR, 2);
        expect(outcome).toBe('replaced');
        expect(await find('a')).toMatchObject({ state: 'removed', removal: { byId: 3 } });
        expect(await opened.store.findRemoval(pathOf(draft('a')))).toBeUndefined();
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 0, metainfoBytes: 2 });
      });

      it('is updated by a moderator and stays hidden, and comes back to sight with its counts', async () => {
        const updated = await publish(draft('a', {}, 'around'), MODERATOR);
        expect(updated).toMatchObject({ outcome: 'updated', torrent: { state: 'hidden' } });
        expect(await countOf('')).toBeUndefined();
        await approve('a');
        expect(await countOf('debian/13')).toBe(1);
      });

      it('is not there for a stranger who wants to change it', async () => {
        for (const address of [{ infohash: v1('a') }, pathOf(draft('a'))]) {
          const remove = () => opened.store.remove(address, STRANGER, ANY, at(2));
          await expectRefused(opened, remove, 'not_found');
          const edit = () => opened.store.edit(address, { title: 'mine' }, STRANGER, ANY, at(2));
          await expectRefused(opened, edit, 'not_found');
        }
      });
    });

    describe('delete keys', () => {
      const key = (text: string) => Buffer.from(text.padEnd(32));
      const keyed = (text: string): Actor => ({ ...ANONYMOUS, via: 'delete key', deleteKeyHash: key(text) });

      it('let whoever holds one remove and restore that upload, and no other', async () => {
        const { torrent } = await publish(draft('a', { deleteKeyHash: key('k') }), ANONYMOUS);
        expect(torrent.deleteKeyHash).toEqual(new Uint8Array(key('k')));
        await publish(draft('b'), ANONYMOUS);
        const remove = (info: string, who: Actor) => () =>
          opened.store.remove({ infohash: v1(info) }, who, ANY, at(1));
        for (const who of [ANONYMOUS, keyed('other'), STRANGER])
          await expectRefused(opened, remove('a', who), 'forbidden', 'it belongs to another owner');
        await expectRefused(opened, remove('b', keyed('k')), 'forbidden');
        expect((await remove('a', keyed('k'))()).state).toBe('removed');
        await expectRefused(opened, () => opened.store.restore(v1('a'), ANONYMOUS, at(2)), 'forbidden');
        expect(await opened.store.restore(v1('a'), keyed('k'), at(2))).toEqual(torrent);
      });

      it('belong to uploads that share a quota, which is freed by removing and in the end by purging', async () => {
        const bounded = { ...ANONYMOUS, quota: { torrentsMax: 1, metainfoBytesMax: 4 } };
        await publish(draft('a', { deleteKeyHash: key('k') }), bounded);
        expect(await opened.store.findHoldings(undefined)).toEqual({ torrentCount: 1, metainfoBytes: 2 });
        await expectRefusal(draft('b'), bounded, 'unavailable', 'the limit is 1 torrent,');
        await opened.store.remove({ infohash: v1('a') }, keyed('k'), ANY, at(1));
        await publish(draft('b', { deleteKeyHash: key('b') }), bounded);
        await opened.store.remove({ infohash: v1('b') }, keyed('b'), ANY, at(1));
        await expectRefusal(draft('c'), bounded, 'unavailable', 'the limit is 4 bytes');
        await opened.store.purge(at(9), 9, at(9));
        expect(await opened.store.findHoldings(undefined)).toEqual({ torrentCount: 0, metainfoBytes: 0 });
        await publish(draft('c'), bounded);
      });

      it('are not kept of an upload that a token owns', async () => {
        const { torrent } = await publish(draft('a', { deleteKeyHash: key('k') }), OWNER);
        expect(torrent.deleteKeyHash).toBeUndefined();
      });
    });
  });
}
