import { parentPort, workerData } from 'node:worker_threads';
import type { FilePart } from '../../../catalogue/verification.ts';
import { giveWay } from '../../../lib/give-way.ts';
import type { ThreadMessage } from '../../../lib/thread-pool.ts';
import { toWire } from '../../../lib/wire-error.ts';
import { openSameReader } from '../database/file-watch.ts';
import { translateError } from '../database/translate-error.ts';
import { createVerify } from './verify.ts';

/** One step. */
export interface VerifyRequest {
  readonly part: FilePart;
  readonly afterId: number;
  readonly bytesMax: number;
}

if (parentPort === null) throw new Error('Cannot start the verification: it does not run in a worker thread');
const port = parentPort;
giveWay();
const { file, identity } = workerData as { readonly file: string; readonly identity: string };
const connection = openSameReader(file, identity);
// Each page is read once.
connection.pragma('cache_size = -2048');
const verify = createVerify(connection);

port.on('message', (request: VerifyRequest | 'close') => {
  if (request === 'close') {
    connection.close();
    port.close();
  } else {
    port.postMessage(answer(request));
  }
});

port.postMessage('ready' satisfies ThreadMessage);

function answer({ part, afterId, bytesMax }: VerifyRequest): ThreadMessage {
  try {
    return { value: verify(part, afterId, bytesMax) };
  } catch (error) {
    return { error: toWire(translateError(error)) };
  }
}
