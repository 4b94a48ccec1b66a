import { join } from 'node:path';
import type { Torrent } from '../../../../src/catalogue/torrent.ts';
import { createSignal } from '../../../../src/events/signal.ts';
import { createCollectionMover } from '../../../../src/stores/sqlite/collections/collection-mover.ts';
import { openWriter, type Connection } from '../../../../src/stores/sqlite/database/connection.ts';
import { createListing } from '../../../../src/stores/sqlite/lists/listing.ts';
import { openSqliteStore } from '../../../../src/stores/sqlite/open.ts';
import { createWordWriter } from '../../../../src/stores/sqlite/lists/word-index.ts';
import { draft } from '../../../contracts/drafts.ts';
import { temporaryFolder } from '../../../support/temp.ts';

/** A connection to a database that lists these torrents, ids from 1 on, without their bytes. */
export async function openListed(torrents: readonly Partial<Torrent>[]): Promise<Connection> {
  const folder = temporaryFolder();
  const store = await openSqliteStore({ folder });
  await store.close();
  const connection = openWriter(join(folder, 'torrentry.sqlite'));
  // No test cuts the power.
  connection.pragma('synchronous = OFF');
  const { list } = createListedWriter(connection);
  list(torrents.map((given, index) => listed(index + 1, given)));
  return connection;
}

/** What changes such a database, each in one transaction. */
export function createListedWriter(connection: Connection) {
  const listing = createListing(connection, () => undefined, createSignal());
  const writeWords = createWordWriter(connection);
  const insert = connection.prepare(`
    INSERT OR REPLACE INTO torrents (id, state, collection, file_name, infohash_v1, sha256, name, content_bytes, file_count,
      piece_length_bytes, private, metainfo_bytes, warnings, title, category, tags, published_at, updated_at)
    VALUES (:id, 'public', :collection, :fileName, unhex(:infohashV1), unhex(:sha256), :name, :contentBytes, :fileCount,
      16384, 0, 1, '[]', :title, :category, :tags, :publishedAt, 0)`);
  const inTransaction = (change: (torrent: Torrent) => void): ((torrents: readonly Torrent[]) => void) =>
    connection.transaction((torrents: readonly Torrent[]) => {
      for (const torrent of torrents) change(torrent);
      writeWords();
    });
  const move = createCollectionMover(connection, listing, writeWords);
  const add = (torrent: Torrent) => void insert.run({ ...torrent, ...toColumns(torrent) });
  return {
    /** Adds them without listing them. */
    add: inTransaction(add),
    /** Lists them; adds those that are new. */
    list: inTransaction((torrent) => {
      add(torrent);
      listing.enter(torrent, torrent.publishedAt);
    }),
    unlist: inTransaction((torrent) => {
      listing.leave(torrent, torrent.publishedAt);
    }),
    /** Moves a collection with all below it. */
    move(from: string, to: string): void {
      connection.transaction(move)(from, to, new Date(0));
    },
  };
}

function toColumns({ title, category, tags, publishedAt }: Torrent) {
  return {
    title: title ?? null,
    category: category ?? null,
    tags: JSON.stringify(tags),
    publishedAt: publishedAt.getTime(),
  };
}

/** A public torrent. */
export function listed(id: number, overrides: Partial<Torrent>): Torrent {
  const {
    bytes: _bytes,
    deleteKeyHash: _key,
    visibility: _visibility,
    fileNames: _names,
    trackers: _trackers,
    ...facts
  } = draft(`t${id}`);
  return {
    ...facts,
    id,
    area: '',
    state: 'public',
    stateReason: undefined,
    wantedState: undefined,
    ownerId: undefined,
    deleteKeyHash: undefined,
    title: undefined,
    description: undefined,
    category: undefined,
    tags: [],
    licence: undefined,
    pictures: [],
    publishedAt: new Date(id * 60_000),
    updatedAt: new Date(id * 60_000),
    downloadCount: 0,
    pinned: false,
    removal: undefined,
    ...overrides,
  };
}
