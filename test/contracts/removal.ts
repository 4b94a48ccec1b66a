import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/catalogue/actor.ts';
import type { RemovalInput } from '../../src/catalogue/removal.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import { actor, ANONYMOUS, at, draft, MODERATOR, NEWCOMER, OWNER, STRANGER, v1, v2 } from './drafts.ts';
import { ANY, expectRefused, pathOf, type OpenedStores } from './opened-stores.ts';

const LEGAL: RemovalInput = { reason: 'court order 7', status: 451 };

/** What every store does after a removal: it tells why, gives back, and forgets. */
export function describeRemoval(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (what: TorrentDraft, who: Actor = OWNER, minutes = 0) =>
      (await opened.store.publish(what, who, ANY, at(minutes))).torrent;
    const remove = (info: string, who: Actor = OWNER, removal?: RemovalInput, minutes = 1) =>
      opened.store.remove({ infohash: v1(info) }, who, ANY, at(minutes), removal);
    const restore = (info: string, who: Actor = OWNER) => opened.store.restore(v1(info), who, at(2));
    const expectNoRestore = (
      info: string,
      who: Actor,
      code: 'conflict' | 'forbidden' | 'not_found',
      why = '',
    ) => expectRefused(opened, () => restore(info, who), code, why);
    const find = (info: string) => opened.store.find({ infohash: v1(info) });
    const countOf = async (path: string) => (await opened.store.findCollection(path))?.torrentCount;

    describe('a reason and a status', () => {
      it('come from moderators, and stand at the path and at both infohashes', async () => {
        const hybrid = draft('a', { infohashV2: v2('a'), version: 'hybrid' });
        await publish(hybrid);
        const removal = { at: at(1), ...LEGAL, byId: 3, from: 'public' };
        expect(await remove('a', MODERATOR, LEGAL)).toMatchObject({ stateReason: LEGAL.reason, removal });
        expect(await opened.store.findRemoval({ infohash: v1('a') })).toEqual(removal);
        expect(await opened.store.findRemoval({ infohash: v2('a') })).toEqual(removal);
        expect(await opened.store.findRemoval(pathOf(hybrid))).toEqual({ at: at(1), ...LEGAL });
      });

      it('are refused from owners', async () => {
        await publish(draft('a'));
        const why = 'only moderators';
        await expectRefused(opened, () => remove('a', OWNER, { reason: 'mine' }), 'forbidden', why);
        await expectRefused(opened, () => remove('a', OWNER, { status: 451 }), 'forbidden', why);
        expect((await remove('a', OWNER, { status: 410 })).state).toBe('removed');
      });

      it('are what the next removal is answered with', async () => {
        await publish(draft('a'));
        await remove('a', MODERATOR, LEGAL);
        const again = () => remove('a', OWNER);
        await expectRefused(opened, again, 'unavailable_for_legal_reasons', 'court order 7');
        const atPath = () => opened.store.remove(pathOf(draft('a')), OWNER, ANY, at(2));
        await expectRefused(opened, atPath, 'unavailable_for_legal_reasons', 'court order 7');
      });
    });

    it('blocks both infohashes for its reason in the same unit of work, when that is asked for', async () => {
      await publish(draft('a', { infohashV2: v2('a'), version: 'hybrid' }));
      const removal = { reason: 'malware', block: true };
      for (const who of [STRANGER, OWNER])
        await expectRefused(opened, () => remove('a', who, removal), 'forbidden');
      expect(await remove('a', MODERATOR, removal)).toMatchObject({
        state: 'removed',
        stateReason: 'malware',
      });
      for (const infohash of [v1('a'), v2('a')])
        expect(await opened.moderation.findBlock(infohash)).toMatchObject({ reason: 'malware', byId: 3 });
    });

    it('leaves no mark at a path that a pending torrent did not hold', async () => {
      await publish(draft('a'), NEWCOMER);
      await remove('a', NEWCOMER);
      expect(await opened.store.findRemoval(pathOf(draft('a')))).toBeUndefined();
      expect(await opened.store.findRemoval({ infohash: v1('a') })).toMatchObject({ status: 410 });
    });

    describe('publishing again', () => {
      it('is for the owner and for moderators while the owner can undo the removal', async () => {
        await publish(draft('a'));
        await remove('a');
        for (const who of [STRANGER, NEWCOMER, ANONYMOUS, actor(8, { changes: 'all', scope: 'fedora' })]) {
          const again = () => publish(draft('a', { collection: 'fedora' }), who);
          await expectRefused(opened, again, 'conflict', 'not public');
        }
        expect(await publish(draft('a'))).toMatchObject({ state: 'public', ownerId: 1 });
        await remove('a');
        expect(await publish(draft('a'), actor(1, { needsReview: true }))).toMatchObject({
          state: 'pending',
        });
        await remove('a');
        expect(await publish(draft('a'), MODERATOR)).toMatchObject({ ownerId: 3 });
      });

      it('is for anybody when it was anonymous and taken back by its delete key', async () => {
        const deleteKeyHash = Buffer.alloc(32, 'k');
        await publish(draft('a', { deleteKeyHash }), ANONYMOUS);
        await remove('a', { ...ANONYMOUS, deleteKeyHash });
        expect(await publish(draft('a'), STRANGER)).toMatchObject({ state: 'public', ownerId: 2 });
      });

      it('tells not that it was removed while it was out of sight', async () => {
        await publish(draft('a'), NEWCOMER);
        await remove('a', MODERATOR, { reason: 'malware' });
        await expectRefused(opened, () => publish(draft('a'), STRANGER), 'conflict', 'not public');
        await expectRefused(opened, () => publish(draft('a'), NEWCOMER), 'forbidden', 'malware');
      });

      it('takes nothing offline that a newer one superseded, for somebody under review', async () => {
        await publish(draft('a', { fileName: 'latest.torrent' }));
        await publish(draft('b', { fileName: 'latest.torrent' }));
        const reviewed = actor(1, { needsReview: true });
        await expectRefused(opened, () => publish(draft('a'), reviewed), 'forbidden', 'only moderators');
      });

      it('is for moderators alone when one of them removed it', async () => {
        await publish(draft('a'));
        await remove('a', MODERATOR, { reason: 'malware' });
        for (const who of [OWNER, STRANGER, NEWCOMER, actor(8, { changes: 'all', scope: 'fedora' })]) {
          const again = () => publish(draft('a', { collection: 'fedora' }), who);
          await expectRefused(opened, again, 'forbidden', 'malware');
        }
        expect(await publish(draft('a'), MODERATOR)).toMatchObject({ state: 'public', ownerId: 3 });
      });

      it('is for moderators of everything after a 451, also when it was purged since', async () => {
        const bound = actor(8, { changes: 'all', scope: 'debian/**' });
        await publish(draft('a'));
        await remove('a', MODERATOR, LEGAL);
        await expectRefused(opened, () => publish(draft('a'), bound), 'forbidden', 'court order 7');
        await opened.store.purge(at(9), 10, at(9));
        await expectRefused(opened, () => publish(draft('a'), bound), 'forbidden', 'court order 7');
        expect((await publish(draft('a'), MODERATOR)).state).toBe('public');
      });
    });

    describe('restore', () => {
      it('gives back state, path, bytes and counts, and forgets the removal', async () => {
        const torrent = await publish(draft('a'));
        await remove('a');
        expect(await restore('a')).toEqual(torrent);
        expect(await find('a')).toEqual(torrent);
        expect(await opened.store.find(pathOf(draft('a')))).toEqual(torrent);
        expect(await opened.store.findRemoval(pathOf(draft('a')))).toBeUndefined();
        expect(await opened.store.findRemoval({ infohash: v1('a') })).toBeUndefined();
        expect(await opened.blobs.get(torrent)).toHaveLength(2);
        expect(await countOf('debian/13')).toBe(1);
        expect(await opened.store.findHoldings(1)).toEqual({ torrentCount: 1, metainfoBytes: 2 });
      });

      it('gives back what was unlisted, hidden, pending or superseded as just that', async () => {
        await publish(draft('unlisted', { visibility: 'unlisted' }));
        await publish(draft('hidden'));
        await opened.store.edit({ infohash: v1('hidden') }, { state: 'hidden' }, MODERATOR, ANY, at(1));
        await publish(draft('pending'), NEWCOMER);
        await publish(draft('superseded', { fileName: 'x.torrent' }));
        await publish(draft('newer', { fileName: 'x.torrent' }));
        for (const state of ['unlisted', 'hidden', 'pending', 'superseded']) {
          await remove(state, MODERATOR, { reason: 'by mistake' });
          expect(await restore(state, MODERATOR)).toMatchObject({ state, stateReason: undefined });
        }
        expect(await countOf('')).toBe(1);
      });

      it('gives back why it was hidden', async () => {
        await publish(draft('a'));
        const hiding = { state: 'hidden', stateReason: 'wrong licence' } as const;
        const hidden = await opened.store.edit({ infohash: v1('a') }, hiding, MODERATOR, ANY, at(1));
        expect(await remove('a', MODERATOR, LEGAL)).toMatchObject({ stateReason: LEGAL.reason });
        expect(await restore('a', MODERATOR)).toEqual(hidden);
        expect(await find('a')).toEqual(hidden);
      });

      it('takes a moderator of everything, or the one who did it, after a 451', async () => {
        const bound = actor(8, { changes: 'all', scope: 'debian/**' });
        await publish(draft('a'));
        await remove('a', MODERATOR, LEGAL);
        for (const who of [bound, OWNER]) await expectNoRestore('a', who, 'forbidden', 'court order 7');
        expect((await restore('a', MODERATOR)).state).toBe('public');
        await remove('a', bound, LEGAL);
        await expectNoRestore('a', actor(9, { changes: 'all', scope: 'debian/**' }), 'forbidden');
        expect((await restore('a', bound)).state).toBe('public');
        await remove('a', MODERATOR, { reason: 'malware' });
        expect((await restore('a', bound)).state).toBe('public');
      });

      it('is for the owner only after their own removal, for moderators after any, for strangers never', async () => {
        await publish(draft('a'));
        await remove('a');
        await expectNoRestore('a', STRANGER, 'forbidden');
        await restore('a');
        await remove('a', MODERATOR, { reason: 'malware' });
        await expectNoRestore('a', OWNER, 'forbidden', 'malware');
        await expectNoRestore('a', actor(8, { changes: 'all', scope: 'fedora' }), 'forbidden');
        expect((await restore('a', MODERATOR)).state).toBe('public');
      });

      it('says not_found for what is not removed, was published again, or never was there', async () => {
        await publish(draft('a'));
        await expectNoRestore('a', OWNER, 'not_found');
        await expectNoRestore('b', MODERATOR, 'not_found');
        await remove('a');
        await publish(draft('a'));
        await expectNoRestore('a', OWNER, 'not_found');
      });

      it('says not_found for what was removed too long ago, though it is not purged yet', async () => {
        await publish(draft('a'));
        await remove('a');
        const restoreSince = (minutes: number) => opened.store.restore(v1('a'), OWNER, at(9), at(minutes));
        await expectRefused(opened, () => restoreSince(2), 'not_found', 'no longer stored');
        expect((await restoreSince(1)).state).toBe('public');
      });

      it('says not_found to strangers for what was out of sight when it was removed', async () => {
        await publish(draft('a'), NEWCOMER);
        await remove('a', NEWCOMER);
        await expectNoRestore('a', STRANGER, 'not_found');
        await expectRefused(opened, () => remove('a', STRANGER), 'not_found');
        await expectRefused(opened, () => remove('a', NEWCOMER), 'gone');
        expect((await restore('a', NEWCOMER)).state).toBe('pending');
      });

      it('leaves no mark of a hidden one that was removed', async () => {
        await publish(draft('a'));
        await opened.store.edit({ infohash: v1('a') }, { state: 'hidden' }, MODERATOR, ANY, at(1));
        await remove('a', MODERATOR, LEGAL);
        expect(await opened.store.findRemoval(pathOf(draft('a')))).toBeUndefined();
      });

      it('finds a path that another holds by now a conflict, and names it', async () => {
        await publish(draft('a'));
        await remove('a');
        await publish(draft('b', { fileName: 'a.torrent' }), STRANGER);
        await expectNoRestore('a', OWNER, 'conflict', 'debian/13/a.torrent');
        await expectNoRestore('a', MODERATOR, 'conflict', 'debian/13/a.torrent');
      });

      it('refuses what was blocked since', async () => {
        await publish(draft('a'));
        await remove('a');
        await opened.moderation.block([v1('a')], 'malware', MODERATOR, at(1));
        await expectNoRestore('a', OWNER, 'forbidden', 'malware');
        await expectNoRestore('a', MODERATOR, 'forbidden', 'malware');
      });
    });

    describe('purge', () => {
      it('drops what was removed before that time, a few at once, and still remembers the removal', async () => {
        const hybrid = draft('a', { infohashV2: v2('a'), version: 'hybrid' });
        for (const what of [hybrid, draft('b'), draft('c'), draft('d')]) await publish(what);
        await remove('a', MODERATOR, LEGAL, 1);
        await remove('b', OWNER, undefined, 2);
        await remove('c', OWNER, undefined, 3);
        expect(await opened.store.purge(at(3), 1, at(9))).toBe(1);
        expect(await opened.store.purge(at(3), 10, at(9))).toBe(1);
        expect(await opened.store.purge(at(3), 10, at(9))).toBe(0);
        expect([await find('a'), await find('b')]).toEqual([undefined, undefined]);
        expect([(await find('c'))?.state, (await find('d'))?.state]).toEqual(['removed', 'public']);
        const removal = { at: at(1), ...LEGAL, byId: undefined };
        expect(await opened.store.findRemoval({ infohash: v1('a') })).toEqual(removal);
        expect(await opened.store.findRemoval({ infohash: v2('a') })).toEqual(removal);
        expect(await opened.store.findRemoval(pathOf(hybrid))).toEqual(removal);
        await expectNoRestore('a', MODERATOR, 'not_found');
        await expectRefused(opened, () => remove('a'), 'unavailable_for_legal_reasons', 'court order 7');
      });

      it('leaves what a moderator gave a reason or a 451 for to moderators', async () => {
        for (const info of ['a', 'b', 'c']) await publish(draft(info));
        await remove('a', MODERATOR, { reason: 'malware' });
        await remove('b', MODERATOR, { status: 451 });
        await remove('c', MODERATOR);
        await opened.store.purge(at(9), 10, at(9));
        await expectRefused(opened, () => publish(draft('a')), 'forbidden', 'malware');
        await expectRefused(
          opened,
          () => publish(draft('b'), STRANGER),
          'forbidden',
          'a moderator removed it',
        );
        expect((await publish(draft('a'), MODERATOR)).state).toBe('public');
        expect((await publish(draft('c'), STRANGER)).state).toBe('public');
      });

      it('leaves nothing of what was out of sight', async () => {
        await publish(draft('a'), NEWCOMER);
        await remove('a', MODERATOR, { reason: 'malware' });
        await opened.store.purge(at(9), 10, at(9));
        expect(await opened.store.findRemoval({ infohash: v1('a') })).toBeUndefined();
      });

      it('is forgotten when the torrent is published again', async () => {
        const hybrid = draft('a', { infohashV2: v2('a'), version: 'hybrid' });
        await publish(hybrid);
        await remove('a');
        await opened.store.purge(at(9), 10, at(9));
        await publish(hybrid, STRANGER, 10);
        for (const infohash of [v1('a'), v2('a')])
          expect(await opened.store.findRemoval({ infohash })).toBeUndefined();
      });
    });
  });
}
