import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, draft, MODERATOR, OWNER, v1 } from './drafts.ts';
import { ANY, type OpenedStores } from './opened-stores.ts';

/** What every store keeps of what happened when a collection became private or open. */
export function describeEventBorders(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = (info: string, collection: string, overrides: object = {}) =>
      opened.store.publish(draft(info, { collection, ...overrides }), OWNER, ANY, at(0));
    const set = (collection: string, read: 'open' | 'token') =>
      opened.store.editSettings(collection, { read }, MODERATOR, ANY, at(5));
    const move = (info: string, collection: string) =>
      opened.store.edit({ infohash: v1(info) }, { collection }, MODERATOR, ANY, at(6));

    /** The stored events of some torrents, after those of a change. */
    async function storedAfter(change: () => Promise<unknown>) {
      const end = await opened.events.findEnd();
      await change();
      const told = async (after?: string) =>
        (await opened.events.list(after, 99)).events.map(
          ({ type, publicType, collection, fileName, from, border }) =>
            [
              `${type}, ${publicType ?? 'nothing'}`,
              `${collection}/${fileName}`,
              ...(border === undefined ? [] : [border]),
              ...(from === undefined ? [] : [`from ${from.collection}`]),
            ].join(' '),
        );
      return { added: await told(end), all: await told() };
    }

    it('has an event of each public torrent that becomes private or open with its collection, and of no other', async () => {
      await publish('a', 'p');
      await publish('b', 'p/x');
      await publish('c', 'p', { visibility: 'unlisted' });
      await publish('d', 'px');
      const closed = await storedAfter(() => set('p', 'token'));
      expect(closed.added).toEqual([
        'edited, edited p/a.torrent closed',
        'edited, edited p/x/b.torrent closed',
      ]);
      expect((await storedAfter(() => set('p', 'token'))).added).toEqual([]);
      const opening = await storedAfter(() => set('p', 'open'));
      expect(opening.added).toEqual([
        'edited, edited p/a.torrent opened',
        'edited, edited p/x/b.torrent opened',
      ]);
      const [event] = (await opened.events.list(undefined, 99)).events.slice(-2);
      expect(event).toMatchObject({ at: at(5), infohashV1: v1('a'), ownerId: OWNER.tokenId });
    });

    it('has none of what is private before and after', async () => {
      await publish('a', 'p');
      await publish('b', 'p/x');
      await set('p/x', 'token');
      expect((await storedAfter(() => set('p', 'token'))).added).toEqual([
        'edited, edited p/a.torrent closed',
      ]);
      expect((await storedAfter(() => set('p/x', 'open'))).added).toEqual([]);
      await set('p/x', 'token');
      expect((await storedAfter(() => set('p', 'open'))).added).toEqual([
        'edited, edited p/a.torrent opened',
      ]);
      expect((await storedAfter(() => set('p/x', 'open'))).added).toEqual([
        'edited, edited p/x/b.torrent opened',
      ]);
    });

    it('keeps what happened in private behind the border, and names no place behind it elsewhere', async () => {
      await set('p', 'token');
      for (const info of ['a', 'b']) await publish(info, 'p');
      await move('a', 'open');
      await publish('c', 'open');
      await move('c', 'p');
      const { all } = await storedAfter(() => set('p', 'open'));
      expect(all).toEqual([
        'published, published p/a.torrent inside',
        'published, published p/b.torrent inside',
        'moved, published open/a.torrent',
        'published, published open/c.torrent',
        'moved, moved p/c.torrent inside from open',
        'edited, edited p/b.torrent opened',
        'edited, edited p/c.torrent opened',
      ]);
    });
  });
}
