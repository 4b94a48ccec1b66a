import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../lib/thread-pool.ts';
import { toWire } from '../lib/wire-error.ts';
import { openSameReader } from './file-watch.ts';
import { createApartSearch } from './search-apart.ts';
import { createListedSearch } from './search-listed.ts';
import { translateError } from './translate-error.ts';
import type { Search, SearchRequest } from './wire.ts';

if (parentPort === null) throw new Error('Cannot start the search: it is not in a thread of its own');
const port = parentPort;
const { file, identity } = workerData as { readonly file: string; readonly identity: string };
const connection = openSameReader(file, identity);
// In KiB. What is sorted by anything but time is looked up all over `listed`, which has 75 bytes a torrent: 80 MB for a
// million, of which the driver's 16 MB would read every page again and again.
connection.pragma('cache_size = -98304');
const listed = createListedSearch(connection);
const apart = createApartSearch(connection);

port.on('message', (request: SearchRequest | 'close') => {
  if (request === 'close') {
    connection.close();
    port.close();
  } else {
    port.postMessage(answer(request));
  }
});

port.postMessage('ready' satisfies ThreadMessage);

function answer(request: SearchRequest): ThreadMessage {
  try {
    return { value: search(request) };
  } catch (error) {
    return { error: toWire(translateError(error)) };
  }
}

function search(request: SearchRequest): ReturnType<Search[keyof Search]> {
  const [{ state = 'public', ownerId }] = request.args;
  const where = state === 'public' && ownerId === undefined ? listed : apart;
  return request.search === 'list' ? where.list(...request.args) : where.count(...request.args);
}
