import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settingsVersionOf, type SettingsEdit } from '../../src/catalogue/collection-settings.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
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

    const DEFAULTS = { read: 'open', order: 'published', retention: null, uploads: null, sources: null };
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

    it('refuses uploads that are not as the nearest collection with upload rules asks', async () => {
      const tracker = 'udp://tracker.example:6969/announce';
      const set = (collection: string, uploads: SettingsEdit['uploads']) =>
        opened.store.editSettings(collection, { uploads }, MODERATOR, ANY, at(1));
      const publish = (info: string, more: Partial<TorrentDraft> = {}, around = '') =>
        opened.store.publish(draft(info, more, around), OWNER, ANY, at(2));
      const inTracker = { trackers: [tracker] };
      await publish('old');
      expect((await set('debian', { trackers: ['tracker.example'], fileCountMax: 2 })).uploads).toEqual({
        trackers: ['tracker.example'],
        fileCountMax: 2,
      });
      expect(await opened.store.findUploadRules('debian/13')).toEqual(
        await opened.store.findUploadRules('debian'),
      );
      expect(await opened.store.findUploadRules('debianish')).toBeUndefined();
      await expectRefused(
        opened,
        () => publish('new'),
        'invalid',
        'Cannot publish this torrent in "/debian/13"',
      );
      await expect(publish('new', { fileCount: 3 })).rejects.toMatchObject({
        errors: [
          { rule: 'collection.tracker', path: 'announce', hint: expect.stringContaining('tracker.example') },
          { rule: 'collection.files', message: expect.stringContaining('3 files') },
        ],
      });
      expect((await publish('new', inTracker)).outcome).toBe('created');
      // A replacement is an upload too, and so are other bytes around the same content.
      const replacement = { fileName: 'old.torrent' };
      await expectRefused(opened, () => publish('newer', replacement), 'invalid');
      await expectRefused(opened, () => publish('old', {}, 'other'), 'invalid');
      // What is here already stays, and its fields can be changed.
      expect((await publish('old')).outcome).toBe('unchanged');
      expect((await publish('old', { fields: { title: 'Old' } })).outcome).toBe('updated');
      expect((await publish('newer', { ...replacement, ...inTracker })).outcome).toBe('replaced');

      await set('debian/13', { versions: ['v1'] });
      expect((await publish('free')).outcome).toBe('created');
      await set('debian/13', null);
      await expectRefused(opened, () => publish('bound'), 'invalid');
      const drafts = [draft('bound'), draft('elsewhere', { collection: 'other' })];
      const many = drafts.map((it) => ({ draft: it, at: at(3) }));
      expect(await opened.store.publishMany(many, OWNER, ANY)).toMatchObject([
        { code: 'invalid', errors: [{ rule: 'collection.tracker' }] },
        { outcome: 'created' },
      ]);
    });

    it('tells nobody about upload rules who may not publish there', async () => {
      const uploads = { versions: ['v2'] } as const;
      await opened.store.editSettings('debian/13', { uploads, read: 'token' }, MODERATOR, ANY, at(1));
      const stranger = actor(9, { scope: 'other/**' });
      for (const who of [stranger, ANONYMOUS])
        await expect(opened.store.publish(draft('a'), who, ANY, at(2))).rejects.not.toMatchObject({
          code: 'invalid',
        });
    });

    it('records upload rules as lines', async () => {
      await edit({ uploads: { versions: ['v2', 'hybrid'], contentBytesMax: 2 ** 32 } });
      expect(await opened.audit.list({ limit: 9, object: 'collection /debian/13' })).toMatchObject([
        { before: { uploads: null }, after: { uploads: ['version v2 hybrid', 'size 4 GiB'] } },
      ]);
    });

    it('lists the collections that have sources of their own, in the order of their paths', async () => {
      const sources = { trackers: [['udp://tracker.example:6969']], webSeeds: ['https://mirror.example/'] };
      const set = (collection: string, own: SettingsEdit['sources']) =>
        opened.store.editSettings(collection, { sources: own }, MODERATOR, ANY, at(1));
      for (const collection of ['ä', 'b', 'a/x', 'a']) await set(collection, sources);
      await opened.store.editSettings('c', { order: 'version' }, MODERATOR, ANY, at(1));
      await set('b', null);
      await set('a', { trackers: [], webSeeds: [] });
      expect(await opened.store.listSourced()).toEqual([
        { collection: 'a', sources: { trackers: [], webSeeds: [] } },
        { collection: 'a/x', sources },
        { collection: 'ä', sources },
      ]);
      expect((await opened.audit.list({ limit: 1 }))[0]).toMatchObject({
        before: { sources: ['tracker udp://tracker.example:6969', 'web-seed https://mirror.example/'] },
        after: { sources: [] },
      });
    });

    it('gives the list of the collection another revision', async () => {
      await opened.store.publish(draft('a'), OWNER, ANY, at(0));
      const before = await opened.store.findRevision('debian/13');
      await edit({ order: 'version' });
      expect((await opened.store.findRevision('debian/13'))?.number).not.toBe(before?.number);
    });
  });
}
