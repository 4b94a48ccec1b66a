import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RetentionRules } from '../../src/catalogue/retention.ts';
import type { Torrent } from '../../src/catalogue/torrent.ts';
import { at, draft, MODERATOR, OWNER, v1 } from './drafts.ts';
import { ANY, expectRefused, type OpenedStores } from './opened-stores.ts';

const DAY_MINUTES = 24 * 60;

/** How every store removes what the rules of a collection do not keep. */
export function describeRetention(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (info: string, collection = 'n') =>
      (await opened.store.publish(draft(info, { collection }), OWNER, ANY, at(0))).torrent;
    const rule = (retention: RetentionRules | null, collection = 'n') =>
      opened.store.editSettings(collection, { retention }, MODERATOR, ANY, at(0));
    const idsOf = (torrents: readonly Torrent[]) => torrents.map(({ id }) => id);
    const remove = (due: readonly Torrent[], kept: readonly Torrent[], minutes = 1) =>
      opened.store.removeByRetention(
        { collection: 'n', dueIds: idsOf(due), keptIds: idsOf(kept) },
        at(minutes),
      );
    const stateOf = async (info: string) => (await opened.store.find({ infohash: v1(info) }))?.state;

    it('removes what is due as the server, with its reason and record', async () => {
      const [old, kept] = [await publish('old'), await publish('kept')];
      await rule([{ keep: 1, match: '*' }]);
      expect(await remove([old], [kept])).toBe(1);
      const reason = 'its collection keeps the newest 1 named *';
      expect(await opened.store.find({ infohash: v1('old') })).toMatchObject({
        state: 'removed',
        removal: { reason, cause: 'retention', byId: undefined, from: 'public' },
      });
      const [entry] = await opened.audit.list({ limit: 1 });
      expect(entry).toMatchObject({
        action: 'torrent.remove',
        object: v1('old'),
        actor: { via: 'server' },
        after: { reason },
      });
      expect([await stateOf('kept'), (await opened.store.findCollection('n'))?.torrentCount]).toEqual([
        'public',
        1,
      ]);
    });

    it('leaves all as it is when it was changed since it was found due', async () => {
      const [old, pinned, moved, hidden, kept] = [
        await publish('old'),
        await publish('pinned'),
        await publish('moved'),
        await publish('hidden'),
        await publish('kept'),
      ];
      const edit = (info: string, change: object) =>
        opened.store.edit({ infohash: v1(info) }, change, MODERATOR, ANY, at(1));
      await edit('pinned', { pinned: true });
      await edit('moved', { collection: 'elsewhere' });
      await edit('hidden', { state: 'hidden' });
      const all = [old, pinned, moved, hidden];
      expect(await remove(all, [kept])).toBe(0);
      await rule([{ keep: 'all' }]);
      expect(await remove(all, [kept])).toBe(0);
      await rule([{ keep: 2 }]);
      expect(await remove(all, [kept])).toBe(0);
      await rule([{ match: '*x*', keep: 1 }]);
      expect(await remove(all, [kept])).toBe(0);
      await rule([{ maxAge: '1d' }]);
      expect(await remove(all, [kept], DAY_MINUTES - 1)).toBe(0);
      expect(await remove(all, [kept], DAY_MINUTES)).toBe(1);
      expect(await stateOf('old')).toBe('removed');
    });

    it('keeps those that are among the newest since a newer one went', async () => {
      const [old, newer, newest] = [await publish('old'), await publish('newer'), await publish('newest')];
      await rule([{ keep: 2 }]);
      await opened.store.remove({ infohash: v1('newest') }, OWNER, ANY, at(1));
      expect(await remove([old], [newer, newest])).toBe(0);
      // One that is older shows nothing.
      expect(await remove([newer], [old])).toBe(0);
    });

    it('never empties a collection', async () => {
      const [old, newer, gone] = [await publish('old'), await publish('newer'), await publish('gone')];
      await rule([{ maxAge: '1h' }]);
      await opened.store.remove({ infohash: v1('gone') }, OWNER, ANY, at(1));
      for (const kept of [[], [gone]]) expect(await remove([old, newer], kept, 120)).toBe(0);
      expect(await remove([old, newer], [newer], 120)).toBe(1);
      expect(await stateOf('newer')).toBe('public');
    });

    it('goes by the rules of the nearest collection that has some', async () => {
      const [old, kept] = [await publish('old', 'n/a'), await publish('kept', 'n/a')];
      const batch = { collection: 'n/a', dueIds: [old.id], keptIds: [kept.id] };
      await rule([{ keep: 1 }]);
      await rule([{ keep: 2 }], 'n/a');
      expect(await opened.store.removeByRetention(batch, at(1))).toBe(0);
      await rule(null, 'n/a');
      expect(await opened.store.removeByRetention(batch, at(1))).toBe(1);
    });

    it('lists the collections that have rules, in their order', async () => {
      for (const collection of ['b', 'a/x', 'a', 'ä']) await rule([{ keep: 1 }], collection);
      await opened.store.editSettings('c', { order: 'version' }, MODERATOR, ANY, at(0));
      await rule(null, 'b');
      const rules = [{ keep: 1 }];
      expect(await opened.store.listRuled('', 2)).toEqual([
        { collection: 'a', rules },
        { collection: 'a/x', rules },
      ]);
      expect(await opened.store.listRuled('a/x', 2)).toEqual([{ collection: 'ä', rules }]);
    });

    it('lets moderators restore what went, pinned, and its owner publish it again', async () => {
      const [old, other, kept] = [await publish('old'), await publish('other'), await publish('kept')];
      await rule([{ keep: 1 }]);
      expect(await remove([old, other], [kept])).toBe(2);
      const restore = (who = MODERATOR) => opened.store.restore(v1('old'), who, at(2));
      await expectRefused(opened, () => restore(OWNER), 'forbidden', 'the server removed it');
      expect(await restore()).toMatchObject({ state: 'public', pinned: true });
      expect(await remove([old], [kept], 3)).toBe(0);
      expect((await publish('other')).id).toBeGreaterThan(kept.id);
    });
  });
}
