import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { checkTorrent } from '../../catalogue/check.ts';
import { createDrafting } from '../../catalogue/drafting.ts';
import type { TorrentDraft } from '../../catalogue/draft.ts';
import type { ThreadMessage } from '../../lib/thread-pool.ts';
import { toWire, type WireError } from '../../lib/wire-error.ts';
import { readWhole } from './read-file.ts';
import type { TorrentFile } from './torrent-files.ts';

/** The data with which a thread starts. */
export interface ReadThreadData {
  /** The folder that is imported. */
  readonly root: string;
  /** The paths of folders that are served beside the torrents. */
  readonly folders: readonly string[];
}

/** The draft of a file, or why there is none; one for each file of the request, in their order. */
export type ReadAnswer = readonly ({ readonly draft: TorrentDraft } | { readonly error: WireError })[];

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

async function read(
  { path, collection, fileName }: TorrentFile,
  bytes: Uint8Array,
): Promise<ReadAnswer[number]> {
  try {
    // Before the file is read, because it is cheaper.
    checkCollection(collection, fileName);
    readWhole(join(root, path), bytes);
    return { draft: await draft({ bytes, collection, fileName }) };
  } catch (error) {
    return { error: toWire(error) };
  }
}
