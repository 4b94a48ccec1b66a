import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { checkTorrent } from '../../catalogue/check.ts';
import { createDrafting } from '../../catalogue/drafting.ts';
import { toGivenFields, type WrittenFields } from '../../catalogue/edit.ts';
import { AppError } from '../../errors.ts';
import type { TorrentDraft } from '../../catalogue/draft.ts';
import type { ThreadMessage } from '../../lib/thread-pool.ts';
import { toWire, type WireError } from '../../lib/wire-error.ts';
import { readWhole } from './read-file.ts';
import { readMetadata, type KnownOfTorrent } from './metadata.ts';
import type { TorrentFile } from './torrent-files.ts';

/** The data with which a thread starts. */
export interface ReadThreadData {
  /** The folder that is imported. */
  readonly root: string;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
}

/**
 * The draft of a file with the time when it was published before, if that is known, or why there is none; one for each file of the
 * request, in their order.
 */
export type ReadAnswer = readonly (
  | { readonly draft: TorrentDraft; readonly publishedAt: Date | undefined }
  | { readonly error: WireError }
)[];

if (parentPort === null)
  throw new Error('Cannot start the reading of files: it does not run in a worker thread');
const port = parentPort;
const { root, folders } = workerData as ReadThreadData;
// Each thread has nothing else to do.
const checker = { check: async (bytes: Uint8Array) => checkTorrent(bytes) };
const { draft, checkCollection } = createDrafting({ checker, folders, now: () => new Date() });

port.on('message', (request: readonly TorrentFile[] | 'close') => {
  if (request === 'close') port.close();
  else void answer(request);
});

port.postMessage('ready' satisfies ThreadMessage);

async function answer(files: readonly TorrentFile[]): Promise<void> {
  // One buffer is posted faster than one for each file.
  const together = new Uint8Array(files.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0));
  const value: ReadAnswer[number][] = [];
  let end = 0;
  for (const file of files) {
    const start = end;
    end += file.lengthBytes;
    value.push(await read(file, together.subarray(start, end)));
  }
  port.postMessage({ value } satisfies ThreadMessage, [together.buffer]);
}

async function read(file: TorrentFile, bytes: Uint8Array): Promise<ReadAnswer[number]> {
  const { path, collection, fileName, given } = file;
  try {
    // Before the file is read, because it is cheaper.
    checkCollection(collection, fileName);
    if (given !== undefined) {
      bytes.set(given.bytes);
      return await draftWith(file, bytes, { ...given, fields: validFields(given.fields) });
    }
    readWhole(join(root, path), bytes);
    const known = readMetadata(join(root, path));
    return await draftWith(file, bytes, known);
  } catch (error) {
    return { error: toWire(error) };
  }
}

async function draftWith(
  { collection, fileName }: TorrentFile,
  bytes: Uint8Array,
  { infohash, fields, isUnlisted, publishedAt }: KnownOfTorrent,
): Promise<ReadAnswer[number]> {
  const visibility = isUnlisted ? 'unlisted' : undefined;
  const input = { bytes, collection, fileName, infohash, fields, visibility } as const;
  return { draft: await draft(input), publishedAt };
}

/** The fields without those that cannot be used here, such as a title that is too long. */
function validFields(fields: WrittenFields): WrittenFields {
  const valid = Object.entries(fields).filter(([name, value]) => {
    try {
      toGivenFields({ [name]: value });
      return true;
    } catch (error) {
      if (error instanceof AppError) return false;
      throw error;
    }
  });
  return Object.fromEntries(valid);
}
