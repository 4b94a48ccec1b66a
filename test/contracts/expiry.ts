import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/catalogue/actor.ts';
import type { TorrentEdit } from '../../src/catalogue/edit.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import { actor, at, draft, MODERATOR, NEWCOMER, OWNER, STRANGER, v1 } from './drafts.ts';
import { ANY, expectRefused, pathOf, type OpenedStores } from './opened-stores.ts';

const DAY_MS = 86_400_000;

/** How every store lets torrents expire, and keeps those that are pinned. */
export function describeExpiry(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (info: string, more: Partial<TorrentDraft> = {}, who: Actor = OWNER) =>
      opened.store.publish(draft(info, more), who, ANY, at(0));
    const publishExpiring = (info: string, minutes: number, who: Actor = OWNER) =>
      publish(info, { expiresAt: at(minutes) }, who);
    const edit = (info: string, what: TorrentEdit, who: Actor = OWNER, minutes = 1) =>
      opened.store.edit({ infohash: v1(info) }, what, who, ANY, at(minutes));
    const pin = (info: string, pinned = true) => edit(info, { pinned }, MODERATOR);
    const expire = (minutes: number, limit = 10) => opened.store.removeExpired(limit, at(minutes));
    const find = (info: string) => opened.store.find({ infohash: v1(info) });
    const stateOf = async (info: string) => (await find(info))?.state;
    const audited = async () => (await opened.audit.list({ limit: 1 }))[0];

    describe('an expiry', () => {
      it('comes with the upload, and stays when the same content is uploaded without one', async () => {
        await publishExpiring('a', 10);
        const again = await opened.store.publish(draft('a', {}, 'other trackers'), OWNER, ANY, at(1));
        expect(again).toMatchObject({ outcome: 'updated', torrent: { expiresAt: at(10) } });
        expect(await find('a')).toEqual(again.torrent);
      });

      it('is changed by the same bytes with another one, and by nothing else', async () => {
        await publishExpiring('a', 10);
        expect((await publishExpiring('a', 10)).outcome).toBe('unchanged');
        expect(await publishExpiring('a', 20)).toMatchObject({
          outcome: 'updated',
          torrent: { expiresAt: at(20) },
        });
        expect(await audited()).toMatchObject({
          action: 'torrent.keep',
          before: { expiresAt: at(10).toISOString() },
          after: { expiresAt: at(20).toISOString() },
        });
      });

      it('and a pin stay with the torrent that is replaced', async () => {
        await publish('a', { fileName: 'x.torrent', expiresAt: at(10) });
        await pin('a');
        const { torrent } = await publish('b', { fileName: 'x.torrent' });
        expect(torrent).toMatchObject({ expiresAt: undefined, pinned: false });
        expect(await find('a')).toMatchObject({ state: 'superseded', expiresAt: at(10), pinned: true });
      });

      it('is set by an edit, also as what is left, and cleared by null', async () => {
        await publish('a');
        expect(await edit('a', { expires: { afterMs: DAY_MS } })).toMatchObject({
          expiresAt: new Date(at(1).getTime() + DAY_MS),
        });
        expect(await edit('a', { expires: { at: at(30) } })).toMatchObject({ expiresAt: at(30) });
        expect(await edit('a', { title: 'kept' }, OWNER, 2)).toMatchObject({ expiresAt: at(30) });
        const cleared = await edit('a', { expires: null }, OWNER, 3);
        expect(cleared.expiresAt).toBeUndefined();
        expect(await find('a')).toEqual(cleared);
      });

      it('is refused in the past, in more than 100 years and from those who may not edit', async () => {
        await publish('a');
        const setTo = (time: Date, who = OWNER) =>
          expectRefused.bind(undefined, opened, () => edit('a', { expires: { at: time } }, who));
        await setTo(at(1))('malformed', 'it is 2026-01-02T12:01:00.000Z');
        await setTo(new Date(NaN))('malformed', '100 years');
        await setTo(new Date('2126-02-01'))('malformed', '100 years');
        await setTo(at(9), STRANGER)('forbidden', 'another owner');
      });

      it('is for publishers under review to set too', async () => {
        await publish('a');
        const reviewed = actor(1, { needsReview: true });
        expect(await edit('a', { expires: { at: at(9) } }, reviewed)).toMatchObject({ expiresAt: at(9) });
        const again = await opened.store.publish(draft('a', { expiresAt: at(8) }), reviewed, ANY, at(2));
        expect(again).toMatchObject({ outcome: 'updated', torrent: { state: 'public', expiresAt: at(8) } });
        const titled = { expiresAt: at(7), fields: { title: 'changed' } };
        const change = () => opened.store.publish(draft('a', titled), reviewed, ANY, at(2));
        await expectRefused(opened, change, 'forbidden', 'only moderators');
      });
    });

    it('is an edit, and a removal, to those who follow the catalogue', async () => {
      await publishExpiring('a', 5);
      await edit('a', { expires: { at: at(6) } });
      await expire(6);
      const { events } = await opened.events.list(undefined, 10);
      expect(events.map(({ type, publicType }) => [type, publicType])).toEqual([
        ['published', 'published'],
        ['edited', 'edited'],
        ['removed', 'removed'],
      ]);
    });

    describe('a pin', () => {
      it('is for moderators of the collection, with its record', async () => {
        await publish('a');
        await expectRefused(opened, () => edit('a', { pinned: true }), 'forbidden', 'only moderators');
        const elsewhere = actor(5, { changes: 'all', scope: 'fedora/**' });
        await expectRefused(opened, () => edit('a', { pinned: true }, elsewhere), 'forbidden');
        expect(await edit('a', { pinned: true }, MODERATOR)).toMatchObject({ pinned: true });
        expect(await audited()).toMatchObject({ action: 'torrent.keep', after: { pinned: true } });
        expect(await edit('a', { pinned: true, title: 'mine' })).toMatchObject({ title: 'mine' });
      });

      it('keeps what has expired, until it is unpinned', async () => {
        await publishExpiring('a', 10);
        await pin('a');
        expect(await expire(11)).toBe(0);
        const edited = await edit('a', { title: 'past', expires: { at: at(10) } }, OWNER, 12);
        expect(edited).toMatchObject({ title: 'past', expiresAt: at(10) });
        await pin('a', false);
        expect(await expire(13)).toBe(1);
      });
    });

    describe('what has expired', () => {
      it('is removed by the server, the first one first, up to the limit, with its reason and record', async () => {
        await publishExpiring('late', 20);
        await publishExpiring('first', 5);
        await publishExpiring('second', 6);
        await publish('never');
        expect(await expire(4)).toBe(0);
        expect(await expire(6, 1)).toBe(1);
        const removal = {
          at: at(6),
          reason: 'it expired on 2026-01-02 at 12:05 UTC',
          status: 410,
          byId: undefined,
          from: 'public',
          cause: 'expiry',
        };
        expect(await find('first')).toMatchObject({ state: 'removed', removal });
        expect(await audited()).toMatchObject({
          action: 'torrent.remove',
          object: v1('first'),
          actor: { via: 'server', tokenId: undefined },
          after: { state: 'removed', reason: removal.reason, status: 410 },
        });
        expect(await opened.store.findRemoval(pathOf(draft('first')))).toMatchObject({
          reason: removal.reason,
        });
        expect(await expire(6)).toBe(1);
        expect([await stateOf('second'), await stateOf('late'), await stateOf('never')]).toEqual([
          'removed',
          'public',
          'public',
        ]);
        expect(await opened.store.findCollection('debian/13')).toMatchObject({ torrentCount: 2 });
      });

      it('goes in whatever state it is', async () => {
        await publish('old', { fileName: 'x.torrent', expiresAt: at(5) });
        await publish('new', { fileName: 'x.torrent', expiresAt: at(5), visibility: 'unlisted' });
        await publishExpiring('hidden', 5);
        await edit('hidden', { state: 'hidden', stateReason: 'spam' }, MODERATOR);
        await publishExpiring('pending', 5, NEWCOMER);
        expect(await expire(5)).toBe(4);
        expect(await expire(5)).toBe(0);
        expect(await find('hidden')).toMatchObject({ removal: { from: 'hidden', hiddenReason: 'spam' } });
      });

      it('is restored by its owner and moderators without its expiry, which would remove it again', async () => {
        await publishExpiring('a', 5);
        await publishExpiring('b', 5);
        await expire(5);
        const restore = (info: string, who: Actor) => opened.store.restore(v1(info), who, at(6));
        await expectRefused(opened, () => restore('a', STRANGER), 'forbidden', 'the server removed it');
        for (const [info, who] of [
          ['a', OWNER],
          ['b', MODERATOR],
        ] as const) {
          expect(await restore(info, who)).toMatchObject({
            state: 'public',
            expiresAt: undefined,
            pinned: false,
          });
          expect(await audited()).toMatchObject({ action: 'torrent.keep', after: { expiresAt: null } });
        }
        expect(await expire(7)).toBe(0);
      });

      it('keeps an expiry that is still to come when it is restored before', async () => {
        await publishExpiring('a', 5);
        await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
        expect(await expire(9)).toBe(0);
        expect(await opened.store.restore(v1('a'), OWNER, at(2))).toMatchObject({ expiresAt: at(5) });
      });

      it('may be published again by its owner, and by all once it was purged', async () => {
        await publishExpiring('a', 5);
        await publishExpiring('b', 5);
        await expire(5);
        await expectRefused(opened, () => publish('a', {}, STRANGER), 'conflict');
        expect(await publish('a')).toMatchObject({ outcome: 'created', torrent: { expiresAt: undefined } });
        await opened.store.purge(at(6), 10, at(7));
        expect(await opened.store.findRemoval({ infohash: v1('b') })).toMatchObject({ cause: 'expiry' });
        expect((await publish('b', {}, STRANGER)).outcome).toBe('created');
      });
    });
  });
}
