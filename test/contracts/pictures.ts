import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import type { Actor } from '../../src/catalogue/actor.ts';
import type { NewPicture } from '../../src/catalogue/picture.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import { actor, at, draft, MODERATOR, NEWCOMER, OWNER, STRANGER, v1 } from './drafts.ts';
import { ANY, expectRefused, type OpenedStores } from './opened-stores.ts';

const FULL = actor(1, { quota: { torrentsMax: undefined, metainfoBytesMax: 100 } });
const SCOPED = actor(5, { scope: 'debian/**' });

function picture(name: string, text = name): NewPicture {
  const content = new TextEncoder().encode(text);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name, sha256, type: 'image/webp', width: 3, height: 2, bytes: content.byteLength, content };
}

/** What every store does with pictures: they belong to one text each, and their bytes go with the last of them. */
export function describePictures(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const publish = async (what: TorrentDraft, who: Actor = OWNER, minutes = 0) =>
      opened.store.publish(what, who, ANY, at(minutes));
    const add = (info: string, pictures: readonly NewPicture[], who: Actor = OWNER) =>
      opened.store.edit({ infohash: v1(info) }, { addPictures: pictures }, who, ANY, at(1));
    const namesOf = async (info: string) =>
      (await opened.store.find({ infohash: v1(info) }))?.pictures.map((it) => it.name);
    const isStored = async ({ sha256 }: NewPicture) =>
      opened.blobs.get({ sha256 }).then(
        () => true,
        () => false,
      );
    const bytesOf = async (ownerId: number) => (await opened.store.findHoldings(ownerId)).metainfoBytes;

    it('keeps pictures with their torrent, and counts their bytes for its owner', async () => {
      const shot = picture('shot.png');
      const { torrent } = await publish(draft('a', { pictures: [shot] }));
      expect(torrent.pictures).toEqual([
        { name: 'shot.png', sha256: shot.sha256, type: 'image/webp', width: 3, height: 2, bytes: 8 },
      ]);
      expect(await opened.store.find({ infohash: v1('a') })).toEqual(torrent);
      expect(await bytesOf(1)).toBe(torrent.metainfoBytes + 8);
      expect(Buffer.from(await opened.blobs.get({ sha256: shot.sha256 })).equals(shot.content)).toBe(true);
    });

    it('replaces a picture of the same name, and records the change', async () => {
      const [old, other] = [picture('shot.png', 'old'), picture('other.png')];
      await publish(draft('a', { pictures: [old, other] }));
      await add('a', [picture('shot.png', 'new')]);
      expect(await namesOf('a')).toEqual(['shot.png', 'other.png']);
      expect([await isStored(old), await isStored(picture('shot.png', 'new'))]).toEqual([false, true]);
      const [entry] = await opened.audit.list({ limit: 1 });
      expect(entry).toMatchObject({
        action: 'torrent.edit',
        after: { images: [expect.stringContaining('shot.png'), expect.any(String)] },
      });
    });

    it('shares bytes between torrents, and deletes them with the last one that has them', async () => {
      const shared = picture('shot.png', 'shared');
      await publish(draft('a', { pictures: [shared] }));
      await publish(draft('b', { pictures: [{ ...shared, name: 'b.png' }] }));
      for (const info of ['a', 'b']) {
        expect(await isStored(shared)).toBe(true);
        await opened.store.remove({ infohash: v1(info) }, OWNER, ANY, at(2));
        expect(await isStored(shared)).toBe(true);
        await opened.store.purge(at(3), 10, at(4));
      }
      expect([await isStored(shared), await bytesOf(1)]).toEqual([false, 0]);
    });

    it('gives a removed torrent its pictures back', async () => {
      await publish(draft('a', { pictures: [picture('shot.png')] }));
      await opened.store.remove({ infohash: v1('a') }, OWNER, ANY, at(2));
      await opened.store.restore(v1('a'), OWNER, at(3));
      expect(await namesOf('a')).toEqual(['shot.png']);
    });

    it('lets a replacement have the pictures that its description mentions', async () => {
      const fields = { description: '![](kept.png)' };
      const pictures = [picture('kept.png'), picture('lost.png')];
      await publish(draft('a', { fileName: 'x.torrent', fields, pictures }));
      const { inherited } = await publish(draft('b', { fileName: 'x.torrent' }), OWNER, 1);
      expect([inherited, await namesOf('b')]).toEqual([['description', 'images'], ['kept.png']]);
      const other = { fileName: 'x.torrent', fields: { description: 'none' } };
      await publish(draft('c', { ...other, pictures: [picture('own.png')] }), OWNER, 2);
      expect(await namesOf('c')).toEqual(['own.png']);
      // The older torrents still have theirs.
      expect([await namesOf('a'), await namesOf('b')]).toEqual([['kept.png', 'lost.png'], ['kept.png']]);
    });

    it('updates a torrent that is sent again with another picture', async () => {
      await publish(draft('a'));
      const again = await publish(draft('a', { pictures: [picture('shot.png')] }), OWNER, 1);
      expect([again.outcome, await namesOf('a')]).toEqual(['updated', ['shot.png']]);
      expect((await publish(draft('a', { pictures: [picture('shot.png')] }), OWNER, 2)).outcome).toBe(
        'unchanged',
      );
    });

    it('refuses pictures from those who may not change what is seen, and beyond a quota or 20 of them', async () => {
      await publish(draft('a'));
      const shot = picture('shot.png', 'x'.repeat(200));
      await expectRefused(opened, () => add('a', [shot], STRANGER), 'forbidden', 'belongs to another');
      await expectRefused(opened, () => add('a', [shot], FULL), 'forbidden', 'quota');
      const many = Array.from({ length: 21 }, (_, index) => picture(`${index}.png`));
      await expectRefused(opened, () => add('a', many), 'too_large', '21 pictures');
      await publish(draft('b'), NEWCOMER);
      await opened.store.edit({ infohash: v1('b') }, { state: 'public' }, MODERATOR, ANY, at(1));
      await expectRefused(opened, () => add('b', [shot], NEWCOMER), 'forbidden', 'approved');
    });

    it('keeps the pictures of a README apart, counts them for their sender, and removes them with it', async () => {
      await publish(draft('a'));
      const [one, two] = [picture('one.png'), picture('two.png')];
      const put = (sent: NewPicture, who: Actor = SCOPED) =>
        opened.store.putReadmePicture('debian/13', sent, who, ANY, at(1));
      await put(one);
      await put(two, MODERATOR);
      await put(one);
      const names = async () =>
        (await opened.store.listReadmePictures('debian/13')).map((it) => [it.name, it.ownerId]);
      expect(await names()).toEqual([
        ['one.png', 5],
        ['two.png', 3],
      ]);
      expect([await bytesOf(5), await bytesOf(3)]).toEqual([7, 7]);
      await expectRefused(opened, () => put(one, OWNER), 'forbidden', 'README');
      await opened.store.removeReadmePicture('debian/13', 'two.png', SCOPED, ANY, at(2));
      expect([await isStored(two), await bytesOf(3)]).toEqual([false, 0]);
      const again = () => opened.store.removeReadmePicture('debian/13', 'two.png', SCOPED, ANY, at(2));
      await expectRefused(opened, again, 'not_found');
      await opened.store.putReadme('debian/13', 'text', SCOPED, ANY, at(3));
      await opened.store.removeReadme('debian/13', SCOPED, ANY, at(4));
      expect([await names(), await isStored(one), await bytesOf(5)]).toEqual([[], false, 0]);
    });

    it('moves the pictures of a README with its collection', async () => {
      await publish(draft('a'));
      const shot = picture('shot.png');
      await opened.store.putReadmePicture('debian/13', shot, MODERATOR, ANY, at(1));
      await opened.store.moveCollection('debian', 'old/debian', MODERATOR, ANY, at(2));
      const counts = ['debian/13', 'old/debian/13'].map(
        async (path) => (await opened.store.listReadmePictures(path)).length,
      );
      expect(await Promise.all(counts)).toEqual([0, 1]);
      await opened.store.removeReadmePicture('old/debian/13', 'shot.png', MODERATOR, ANY, at(3));
      expect(await isStored(shot)).toBe(false);
    });

    it('refuses a picture for a collection in which nothing is public', async () => {
      const put = () => opened.store.putReadmePicture('debian/14', picture('a.png'), SCOPED, ANY, at(1));
      await expectRefused(opened, put, 'conflict', 'nothing is published');
    });
  });
}
