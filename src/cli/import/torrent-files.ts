import { AppError } from '../../errors.ts';
import { formatBytes } from '../../lib/byte-text.ts';
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

/** The batches of what was found in a folder, in its order. A sub-folder is a collection. */
export function* batchesOf(
  found: Iterable<Found>,
  { collection, bytesMax }: BatchOptions,
): Generator<Batch, void, void> {
  let files: TorrentFile[] = [];
  let refused: Batch['refused'][number][] = [];
  let leftCount = 0;
  let bytes = 0;
  const take = (): Batch => {
    const batch = { files, refused, leftCount };
    [files, refused, leftCount, bytes] = [[], [], 0, 0];
    return batch;
  };
  for (const item of found) {
    if (item.kind === 'other' || item.kind === 'special') leftCount += 1;
    else if (item.kind === 'unreadable')
      refused.push({ path: item.path, error: unreadable(item.path, item.error) });
    else if (item.lengthBytes > bytesMax) refused.push({ path: item.path, error: tooLarge(bytesMax) });
    else {
      if (bytes + item.lengthBytes > BYTES_MAX && files.length > 0) yield take();
      files.push({ ...item, ...placeOf(item.path, collection) });
      bytes += item.lengthBytes;
    }
    if (files.length >= FILES_MAX || refused.length + leftCount >= OTHERS_MAX) yield take();
  }
  yield take();
}

function placeOf(path: string, prefix: string): Pick<TorrentFile, 'collection' | 'fileName'> {
  const end = path.lastIndexOf('/');
  const folder = path.slice(0, Math.max(end, 0));
  return {
    collection: prefix === '' || folder === '' ? prefix + folder : `${prefix}/${folder}`,
    fileName: path.slice(end + 1).replace(/\.torrent$/i, '.torrent'),
  };
}

function tooLarge(bytesMax: number): AppError {
  return new AppError('too_large', `Cannot import it: it has more than ${formatBytes(bytesMax)}`, {
    hint: 'Create it again with a larger piece length, or raise --upload-bytes-max.',
  });
}
