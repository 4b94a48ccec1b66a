import { hash } from 'node:crypto';
import type { BlobStore } from '../../../catalogue/blobs.ts';
import { AppError } from '../../../errors.ts';
import type { Infohash } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';
import type { StoreLog } from '../database/thread.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { fromHex } from './rows.ts';

export interface BlobReports {
  readonly log?: StoreLog | undefined;
  /** Called for bytes that have another SHA-256 than they should. */
  readonly onDamage?: ((sha256: string) => void) | undefined;
}

/**
 * The bytes of .torrent files and pictures in the same database, so that they change in the same transaction as the rows that need
 * them. Those of a torrent are found by its id: an index of their SHA-256 took a third of the time of a publication at a
 * million torrents. Pictures, and torrents from before that, are found by their SHA-256.
 */
export function createBlobStore(
  reader: Connection,
  calls: OpenCalls,
  { log, onDamage }: BlobReports,
): BlobStore {
  const ofTorrent = reader
    .prepare<[number, Buffer | null], Uint8Array>(
      'SELECT bytes FROM torrent_bytes WHERE torrent_id = ? AND sha256 = ?',
    )
    .pluck();
  const bySha256 = reader
    .prepare<[Buffer | null], Uint8Array>('SELECT bytes FROM blobs WHERE sha256 = ?')
    .pluck();
  return {
    get: ({ sha256, id }) =>
      calls.run(() => {
        const key = fromHex(sha256);
        const bytes = (id === undefined ? undefined : ofTorrent.get(id, key)) ?? bySha256.get(key);
        if (bytes === undefined) {
          throw new AppError(
            'not_found',
            `Cannot read the file with the SHA-256 ${sha256}: it is not stored`,
          );
        }
        if (hash('sha256', bytes) !== sha256) {
          log?.error({ sha256, id }, 'a stored file is damaged: its bytes have another SHA-256');
          onDamage?.(sha256);
          throw new AppError(
            'unavailable',
            `Cannot read the file with the SHA-256 ${sha256}: its stored bytes are damaged`,
            { hint: 'Tell the operator of this site, who can restore it from a backup.' },
          );
        }
        return bytes;
      }),
  };
}

export interface BlobWriter {
  /** The bytes of a picture, or of the torrent with that id. */
  put(sha256: string, bytes: Uint8Array, torrentId?: number): void;
  /** Deletes the bytes of a picture, unless something shows it. */
  deleteUnused(sha256: string): void;
  /**
   * Deletes bytes that a torrent had by their SHA-256, unless a torrent still has them: the same is published in several
   * areas by the same infohash.
   */
  delete(sha256: string, infohash: Infohash): void;
}

/** Prepares the changes of bytes. Call them inside a transaction. */
export function createBlobWriter(connection: Connection): BlobWriter {
  const insert = connection.prepare(
    'INSERT INTO blobs (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING',
  );
  const putOfTorrent = connection.prepare(
    'INSERT OR REPLACE INTO torrent_bytes (torrent_id, sha256, bytes) VALUES (?, ?, ?)',
  );
  const removeUnused = connection.prepare(`
    DELETE FROM blobs WHERE sha256 = :sha256
    AND NOT EXISTS (SELECT 1 FROM picture_uses AS u WHERE u.sha256 = :sha256)`);
  const remove = (column: string) =>
    connection.prepare(`
      DELETE FROM blobs WHERE sha256 = :sha256 AND NOT EXISTS (
        SELECT 1 FROM torrents AS t WHERE t.${column} = :infohash AND t.sha256 = :sha256)`);
  const removeV1 = remove('infohash_v1');
  const removeV2 = remove('infohash_v2');
  return {
    put(sha256, bytes, torrentId) {
      if (torrentId === undefined) insert.run(fromHex(sha256), bytes);
      else putOfTorrent.run(torrentId, fromHex(sha256), bytes);
    },
    delete(sha256, infohash) {
      const statement = infohash.length === 40 ? removeV1 : removeV2;
      statement.run({ sha256: fromHex(sha256), infohash: fromHex(infohash) });
    },
    deleteUnused: (sha256) => void removeUnused.run({ sha256: fromHex(sha256) }),
  };
}

/** What becomes of the bytes that are found by a torrent's id. */
export interface TorrentBytes {
  /** Gives those of a torrent that goes to the one that takes its place with the same bytes. */
  give(formerId: number, torrentId: number): void;
  delete(torrentId: number): void;
}

/** Prepares the changes. Call them inside a transaction. */
export function createTorrentBytes(connection: Connection): TorrentBytes {
  const move = connection.prepare<[number, number]>(
    'UPDATE torrent_bytes SET torrent_id = ? WHERE torrent_id = ?',
  );
  const remove = connection.prepare<[number]>('DELETE FROM torrent_bytes WHERE torrent_id = ?');
  return {
    give: (formerId, torrentId) => void move.run(torrentId, formerId),
    delete: (torrentId) => void remove.run(torrentId),
  };
}
