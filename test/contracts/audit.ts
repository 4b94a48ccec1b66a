import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../src/events/audit.ts';
import { ANONYMOUS, at, draft, MODERATOR, NEWCOMER, OWNER, STRANGER, v1, v2 } from './drafts.ts';
import { ANY, type OpenedStores } from './opened-stores.ts';

const AUDIT_ACTOR = ['tokenId', 'name', 'via', 'ip'] as const;

/** What every store writes down of the changes of the catalogue, and how it is read. */
export function describeAudit(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    /** The lines that a change adds. */
    async function linesOf(change: () => Promise<unknown>): Promise<readonly AuditEntry[]> {
      const [last] = await opened.audit.list({ limit: 1 });
      await change();
      return opened.audit.list({ limit: 99, after: last?.id ?? 0 });
    }

    const publish = (info: string, path: object = {}, around = '', who = OWNER) =>
      opened.store.publish(draft(info, path, around), who, ANY, at(0));
    const LATEST = { fileName: 'latest.torrent' };

    it('names who, by what, from where and when', async () => {
      const [line] = await linesOf(() => opened.store.publish(draft('a'), ANONYMOUS, ANY, at(3)));
      expect(line).toEqual({
        id: 1,
        at: at(3),
        actor: Object.fromEntries(AUDIT_ACTOR.map((key) => [key, ANONYMOUS[key]])),
        action: 'torrent.publish',
        object: v1('a'),
        before: undefined,
        after: { path: 'debian/13/a.torrent', sha256: draft('a').sha256, state: 'public' },
      });
    });

    it('has a line for each change of a torrent, with what it changed', async () => {
      const { sha256 } = draft('a');
      await publish('a', LATEST);
      expect(await linesOf(() => publish('a', LATEST, 'around'))).toMatchObject([
        {
          action: 'torrent.update',
          object: v1('a'),
          before: { sha256 },
          after: { sha256: draft('a', {}, 'around').sha256 },
        },
      ]);
      expect(await linesOf(() => publish('b', LATEST))).toMatchObject([
        {
          action: 'torrent.state',
          object: v1('a'),
          before: { state: 'public' },
          after: { state: 'superseded' },
        },
        {
          action: 'torrent.replace',
          object: v1('b'),
          after: { path: 'debian/13/latest.torrent', state: 'public' },
        },
      ]);
      expect(await linesOf(() => publish('a'))).toMatchObject([
        {
          action: 'torrent.publish',
          object: v1('a'),
          before: { state: 'superseded' },
          after: { state: 'public' },
        },
      ]);
      const edit = {
        title: 't',
        tags: ['x'],
        fileName: 'c.torrent',
        state: 'hidden',
        stateReason: 'why',
      } as const;
      const edited = await linesOf(() =>
        opened.store.edit({ infohash: v1('a') }, edit, MODERATOR, ANY, at(1)),
      );
      expect(edited.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
        {
          action: 'torrent.edit',
          before: { title: null, tags: [], path: 'debian/13/a.torrent' },
          after: { title: 't', tags: ['x'], path: 'debian/13/c.torrent' },
        },
        {
          action: 'torrent.state',
          before: { state: 'public', reason: null },
          after: { state: 'hidden', reason: 'why' },
        },
      ]);
      const removal = { reason: 'court order', status: 451 } as const;
      expect(
        await linesOf(() => opened.store.remove({ infohash: v1('a') }, MODERATOR, ANY, at(1), removal)),
      ).toMatchObject([
        { action: 'torrent.remove', before: { state: 'hidden' }, after: { state: 'removed', ...removal } },
      ]);
      expect(await linesOf(() => opened.store.restore(v1('a'), MODERATOR, at(1)))).toMatchObject([
        { action: 'torrent.restore', before: { state: 'removed' }, after: { state: 'hidden' } },
      ]);
      expect(await linesOf(() => publish('d', { fileName: 'c.torrent' }, '', MODERATOR))).toMatchObject([
        { action: 'torrent.remove', object: v1('a'), before: { state: 'hidden' } },
        { action: 'torrent.replace', object: v1('d') },
      ]);
      expect(await linesOf(() => opened.store.purge(at(9), 9, at(9)))).toMatchObject([
        {
          action: 'torrent.purge',
          object: v1('a'),
          actor: { via: 'server' },
          before: { state: 'removed' },
          after: undefined,
        },
      ]);
    });

    it('has a line when a pending torrent takes a path over, and one for what stood there', async () => {
      await publish('a', LATEST);
      await publish('b', LATEST, '', { ...NEWCOMER, tokenId: OWNER.tokenId });
      const approve = () =>
        opened.store.edit({ infohash: v1('b') }, { state: 'public' }, MODERATOR, ANY, at(1));
      expect(await linesOf(approve)).toMatchObject([
        { action: 'torrent.state', object: v1('a'), after: { state: 'superseded' } },
        {
          action: 'torrent.state',
          object: v1('b'),
          before: { state: 'pending' },
          after: { state: 'public' },
        },
      ]);
    });

    it('has a line for each block and report', async () => {
      await publish('a');
      const block = (reason: string) => () => opened.moderation.block([v1('x')], reason, MODERATOR, at(1));
      expect(await linesOf(block('first'))).toMatchObject([
        { action: 'block.add', object: v1('x'), before: undefined, after: { reason: 'first' } },
      ]);
      expect(await linesOf(block('first'))).toEqual([]);
      expect(await linesOf(block('second'))).toMatchObject([
        { action: 'block.add', before: { reason: 'first' }, after: { reason: 'second' } },
      ]);
      expect(await linesOf(() => opened.moderation.unblock(v1('x'), MODERATOR, at(1)))).toMatchObject([
        { action: 'block.remove', before: { reason: 'second' }, after: undefined },
      ]);
      expect(
        await linesOf(() => opened.moderation.report(v1('a'), 'spam', 'buy', STRANGER, at(1))),
      ).toMatchObject([{ action: 'torrent.report', object: v1('a'), after: { report: 1, kind: 'spam' } }]);
      expect(
        await linesOf(() => opened.moderation.settleReport(1, 'removed', MODERATOR, at(1))),
      ).toMatchObject([
        { action: 'torrent.remove', object: v1('a') },
        { action: 'report.settle', object: 'report 1', after: { outcome: 'removed', torrent: v1('a') } },
      ]);
    });

    it('has no line for what changed nothing, and names a v2 torrent by its one infohash', async () => {
      await publish('a');
      expect(await linesOf(() => publish('a'))).toEqual([]);
      const second = { infohashV1: undefined, infohashV2: v2('b'), version: 'v2' as const };
      expect(await linesOf(() => publish('b', second))).toMatchObject([{ object: v2('b') }]);
    });

    it('holds no secret', async () => {
      const deleteKeyHash = Buffer.alloc(32, 'k');
      await publish('a', { deleteKeyHash }, '', ANONYMOUS);
      const all = JSON.stringify(await opened.audit.list({ limit: 99 }));
      for (const encoding of ['hex', 'base64', 'utf8'] as const)
        expect(all).not.toContain(deleteKeyHash.toString(encoding));
    });

    describe('list', () => {
      it('gives the newest first, or the oldest after an id, filtered, page by page', async () => {
        for (const info of ['a', 'b', 'c', 'd']) await publish(info, {}, '', info < 'c' ? OWNER : STRANGER);
        await opened.store.remove({ infohash: v1('b') }, OWNER, ANY, at(1));
        const ids = async (filter: object) =>
          (await opened.audit.list({ limit: 99, ...filter })).map(({ id }) => id);
        expect(await ids({})).toEqual([5, 4, 3, 2, 1]);
        expect(await ids({ limit: 2 })).toEqual([5, 4]);
        expect(await ids({ limit: 2, before: 4 })).toEqual([3, 2]);
        expect(await ids({ limit: 2, after: 1 })).toEqual([2, 3]);
        expect(await ids({ after: 5 })).toEqual([]);
        expect(await ids({ action: 'torrent.' })).toEqual([5, 4, 3, 2, 1]);
        expect(await ids({ action: 'torrent.r' })).toEqual([5]);
        expect(await ids({ action: 'Torrent' })).toEqual([]);
        expect(await ids({ action: 'torrent.%' })).toEqual([]);
        expect(await ids({ tokenId: 2 })).toEqual([4, 3]);
        expect(await ids({ tokenId: 2, before: 4 })).toEqual([3]);
        expect(await ids({ object: v1('b') })).toEqual([5, 2]);
        expect(await ids({ object: v1('b'), action: 'torrent.publish', tokenId: 1 })).toEqual([2]);
      });
    });
  });
}
