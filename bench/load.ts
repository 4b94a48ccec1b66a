import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Slice, SliceResult } from './drive.ts';
import type { LoadAnswer } from './load-process.ts';

let shared: ChildProcess | undefined;

/** Puts a server under load from the second process of this run, which starts with the first call. */
export function measure(slice: Slice): Promise<SliceResult> {
  shared ??= start();
  return measureFrom(shared, slice);
}

/** Puts a server under load until `during` has ended, from a process of its own. Resolves to what `during` gave. */
export async function loadDuring<Value>(
  slice: Omit<Slice, 'durationMs'>,
  during: () => Promise<Value>,
): Promise<Value> {
  const child = start();
  const ended = once(child, 'close');
  try {
    const endless = measureFrom(child, { ...slice, durationMs: Number.MAX_SAFE_INTEGER });
    // It only ever ends by a refusal of the server.
    const refused = endless.then(() => Promise.reject(new Error('The load ended')));
    return await Promise.race([during(), refused]);
  } finally {
    child.kill();
    await ended;
  }
}

/** Ends the second process. */
export async function endLoad(): Promise<void> {
  if (shared === undefined) return;
  const ended = once(shared, 'close');
  shared.kill();
  shared = undefined;
  await ended;
}

function start(): ChildProcess {
  return fork(fileURLToPath(new URL('load-process.ts', import.meta.url)), { serialization: 'advanced' });
}

async function measureFrom(child: ChildProcess, slice: Slice): Promise<SliceResult> {
  child.send(slice);
  const [answer] = (await once(child, 'message')) as [LoadAnswer];
  if ('failure' in answer) throw new Error(answer.failure);
  return answer.result;
}
