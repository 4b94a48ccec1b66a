import { AppError } from '../errors.ts';
import type { Slices } from '../lib/slices.ts';
import type { BlobStore } from './blobs.ts';
import type { CatalogueStore } from './store.ts';
import type { Torrent } from './torrent.ts';

/** A public torrent with its .torrent file. */
export interface ReadFile {
  readonly torrent: Torrent;
  readonly bytes: Uint8Array;
}

export interface FilesParts {
  readonly store: Pick<CatalogueStore, 'find'>;
  readonly blobs: BlobStore;
  /** All readings with the same slices read one file in each turn of the event loop. */
  readonly slices: Slices;
}

/**
 * The files of listed torrents, each as it is at the moment it is read: the list may be minutes old, as its reader is slow.
 * What was moved, replaced or is no longer public, or for those alone who may read its collection, is left out.
 */
export async function* readFiles(
  listed: AsyncIterable<Torrent>,
  { slices, ...parts }: FilesParts,
): AsyncGenerator<ReadFile> {
  for await (const torrent of listed) {
    await slices.next();
    const file = await readNow(torrent, parts);
    if (file !== undefined) yield file;
  }
}

async function readNow(
  { id, area, collection, fileName }: Torrent,
  { store, blobs }: Omit<FilesParts, 'slices'>,
  missing?: string,
): Promise<ReadFile | undefined> {
  const torrent = await store.find({ path: { collection, fileName } });
  // Another torrent at the path was published later, so the list has it at its end.
  const isListed = torrent?.state === 'public' && torrent.area === area;
  if (torrent?.id !== id || !isListed) return undefined;
  const { sha256 } = torrent;
  try {
    return { torrent, bytes: await blobs.get(sha256) };
  } catch (error) {
    // Its bytes were changed since it was found.
    const isChanged = error instanceof AppError && error.code === 'not_found' && sha256 !== missing;
    if (!isChanged) throw error;
    return readNow(torrent, { store, blobs }, sha256);
  }
}
