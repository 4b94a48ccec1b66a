import type { BlobStore } from '../../catalogue/blobs.ts';
import { AppError } from '../../errors.ts';
import type { Tables } from './tables.ts';

/** The bytes in memory. */
export function createBlobStore({ blobs }: Tables): BlobStore {
  return {
    async get({ sha256 }) {
      const bytes = blobs.get(sha256);
      if (bytes !== undefined) return bytes;
      throw new AppError('not_found', `Cannot read the file with the SHA-256 ${sha256}: it is not stored`);
    },
  };
}
