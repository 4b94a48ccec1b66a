import { setImmediate } from 'node:timers/promises';
import { onTestFinished, vi } from 'vitest';

/** Hangs for ever, and tells those who watch hangs of that name. Only for threads. */
export function hang(name: string): never {
  const channel = new BroadcastChannel(name);
  channel.postMessage('hangs');
  const never = new Int32Array(new SharedArrayBuffer(4));
  for (;;) Atomics.wait(never, 0, 0);
}

/**
 * Stops the timeouts of this process until the test ends, so that no time limit passes by itself, however slow the machine
 * is. What it returns lets a limit pass when a thread hangs: it resolves to what rejects then, and rejects if that resolves.
 */
export function watchHangs(name: string, limitMs: number): (work: Promise<unknown>) => Promise<unknown> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const channel = new BroadcastChannel(name);
  let hangs = 0;
  channel.addEventListener('message', () => void hangs++);
  onTestFinished(() => {
    channel.close();
    vi.useRealTimers();
  });
  return async (work) => {
    const error = work.then(
      (value) => Promise.reject(new Error(`It ended with ${JSON.stringify(value)}`)),
      (reason: unknown) => reason,
    );
    // The pool may hear of the start of a thread only after the thread hangs: then its limit begins to count.
    while (await Promise.race([error.then(() => false), setImmediate(true)]))
      if (hangs > 0) vi.advanceTimersByTime(limitMs);
    if (hangs-- === 0) throw new Error(`It ended before its thread hung: ${String(await error)}`);
    return error;
  };
}
