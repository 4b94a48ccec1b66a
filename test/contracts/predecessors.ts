import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/catalogue/actor.ts';
import { at, ANONYMOUS, draft, MODERATOR, OWNER, STRANGER, v1 } from './drafts.ts';
import { ANY, type OpenedStores } from './opened-stores.ts';

const LATEST = { fileName: 'latest.torrent' };

/** How every store tells what stood at a path before. */
export function describePredecessors(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (info: string, who: Actor = OWNER, path = LATEST) =>
      (await opened.store.publish(draft(info, path), who, ANY, at(0))).torrent;
    const before = async (info: string, limit = 10) => {
      const torrent = await opened.store.find({ infohash: v1(info) });
      if (torrent === undefined) throw new Error(`Cannot find ${info}`);
      return (await opened.store.listPredecessors(torrent, limit)).map((it) => it.name);
    };

    it('lists what a torrent replaced, the newest first, up to a limit', async () => {
      for (const info of ['a', 'b', 'c', 'd']) await publish(info);
      expect(await before('d')).toEqual(['c', 'b', 'a']);
      expect(await before('d', 2)).toEqual(['c', 'b']);
      expect(await before('b')).toEqual(['a']);
      expect(await before('a')).toEqual([]);
    });

    it('has for each the state that it had before', async () => {
      const path = { path: { collection: 'debian/13', ...LATEST } };
      await publish('a');
      await opened.store.edit(path, { state: 'unlisted' }, OWNER, ANY, at(1));
      await publish('b');
      await opened.store.edit(path, { state: 'public' }, OWNER, ANY, at(2));
      const { torrent } = await opened.store.publish(draft('c', LATEST), OWNER, ANY, at(3));
      const older = await opened.store.listPredecessors(torrent, 2);
      expect(older.map(({ supersededFrom }) => supersededFrom)).toEqual(['public', 'unlisted']);
    });

    it('lists nothing of other paths, and nothing that was removed', async () => {
      await publish('a');
      await publish('other', OWNER, { fileName: 'other.torrent' });
      await publish('other too', OWNER, { fileName: 'other.torrent' });
      await publish('b');
      await publish('c');
      await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
      expect(await before('c')).toEqual(['b']);
    });

    it('lists nothing that others had there before, who may have prepared the path', async () => {
      await publish('a', STRANGER);
      await publish('b', STRANGER);
      await publish('c', MODERATOR);
      expect(await before('c')).toEqual([]);
      await publish('e', ANONYMOUS, { fileName: 'anonymous.torrent' });
      expect(await before('e')).toEqual([]);
    });
  });
}
