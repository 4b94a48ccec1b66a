import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../../../lib/give-way.ts';
import type { TorrentFilter } from '../../../catalogue/torrent-list.ts';
import type { ThreadMessage } from '../../../lib/thread-pool.ts';
import { toWire } from '../../../lib/wire-error.ts';
import { inEachSpace, spaceOf } from '../lists/spaces.ts';
import { openSameReader } from '../database/file-watch.ts';
import { createApartSearch } from './search-apart.ts';
import { createLatestFinder } from './latest.ts';
import { createListedSearch } from './search-listed.ts';
import { translateError } from '../database/translate-error.ts';
import type { Search, Searches, SearchRequest } from '../writer/wire.ts';

if (parentPort === null) throw new Error('Cannot start the search: it does not run in a worker thread');
const port = parentPort;
// Many searches at once use all processors, and lists are made in the main thread.
giveWay();
const { file, identity, cacheBytes } = workerData as {
  readonly file: string;
  readonly identity: string;
  readonly cacheBytes: number;
};
const connection = openSameReader(file, identity);
// A negative size is in KiB.
connection.pragma(`cache_size = ${-Math.floor(cacheBytes / 1024)}`);
const listed = inEachSpace((space) => createListedSearch(connection, space));
const apart = createApartSearch(connection);
const findLatest = inEachSpace((space) => createLatestFinder(connection, listed[space]));

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

function search(request: SearchRequest): ReturnType<Searches[keyof Searches]> {
  switch (request.search) {
    case 'list':
      return searchFor(request.args[0]).list(...request.args);
    case 'count':
      return searchFor(request.args[0]).count(...request.args);
    case 'findCommonest':
      return searchFor(request.args[1]).findCommonest(...request.args);
    case 'findLatest':
      return findLatest[spaceOf(request.args[0].area)](...request.args);
    case 'countFacets':
      return listed[spaceOf(request.args[0].area)].countFacets(...request.args);
    case 'listCategories':
      return listed[''].listCategories(...request.args);
  }
}

/** The search that a filter needs. */
function searchFor({ state = 'public', ownerId, area }: TorrentFilter): Search {
  return state === 'public' && ownerId === undefined ? listed[spaceOf(area)] : apart;
}
