import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../src/catalogue/actor.ts';
import { createCatalogue, type Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { Torrent } from '../../../src/catalogue/torrent.ts';
import { AppError } from '../../../src/errors.ts';
import {
  actor,
  ANONYMOUS,
  at,
  draft,
  MODERATOR,
  NEWCOMER,
  OWNER,
  STRANGER,
  v1,
} from '../../contracts/drafts.ts';
import { pathOf, type OpenedStores } from '../../contracts/opened-stores.ts';
import { openStores } from '../../support/open-stores.ts';
import { makeTorrent } from '../../support/torrents.ts';

async function refusalOf(answer: Promise<unknown>): Promise<AppError> {
  const error: unknown = await answer.catch((thrown: unknown) => thrown);
  if (error instanceof AppError) return error;
  throw new Error('Expected a refusal');
}

describe('createCatalogue', () => {
  let opened: OpenedStores;
  let catalogue: Catalogue;
  beforeEach(async () => {
    opened = await openStores();
    catalogue = createCatalogue({ store: opened.store, blobs: opened.blobs, now: () => at(1) });
  });
  afterEach(() => opened.close());

  const addresses = [{ infohash: v1('a') }, pathOf(draft('a'))] as const;
  const hide = () =>
    catalogue.edit({ infohash: v1('a') }, { state: 'hidden', stateReason: 'why' }, MODERATOR);

  describe('countFacets', () => {
    it('counts a list again only when something in it has changed', async () => {
      await catalogue.publish(draft('a', { collection: 'x/y' }), OWNER);
      await catalogue.publish(draft('b', { collection: 'z' }), OWNER);
      const counting = vi.spyOn(opened.store, 'countFacets');
      const inX = { collection: 'x', below: true };
      const shown = async () => (await catalogue.countFacets(inX, OWNER)).versions.map(({ count }) => count);
      expect([await shown(), await shown()]).toEqual([[1], [1]]);
      await catalogue.publish(draft('c', { collection: 'z' }), OWNER);
      expect(await shown()).toEqual([1]);
      expect(counting).toHaveBeenCalledTimes(1);
      await catalogue.publish(draft('d', { collection: 'x' }), OWNER);
      expect(await shown()).toEqual([2]);
      await catalogue.countFacets({ ...inX, tags: ['t'] }, OWNER);
      expect(counting).toHaveBeenCalledTimes(3);
    });

    it('counts nothing for a query without words', async () => {
      expect((await catalogue.countFacets({ query: '- "' }, OWNER)).versions).toEqual([]);
    });
  });

  describe('walkFiles', () => {
    it('gives each file as it is when it is read, and none that was hidden, moved or replaced since', async () => {
      for (const name of ['first', 'hidden', 'updated', 'replaced', 'moved'])
        await catalogue.publish(draft(name), OWNER);
      const read: string[] = [];
      for await (const { torrent, bytes } of catalogue.walkFiles({}, OWNER)) {
        read.push(`${torrent.fileName}: ${Buffer.from(bytes).toString()}`);
        if (torrent.fileName !== 'first.torrent') continue;
        const address = (name: string) => pathOf(draft(name));
        await catalogue.edit(address('hidden'), { state: 'hidden', stateReason: 'why' }, MODERATOR);
        await catalogue.publish(draft('updated', {}, 'new'), OWNER);
        await catalogue.publish(draft('other', { fileName: 'replaced.torrent' }), OWNER);
        await catalogue.edit(address('moved'), { fileName: 'elsewhere.torrent' }, OWNER);
      }
      expect(read).toEqual(['first.torrent: first|', 'updated.torrent: updated|new']);
    });

    it('looks again for a file whose bytes are changed between the two', async () => {
      await catalogue.publish(draft('a'), OWNER);
      const getBlob = opened.blobs.get.bind(opened.blobs);
      vi.spyOn(opened.blobs, 'get').mockImplementationOnce(async (file) => {
        await catalogue.publish(draft('a', {}, 'new'), OWNER);
        return getBlob(file);
      });
      const read: string[] = [];
      for await (const { bytes } of catalogue.walkFiles({}, OWNER)) read.push(Buffer.from(bytes).toString());
      expect(read).toEqual(['a|new']);
    });
  });

  describe('get and find', () => {
    it('give what is hidden to its owner and to moderators only', async () => {
      await catalogue.publish(draft('a'), OWNER);
      const torrent = await hide();
      for (const address of addresses) {
        for (const viewer of [OWNER, MODERATOR]) {
          expect(await catalogue.get(address, viewer)).toEqual(torrent);
          expect(await catalogue.find(address, viewer)).toEqual(torrent);
        }
        for (const viewer of [STRANGER, ANONYMOUS])
          expect(await catalogue.find(address, viewer)).toBeUndefined();
      }
    });

    it('tell a stranger of what is hidden or pending exactly what they tell of what never was there', async () => {
      const never = await Promise.all(
        addresses.map((address) => refusalOf(catalogue.get(address, STRANGER))),
      );
      const shown = ({ code, message, hint, standing }: AppError) => ({ code, message, hint, standing });
      expect(never.map(({ code }) => code)).toEqual(['not_found', 'not_found']);
      await catalogue.publish(draft('a'), NEWCOMER);
      const pending = await Promise.all(
        addresses.map((address) => refusalOf(catalogue.get(address, STRANGER))),
      );
      expect(pending.map(shown)).toEqual(never.map(shown));
      await hide();
      const hidden = await Promise.all(
        addresses.map((address) => refusalOf(catalogue.get(address, STRANGER))),
      );
      expect(hidden.map(shown)).toEqual(never.map(shown));
    });

    it('say gone after a removal, or what the law demands, with the reason', async () => {
      await catalogue.publish(draft('a'), OWNER);
      await catalogue.remove({ infohash: v1('a') }, OWNER);
      for (const address of addresses) {
        const { code, message } = await refusalOf(catalogue.get(address, STRANGER));
        expect(code).toBe('gone');
        expect(message).toMatch(/^("a\.torrent"|This torrent) in the collection "debian\/13" was removed$/);
      }
      await catalogue.restore(v1('a'), OWNER);
      await catalogue.remove({ infohash: v1('a') }, MODERATOR, {}, { reason: ' court order ', status: 451 });
      for (const viewer of [STRANGER, OWNER, MODERATOR]) {
        for (const address of addresses) {
          const { code, message } = await refusalOf(catalogue.get(address, viewer));
          expect(code).toBe('unavailable_for_legal_reasons');
          expect(message).toMatch(/was removed: court order$/);
        }
      }
      await catalogue.purge(at(9), 9);
      for (const address of addresses)
        expect((await refusalOf(catalogue.get(address, OWNER))).code).toBe('unavailable_for_legal_reasons');
    });

    it('say to whoever still sees what was removed who can restore it, as long as anybody can', async () => {
      const restorer = async (viewer: Actor) =>
        (await refusalOf(catalogue.get({ infohash: v1('a') }, viewer))).hint?.replace(/ can restore .*/, '');
      await catalogue.publish(draft('a'), OWNER);
      await catalogue.remove({ infohash: v1('a') }, OWNER);
      expect([await restorer(OWNER), await restorer(MODERATOR), await restorer(STRANGER)]).toEqual([
        'You',
        'You',
        undefined,
      ]);
      await catalogue.restore(v1('a'), OWNER);
      const bound = actor(5, { changes: 'all', scope: 'here' });
      await catalogue.remove({ infohash: v1('a') }, MODERATOR, {}, { status: 451 });
      expect([await restorer(OWNER), await restorer(MODERATOR)]).toEqual([
        'A moderator of all collections',
        'You',
      ]);
      await catalogue.restore(v1('a'), MODERATOR);
      await catalogue.remove({ infohash: v1('a') }, MODERATOR, {}, { reason: 'spam' });
      expect([await restorer(OWNER), await restorer(bound)]).toEqual(['A moderator', undefined]);
      const late = createCatalogue({
        store: opened.store,
        blobs: opened.blobs,
        now: () => at(1 + 30 * 24 * 60),
      });
      expect((await refusalOf(late.get({ infohash: v1('a') }, MODERATOR))).hint).toBeUndefined();
    });

    it('tell only who saw it that a torrent was removed while it was pending or hidden', async () => {
      for (const [who, isHidden] of [
        [NEWCOMER, false],
        [OWNER, true],
      ] as const) {
        await catalogue.publish(draft('a'), who);
        if (isHidden) await hide();
        await catalogue.remove({ infohash: v1('a') }, MODERATOR, {}, { reason: 'malware' });
        for (const address of addresses)
          expect((await refusalOf(catalogue.get(address, STRANGER))).code).toBe('not_found');
        expect(await catalogue.find({ infohash: v1('a') }, STRANGER)).toBeUndefined();
        for (const viewer of [who, MODERATOR])
          expect((await refusalOf(catalogue.get({ infohash: v1('a') }, viewer))).code).toBe('gone');
        await catalogue.purge(at(9), 9);
        for (const address of addresses)
          expect((await refusalOf(catalogue.get(address, who))).code).toBe('not_found');
      }
    });

    it('name no successor that the viewer may not see', async () => {
      await catalogue.publish(draft('a', { fileName: 'x.torrent' }), OWNER);
      await catalogue.publish(draft('b', { fileName: 'x.torrent' }), OWNER);
      const old: Torrent = await catalogue.get({ infohash: v1('a') }, STRANGER);
      expect(await catalogue.findSuccessor(old, STRANGER)).toMatchObject({ name: 'b' });
      await catalogue.edit({ infohash: v1('b') }, { state: 'hidden' }, MODERATOR);
      expect(await catalogue.findSuccessor(old, STRANGER)).toBeUndefined();
      expect(await catalogue.findSuccessor(old, OWNER)).toMatchObject({ name: 'b' });
      await catalogue.edit({ infohash: v1('b') }, { state: 'unlisted' }, MODERATOR);
      expect(await catalogue.findSuccessor(old, STRANGER)).toBeUndefined();
      expect(await catalogue.findSuccessor(old, OWNER)).toMatchObject({ name: 'b' });
    });
  });

  it('refuses a reason or a field that is not fit, before anything is changed', async () => {
    await catalogue.publish(draft('a'), OWNER);
    const before = opened.everything();
    const removal = { reason: 'x'.repeat(501) };
    expect((await refusalOf(catalogue.remove(addresses[0], MODERATOR, {}, removal))).code).toBe('malformed');
    expect((await refusalOf(catalogue.edit(addresses[0], { title: 'two\nlines' }, OWNER))).code).toBe(
      'malformed',
    );
    expect(opened.everything()).toEqual(before);
  });

  it('removes nothing when the block that goes with it is refused', async () => {
    await catalogue.publish(draft('a'), OWNER);
    const before = opened.everything();
    const block = (who: Actor, reason?: string) =>
      refusalOf(catalogue.remove(addresses[0], who, {}, { reason, block: true }));
    expect((await block(MODERATOR, ' ')).code).toBe('malformed');
    expect((await block(MODERATOR)).code).toBe('malformed');
    expect((await block(OWNER, 'why')).code).toBe('forbidden');
    expect((await block(actor(8, { changes: 'all', scope: 'debian/**' }), 'why')).code).toBe('forbidden');
    expect(opened.everything()).toEqual(before);
  });

  it('restores what was removed within the days that an undo has, though nothing was purged', async () => {
    let time = at(0);
    const some = createCatalogue({ store: opened.store, blobs: opened.blobs, now: () => time, undoDays: 2 });
    await some.publish(draft('a'), OWNER);
    await some.remove(addresses[0], OWNER);
    time = at(2 * 24 * 60);
    expect((await some.restore(v1('a'), OWNER)).state).toBe('public');
    await some.remove(addresses[0], OWNER);
    time = at(4 * 24 * 60 + 1);
    for (const who of [OWNER, MODERATOR])
      expect((await refusalOf(some.restore(v1('a'), who))).code).toBe('not_found');
  });

  it('gives an anonymous publisher a key to delete with, once, and keeps its hash', async () => {
    const input = { bytes: makeTorrent({ name: 'x' }), collection: 'a', fileName: undefined };
    const draft = await catalogue.draft({ ...input, visibility: 'unlisted' });
    const { torrent, deleteKey = '' } = await catalogue.publish(draft, ANONYMOUS);
    const deleteKeyHash = new Uint8Array(hash('sha256', deleteKey, 'buffer'));
    expect(torrent).toMatchObject({ state: 'unlisted', deleteKeyHash, ownerId: undefined });
    const again = await catalogue.publish(draft, { ...ANONYMOUS, deleteKeyHash });
    expect(again).toMatchObject({ outcome: 'unchanged', deleteKey: undefined });
  });
});
