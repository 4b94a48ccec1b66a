import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BatchWriter } from '../../../src/lib/batch-writer.ts';

describe('BatchWriter', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function start() {
    const write = vi.fn((_notes: ReadonlyMap<string, number>) => Promise.resolve());
    const batch = new BatchWriter(write);
    const count = (key: string): void => batch.note(key, (noted = 0) => noted + 1);
    return { write, batch, count };
  }

  it('writes what was noted down together, once a minute', async () => {
    const { write, count } = start();
    for (let second = 0; second < 59; second += 1) count('a');
    count('b');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(write).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(write).toHaveBeenCalledExactlyOnceWith(
      new Map([
        ['a', 59],
        ['b', 1],
      ]),
    );
  });

  it('begins anew after each write, and writes nothing while nothing is noted', async () => {
    const { write, batch, count } = start();
    count('a');
    await vi.advanceTimersByTimeAsync(600_000);
    expect(write).toHaveBeenCalledOnce();
    await batch.flush();
    expect(write).toHaveBeenCalledOnce();
    count('a');
    await batch.flush();
    expect(write).toHaveBeenLastCalledWith(new Map([['a', 1]]));
  });

  it('is written down only when all that was noted before is', async () => {
    let finish = (): void => {};
    const written: string[] = [];
    const batch = new BatchWriter<string, number>(async (notes) => {
      await new Promise<void>((resolve) => (finish = resolve));
      written.push(...notes.keys());
    });
    batch.note('a', () => 1);
    const first = batch.flush();
    const second = batch.flush();
    finish();
    await second;
    expect(written).toEqual(['a']);
    await first;
  });

  it('waits for no minute at the end, and no longer after that', async () => {
    const { write, batch, count } = start();
    count('a');
    await batch.flush();
    expect(write).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });
});
