import { hash } from 'node:crypto';
import type { BlobStore } from '../../../catalogue/blobs.ts';
import { AppError } from '../../../errors.ts';
import type { Infohash } from '../../../metainfo/infohash.ts';
import type { Connection } from '../database/connection.ts';
import type { OpenCalls } from '../database/open-calls.ts';
import { fromHex } from './rows.ts';

/**
 * The bytes of .torrent files and pictures in the same database, so that they change in the same transaction as the rows that need
 * them.
 */
export function createBlobStore(reader: Connection, calls: OpenCalls): BlobStore {
  const select = reader
    .prepare<[Buffer | null], Uint8Array>('SELECT bytes FROM blobs WHERE sha256 = ?')
    .pluck();
  return {
    get: (sha256) =>
      calls.run(() => {
        const bytes = select.get(fromHex(sha256));
        if (bytes === undefined) {
          throw new AppError(
            'not_found',
            `Cannot read the file with the SHA-256 ${sha256}: it is not stored`,
          );
        }
        if (hash('sha256', bytes) !== sha256) {
          throw new Error(
            `Cannot read the file with the SHA-256 ${sha256}: its stored bytes have another SHA-256`,
          );
        }
        return bytes;
      }),
  };
}

export interface BlobWriter {
  put(sha256: string, bytes: Uint8Array): void;
  /** Deletes the bytes of a picture, unless something shows it. */
  deleteUnused(sha256: string): void;
  /** Unless a torrent still has them: the same is published in several areas by the same infohash. */
  delete(sha256: string, infohash: Infohash): void;
}

/** Prepares the changes of bytes. Call them inside a transaction. */
export function createBlobWriter(connection: Connection): BlobWriter {
  const insert = connection.prepare(
    'INSERT INTO blobs (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING',
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
    put: (sha256, bytes) => void insert.run(fromHex(sha256), bytes),
    delete(sha256, infohash) {
      const statement = infohash.length === 40 ? removeV1 : removeV2;
      statement.run({ sha256: fromHex(sha256), infohash: fromHex(infohash) });
    },
    deleteUnused: (sha256) => void removeUnused.run({ sha256: fromHex(sha256) }),
  };
}
