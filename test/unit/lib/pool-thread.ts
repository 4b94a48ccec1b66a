// A thread of a pool that does what it is asked for: it answers, hangs, dies, or waits until another request lets it go.
import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

const { slowStart } = workerData as { readonly slowStart?: SharedArrayBuffer };
if (slowStart !== undefined) Atomics.wait(new Int32Array(slowStart), 0, 0);

parentPort?.on('message', (request: string | Int32Array) => {
  if (request === 'close') parentPort?.close();
  else if (request === 'die') process.exit(1);
  else if (request === 'hang') for (;;);
  else if (request === 'throw') parentPort?.postMessage({ error: { name: 'Error', message: 'thrown' } });
  // A pipe: native code that nothing interrupts, until something is written there.
  else if (typeof request === 'string' && request.startsWith('open ')) {
    openSync(request.slice(5), 'r');
    parentPort?.postMessage({ value: 'opened' });
  } else if (typeof request === 'string') parentPort?.postMessage({ value: request });
  else {
    Atomics.wait(request, 0, 0);
    parentPort?.postMessage({ value: 'let go' });
  }
});

parentPort?.postMessage('ready');
