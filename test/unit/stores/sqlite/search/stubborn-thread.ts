// Stands in for the search thread: answers, hangs or dies, as the collection that is counted says.
import { parentPort } from 'node:worker_threads';
import type { SearchRequest } from '../../../../../src/stores/sqlite/writer/wire.ts';
import { hang } from '../../../../support/hanging.ts';

parentPort?.on('message', (request: SearchRequest | 'close') => {
  const collection =
    request !== 'close' && request.search === 'count' ? request.args[0].collection : undefined;
  if (request === 'close') parentPort?.close();
  else if (collection === 'die') process.exit(1);
  else if (collection === 'stuck') hang('search');
  else parentPort?.postMessage({ value: { count: 1, isMore: false } });
});

parentPort?.postMessage('ready');
