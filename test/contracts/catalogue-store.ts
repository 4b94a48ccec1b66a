import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LatestOrder } from '../../src/catalogue/latest.ts';
import { parseQuery } from '../../src/catalogue/parse-query.ts';
import type { BlobStore } from '../../src/catalogue/blobs.ts';
import type { CatalogueStore } from '../../src/catalogue/store.ts';
import type { Cursor, TorrentFilter } from '../../src/catalogue/torrent-list.ts';
import type { TorrentDraft } from '../../src/catalogue/draft.ts';
import type { Torrent } from '../../src/catalogue/torrent.ts';
import type { Preconditions } from '../../src/catalogue/preconditions.ts';
import { actor, ANONYMOUS, at, draft, MODERATOR, NEWCOMER, OWNER, STRANGER, v1, v2 } from './drafts.ts';

export interface OpenedStore {
  readonly store: CatalogueStore;
  readonly blobs: BlobStore;
  close(): Promise<void>;
}

const ANY = {};

/** What every store of the catalogue does, however it keeps it. */
export function describeCatalogueStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    let store: CatalogueStore;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    const publish = (what: TorrentDraft, minutes = 0) => store.publish(what, OWNER, ANY, at(minutes));
    const bytesOf = (torrent: Torrent) => opened.blobs.get(torrent);
    const pathOf = ({ collection, fileName }: TorrentDraft) => ({ path: { collection, fileName } });
    const countOf = async (path: string) => (await store.findCollection(path))?.torrentCount;

    describe('publish', () => {
      it('creates a torrent with all its facts, and gives back the very bytes', async () => {
        const sent = draft('a', {
          infohashV2: v2('a'),
          version: 'hybrid',
          private: true,
          contentBytes: 2 ** 53 - 1,
          warnings: [
            { rule: 'x', severity: 'warning', path: 'info', offset: 3, message: 'm', hint: 'n', bep: 3 },
          ] as unknown as TorrentDraft['warnings'],
        });
        const { outcome, torrent } = await publish(sent, 5);
        const { bytes, fileNames: _names, trackers: _trackers, ...facts } = sent;
        expect(outcome).toBe('created');
        expect(torrent).toEqual({
          ...facts,
          id: torrent.id,
          area: '',
          downloadCount: 0,
          pinned: false,
          state: 'public',
          ownerId: OWNER.tokenId,
          deleteKeyHash: undefined,
          publishedAt: at(5),
          updatedAt: at(5),
          removal: undefined,
          stateReason: undefined,
          wantedState: undefined,
          title: undefined,
          description: undefined,
          category: undefined,
          tags: [],
          licence: undefined,
          pictures: [],
        });
        expect(await store.find(pathOf(sent))).toEqual(torrent);
        expect(await store.find({ infohash: v1('a') })).toEqual(torrent);
        expect(await store.find({ infohash: v2('a') })).toEqual(torrent);
        expect(Buffer.from(await bytesOf(torrent)).equals(bytes)).toBe(true);
      });

      it('publishes many drafts in their order, each as if it were the only one', async () => {
        await publish(draft('known'));
        const refused = draft('refused', { collection: 'other' });
        const sent = [draft('known'), draft('a'), refused, draft('b')];
        const dated = sent.map((one, index) => ({ draft: one, at: at(index) }));
        const bound = actor(1, { scope: 'debian/**' });
        const [known, a, error, b, ...more] = await store.publishMany(dated, bound, ANY);
        expect(more).toEqual([]);
        expect(known).toEqual({ outcome: 'unchanged', collection: 'debian/13', fileName: 'known.torrent' });
        expect([a, b]).toMatchObject([{ outcome: 'created' }, { outcome: 'created' }]);
        expect(error).toMatchObject({ name: 'AppError', code: 'forbidden' });
        expect(await store.find(pathOf(refused))).toBeUndefined();
        const { items } = await store.list({ sort: 'published', order: 'desc', limit: 5, below: true });
        expect(items.map(({ name: found }) => found)).toEqual(['b', 'a', 'known']);
        expect(items[0]?.publishedAt).toEqual(at(3));
        expect(await countOf('debian')).toBe(3);
        for (const torrent of items)
          expect(Buffer.from(await bytesOf(torrent)).toString()).toBe(`${torrent.name}|`);
        expect(Buffer.from(sent[1]?.bytes ?? []).toString()).toBe('a|');
      });

      it('adds only what was never here, where only that is wanted', async () => {
        await publish(draft('removed'));
        await store.remove(pathOf(draft('removed')), OWNER, ANY, at(1));
        await publish(draft('purged'));
        await store.remove(pathOf(draft('purged')), OWNER, ANY, at(1));
        await publish(draft('old', { fileName: 'new.torrent' }));
        await publish(draft('new'));
        await publish(draft('same'));
        const add = async (one: TorrentDraft) => {
          const [result] = await store.publishMany([{ draft: one, at: at(2) }], OWNER, { onlyNew: true });
          return result;
        };
        expect(await add(draft('fresh'))).toMatchObject({ outcome: 'created' });
        expect(await add(draft('same'))).toMatchObject({ outcome: 'unchanged' });
        const others = [
          draft('removed'),
          draft('old', { fileName: 'elsewhere.torrent' }),
          draft('other', { fileName: 'new.torrent' }),
          draft('same', {}, 'another tracker'),
        ];
        for (const other of others)
          expect(await add(other), other.name).toMatchObject({ code: 'precondition_failed' });
        expect((await store.find(pathOf(draft('new'))))?.name).toBe('new');
        expect((await store.find({ infohash: v1('removed') }))?.state).toBe('removed');
      });

      it('tells a v2 torrent by its one infohash', async () => {
        const { torrent } = await publish(
          draft('a', { infohashV1: undefined, infohashV2: v2('a'), version: 'v2' }),
        );
        expect(torrent).toMatchObject({ version: 'v2', infohashV1: undefined, infohashV2: v2('a') });
      });

      it('leaves the bytes that it was given usable, and copies only what they span', async () => {
        const pool = Buffer.from('....a|around....');
        const bytes = pool.subarray(4, 12);
        const { torrent } = await publish(draft('a', { bytes }));
        expect(pool.toString()).toBe('....a|around....');
        expect(Buffer.from(await bytesOf(torrent)).toString()).toBe('a|around');
      });

      it('keeps an anonymous torrent without an owner', async () => {
        const { torrent } = await store.publish(draft('a'), ANONYMOUS, ANY, at(0));
        expect(torrent.ownerId).toBeUndefined();
      });

      it('stores what the publisher wrote about a new torrent, and finds it by that', async () => {
        const fields = {
          title: 'Debian “trixie”',
          description: 'First line\nsecond',
          category: 'linux',
          tags: ['iso', 'amd64'],
          licence: 'GPL-2.0',
        };
        const { torrent } = await publish(draft('a', { fields }));
        expect(torrent).toMatchObject(fields);
        expect(await store.find({ infohash: v1('a') })).toEqual(torrent);
        const input = { category: 'linux', tag: 'iso', sort: 'published', order: 'desc', limit: 5 } as const;
        expect((await store.list(input)).items).toEqual([torrent]);
      });

      it('changes the fields that an update gives, and keeps the others', async () => {
        await publish(draft('a', { fields: { title: 'Old', category: 'a', tags: ['x'] } }));
        const { torrent } = await publish(draft('a', { fields: { title: 'New' } }, 'another tracker'), 1);
        expect(torrent).toMatchObject({ title: 'New', category: 'a', tags: ['x'] });
        expect(await store.find({ infohash: v1('a') })).toEqual(torrent);
      });

      it('changes the fields and the state that come with the same bytes, for whom may change them', async () => {
        const first = await publish(draft('a', { fields: { title: 'Old' } }));
        const given = draft('a', { fields: { title: 'New' }, visibility: 'unlisted' });
        await expect(store.publish(given, STRANGER, ANY, at(1))).rejects.toMatchObject({ code: 'forbidden' });
        expect(await store.find({ infohash: v1('a') })).toEqual(first.torrent);
        const { outcome, torrent } = await publish(given, 2);
        expect(outcome).toBe('updated');
        expect(torrent).toMatchObject({ title: 'New', state: 'unlisted', updatedAt: at(2) });
        expect(await publish(given, 3)).toEqual({ outcome: 'unchanged', torrent, inherited: [] });
      });

      it('finds the same bytes with other fields at another path a conflict', async () => {
        const { torrent } = await publish(draft('a'));
        const given = draft('a', { collection: 'elsewhere', fields: { title: 'New' } });
        expect(await publish(given)).toEqual({ outcome: 'conflict', torrent, inherited: [] });
        expect(await store.find({ infohash: v1('a') })).toEqual(torrent);
      });

      it('publishes what was removed as unlisted again as unlisted, unless the upload asks for another state', async () => {
        for (const [visibility, state] of [
          [undefined, 'unlisted'],
          ['public', 'public'],
        ] as const) {
          await publish(draft(state, { visibility: 'unlisted' }));
          await store.remove({ infohash: v1(state) }, OWNER, ANY, at(1));
          expect((await publish(draft(state, { visibility }), 2)).torrent).toMatchObject({ state });
        }
      });

      it('takes over what a replacement does not give, and says what', async () => {
        const fields = { title: 'Old', description: 'Text', category: 'a', tags: ['x'], licence: 'MIT' };
        await publish(draft('a', { fields, visibility: 'unlisted' }));
        const { path } = pathOf(draft('a'));
        const newer = await publish({ ...draft('b', { fields: { title: 'New' } }), ...path }, 1);
        expect(newer.outcome).toBe('replaced');
        expect(newer.inherited).toEqual(['description', 'category', 'tags', 'licence', 'state']);
        expect(newer.torrent).toMatchObject({ ...fields, title: 'New', state: 'unlisted' });
        const full = { ...fields, title: 'Newest' };
        const newest = await publish({ ...draft('c', { fields: full, visibility: 'public' }), ...path }, 2);
        expect(newest).toMatchObject({ inherited: [], torrent: { ...full, state: 'public' } });
      });

      it('answers the same bytes at the same path with what stands, unchanged', async () => {
        const first = await publish(draft('a'), 0);
        const again = await store.publish(draft('a'), STRANGER, ANY, at(1));
        expect(again).toEqual({ outcome: 'unchanged', torrent: first.torrent, inherited: [] });
      });

      it('answers the same bytes at another, free path with what stands, unchanged', async () => {
        const first = await publish(draft('a'));
        const again = await publish(draft('a', { fileName: 'other.torrent' }), 1);
        expect(again).toEqual({ outcome: 'unchanged', torrent: first.torrent, inherited: [] });
        expect(await store.find(pathOf(draft('a', { fileName: 'other.torrent' })))).toBeUndefined();
      });

      it('updates other bytes around the same info: id, owner and first time stay', async () => {
        const { torrent } = await publish(draft('a'), 0);
        const changed = draft('a', {}, 'another tracker');
        const { outcome, torrent: updated } = await store.publish(changed, MODERATOR, ANY, at(7));
        expect(outcome).toBe('updated');
        const { sha256, metainfoBytes, bytes } = changed;
        expect(updated).toEqual({ ...torrent, sha256, metainfoBytes, updatedAt: at(7) });
        expect(Buffer.from(await bytesOf(updated)).equals(bytes)).toBe(true);
        await expect(bytesOf(torrent)).rejects.toMatchObject({ code: 'not_found' });
      });

      it('replaces what stands at the path: the older one is superseded and keeps its bytes', async () => {
        const old = await publish(draft('a', { fileName: 'latest.torrent' }), 0);
        const { outcome, torrent } = await publish(draft('b', { fileName: 'latest.torrent' }), 1);
        expect(outcome).toBe('replaced');
        expect(torrent.id).toBeGreaterThan(old.torrent.id);
        expect(await store.find(pathOf(draft('b', { fileName: 'latest.torrent' })))).toEqual(torrent);
        expect(await store.find({ infohash: v1('a') })).toEqual({
          ...old.torrent,
          state: 'superseded',
          supersededFrom: 'public',
        });
        expect(await bytesOf(old.torrent)).toHaveLength(2);
      });

      it('publishes a superseded torrent anew, as the newest', async () => {
        const first = await publish(draft('a', { fileName: 'latest.torrent' }), 0);
        const second = await publish(draft('b', { fileName: 'latest.torrent' }), 1);
        const third = await publish(draft('a', { fileName: 'latest.torrent' }), 2);
        expect(third.outcome).toBe('replaced');
        expect(third.torrent.id).toBeGreaterThan(second.torrent.id);
        expect(third.torrent).toMatchObject({ state: 'public', publishedAt: at(2) });
        expect(await store.find({ infohash: v1('a') })).toEqual(third.torrent);
        expect(third.torrent.id).not.toBe(first.torrent.id);
        expect(await bytesOf(third.torrent)).toHaveLength(2);
      });

      it('lets no stranger publish a superseded torrent anew: it is still served, and not theirs', async () => {
        const first = await publish(draft('a', { fileName: 'latest.torrent' }), 0);
        await publish(draft('b', { fileName: 'latest.torrent' }), 1);
        for (const around of ['', 'another tracker']) {
          const taken = draft('a', { fileName: 'taken.torrent' }, around);
          await expect(store.publish(taken, STRANGER, ANY, at(2))).rejects.toMatchObject({
            code: 'forbidden',
          });
        }
        expect(await store.find({ infohash: v1('a') })).toEqual({
          ...first.torrent,
          state: 'superseded',
          supersededFrom: 'public',
        });
        const again = await store.publish(draft('a', { fileName: 'again.torrent' }), MODERATOR, ANY, at(3));
        expect(again.outcome).toBe('created');
      });

      it('takes conditions about an infohash from the torrent that has it, wherever it stands', async () => {
        const first = await publish(draft('a', { fileName: 'latest.torrent' }), 0);
        await publish(draft('b', { fileName: 'latest.torrent' }), 1);
        const again = draft('a', { fileName: 'again.torrent' });
        const send = (conditions: object) =>
          store.publish(again, OWNER, { ...conditions, about: 'infohash' }, at(2));
        await expect(send({ ifNoneMatch: '*' })).rejects.toMatchObject({ code: 'precondition_failed' });
        await expect(send({ ifMatch: ['00'] })).rejects.toMatchObject({ code: 'precondition_failed' });
        expect((await send({ ifMatch: [first.torrent.sha256] })).outcome).toBe('created');
      });

      it('publishes a removed torrent anew, as a new one', async () => {
        const first = await publish(draft('a'), 0);
        await store.remove(pathOf(draft('a')), OWNER, ANY, at(1));
        const again = await store.publish(draft('a'), MODERATOR, ANY, at(2));
        expect(again.outcome).toBe('created');
        expect(again.torrent.id).toBeGreaterThan(first.torrent.id);
        expect(again.torrent).toMatchObject({ ownerId: MODERATOR.tokenId, publishedAt: at(2) });
        expect(await store.find(pathOf(draft('a')))).toEqual(again.torrent);
      });

      it('finds the same bytes at an occupied path a conflict, and names the one with the infohash', async () => {
        const first = await publish(draft('a'));
        await publish(draft('b'));
        const { outcome, torrent } = await publish(draft('a', { fileName: 'b.torrent' }));
        expect({ outcome, torrent }).toEqual({ outcome: 'conflict', torrent: first.torrent });
      });

      it('finds other bytes at another path a conflict, and writes nothing', async () => {
        const first = await publish(draft('a'));
        const elsewhere = draft('a', { collection: 'mirror' }, 'around');
        expect(await publish(elsewhere)).toEqual({
          outcome: 'conflict',
          torrent: first.torrent,
          inherited: [],
        });
        expect(await store.find(pathOf(elsewhere))).toBeUndefined();
        expect(await countOf('mirror')).toBeUndefined();
      });

      it('takes a hybrid for the same torrent by either of its infohashes', async () => {
        const hybrid = draft('a', { infohashV2: v2('a'), version: 'hybrid' });
        const first = await publish(hybrid);
        expect(await publish(draft('a', { collection: 'x' }, 'v1 only'))).toEqual({
          outcome: 'conflict',
          torrent: first.torrent,
          inherited: [],
        });
      });

      it('finds it a conflict when the infohashes of a hybrid belong to two torrents', async () => {
        await publish(draft('a'));
        const other = await publish(
          draft('b', { infohashV1: undefined, infohashV2: v2('b'), version: 'v2' }),
        );
        const crossed = draft('a', { infohashV2: v2('b'), version: 'hybrid' }, 'crossed');
        expect(await publish(crossed)).toEqual({
          outcome: 'conflict',
          torrent: other.torrent,
          inherited: [],
        });
      });

      it('refuses to update or replace what belongs to another, and changes nothing', async () => {
        const { torrent } = await publish(draft('a'));
        const update = store.publish(draft('a', {}, 'around'), STRANGER, ANY, at(1));
        await expect(update).rejects.toMatchObject({ name: 'AppError', code: 'forbidden' });
        const replacement = store.publish(draft('b', { fileName: 'a.torrent' }), STRANGER, ANY, at(1));
        await expect(replacement).rejects.toMatchObject({ name: 'AppError', code: 'forbidden' });
        expect(await store.find(pathOf(draft('a')))).toEqual(torrent);
        expect(await store.find({ infohash: v1('b') })).toBeUndefined();
      });

      it('honours the preconditions', async () => {
        const created = await store.publish(draft('a'), OWNER, { ifNoneMatch: '*' }, at(0));
        const failed = { name: 'AppError', code: 'precondition_failed', hint: expect.any(String) };
        const other = draft('b', { fileName: 'a.torrent' });
        await expect(store.publish(other, OWNER, { ifNoneMatch: '*' }, at(1))).rejects.toMatchObject(failed);
        await expect(store.publish(other, OWNER, { ifMatch: ['00'] }, at(1))).rejects.toMatchObject(failed);
        const { sha256 } = created.torrent;
        const replaced = await store.publish(other, OWNER, { ifMatch: [sha256] }, at(1));
        expect(replaced.outcome).toBe('replaced');
      });

      it('has exactly one winner among 32 at once', async () => {
        const sent = Array.from({ length: 32 }, () => publish(draft('a')));
        const outcomes = (await Promise.all(sent)).map(({ outcome }) => outcome);
        expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1);
        expect(outcomes.filter((outcome) => outcome === 'unchanged')).toHaveLength(31);
        expect(await countOf('')).toBe(1);
      });

      it('rejects only the one of 64 at once whose bytes are not what its hash says', async () => {
        const drafts = Array.from({ length: 64 }, (_, index) => draft(`t${index}`));
        drafts[17] = draft('t17', { sha256: '00'.repeat(32) });
        const results = await Promise.allSettled(drafts.map((one) => publish(one)));
        expect(results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([17]);
        expect(await countOf('debian/13')).toBe(63);
        expect(await store.find({ infohash: v1('t17') })).toBeUndefined();
      });
    });

    describe('remove', () => {
      it('takes a public torrent away: its path and infohash know of the removal, its bytes stay', async () => {
        const { torrent } = await publish(draft('a'));
        const removed = await store.remove(pathOf(draft('a')), OWNER, ANY, at(1));
        const removal = { at: at(1), reason: undefined, status: 410, byId: OWNER.tokenId, from: 'public' };
        expect(removed).toEqual({ ...torrent, state: 'removed', removal });
        expect(await store.find(pathOf(draft('a')))).toBeUndefined();
        expect(await store.findRemoval(pathOf(draft('a')))).toEqual({
          ...removal,
          byId: undefined,
          from: undefined,
        });
        expect(await store.findRemoval({ infohash: v1('a') })).toEqual(removal);
        expect(await store.find({ infohash: v1('a') })).toEqual(removed);
        expect(await bytesOf(torrent)).toHaveLength(2);
      });

      it('takes a superseded torrent away by its infohash only', async () => {
        await publish(draft('a', { fileName: 'latest.torrent' }));
        const newer = await publish(draft('b', { fileName: 'latest.torrent' }));
        const removed = await store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
        expect(removed.state).toBe('removed');
        expect(await store.find(pathOf(draft('b', { fileName: 'latest.torrent' })))).toEqual(newer.torrent);
        expect(await countOf('')).toBe(1);
      });

      it('remembers a removal from a path until something is published there, wherever the torrent goes', async () => {
        const path = { collection: '', fileName: 'latest.torrent' };
        expect(await store.findRemoval({ path })).toBeUndefined();
        await publish(draft('a', path));
        await store.remove({ path }, OWNER, ANY, at(1));
        await publish(draft('a', { fileName: 'elsewhere.torrent' }));
        expect(await store.findRemoval({ path })).toMatchObject({ at: at(1) });
        await expect(store.remove({ path }, OWNER, ANY, at(2))).rejects.toMatchObject({ code: 'gone' });
        await publish(draft('b', path));
        expect(await store.findRemoval({ path })).toBeUndefined();
      });

      it('says not_found for what never stood there, and gone for what was removed', async () => {
        const address = pathOf(draft('a'));
        await expect(store.remove(address, OWNER, ANY, at(0))).rejects.toMatchObject({ code: 'not_found' });
        await publish(draft('a'));
        await store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
        for (const gone of [address, { infohash: v1('a') }]) {
          await expect(store.remove(gone, OWNER, ANY, at(2))).rejects.toMatchObject({
            name: 'AppError',
            code: 'gone',
          });
        }
      });

      it('refuses a stranger and a stale If-Match, and changes nothing', async () => {
        const { torrent } = await publish(draft('a'));
        const address = pathOf(draft('a'));
        await expect(store.remove(address, STRANGER, ANY, at(1))).rejects.toMatchObject({
          code: 'forbidden',
        });
        const stale = store.remove(address, OWNER, { ifMatch: ['00'] }, at(1));
        await expect(stale).rejects.toMatchObject({ code: 'precondition_failed' });
        expect(await store.find(address)).toEqual(torrent);
        await store.remove(address, MODERATOR, { ifMatch: [torrent.sha256] }, at(1));
        expect(await store.findRemoval(address)).toMatchObject({ at: at(1) });
      });
    });

    describe('find', () => {
      it('gives undefined for what is not there', async () => {
        expect(await store.find({ infohash: v1('a') })).toBeUndefined();
        expect(await store.find({ infohash: v2('a') })).toBeUndefined();
        expect(await store.find(pathOf(draft('a')))).toBeUndefined();
        const unknown = opened.blobs.get({ sha256: '0'.repeat(64) });
        await expect(unknown).rejects.toMatchObject({ name: 'AppError', code: 'not_found' });
      });

      it('keeps texts apart that differ only in letter case, normal form or a NUL', async () => {
        const names = ['é', 'e\u0301', 'É', 'e', 'e\0', 'e\0x', '😀', `'"; --`];
        for (const [index, name] of names.entries()) {
          const fileName = `${name}.torrent`;
          const { torrent } = await publish(draft(`t${index}`, { fileName, name }));
          expect(torrent).toMatchObject({ fileName, name });
        }
        expect(await countOf('')).toBe(names.length);
      });
    });

    describe('list', () => {
      const newestFirst = { sort: 'published', order: 'desc' } as const;
      const pages = async (filter: TorrentFilter, limit = 9) => {
        const items: Torrent[] = [];
        let after: Cursor | undefined;
        do {
          const page = await store.list({ ...filter, ...newestFirst, limit, after });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          items.push(...page.items);
          after = page.next;
        } while (after !== undefined);
        return items.map((torrent) => torrent.name);
      };

      it('pages through all that is listed, newest first, each once', async () => {
        const names = Array.from({ length: 25 }, (_, index) => `word t${index}`);
        for (const [index, name] of names.entries()) {
          await publish(draft(`t${index}`, { name, collection: index % 2 === 0 ? 'even' : 'odd' }));
        }
        await publish(
          draft('replaced', { name: 'word replaced', fileName: 't3.torrent', collection: 'odd' }),
        );
        await store.remove({ infohash: v1('t4') }, OWNER, ANY, at(1));
        const left = names.filter((name) => !/t[34]$/.test(name));
        const expected = ['word replaced', ...left.toReversed()];
        const even = left.filter((name) => Number(name.slice('word t'.length)) % 2 === 0);
        for (const limit of [1, 4, 24, 25, 100]) {
          const terms = parseQuery('word');
          expect(await pages({}, limit)).toEqual(expected);
          expect(await pages({ terms }, limit)).toEqual(expected);
          expect(await pages({ collection: 'even' }, limit)).toEqual(even.toReversed());
          expect(await pages({ collection: 'even', terms }, limit)).toEqual(even.toReversed());
        }
      });

      it('lists only what is in exactly that collection', async () => {
        await publish(draft('a', { collection: 'debian' }));
        await publish(draft('b', { collection: 'debian/13' }));
        await publish(draft('c', { collection: '' }));
        expect(await pages({ collection: 'debian' })).toEqual(['a']);
        expect(await pages({ collection: '' })).toEqual(['c']);
        expect(await pages({ collection: 'none' })).toEqual([]);
      });

      const found = async (...words: string[]) => pages({ terms: parseQuery(words.join(' ')) });

      it('finds words without regard to case and accents, and the last one by its beginning', async () => {
        await publish(draft('a', { name: 'Café Größe Debian' }));
        await publish(draft('b', { name: 'cafeteria.iso', fileName: 'Nightly-Build.torrent' }));
        expect(await found('CAFE')).toEqual(['cafeteria.iso', 'Café Größe Debian']);
        expect(await found('cafe', 'deb')).toEqual(['Café Größe Debian']);
        expect(await found('deb', 'cafe')).toEqual([]);
        expect(await found('GROẞE', 'nothing')).toEqual([]);
        expect(await found('g')).toEqual(['Café Größe Debian']);
        expect(await found('nightly')).toEqual(['cafeteria.iso']);
        expect(await found('torrent')).toEqual([]);
      });

      it('no longer finds what was replaced or removed, and finds what an update brought', async () => {
        await publish(draft('a', { name: 'apple', fileName: 'x.torrent' }));
        await publish(draft('b', { name: 'banana', fileName: 'x.torrent' }));
        expect(await found('apple')).toEqual([]);
        await publish(draft('b', { name: 'cherry', fileName: 'x.torrent' }, 'around'));
        expect([await found('banana'), await found('cherry')]).toEqual([[], ['cherry']]);
        await store.remove({ infohash: v1('b') }, OWNER, ANY, at(1));
        expect(await found('cherry')).toEqual([]);
      });

      it('takes nothing in a word for syntax, and never fails on one', async () => {
        await publish(draft('a', { name: 'plain AND name NEAR words' }));
        const hostile = [
          '"', '""', '*', 'AND', 'OR', 'NOT', 'NEAR', 'NEAR(a b)', '(', ')', '^', '%', '_', '-a', 'a-b', 'nope:x',
          'name:plain', '{', '}', "'", ';', '\\', '\0', 'plain\0"', '\u{10ffff}', '\ud800', '('.repeat(5000),
          'x'.repeat(5000), '"'.repeat(5001),
        ]; // prettier-ignore
        for (const word of hostile) {
          for (const words of [[word], ['plain', word], [word, 'plain'], [word, word]]) {
            const page = await store.list({ terms: parseQuery(words.join(' ')), ...newestFirst, limit: 5 });
            expect(page.items.length).toBeLessThanOrEqual(1);
          }
        }
        expect(await found('plain', 'AND')).toHaveLength(1);
        expect(await found('name:plain')).toEqual([]);
        expect(await found(...Array.from({ length: 500 }, () => 'plain'))).toHaveLength(1);
      });
    });

    describe('collections', () => {
      it('counts what is public in each and below it, and forgets the empty ones', async () => {
        await publish(draft('a', { collection: 'debian/13/live' }));
        await publish(draft('b', { collection: 'debian/13' }));
        await publish(draft('c', { collection: 'debian-old' }));
        await publish(draft('d', { collection: '' }));
        expect(await countOf('')).toBe(4);
        expect(await store.listCollections('')).toEqual([
          { path: 'debian', torrentCount: 2, newestAt: at(0) },
          { path: 'debian-old', torrentCount: 1, newestAt: at(0) },
        ]);
        expect(await store.listCollections('debian')).toMatchObject([{ path: 'debian/13', torrentCount: 2 }]);
        expect(await store.listCollections('debian/13')).toMatchObject([
          { path: 'debian/13/live', torrentCount: 1 },
        ]);
        await store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
        expect(await store.listCollections('debian/13')).toEqual([]);
        expect(await store.findCollection('debian/13/live')).toBeUndefined();
        expect(await store.findCollection('debian')).toMatchObject({ path: 'debian', torrentCount: 1 });
      });

      it('has the time of the latest torrent in each and below it, also after that one was removed', async () => {
        const newest = async (parent: string) => {
          const found = await store.listCollections(parent);
          return Object.fromEntries(found.map(({ path, newestAt }) => [path, newestAt]));
        };
        await publish(draft('a', { collection: 'x/y' }), 1);
        await publish(draft('b', { collection: 'x/z/deep' }), 2);
        await publish(draft('c', { collection: 'x' }), 3);
        expect([await newest(''), await newest('x')]).toEqual([{ x: at(3) }, { 'x/y': at(1), 'x/z': at(2) }]);
        await store.remove({ infohash: v1('c') }, OWNER, ANY, at(4));
        expect(await newest('')).toEqual({ x: at(2) });
        await store.remove({ infohash: v1('b') }, OWNER, ANY, at(4));
        expect([await newest(''), await newest('x')]).toEqual([{ x: at(1) }, { 'x/y': at(1) }]);
        await publish(draft('d', { collection: 'x/y' }), 5);
        await store.remove({ infohash: v1('a') }, OWNER, ANY, at(6));
        expect(await newest('x')).toEqual({ 'x/y': at(5) });
      });

      it('counts a replacement and an update once', async () => {
        await publish(draft('a', { fileName: 'x.torrent' }));
        await publish(draft('b', { fileName: 'x.torrent' }));
        await publish(draft('b', { fileName: 'x.torrent' }, 'around'));
        await publish(draft('a', { fileName: 'x.torrent' }));
        expect([await countOf(''), await countOf('debian'), await countOf('debian/13')]).toEqual([1, 1, 1]);
        await store.remove({ infohash: v1('b') }, OWNER, ANY, at(1));
        expect(await countOf('')).toBe(1);
        await store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
        expect(await store.findCollection('')).toBeUndefined();
        expect(await store.listCollections('')).toEqual([]);
      });
    });

    describe('READMEs', () => {
      const bound = actor(9, { scope: 'debian/**' });
      const tags = async () => (await store.findReadme('debian/13'))?.sha256;

      it('are written, replaced and removed, by moderators and by tokens that are bound to the collection', async () => {
        await publish(draft('a'));
        const created = await store.putReadme('debian/13', '# Debian\r\n\0 13', bound, ANY, at(1));
        expect(created).toMatchObject({ outcome: 'created', readme: { updatedAt: at(1) } });
        expect(await store.findReadme('debian/13')).toEqual(created.readme);
        expect(created.readme.text).toBe('# Debian\r\n\0 13');
        const again = await store.putReadme('debian/13', created.readme.text, bound, ANY, at(2));
        expect(again).toEqual({ outcome: 'unchanged', readme: created.readme });
        const replaced = await store.putReadme('debian/13', 'Other', MODERATOR, ANY, at(3));
        expect(replaced).toMatchObject({ outcome: 'replaced', readme: { text: 'Other', updatedAt: at(3) } });
        expect(await store.findReadme('debian')).toBeUndefined();
        expect(await store.removeReadme('debian/13', bound, ANY, at(4))).toEqual(replaced.readme);
        expect(await store.findReadme('debian/13')).toBeUndefined();
        await expect(store.removeReadme('debian/13', bound, ANY, at(5))).rejects.toMatchObject({
          code: 'not_found',
        });
      });

      it('are not for those who own torrents there, nor for other tokens', async () => {
        await publish(draft('a'));
        await store.putReadme('debian/13', 'First', MODERATOR, ANY, at(1));
        const others = [OWNER, STRANGER, actor(9, { scope: 'debian' }), actor(9, { scope: 'other/**' })];
        const reviewed = actor(9, { scope: 'debian/**', needsReview: true });
        for (const who of [...others, reviewed]) {
          const refused = { code: 'forbidden' };
          await expect(store.putReadme('debian/13', 'x', who, ANY, at(2))).rejects.toMatchObject(refused);
          await expect(store.removeReadme('debian/13', who, ANY, at(2))).rejects.toMatchObject(refused);
        }
        await expect(store.putReadme('debian/13', 'x', ANONYMOUS, ANY, at(2))).rejects.toMatchObject({
          code: 'unauthorized',
        });
        expect((await store.findReadme('debian/13'))?.text).toBe('First');
      });

      it('begin where something is public, unless a moderator writes them', async () => {
        const put = (collection: string, who = bound) =>
          store.putReadme(collection, `Text of ${who.name}`, who, ANY, at(1));
        const refused = { code: 'conflict' };
        await expect(put('debian/13')).rejects.toMatchObject(refused);
        await publish(draft('a', { visibility: 'unlisted' }));
        await expect(put('debian/13')).rejects.toMatchObject(refused);
        await publish(draft('b', { collection: 'debian/13/below' }));
        expect((await put('debian/13')).outcome).toBe('created');
        await expect(put('debian/14')).rejects.toMatchObject(refused);
        expect((await put('debian/14', MODERATOR)).outcome).toBe('created');
        expect((await put('debian/14')).outcome).toBe('replaced');
      });

      it('are changed only as the actor knew them', async () => {
        const put = (text: string, conditions: Preconditions) =>
          store.putReadme('debian/13', text, MODERATOR, conditions, at(1));
        const failed = { code: 'precondition_failed' };
        await expect(put('a', { ifMatch: '*' })).rejects.toMatchObject(failed);
        await put('a', { ifNoneMatch: '*' });
        const first = (await tags()) ?? '';
        await expect(put('b', { ifNoneMatch: '*' })).rejects.toMatchObject(failed);
        await put('b', { ifMatch: [first] });
        await expect(put('c', { ifMatch: [first] })).rejects.toMatchObject(failed);
        await expect(
          store.removeReadme('debian/13', MODERATOR, { ifMatch: [first] }, at(2)),
        ).rejects.toMatchObject(failed);
      });

      it('give the list of the collection another revision, and stay when it is empty', async () => {
        await publish(draft('a'));
        const before = await store.findRevision('debian/13');
        await store.putReadme('debian/13', 'Text', MODERATOR, ANY, at(1));
        const after = await store.findRevision('debian/13');
        expect(after).toMatchObject({ changedAt: at(1) });
        expect(after?.number).not.toBe(before?.number);
        await store.remove({ infohash: v1('a') }, OWNER, ANY, at(2));
        expect((await store.findReadme('debian/13'))?.text).toBe('Text');
        expect(await store.findCollection('debian/13')).toBeUndefined();
      });
    });

    describe('findLatest', () => {
      const latestOf = async (collection: string, match?: string, order: LatestOrder = 'published') =>
        (await store.findLatest({ collection, match, order }))?.fileName;

      it('finds what was published last in a collection and below it', async () => {
        await publish(draft('a', { collection: 'x', fileName: 'a.torrent' }));
        await publish(draft('b', { collection: 'x/y', fileName: 'b.torrent' }), 1);
        await publish(draft('c', { collection: 'xy', fileName: 'c.torrent' }), 2);
        await publish(draft('d', { collection: 'x', fileName: 'd.torrent', visibility: 'unlisted' }), 3);
        expect([await latestOf('x'), await latestOf('x/y'), await latestOf('')]).toEqual([
          'b.torrent',
          'b.torrent',
          'c.torrent',
        ]);
        expect(await latestOf('none')).toBeUndefined();
        await store.remove({ infohash: v1('b') }, OWNER, ANY, at(4));
        expect([await latestOf('x'), await latestOf('x/y')]).toEqual(['a.torrent', undefined]);
      });

      it('finds the highest version, and only names that match', async () => {
        for (const version of ['13.10', '13.9', '13.2']) {
          for (const kind of ['amd64', 'arm64']) {
            const fileName = `debian-${version}-${kind}.torrent`;
            await publish(draft(fileName, { collection: 'x', fileName }));
          }
        }
        expect(await latestOf('x', '*amd64*')).toBe('debian-13.2-amd64.torrent');
        expect(await latestOf('x', '*amd64', 'version')).toBe('debian-13.10-amd64.torrent');
        expect(await latestOf('x', 'debian-13.9-*.torrent', 'version')).toBe('debian-13.9-arm64.torrent');
        expect(await latestOf('x', '*riscv*')).toBeUndefined();
      });

      it('looks at all names, also of several pages', async () => {
        const many = Array.from({ length: 1100 }, (_, index) =>
          draft(`t${index}`, { fileName: `t${index}.torrent` }),
        );
        for (const half of [many.slice(0, 600), many.slice(600)])
          await Promise.all(half.map((one) => publish(one)));
        expect(await latestOf('', 't0')).toBe('t0.torrent');
        expect(await latestOf('debian', '*', 'version')).toBe('t1099.torrent');
      });
    });

    describe('findRevision', () => {
      const path = { path: { collection: 'debian/13', fileName: 'a.torrent' } };
      const revisionOf = async (of: string) => {
        const { number, changedAt } = (await store.findRevision(of)) ?? {};
        return { number, changedAt };
      };

      it('is another after every change of what is public, in the collection and all above it', async () => {
        await publish(draft('other', { collection: 'other' }), 1);
        const untouched = await store.findRevision('other');
        const a = { collection: 'debian/13', fileName: 'a.torrent' };
        const changes: readonly ((minutes: number) => Promise<unknown>)[] = [
          (minutes) => publish(draft('a', a), minutes),
          (minutes) => publish(draft('a', a, 'around'), minutes),
          (minutes) => publish(draft('b', a), minutes),
          (minutes) => store.edit(path, { description: 'New' }, OWNER, ANY, at(minutes)),
          (minutes) => store.edit(path, { state: 'hidden' }, MODERATOR, ANY, at(minutes)),
          (minutes) => store.edit(path, { state: 'public' }, MODERATOR, ANY, at(minutes)),
          (minutes) => store.remove(path, OWNER, ANY, at(minutes)),
          (minutes) => store.restore(v1('b'), OWNER, at(minutes)),
          (minutes) => store.edit(path, { collection: 'debian/14' }, OWNER, ANY, at(minutes)),
        ];
        const numbers = new Set([(await revisionOf('')).number]);
        for (const [index, change] of changes.entries()) {
          await change(index + 2);
          const { number, changedAt } = await revisionOf('');
          expect(changedAt, String(change)).toEqual(at(index + 2));
          numbers.add(number);
          const below = await store.findRevision('debian/13');
          if (below !== undefined) expect(below).toEqual(await store.findRevision('debian'));
        }
        expect(numbers.size).toBe(changes.length + 1);
        expect(await store.findRevision('debian/13')).toBeUndefined();
        expect((await revisionOf('debian/14')).changedAt).toEqual(at(10));
        expect(await store.findRevision('other')).toEqual(untouched);
      });

      it('is never the same again in a collection that was empty in between', async () => {
        const { number: before } = (await publish(draft('a')), await revisionOf('debian/13'));
        await store.remove({ infohash: v1('a') }, OWNER, ANY, at(1));
        await store.restore(v1('a'), OWNER, at(2));
        expect((await revisionOf('debian/13')).number).not.toBe(before);
      });

      it('stays the same when what is in no list changes', async () => {
        await publish(draft('a'));
        const before = await store.findRevision('');
        await publish(draft('b', { fileName: 'b.torrent', visibility: 'unlisted' }), 1);
        await store.publish(draft('c', { fileName: 'c.torrent' }), NEWCOMER, ANY, at(2));
        await store.edit({ infohash: v1('b') }, { title: 'New' }, OWNER, ANY, at(3));
        await store.remove({ infohash: v1('b') }, OWNER, ANY, at(4));
        await store.purge(at(5), 10, at(5));
        expect(await store.findRevision('')).toEqual(before);
      });

      it('is there for a catalogue in which nothing was published, and for no other collection', async () => {
        expect(await store.findRevision('')).toMatchObject({ changedAt: new Date(0) });
        expect(await store.findRevision('debian')).toBeUndefined();
      });
    });
  });
}
