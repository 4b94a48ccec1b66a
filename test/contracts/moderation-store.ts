import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportOutcome } from '../../src/catalogue/moderation.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import { actor, ANONYMOUS, at, draft, MODERATOR, NEWCOMER, OWNER, STRANGER, v1, v2 } from './drafts.ts';
import { ANY, expectRefused, type OpenedStores } from './opened-stores.ts';

/** What every store does for moderators: the block list and the reports. */
export function describeModerationStore(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (what: TorrentDraft, who = OWNER) =>
      (await opened.store.publish(what, who, ANY, at(0))).torrent;
    const report = (info: string, who = STRANGER, minutes = 1) =>
      opened.moderation.report(v1(info), 'malware', `about ${info}`, who, at(minutes));
    const settle = (id: number, outcome: ReportOutcome, who = MODERATOR) =>
      opened.moderation.settleReport(id, outcome, who, at(5));

    describe('block', () => {
      it('keeps each infohash with its reason, the newest first, page by page', async () => {
        await opened.moderation.block([v1('a'), v2('a')], 'first', MODERATOR, at(1));
        await opened.moderation.block([v1('b')], 'second', MODERATOR, at(2));
        const all = await opened.moderation.listBlocks(9);
        expect(all[0]).toEqual({ infohash: v1('b'), reason: 'second', at: at(2), byId: 3 });
        expect(new Set(all.slice(1).map(({ infohash }) => infohash))).toEqual(new Set([v1('a'), v2('a')]));
        const pages = [await opened.moderation.listBlocks(1)];
        while (pages.at(-1)?.length === 1)
          pages.push(await opened.moderation.listBlocks(1, pages.at(-1)?.[0]?.infohash));
        expect(pages.flat()).toEqual(all);
        expect(await opened.moderation.findBlock(v2('a'))).toMatchObject({ reason: 'first' });
        expect(await opened.moderation.findBlock(v2('b'))).toBeUndefined();
      });

      it('gives what is blocked already the new reason', async () => {
        await opened.moderation.block([v1('a')], 'first', MODERATOR, at(1));
        await opened.moderation.block([v1('a')], 'better', actor(9, { changes: 'all' }), at(2));
        expect(await opened.moderation.listBlocks(9)).toEqual([
          { infohash: v1('a'), reason: 'better', at: at(1), byId: 3 },
        ]);
      });

      it('is undone once', async () => {
        await opened.moderation.block([v1('a')], 'first', MODERATOR, at(1));
        await opened.moderation.unblock(v1('a'), MODERATOR, at(2));
        expect(await opened.moderation.listBlocks(9)).toEqual([]);
        await expectRefused(opened, () => opened.moderation.unblock(v1('a'), MODERATOR, at(3)), 'not_found');
      });
    });

    describe('report', () => {
      it('is listed with its torrent, the oldest first, page by page', async () => {
        const torrent = await publish(draft('a'));
        await publish(draft('b'));
        const { id } = await report('a');
        await report('b', ANONYMOUS, 2);
        const all = await opened.moderation.listReports(9);
        expect(all[0]).toEqual({
          newestId: id,
          id,
          torrent,
          kind: 'malware',
          text: 'about a',
          reporterId: 2,
          at: at(1),
        });
        expect(all[1]).toMatchObject({ torrent: { name: 'b' }, reporterId: undefined });
        expect(await opened.moderation.listReports(1)).toEqual(all.slice(0, 1));
        expect(await opened.moderation.listReports(1, id)).toEqual(all.slice(1));
        expect(await opened.moderation.countWaiting()).toEqual({ pendingCount: 0, reportCount: 2 });
      });

      it('is refused about what is not there, was removed, or may not be seen', async () => {
        await publish(draft('removed'));
        await opened.store.remove({ infohash: v1('removed') }, OWNER, ANY, at(1));
        await publish(draft('pending'), NEWCOMER);
        for (const info of ['nothing', 'removed', 'pending'])
          await expectRefused(opened, () => report(info), 'not_found');
      });

      it('is refused when 100 wait already, and taken when they are settled', async () => {
        await publish(draft('a'));
        const ids = await Promise.all(Array.from({ length: 100 }, () => report('a')));
        await expectRefused(opened, () => report('a'), 'conflict', '100');
        await settle(ids[50]?.id ?? 0, 'dismissed');
        expect(await opened.moderation.listReports(9)).toEqual([]);
        await report('a');
        expect(await opened.moderation.countWaiting()).toMatchObject({ reportCount: 1 });
      });

      it.each([
        ['debian', ['exact']],
        ['debian/**', ['exact', 'below']],
        ['debian/13/**', ['below']],
        ['fedora', []],
        [undefined, ['exact', 'below', 'beside', 'root']],
      ])('is listed and counted within the scope %s, and so is what waits', async (scope, names) => {
        const collections = { exact: 'debian', below: 'debian/13', beside: 'debianish', root: '' };
        for (const [name, collection] of Object.entries(collections)) {
          await publish(draft(name, { collection }));
          await publish(draft(`new ${name}`, { collection }), NEWCOMER);
          await report(name);
        }
        const listed = await opened.moderation.listReports(9, undefined, scope);
        expect(listed.map(({ torrent }) => torrent.name)).toEqual(names);
        expect(await opened.moderation.countWaiting(scope)).toEqual({
          pendingCount: names.length,
          reportCount: names.length,
        });
      });

      it('stays open when its torrent is replaced and published anew', async () => {
        await publish(draft('a', { fileName: 'latest.torrent' }));
        const { id } = await report('a');
        await publish(draft('b', { fileName: 'latest.torrent' }));
        const again = await publish(draft('a', { fileName: 'latest.torrent' }));
        expect(await opened.moderation.listReports(9)).toMatchObject([{ id, torrent: { id: again.id } }]);
        await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(3));
        await publish(draft('a'));
        expect(await opened.moderation.listReports(9)).toHaveLength(1);
      });
    });

    describe('settleReport', () => {
      it('hides or removes the torrent as its outcome says, once', async () => {
        await publish(draft('a'));
        const first = await report('a');
        await settle(first.id, 'hidden');
        expect(await opened.store.find({ infohash: v1('a') })).toMatchObject({ state: 'hidden' });
        expect(await opened.store.findCollection('')).toBeUndefined();
        const second = await report('a', OWNER);
        await settle(second.id, 'hidden');
        const third = await report('a', OWNER);
        await settle(third.id, 'removed');
        expect(await opened.store.find({ infohash: v1('a') })).toMatchObject({
          state: 'removed',
          removal: { byId: 3 },
        });
      });

      it('gives the reason and the status that came with the outcome, and blocks when that is asked for', async () => {
        await publish(draft('a', { infohashV2: v2('a'), version: 'hybrid' }));
        const { id } = await report('a');
        const measures = { reason: 'ordered', status: 451, block: true } as const;
        await opened.moderation.settleReport(id, 'removed', MODERATOR, at(5), measures);
        expect(await opened.store.find({ infohash: v1('a') })).toMatchObject({
          removal: { reason: 'ordered', status: 451 },
        });
        for (const infohash of [v1('a'), v2('a')])
          expect(await opened.moderation.findBlock(infohash)).toMatchObject({ reason: 'ordered', byId: 3 });
        await publish(draft('b'));
        const other = await report('b');
        await opened.moderation.settleReport(other.id, 'hidden', MODERATOR, at(5), { reason: 'looked at' });
        expect(await opened.store.find({ infohash: v1('b') })).toMatchObject({ stateReason: 'looked at' });
        expect(await opened.moderation.findBlock(v1('b'))).toBeUndefined();
      });

      it('takes it for settled that the torrent was removed otherwise', async () => {
        await publish(draft('a'));
        const { id } = await report('a');
        await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(2));
        await settle(id, 'removed');
        expect(await opened.moderation.listReports(9)).toEqual([]);
      });

      it('is refused for what is not open, or not the actor’s to moderate', async () => {
        await publish(draft('a'));
        const { id } = await report('a');
        await expectRefused(opened, () => settle(77, 'dismissed'), 'not_found');
        for (const who of [OWNER, actor(8, { changes: 'all', scope: 'fedora' })])
          await expectRefused(opened, () => settle(id, 'removed', who), 'not_found');
        await settle(id, 'dismissed');
        await expectRefused(opened, () => settle(id, 'removed'), 'not_found');
      });

      it('cannot hide what was superseded, and leaves the report open', async () => {
        await publish(draft('a', { fileName: 'latest.torrent' }));
        await publish(draft('b', { fileName: 'latest.torrent' }));
        const { id } = await report('a');
        await expectRefused(opened, () => settle(id, 'hidden'), 'conflict');
        await settle(id, 'removed');
        expect(await opened.store.find({ infohash: v1('a') })).toMatchObject({ state: 'removed' });
      });
    });
  });
}
