import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsVersionOf, type SettingsEdit } from '../../src/catalogue/collection-settings.ts';
import type { Preconditions } from '../../src/catalogue/preconditions.ts';
import { actor, ANONYMOUS, at, draft, MODERATOR, OWNER, STRANGER } from './drafts.ts';
import { ANY, expectRefused, type OpenedStores } from './opened-stores.ts';

/** How every store keeps what is set for collections. */
export function describeCollectionSettings(name: string, open: () => Promise<OpenedStores>): void {
  describe(name, () => {
    let opened: OpenedStores;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const DEFAULTS = { read: 'open', order: 'published', retention: null };
    const edit = (edited: SettingsEdit, who = MODERATOR, conditions: Preconditions = ANY) =>
      opened.store.editSettings('debian/13', edited, who, conditions, at(1));
    const find = (collection = 'debian/13') => opened.store.findSettings(collection);

    it('has the default ones until some are made, of a collection that may be empty', async () => {
      expect(await find()).toEqual(DEFAULTS);
      expect(await edit({ order: 'version' })).toEqual({ ...DEFAULTS, order: 'version' });
      expect(await find()).toEqual({ ...DEFAULTS, order: 'version' });
      expect(await find('debian')).toEqual(DEFAULTS);
      expect(await edit({})).toEqual({ ...DEFAULTS, order: 'version' });
      expect(await edit({ order: 'published' })).toEqual(DEFAULTS);
      expect(await find()).toEqual(DEFAULTS);
    });

    it('lets moderators of the collection and of all below it change them', async () => {
      const moderator = (scope: string) => actor(9, { changes: 'all', scope });
      const others = [OWNER, STRANGER, moderator('debian/13'), moderator('other/**')];
      for (const who of [...others, actor(9, { scope: 'debian/**' })])
        await expectRefused(opened, () => edit({ order: 'version' }, who), 'forbidden');
      await expectRefused(opened, () => edit({ order: 'version' }, ANONYMOUS), 'unauthorized');
      expect((await edit({ order: 'version' }, moderator('debian/**'))).order).toBe('version');
    });

    it('changes them only as the actor knew them, and records each change', async () => {
      const conditions = { ifMatch: [settingsVersionOf(await find())] };
      await edit({ order: 'version' }, MODERATOR, conditions);
      const again = () => edit({ order: 'published' }, MODERATOR, conditions);
      await expectRefused(opened, again, 'precondition_failed');
      await edit({ order: 'version' });
      expect(await opened.audit.list({ limit: 9, object: 'collection /debian/13' })).toMatchObject([
        { action: 'collection.edit', before: { order: 'published' }, after: { order: 'version' } },
      ]);
    });

    it('gives the list of the collection another revision', async () => {
      await opened.store.publish(draft('a'), OWNER, ANY, at(0));
      const before = await opened.store.findRevision('debian/13');
      await edit({ order: 'version' });
      expect((await opened.store.findRevision('debian/13'))?.number).not.toBe(before?.number);
    });
  });
}
