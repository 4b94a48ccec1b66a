import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../src/events/event.ts';
import { at, draft, MODERATOR, NEWCOMER, OWNER, v1 } from './drafts.ts';
import { ANY, expectRefused, type OpenedStores } from './opened-stores.ts';

/** What every store keeps of what happened, and how it is read on. */
export function describeEvents(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    /** The events that a change adds. */
    async function eventsOf(change: () => Promise<unknown>): Promise<readonly StoredEvent[]> {
      const end = await opened.events.findEnd();
      await change();
      return (await opened.events.list(end, 99)).events;
    }

    /** What they are to insiders and to all others, and where. */
    async function summaryOf(change: () => Promise<unknown>) {
      const events = await eventsOf(change);
      return events.map(({ type, publicType, infohashV1, collection, fileName }) => ({
        is: `${type}, ${publicType ?? 'nothing'}`,
        info: ['a', 'b'].find((info) => v1(info) === infohashV1),
        path: `${collection}/${fileName}`,
      }));
    }

    const publish = (info: string, overrides: object = {}, around = '', who = OWNER) =>
      opened.store.publish(draft(info, overrides, around), who, ANY, at(0));
    const edit = (info: string, change: object, who = MODERATOR) =>
      opened.store.edit({ infohash: v1(info) }, change, who, ANY, at(1));
    const remove = (info: string) => opened.store.remove({ infohash: v1(info) }, MODERATOR, ANY, at(1));
    const restore = (info: string) => opened.store.restore(v1(info), MODERATOR, at(2));
    const A = { info: 'a', path: 'debian/13/a.torrent' };

    it('keeps what must be known of a torrent once it is gone', async () => {
      const [event] = await eventsOf(() => opened.store.publish(draft('a'), OWNER, ANY, at(3)));
      expect(event).toEqual({
        position: expect.stringMatching(/^[0-9a-z-]+$/),
        at: at(3),
        type: 'published',
        publicType: 'published',
        infohashV1: v1('a'),
        infohashV2: undefined,
        collection: 'debian/13',
        fileName: 'a.torrent',
        from: undefined,
        other: undefined,
        ownerId: OWNER.tokenId,
      });
    });

    it('has none for what changes nothing, and none for what is refused', async () => {
      await publish('a');
      expect(await eventsOf(() => publish('a'))).toEqual([]);
      expect(await eventsOf(() => edit('a', { title: null }))).toEqual([]);
      await expectRefused(opened, () => edit('a', { title: 't' }, NEWCOMER), 'forbidden');
      const report = () => opened.moderation.report(v1('a'), 'spam', 'text', OWNER, at(1));
      expect(await eventsOf(report)).toEqual([]);
    });

    it('has one event each for another file, other fields and another path', async () => {
      await publish('a');
      expect(await summaryOf(() => publish('a', {}, 'around'))).toEqual([{ is: 'updated, updated', ...A }]);
      expect(await summaryOf(() => edit('a', { tags: ['x'] }))).toEqual([{ is: 'edited, edited', ...A }]);
      const moved = await eventsOf(() => edit('a', { collection: 'debian/old', title: 't' }));
      expect(moved).toMatchObject([
        { type: 'moved', collection: 'debian/old', from: { collection: 'debian/13', fileName: 'a.torrent' } },
        { type: 'edited', collection: 'debian/old', from: undefined },
      ]);
    });

    it('leads from a torrent that is replaced to the one that replaces it, and back', async () => {
      await publish('a', { fileName: 'latest.torrent' });
      const replaced = await eventsOf(() => publish('b', { fileName: 'latest.torrent' }));
      expect(replaced).toMatchObject([
        { type: 'replaced', publicType: 'replaced', infohashV1: v1('a'), other: v1('b') },
        { type: 'published', publicType: 'published', infohashV1: v1('b'), other: v1('a') },
      ]);
    });

    it('does not name an unlisted torrent that replaces a public one', async () => {
      await publish('a', { fileName: 'latest.torrent' });
      const replaced = await eventsOf(() =>
        publish('b', { fileName: 'latest.torrent', visibility: 'unlisted' }),
      );
      expect(replaced).toMatchObject([
        { type: 'replaced', publicType: 'replaced', infohashV1: v1('a') },
        { type: 'published', publicType: undefined, infohashV1: v1('b') },
      ]);
      expect(replaced.map(({ other }) => other)).toEqual([undefined, undefined]);
    });

    it('has a removal and a restoration for what is taken away, hidden and shown again', async () => {
      await publish('a');
      expect(await summaryOf(() => remove('a'))).toEqual([{ is: 'removed, removed', ...A }]);
      expect(await summaryOf(() => restore('a'))).toEqual([{ is: 'restored, restored', ...A }]);
      expect(await summaryOf(() => edit('a', { state: 'hidden' }))).toEqual([
        { is: 'removed, removed', ...A },
      ]);
      expect(await summaryOf(() => edit('a', { title: 't' }))).toEqual([{ is: 'edited, nothing', ...A }]);
      expect(await summaryOf(() => edit('a', { state: 'public' }))).toEqual([
        { is: 'restored, restored', ...A },
      ]);
      await remove('a');
      expect(await summaryOf(() => opened.store.purge(at(9), 9, at(9)))).toEqual([]);
    });

    it('has for all a removal of what becomes unlisted, where it was, and a publication of what becomes public', async () => {
      await publish('a');
      const hidden = { state: 'unlisted', fileName: 'secret.torrent' };
      expect(await summaryOf(() => edit('a', hidden))).toEqual([{ is: 'edited, removed', ...A }]);
      expect(await summaryOf(() => edit('a', { title: 't' }))).toMatchObject([{ is: 'edited, nothing' }]);
      expect(await summaryOf(() => remove('a'))).toMatchObject([{ is: 'removed, nothing' }]);
      await restore('a');
      expect(await summaryOf(() => edit('a', { state: 'public' }))).toMatchObject([
        { is: 'edited, published', path: 'debian/13/secret.torrent' },
      ]);
    });

    it('has nothing for all of what waits for a moderator, until it is approved', async () => {
      expect(await summaryOf(() => publish('a', {}, '', NEWCOMER))).toEqual([
        { is: 'submitted, nothing', ...A },
      ]);
      expect(await summaryOf(() => edit('a', { state: 'asked' }))).toEqual([
        { is: 'approved, published', ...A },
      ]);
      await publish('b', { visibility: 'unlisted' }, '', NEWCOMER);
      expect(await summaryOf(() => edit('b', { state: 'asked' }))).toMatchObject([
        { is: 'approved, nothing' },
      ]);
    });

    it('has a removal of a superseded torrent for those who knew it, and of no other', async () => {
      await publish('a', { fileName: 'latest.torrent' });
      await publish('b', { fileName: 'latest.torrent' });
      expect(await summaryOf(() => remove('a'))).toMatchObject([{ is: 'removed, removed', info: 'a' }]);
      await edit('b', { state: 'unlisted' });
      await publish('c', { fileName: 'latest.torrent' });
      expect(await summaryOf(() => remove('b'))).toMatchObject([{ is: 'removed, nothing', info: 'b' }]);
    });

    it('reads on in order, a few at a time, and gives where that ends', async () => {
      const start = await opened.events.findEnd();
      expect(await opened.events.list(start, 9)).toEqual({ events: [], end: start });
      const infos = ['a', 'b', 'c', 'd', 'e'];
      await Promise.all(infos.map((info) => publish(info)));
      const first = await opened.events.list(undefined, 2);
      const second = await opened.events.list(first.end, 2);
      const third = await opened.events.list(second.end, 2);
      const read = [...first.events, ...second.events, ...third.events];
      expect(read.map(({ infohashV1 }) => infohashV1)).toEqual(infos.map(v1));
      expect(third.end).toBe(await opened.events.findEnd());
      expect(await opened.events.list(start, 9)).toMatchObject({ events: read });
    });

    it('deletes the oldest, a few at a time, and never the newest', async () => {
      const infos = ['a', 'b', 'c', 'd', 'e'];
      for (const [minutes, info] of infos.entries())
        await opened.store.publish(draft(info), OWNER, ANY, at(minutes));
      const { events } = await opened.events.list(undefined, 9);
      expect(await opened.events.trim(at(0), 5, 9)).toBe(0);
      expect(await opened.events.trim(at(2), 5, 1)).toBe(1);
      expect(await opened.events.trim(at(2), 5, 9)).toBe(1);
      expect(await opened.events.trim(at(0), 2, 9)).toBe(1);
      expect((await opened.events.list(undefined, 9)).events).toEqual(events.slice(3));
      expect(await opened.events.trim(at(99), 5, 9)).toBe(1);
      expect(await opened.events.trim(at(99), 0, 9)).toBe(0);
      expect((await opened.events.list(undefined, 9)).events).toEqual(events.slice(4));
    });

    it('refuses to read on where the next events are gone, and not where only earlier ones are', async () => {
      const start = await opened.events.findEnd();
      for (const info of ['a', 'b', 'c']) await publish(info);
      const { events } = await opened.events.list(undefined, 9);
      await opened.events.trim(at(99), 1, 2);
      const [first, second, third] = events;
      await expectRefused(opened, () => opened.events.list(start, 9), 'gone');
      await expectRefused(opened, () => opened.events.list(first?.position, 9), 'gone');
      expect((await opened.events.list(second?.position, 9)).events).toEqual([third]);
      expect((await opened.events.list(third?.position, 9)).events).toEqual([]);
    });

    it.each(['', 'x', '1;2', '9'.repeat(40)])('refuses %j as a position', async (text) => {
      await expectRefused(opened, () => opened.events.list(text, 9), 'malformed');
    });

    it('refuses a position that no event has had yet', async () => {
      const other = await open();
      await other.store.publish(draft('a'), OWNER, ANY, at(0));
      await other.store.publish(draft('b'), OWNER, ANY, at(0));
      const ahead = await other.events.findEnd();
      await other.close();
      await publish('a');
      await expectRefused(opened, () => opened.events.list(ahead, 9), 'gone');
    });

    it('calls its subscribers after a commit once its events can be read', async () => {
      const start = await opened.events.findEnd();
      const told = Promise.withResolvers<void>();
      const unsubscribe = opened.events.subscribe(() => told.resolve());
      const published = publish('a');
      await told.promise;
      expect((await opened.events.list(start, 9)).events).toHaveLength(1);
      unsubscribe();
      await published;
    });
  });
}
