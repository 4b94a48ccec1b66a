import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PublisherDraft } from '../../src/catalogue/publisher.ts';
import { actor, at, MODERATOR, OWNER, STRANGER, ANONYMOUS } from './drafts.ts';
import { expectRefused, type OpenedStores } from './opened-stores.ts';

const SCOPED_MODERATOR = actor(6, { changes: 'all', scope: 'debian/**' });

/** What every store does with publishers: each has one address and one name, which do not look like another publisher's. */
export function describePublishers(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const put = (slug: string, draft: Partial<PublisherDraft> = {}, who = OWNER, minutes = 0) =>
      opened.store.putPublisher({ slug, name: slug, about: undefined, ...draft }, who, at(minutes));
    const verify = (slug: string, verified = true, who = MODERATOR) =>
      opened.store.verifyPublisher(slug, verified, who, at(5));

    it('has a page for a token, by its address and its token, and records it', async () => {
      const publisher = await put('debian', { name: 'Debian', about: 'A system' });
      expect(publisher).toEqual({
        ownerId: 1,
        slug: 'debian',
        name: 'Debian',
        about: 'A system',
        verified: false,
        formerSlugs: [],
        createdAt: at(0),
        updatedAt: at(0),
      });
      expect(await opened.store.findPublisher('debian')).toEqual(publisher);
      expect(await opened.store.findPublisherOf(1)).toEqual(publisher);
      const [entry] = await opened.audit.list({ limit: 1 });
      expect(entry).toMatchObject({
        action: 'publisher.write',
        object: 'token 1',
        after: { slug: 'debian' },
      });
    });

    it('lets earlier addresses lead to it, five at most', async () => {
      await put('one-one');
      for (const slug of ['two-two', 'three-three', 'four-four', 'five-five']) await put(slug);
      const found = await opened.store.findPublisher('one-one');
      expect([found?.slug, found?.formerSlugs]).toEqual([
        'five-five',
        ['one-one', 'two-two', 'three-three', 'four-four'],
      ]);
      await expectRefused(opened, () => put('six-six'), 'conflict', 'has had 5');
      expect((await put('one-one')).formerSlugs).toEqual([
        'two-two',
        'three-three',
        'four-four',
        'five-five',
      ]);
    });

    it('refuses an address, a former one or a name that looks like that of another', async () => {
      await put('debian', { name: 'Debian' });
      await put('ubuntu', { name: 'Debian' });
      for (const slug of ['debian', 'deb1an', 'de-bian', 'ubuntu'])
        await expectRefused(opened, () => put(slug, { name: 'Another' }, STRANGER), 'conflict', 'address');
      for (const look of ['debian', 'DEBIAN', 'Dеbian', 'Dèbian', 'D e b i a n', 'Ｄｅｂｉａｎ'])
        await expectRefused(opened, () => put('another', { name: look }, STRANGER), 'conflict', 'name');
    });

    it('marks a publisher for moderators of all alone, until it has another name or address', async () => {
      await put('debian', { name: 'Debian' });
      await expectRefused(opened, () => verify('debian', true, OWNER), 'forbidden');
      await expectRefused(opened, () => verify('debian', true, SCOPED_MODERATOR), 'forbidden');
      await expectRefused(opened, () => verify('none'), 'not_found');
      expect((await verify('debian')).verified).toBe(true);
      const [entry] = await opened.audit.list({ limit: 1 });
      expect([entry?.before, entry?.after]).toEqual([{ verified: false }, { verified: true }]);
      expect((await put('debian', { name: 'Debian', about: 'Text' }, OWNER, 6)).verified).toBe(true);
      expect((await put('debian', { name: 'Debian Project' }, OWNER, 7)).verified).toBe(false);
      await verify('debian');
      expect((await verify('debian', false)).verified).toBe(false);
    });

    it('is removed by its token or a moderator of all, and then gives its addresses free', async () => {
      await put('debian');
      await expectRefused(opened, () => opened.store.removePublisher('debian', STRANGER, at(1)), 'forbidden');
      await opened.store.removePublisher('debian', OWNER, at(1));
      expect(await opened.store.findPublisher('debian')).toBeUndefined();
      await put('debian', {}, STRANGER);
      await opened.store.removePublisher('debian', MODERATOR, at(2));
      const again = () => opened.store.removePublisher('debian', MODERATOR, at(3));
      await expectRefused(opened, again, 'not_found');
    });

    it('is listed by address', async () => {
      for (const [index, slug] of ['ccc', 'aaa', 'bbb'].entries()) await put(slug, {}, actor(10 + index));
      const slugs = async (limit: number, after?: string) =>
        (await opened.store.listPublishers(limit, after)).map((publisher) => publisher.slug);
      expect([await slugs(2), await slugs(2, 'bbb')]).toEqual([['aaa', 'bbb'], ['ccc']]);
    });

    it('is for tokens alone', async () => {
      await expectRefused(opened, () => put('debian', {}, ANONYMOUS), 'unauthorized');
    });
  });
}
