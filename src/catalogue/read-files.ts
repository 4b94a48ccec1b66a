import { AppError } from '../errors.ts';
import type { Slices } from '../lib/slices.ts';
import { OPEN_AREA } from './areas.ts';
import type { BlobStore } from './blobs.ts';
import type { CatalogueStore } from './store.ts';
import type { Torrent } from './torrent.ts';

/** A public torrent with its .torrent file. */
export interface ReadFile {
  readonly torrent: Torrent;
  readonly bytes: Uint8Array;
}

export interface FilesParts {
  readonly store: Pick<CatalogueStore, 'find' | 'findRevision'>;
  readonly blobs: BlobStore;
  /** All readings with the same slices read a few files in each turn of the event loop. */
  readonly slices: Slices;
}

/** What is read in one turn: 1 to 2 ms of small files, or one of the largest. */
const TURN_FILES_MAX = 32;
const TURN_BYTES_MAX = 256 * 1024;

/**
 * The files of listed torrents, each as it is at the moment it is read: the list may be minutes old, as its reader is
 * slow. A torrent is left out when it was moved, replaced or is no longer public, or when its collection became
 * private. As long as nothing was changed since the list was begun, what is open to all is as it was listed, and is not
 * looked up again.
 */
export async function* readFiles(
  listed: AsyncIterable<Torrent>,
  { slices, ...parts }: FilesParts,
): AsyncGenerator<ReadFile> {
  const { store } = parts;
  const revisionNow = async (): Promise<number | undefined> => (await store.findRevision(''))?.number;
  const begun = await revisionNow();
  let [files, bytes] = [TURN_FILES_MAX, 0];
  for await (const torrent of listed) {
    if (files >= TURN_FILES_MAX || bytes >= TURN_BYTES_MAX) {
      await slices.next();
      [files, bytes] = [0, 0];
    }
    const isOpen = torrent.area === OPEN_AREA;
    const isAsListed = isOpen && begun !== undefined && begun === (await revisionNow());
    const file = (isAsListed && (await readListed(torrent, parts))) || (await readNow(torrent, parts));
    files++;
    bytes += torrent.metainfoBytes;
    if (file !== undefined) yield file;
  }
}

/** Undefined when its bytes were changed since it was listed. */
async function readListed(
  torrent: Torrent,
  { blobs }: Pick<FilesParts, 'blobs'>,
): Promise<ReadFile | undefined> {
  try {
    return { torrent, bytes: await blobs.get(torrent) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
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
  const file = await readListed(torrent, { blobs });
  if (file !== undefined) return file;
  // Its bytes were changed since it was found.
  if (sha256 !== missing) return readNow(torrent, { store, blobs }, sha256);
  throw new Error(`Cannot read the file of torrent ${id}: it is not stored`);
}
