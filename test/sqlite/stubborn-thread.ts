// Stands in for the search thread: answers, hangs or dies, as the query says.
import { parentPort } from 'node:worker_threads';
import type { SearchRequest } from '../../src/sqlite/wire.ts';

parentPort?.on('message', (request: SearchRequest | 'close') => {
  if (request === 'close') parentPort?.close();
  else if (request.match === 'die') process.exit(1);
  else if (request.match === 'stuck') for (;;);
  else parentPort?.postMessage({ ids: [1] });
});
