import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, vi } from 'vitest';
import { parseQuery } from '../../../../../src/catalogue/parse-query.ts';
import type { Torrent } from '../../../../../src/catalogue/torrent.ts';
import { AppError } from '../../../../../src/errors.ts';
import { openWriter } from '../../../../../src/stores/sqlite/database/connection.ts';
import { openSqliteStore } from '../../../../../src/stores/sqlite/open.ts';
import { Searcher } from '../../../../../src/stores/sqlite/search/search.ts';
import { describeAudit } from '../../../../contracts/audit.ts';
import { describeCatalogueStore } from '../../../../contracts/catalogue-store.ts';
import { at, draft, OWNER, v1 } from '../../../../contracts/drafts.ts';
import { describeAreas } from '../../../../contracts/areas.ts';
import { describeCollectionSettings } from '../../../../contracts/collection-settings.ts';
import { describeCollectionMove } from '../../../../contracts/collection-move.ts';
import { describeEdit } from '../../../../contracts/edit.ts';
import { describeEventBorders } from '../../../../contracts/event-borders.ts';
import { describeEvents } from '../../../../contracts/events.ts';
import { describeExpiry } from '../../../../contracts/expiry.ts';
import { describeModerationStore } from '../../../../contracts/moderation-store.ts';
import { describePredecessors } from '../../../../contracts/predecessors.ts';
import { describePictures } from '../../../../contracts/pictures.ts';
import { describePublishers } from '../../../../contracts/publishers.ts';
import { describeRemoval } from '../../../../contracts/removal.ts';
import { describeRetention } from '../../../../contracts/retention.ts';
import { describeStreams } from '../../../../contracts/streams.ts';
import { describeReview } from '../../../../contracts/review.ts';
import { temporaryFolder } from '../../../../support/temp.ts';
import { openStores } from '../../../../support/open-stores.ts';

describeCatalogueStore('openSqliteStore, as a store of the catalogue', openStores);
describeReview('openSqliteStore, when not everybody may do everything', openStores);
describeAreas('openSqliteStore, with private collections', openStores);
describeCollectionSettings('openSqliteStore, with settings of collections', openStores);
describeEdit('openSqliteStore, when a torrent is edited', openStores);
describeExpiry('openSqliteStore, when torrents expire', openStores);
describeCollectionMove('openSqliteStore, when a collection is moved', openStores);
describeRetention('openSqliteStore, by the rules of a collection', openStores);
describeStreams('openSqliteStore, when torrents are sent to streams', openStores);
describePredecessors('openSqliteStore, when a torrent is replaced', openStores);
describeRemoval('openSqliteStore, after a removal', openStores);
describePublishers('openSqliteStore, with publishers', openStores);
describePictures('openSqliteStore, with pictures', openStores);
describeModerationStore('openSqliteStore, as a store of moderation', openStores);
describeEvents('openSqliteStore, as a record of events', openStores);
describeEventBorders('openSqliteStore, as a record of events of private collections', openStores);
describeAudit('openSqliteStore, as a record of all changes', openStores);

describe('createCatalogueStore', () => {
  it('detects bytes that changed on the disk, and serves none of them', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore({ folder });
    const { torrent } = await store.catalogue.publish(draft('a'), OWNER, {}, at(0));
    const database = new Database(join(folder, 'torrentry.sqlite'));
    database.prepare('UPDATE torrent_bytes SET bytes = ?').run(Buffer.from('b|'));
    database.close();
    const error = await store.blobs.get(torrent).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(`${torrent.sha256}: its stored bytes are damaged`) as string,
    });
    await store.close();
  });

  it('finds the latest torrent also while it is replaced', async () => {
    const store = await openSqliteStore({ folder: temporaryFolder() });
    const publish = (info: string) =>
      store.catalogue.publish(draft(info, { fileName: 'a.torrent' }), OWNER, {}, at(0));
    await publish('first');
    const { run: search } = Searcher.prototype;
    const run = vi.spyOn(Searcher.prototype, 'run').mockImplementationOnce(async function (
      this: Searcher,
      ...asked
    ) {
      const id = await search.apply(this, asked);
      await publish('second');
      return id;
    });
    const latest = await store.catalogue.findLatest({ collection: '', match: undefined, order: 'published' });
    expect(latest?.name).toBe('second');
    run.mockRestore();
    await store.close();
  });

  it('has all that was acknowledged after it was opened again', async () => {
    const folder = temporaryFolder();
    const first = await openSqliteStore({ folder });
    const { torrent } = await first.catalogue.publish(draft('a'), OWNER, {}, at(0));
    await first.close();
    const second = await openSqliteStore({ folder });
    const input = { terms: parseQuery('a'), sort: 'published', order: 'desc', limit: 5 } as const;
    expect(await second.catalogue.list(input)).toEqual({
      items: [torrent],
      next: undefined,
    });
    expect(Buffer.from(await second.blobs.get(torrent)).toString()).toBe('a|');
    await second.close();
  });

  it('keeps and deletes the bytes of torrents from before they were found by their id', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore({ folder });
    const { catalogue, blobs } = store;
    const publish = (info: string, outer: string) =>
      catalogue.publish(draft(info, {}, outer), OWNER, {}, at(0)).then(({ torrent }) => torrent);
    const old = [await publish('a', ''), await publish('b', ''), await publish('c', '')] as const;
    const database = new Database(join(folder, 'torrentry.sqlite'));
    database.exec('INSERT INTO blobs (sha256, bytes) SELECT sha256, bytes FROM torrent_bytes');
    database.exec('DELETE FROM torrent_bytes');
    const stored = database.prepare('SELECT CAST(bytes AS TEXT) FROM blobs ORDER BY id').pluck();
    const textOf = async (torrent: Torrent) => Buffer.from(await blobs.get(torrent)).toString();

    // Its bytes change.
    expect(await textOf(await publish('a', 'new'))).toBe('a|new');
    expect(stored.all()).toEqual(['b|', 'c|']);
    // It is removed, and published again with the same bytes.
    await catalogue.remove({ infohash: v1('b') }, OWNER, {}, at(1));
    const again = await publish('b', '');
    expect(again.id).not.toBe(old[1].id);
    expect(await textOf(again)).toBe('b|');
    // It is removed for ever.
    await catalogue.remove({ infohash: v1('c') }, OWNER, {}, at(1));
    await catalogue.purge(at(9), 9, at(9));
    await expect(blobs.get(old[2])).rejects.toMatchObject({ code: 'not_found' });
    expect(stored.all()).toEqual(['b|']);
    database.close();
    await store.close();
  });

  it('gives the bytes of a removed torrent to the one that is published again', async () => {
    const store = await openSqliteStore({ folder: temporaryFolder() });
    const publish = (outer: string) => store.catalogue.publish(draft('a', {}, outer), OWNER, {}, at(0));
    const remove = () => store.catalogue.remove({ infohash: v1('a') }, OWNER, {}, at(1));
    const { torrent: first } = await publish('');
    await remove();
    const { torrent: same } = await publish('');
    expect(Buffer.from(await store.blobs.get(same)).toString()).toBe('a|');
    await expect(store.blobs.get(first)).rejects.toMatchObject({ code: 'not_found' });
    await remove();
    const { torrent: other } = await publish('other');
    expect(Buffer.from(await store.blobs.get(other)).toString()).toBe('a|other');
    await expect(store.blobs.get(same)).rejects.toMatchObject({ code: 'not_found' });
    await store.close();
  });

  it('never gives an id twice, not even that of a torrent whose row went', async () => {
    const store = await openSqliteStore({ folder: temporaryFolder() });
    const ids: number[] = [];
    for (const minutes of [0, 1, 2]) {
      const { torrent } = await store.catalogue.publish(draft('a'), OWNER, {}, at(minutes));
      ids.push(torrent.id);
      await store.catalogue.remove({ infohash: v1('a') }, OWNER, {}, at(minutes));
    }
    expect(ids).toEqual([1, 2, 3]);
    await store.close();
  });

  it('knows the area of a collection until another connection has committed something', async () => {
    const folder = temporaryFolder();
    const store = await openSqliteStore({ folder });
    const other = openWriter(join(folder, 'torrentry.sqlite'));
    const found = [store.catalogue.findArea('x')];
    other.prepare('INSERT INTO areas (path) VALUES (?)').run('x');
    found.push(store.catalogue.findArea('x'), store.catalogue.findArea('x'));
    expect(await Promise.all(found)).toEqual(['', 'x', 'x']);
    other.close();
    await store.close();
  });

  it('gives the room of purged torrents back to the file system, while others are published', async () => {
    const emptyFolder = temporaryFolder();
    await (await openSqliteStore({ folder: emptyFolder })).close();
    const folder = temporaryFolder();
    const store = await openSqliteStore({ folder });
    const publish = (index: number, bytes: number) => {
      const what = draft(`t${index}`, { bytes: Buffer.alloc(bytes, `${index}|`) });
      return store.catalogue.publish(what, OWNER, {}, at(0));
    };
    const indexes = Array.from({ length: 60 }, (_, index) => index);
    await Promise.all(indexes.map((index) => publish(index, 100_000)));
    await Promise.all(
      indexes.map((index) => store.catalogue.remove({ infohash: v1(`t${index}`) }, OWNER, {}, at(1))),
    );
    const [purgedCount] = await Promise.all([
      store.catalogue.purge(at(9), 100, at(9)),
      ...indexes.map((index) => publish(100 + index, 100)),
    ]);
    expect(purgedCount).toBe(60);
    await store.close();
    const sizeOf = (where: string) => statSync(join(where, 'torrentry.sqlite')).size;
    // 60 small torrents with their words, and what 6 MB left behind.
    expect(sizeOf(folder) - sizeOf(emptyFolder)).toBeLessThan(500_000);
  });
});
