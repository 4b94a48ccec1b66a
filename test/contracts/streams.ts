import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/catalogue/actor.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import { actor, at, draft, MODERATOR, NEWCOMER, OWNER, v1 } from './drafts.ts';
import { ANY, expectRefused, pathOf, type OpenedStores } from './opened-stores.ts';

/** How every store numbers the torrents of streams. */
export function describeStreams(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const STREAM = 'streams/radio';
    const numbered = (info: string, overrides: Partial<TorrentDraft> = {}, around = '') =>
      draft(info, { collection: STREAM, isNumbered: true, ...overrides }, around);
    const send = (what: TorrentDraft, who: Actor = OWNER) => opened.store.publish(what, who, ANY, at(0));
    const nameOf = async (what: TorrentDraft, who?: Actor) => (await send(what, who)).torrent.fileName;
    const last = () => opened.store.findLastNumber(STREAM);

    it('gives the numbers from 1 on, without gaps, however many come at once', async () => {
      expect(await last()).toBeUndefined();
      const names = await Promise.all(
        Array.from({ length: 20 }, (_, index) => nameOf(numbered(`t${index}`))),
      );
      expect(names).toEqual(Array.from({ length: 20 }, (_, index) => `${index + 1}.torrent`));
      expect(await last()).toBe(20);
      expect(await opened.store.findLastNumber('streams/other')).toBeUndefined();
    });

    it('has a torrent once: sent again it keeps its number, with other bytes too', async () => {
      await send(numbered('a'));
      await send(numbered('b'));
      expect(await send(numbered('a'))).toMatchObject({
        outcome: 'unchanged',
        torrent: { fileName: '1.torrent' },
      });
      const updated = await send(numbered('a', {}, 'around'));
      expect(updated).toMatchObject({ outcome: 'updated', torrent: { fileName: '1.torrent' } });
      expect(await last()).toBe(2);
    });

    it('gives no number to what is published elsewhere', async () => {
      const { torrent } = await send(draft('a'));
      await send(numbered('b', { collection: 'streams/other' }));
      expect(await send(numbered('a'))).toMatchObject({ outcome: 'conflict', torrent });
      expect(await send(numbered('b'))).toMatchObject({ outcome: 'conflict' });
      expect(await last()).toBeUndefined();
    });

    it('gives a removed torrent another number, and answers for the first as removed', async () => {
      await send(numbered('a'));
      await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
      expect(await nameOf(numbered('a'))).toBe('2.torrent');
      const first = pathOf({ collection: STREAM, fileName: '1.torrent' });
      expect(await opened.store.findRemoval(first)).toMatchObject({ at: at(1) });
      await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(2));
      await opened.store.purge(at(3), 9, at(3));
      expect(await nameOf(numbered('b'))).toBe('3.torrent');
    });

    it('uses up no number for what is refused', async () => {
      const full = actor(7, { quota: { torrentsMax: 1, metainfoBytesMax: undefined } });
      await send(numbered('a'), full);
      await expectRefused(opened, () => send(numbered('b'), full), 'forbidden');
      await expectRefused(opened, () => send(numbered('c'), NEWCOMER), 'forbidden', 'reviewed first');
      await expectRefused(opened, () => send(numbered('d'), actor(8, { scope: 'debian/**' })), 'forbidden');
      expect(await nameOf(numbered('e'), actor(9, { scope: STREAM }))).toBe('2.torrent');
    });

    it('keeps each torrent at its number', async () => {
      await send(numbered('a'));
      for (const change of [{ fileName: '7.torrent' }, { collection: 'debian' }]) {
        const edit = () => opened.store.edit({ infohash: v1('a') }, change, MODERATOR, ANY, at(1));
        await expectRefused(opened, edit, 'conflict', 'its number in the stream is its name');
      }
      const titled = await opened.store.edit({ infohash: v1('a') }, { title: 'first' }, OWNER, ANY, at(1));
      expect(titled).toMatchObject({ title: 'first', fileName: '1.torrent' });
    });
  });
}
