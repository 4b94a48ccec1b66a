import { parentPort } from 'node:worker_threads';
import type { ThreadMessage } from '../lib/thread-pool.ts';
import { toWire } from '../lib/wire-error.ts';
import { toPortable, type PortableMetainfo } from '../metainfo/portable.ts';
import { doCheck, type CheckRequest, type CheckResult } from './check-work.ts';

/** The result of a check, with the metainfo in the form in which it can be posted to another thread. */
export interface CheckAnswer extends Omit<CheckResult, 'metainfo'> {
  readonly tookMs: number;
  readonly portable: PortableMetainfo | undefined;
}

if (parentPort === null)
  throw new Error('Cannot start the check of torrents: it does not run in a worker thread');
const port = parentPort;

port.on('message', (request: CheckRequest | 'close') => {
  if (request === 'close') {
    port.close();
    return;
  }
  try {
    const value = answer(request);
    const transfer = value.portable === undefined ? [] : [value.portable.tape.cells.buffer];
    port.postMessage({ value } satisfies ThreadMessage, transfer);
  } catch (error) {
    port.postMessage({ error: toWire(error) } satisfies ThreadMessage);
  } finally {
    free(request.bytes);
  }
});

port.postMessage('ready' satisfies ThreadMessage);

/** Until they are collected, the files of earlier checks would take several times the memory of the one at hand. */
function free({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

function answer(request: CheckRequest): CheckAnswer {
  const start = performance.now();
  const { metainfo, ...result } = doCheck(request);
  const tookMs = performance.now() - start;
  return { ...result, tookMs, portable: metainfo && toPortable(metainfo) };
}
