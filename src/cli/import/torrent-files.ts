import type { WrittenFields } from '../../catalogue/edit.ts';
import { AppError } from '../../errors.ts';
import { formatBytes } from '../../lib/byte-text.ts';
import type { Infohash } from '../../metainfo/infohash.ts';
import { unreadable } from './read-file.ts';
import type { Found } from './walk.ts';

/** A .torrent file to import. */
export interface TorrentFile {
  /** Below the folder that is imported. */
  readonly path: string;
  readonly lengthBytes: number;
  /** Where it is published. */
  readonly collection: string;
  readonly fileName: string;
  /** What a database has of it; undefined for a file, which is read. */
  readonly given: GivenTorrent | undefined;
}

/** A torrent of a database. */
export interface GivenTorrent {
  readonly bytes: Uint8Array;
  /** The infohash that it must have. */
  readonly infohash: Infohash;
  /** Those that are not valid are left out. */
  readonly fields: WrittenFields;
  readonly publishedAt: Date | undefined;
  readonly isUnlisted: boolean;
}

/** Files that are read and published together. */
export interface Batch {
  readonly files: readonly TorrentFile[];
  /** What was not even read, and why. */
  readonly refused: readonly { readonly path: string; readonly error: AppError }[];
  /** How many links, hidden and other files were left alone. */
  readonly leftCount: number;
}

// One message and one savepoint for each batch, and no more bytes in memory than a few large files have.
const FILES_MAX = 64;
const BYTES_MAX = 4 * 1024 * 1024;
const OTHERS_MAX = 1000;

export interface BatchOptions {
  /** The collection for what is directly in the folder; `''` for none. */
  readonly collection: string;
  /** The largest .torrent file that is accepted, in bytes. */
  readonly bytesMax: number;
}

/** Collects files for a batch. */
export class Batching {
  #files: TorrentFile[] = [];
  #refused: Batch['refused'][number][] = [];
  #leftCount = 0;
  #bytes = 0;

  /** Adds a file. Yields the batch before it when that would be too large with it, and the one that is full with it. */
  *add(file: TorrentFile): Generator<Batch, void, void> {
    if (this.#bytes + file.lengthBytes > BYTES_MAX && this.#files.length > 0) yield this.take();
    this.#files.push(file);
    this.#bytes += file.lengthBytes;
    if (this.#files.length >= FILES_MAX) yield this.take();
  }

  /** Adds what is not even read. Yields the batch that is full with it. */
  *refuse(path: string, error: AppError): Generator<Batch, void, void> {
    this.#refused.push({ path, error });
    yield* this.#takeMany();
  }

  /** Counts what is left alone. Yields the batch that is full with it. */
  *leave(): Generator<Batch, void, void> {
    this.#leftCount += 1;
    yield* this.#takeMany();
  }

  /** What was collected, which may be nothing. */
  take(): Batch {
    const batch = { files: this.#files, refused: this.#refused, leftCount: this.#leftCount };
    [this.#files, this.#refused, this.#leftCount, this.#bytes] = [[], [], 0, 0];
    return batch;
  }

  *#takeMany(): Generator<Batch, void, void> {
    if (this.#refused.length + this.#leftCount >= OTHERS_MAX) yield this.take();
  }
}

/** The batches of what was found in a folder, in its order. A sub-folder is a collection. */
export function* batchesOf(
  found: Iterable<Found>,
  { collection, bytesMax }: BatchOptions,
): Generator<Batch, void, void> {
  const batching = new Batching();
  for (const item of found) {
    if (item.kind === 'other' || item.kind === 'special') yield* batching.leave();
    else if (item.kind === 'unreadable') yield* batching.refuse(item.path, unreadable(item.path, item.error));
    else if (item.lengthBytes > bytesMax) yield* batching.refuse(item.path, tooLarge(bytesMax));
    else {
      const { path, lengthBytes } = item;
      yield* batching.add({ path, lengthBytes, ...placeOf(path, collection), given: undefined });
    }
  }
  yield batching.take();
}

function placeOf(path: string, prefix: string): Pick<TorrentFile, 'collection' | 'fileName'> {
  const end = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(end, 0));
  return {
    collection: prefix === '' || folder === '' ? prefix + folder : `${prefix}/${folder}`,
    fileName: path.slice(end + 1).replace(/\.torrent$/i, '.torrent'),
  };
}

/** The error for a file that is larger than this many bytes. */
export function tooLarge(bytesMax: number): AppError {
  return new AppError('too_large', `Cannot import it: it has more than ${formatBytes(bytesMax)}`, {
    hint: 'Create it again with a larger piece length, or raise --upload-bytes-max.',
  });
}
