import { Worker } from 'node:worker_threads';
import { describe, expect, it, vi } from 'vitest';
import { firstMessage } from '../../../src/lib/first-message.ts';

function start(source: string) {
  const thread = new Worker(source, { eval: true });
  const reports = { failed: vi.fn(), hangs: vi.fn(), works: vi.fn() };
  return { thread, reports };
}

describe('firstMessage', () => {
  it('resolves to what the thread posts first', async () => {
    const { thread, reports } = start(`require('worker_threads').parentPort.postMessage('done')`);
    expect(await firstMessage(thread, { name: 'one', limitMs: 60_000, reports })).toBe('done');
    expect(reports.failed).not.toHaveBeenCalled();
  });

  it('rejects with the error that ends the thread', async () => {
    const { thread, reports } = start(`throw new Error('broken')`);
    await expect(firstMessage(thread, { name: 'one', limitMs: 60_000, reports })).rejects.toThrow('broken');
  });

  it('names a thread that ends without an answer', async () => {
    const { thread, reports } = start('process.exit(0)');
    await expect(firstMessage(thread, { name: 'one', limitMs: 60_000, reports })).rejects.toMatchObject({
      code: 'unavailable',
      message: 'Cannot go on: the thread “one” failed: it ended without an answer',
    });
    expect(reports.failed).toHaveBeenCalledExactlyOnceWith('one', 'it ended without an answer');
  });

  it('terminates and names a thread that does not answer', async () => {
    const { thread, reports } = start('for (;;);');
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    await expect(firstMessage(thread, { name: 'one', limitMs: 10, reports })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await ended;
    expect(reports.failed).toHaveBeenCalledExactlyOnceWith('one', 'it did not answer within 0.01 seconds');
  });
});
