import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage } from '../../../lib/thread-pool.ts';
import { toWire } from '../../../lib/wire-error.ts';
import { openWriter } from '../database/connection.ts';
import { FileWatch } from '../database/file-watch.ts';
import { translateError } from '../database/translate-error.ts';
import { createCheckpointer } from './checkpoint.ts';
import type { CheckpointThreadData } from './checkpoints.ts';

if (parentPort === null) throw new Error('Cannot start the checkpoints: they do not run in a worker thread');
const port = parentPort;
const { file, identity } = workerData as CheckpointThreadData;
const watch = new FileWatch(file, identity);
watch.check();
const connection = openWriter(file);
const checkpointer = createCheckpointer(connection);

port.on('message', (request: 'checkpoint' | 'close') => {
  if (request === 'close') {
    connection.close();
    port.close();
  } else {
    port.postMessage(answer());
  }
});

port.postMessage('ready' satisfies ThreadMessage);

function answer(): ThreadMessage {
  try {
    watch.check();
    return { value: checkpointer.run() };
  } catch (error) {
    return { error: toWire(translateError(error)) };
  }
}
